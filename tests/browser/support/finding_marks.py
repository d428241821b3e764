"""Where the marks of the check's findings stand beside the message."""

from collections.abc import Mapping
from typing import Any, Final

PLACES: Final = """
() => {
  const box = document.querySelector("#message-body"), look = getComputedStyle(box);
  const {x, y, right} = box.getBoundingClientRect();
  // What the box shows, in the order of its lines: the test's own copy of it.
  const copy = document.createElement("pre");
  copy.textContent = box.value;
  const measures = ["fontFamily", "fontSize", "lineHeight", "letterSpacing", "padding", "border", "boxSizing", "width"];
  for (const name of measures) copy.style[name] = look[name];
  Object.assign(copy.style, {position: "fixed", left: `${x}px`, top: `${y}px`, margin: 0, whiteSpace: "pre-wrap"});
  document.body.append(copy);
  const marks = [...document.querySelectorAll(".finding [data-do=show]")].filter((mark) => mark.checkVisibility());
  const places = marks.map((mark) => {
    const say = document.getElementById(mark.getAttribute("aria-describedby")).textContent;
    const card = mark.closest(".finding").getBoundingClientRect(), {top, bottom, left} = mark.getBoundingClientRect();
    return {say, top, bottom, left, card: {top: card.top, bottom: card.bottom, left: card.left}};
  });
  const sentence = (words) => {
    const range = document.createRange(), start = box.value.indexOf(words);
    range.setStart(copy.firstChild, start);
    range.setEnd(copy.firstChild, start + words.length);
    const {top, bottom} = range.getBoundingClientRect();
    return {top, bottom};
  };
  const sentences = box.value.split("\\n").filter(Boolean).map((line) => ({line, ...sentence(line)}));
  copy.remove();
  return {places, sentences, right};
}
"""
"""A JavaScript function that returns each mark's place and its finding's, and those of the message's lines."""


def marks_by_line(seen: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Line of the message -> the mark whose middle is within it, and where that stands; from what `PLACES` returns."""
    found = {}
    for mark in seen["places"]:
        middle = (mark["top"] + mark["bottom"]) / 2
        lines = [line for line in seen["sentences"] if line["top"] <= middle <= line["bottom"]]
        assert len(lines) == 1, (mark, seen)
        assert mark["left"] >= seen["right"]
        found[lines[0]["line"]] = mark
    return found
