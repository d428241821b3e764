"""A browser and its model, which operations change alike and a check compares."""

import random
import re
import time
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error

from tests.browser.operations.model import ANSWERS, Draft, Model
from tests.browser.support.builder_page import OPEN_FIELD
from tests.browser.support.driver import wait_for
from tests.browser.support.tabs import Tabs

WORD = re.compile("zu[a-z]{8}x")
"""What every word of the visitor's looks like, in small letters."""

CHECK_SECONDS = 20
"""Seconds in which the page must agree with the model: Python that hangs is given six, and then starts anew."""

OBSERVE = """
(fields) => {
  const builder = document.querySelector("#builder");
  const shown = (id) => document.getElementById(id).value;
  const all = [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value);
  const kept = localStorage.getItem(`missed-interview.kept.${sessionStorage.getItem("missed-interview.tab")}`);
  const traces = [location.href, document.title, window.name, document.cookie, JSON.stringify(history.state)];
  return {
    isLive: "live" in builder.dataset,
    isPython: builder.dataset.source === "python" && builder.dataset.python === "ready",
    body: shown("message-body"),
    invitation: shown("invitation-text"),
    answers: Object.fromEntries(fields.map((field) => [field, shown(`f-${field}`)])),
    cause: document.querySelector("[name=cause]:checked")?.value ?? "",
    isKept: document.querySelector("#keep").checked,
    kept: kept === null ? "nothing" : kept === sessionStorage.getItem("missed-interview.draft") ? "the draft" : kept,
    page: [document.documentElement.outerHTML, ...all].join(),
    tab: JSON.stringify({ ...sessionStorage }),
    device: JSON.stringify({ ...localStorage }),
    traces: traces.join(),
  };
}
"""

ARRIVED = """
(token) => document.querySelector("#builder")?.dataset.live === "" && window.token !== token
  && (window.token ? "cached" : "loaded")
"""

IN_SIGHT = """
() => {
  const builder = document.querySelector("#builder");
  const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
  return JSON.stringify([location.href, document.readyState, { ...builder?.dataset }, window.token,
    scripts.map(({ name, responseStatus }) => [name.split("/").at(-1), responseStatus])]);
}
"""


class Session:
    """A browser and its model. `random` decides everything that chance decides."""

    def __init__(self, tabs: Tabs, site: str, seed: int) -> None:
        self.tabs, self.site, self.model = tabs, site, Model()
        self.random = random.Random(seed)  # noqa: S311
        self.moves = 0
        self.is_offline = False
        self.has_read = False

    @property
    def can_read(self) -> bool:
        """Whether Python can read an invitation: what it needs for that is there offline once it was needed."""
        return self.has_read or not self.is_offline

    @property
    def draft(self) -> Draft:
        """What the tab in sight has."""
        return self.model.tab.draft

    def new_word(self) -> str:
        """Return a word that was never given before, as of the visitor's in this draft."""
        word = self.any_word()
        self.draft.words.add(word.lower())
        return word

    def any_word(self) -> str:
        """Return a word that was never given before."""
        return f"Zu{''.join(self.random.choices('abdegiklmnoprtu', k=8))}x"

    def open_builder(self) -> None:
        """Open the builder in the tab in sight."""
        self.tabs.open(f"{self.site}builder/")
        self.arrive(-1)

    def open_field(self, name: str) -> None:
        """Open every part of the page that a field stands in."""
        self.tabs.evaluate(OPEN_FIELD, name)

    def wait(self, condition: str, argument: object = None) -> Any:
        """Return what a function in the page returns once that is true, through whatever comes and goes."""
        return wait_for(self.tabs, condition, argument)

    def wait_for_python(self) -> None:
        """Wait until Python has written the message."""
        self.wait(
            "() => document.querySelector('#builder').dataset.source === 'python'"
            " && document.querySelector('#builder').dataset.python === 'ready'"
        )

    def mark(self) -> int:
        """Put a mark on the document in sight, by which it is known when it comes back."""
        self.moves += 1
        self.tabs.evaluate("(token) => { window.token = token; }", self.moves)
        return self.moves

    def arrive(self, token: int, move: str = "") -> str:
        """Move, and wait until another document of the builder than the one with this mark is in sight.

        Now and then a busy browser drops a move. Where the document with the mark is still in sight after half of the
        time, it's made once more.

        Returns:
            "cached" or "loaded".
        """
        for _ in range(2):
            with suppress(Error, RuntimeError):  # between two documents
                self.tabs.evaluate(
                    f"(token) => {{ if (window.token === token) setTimeout(() => {{ {move} }}); }}", token
                )
            end = time.monotonic() + CHECK_SECONDS
            while time.monotonic() < end:
                with suppress(Error, RuntimeError):
                    if how := self.tabs.evaluate(ARRIVED, token):
                        return str(how)
                time.sleep(0.05)
        raise AssertionError(f"the document did not come; in sight is {self.tabs.evaluate(IN_SIGHT)}")

    def check(self) -> None:
        """Compare the tab in sight with the model.

        Raises:
            AssertionError: they differ; it says in what.
        """
        end = time.monotonic() + CHECK_SECONDS
        while differences := self.differences():
            assert time.monotonic() < end, "; ".join(differences)
            time.sleep(0.05)

    def check_all(self) -> None:
        """Compare all tabs, and go back to the one in sight."""
        shown = self.model.number
        for number in [*range(shown), *range(shown + 1, len(self.model.tabs)), shown]:
            self.show(number)
            self.check()

    def show(self, number: int) -> None:
        """Show a tab."""
        if number != self.model.number:
            self.tabs.show_tab(number)
            self.model.number = number

    def differences(self) -> list[str]:
        """Return in what the tab in sight differs from the model at this moment."""
        seen = self.tabs.evaluate(OBSERVE, list(ANSWERS))
        tab = self.model.tab
        draft, document = tab.draft, tab.document
        body = draft.text.body
        pairs = {
            "live": (seen["isLive"], True),
            "answers": (seen["answers"], draft.answers),
            "cause": (seen["cause"], draft.cause),
            "the box to keep the draft": (seen["isKept"], tab.is_kept),
            "kept": (seen["kept"], "the draft" if tab.is_kept else "nothing"),
            "body": (seen["body"], body if body is not None else seen["body"]),
        }
        if not (document.is_cached and seen["invitation"] == ""):
            pairs["invitation"] = (seen["invitation"], document.invitation)
        found = [
            f"{name} is {actual!r}, not {expected!r}"
            for name, (actual, expected) in pairs.items()
            if actual != expected
        ]
        given = draft.answers["your_name"]
        if body is None and draft.channel != "own" and seen["isPython"] and given not in seen["body"]:
            found.append(f"the name {given} is not in the message")
        allowed = {
            "page": draft.words | set(WORD.findall(document.invitation.lower())),
            "tab": draft.words,
            "device": self.model.device_words,
            "traces": set[str](),
        }
        for place, words in allowed.items():
            text = seen[place].lower()
            for word in sorted(set(WORD.findall(text)) - words):
                found.append(f"{place} holds {text[max(0, text.index(word) - 200) : text.index(word) + 20]!r}")
        return found
