"""A new text is shown first and checked after that; what was found about an older one doesn't stand beside it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder, wait_for_python

RECORD = """
globalThis.asked = [];
globalThis.Worker = class extends Worker {
  postMessage(message, ...rest) {
    if (message.type === "request") {
      const shown = document.getElementById("message-body").value;
      asked.push({ ...JSON.parse(message.request), shown });
    }
    super.postMessage(message, ...rest);
  }
};
"""
"""Notes every request that the page hands to Python, with the text that the page shows then."""

IS_CHECKED = "(name) => asked.at(-1).action === 'check' && asked.at(-1).text.body.includes(name)"

TYPE_AT_ONCE = """
(names) => {
  const input = document.getElementById("f-your_name");
  for (const name of names) {
    input.value = name;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
"""

EDIT = """
([from, to]) => {
  const box = document.getElementById("message-body");
  box.value = box.value.replace(from, to);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return [...document.querySelectorAll(".finding[data-rule=placeholder-left]")]
    .filter((finding) => finding.checkVisibility({ visibilityProperty: true })).length;
}
"""
"""Changes the text in the box; returns how many findings are in sight before the check can have come."""


@pytest.fixture
def asking(page: Page, site: str) -> Page:
    """The builder with a message, its requests being noted."""
    page.add_init_script(RECORD)
    open_builder(page, site, "#situation=missed&cause=overslept")
    wait_for_python(page)
    return page


def requests(page: Page) -> list[dict[str, Any]]:
    """What the page has asked so far."""
    asked: list[dict[str, Any]] = page.evaluate("asked")
    return asked


def test_text_is_shown_before_it_is_checked(asking: Page) -> None:
    """An answer asks for the message, and once that's in sight for a check of it, as the builder's own."""
    field(asking, "your_name").fill("Zoë Ray")
    asking.wait_for_function(IS_CHECKED, arg="Zoë Ray")

    compose, check = requests(asking)[-2:]
    assert (compose["action"], "Zoë Ray" in compose["shown"]) == ("compose", False)
    assert check["text"]["body"] == check["shown"]
    assert check["generated"]


def test_only_the_newest_text_is_checked(asking: Page) -> None:
    """Of answers that follow each other faster than Python writes, the last one's text alone is checked."""
    asking.wait_for_function(IS_CHECKED, arg="")
    earlier = len(requests(asking))
    asking.evaluate(TYPE_AT_ONCE, [f"Zoë {'e' * count}." for count in range(1, 30)])
    asking.wait_for_function(IS_CHECKED, arg=f"Zoë {'e' * 29}.")

    actions = [request["action"] for request in requests(asking)[earlier:]]
    assert actions.count("check") == 1
    assert actions.count("compose") < 29


def test_findings_about_words_that_are_gone_are_hidden_at_once(asking: Page) -> None:
    """A finding goes with its words and not only with the next check; one whose words have moved stays in sight."""
    findings = asking.locator(".finding[data-rule=placeholder-left]")
    body(asking).fill("Dear Ms Lee,\n\nI'm sorry I missed [date] and [time].\n\nKind regards,\nSam")
    expect(findings).to_have_count(2)

    assert asking.evaluate(EDIT, ["Dear", "Very dear"]) == 2
    assert asking.evaluate(EDIT, ["[date]", "Tuesday"]) == 1
    expect(findings).to_have_count(1)
    expect(findings).to_be_visible()
