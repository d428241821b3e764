"""Copying in any order with typing, editing, channels, and a Python that is late or dead: what is done, what holds."""

import random
import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.operations.copying_scripts import CHANGE_TEXT, CONTROL_PYTHON, COPY, FINISH_COPY, KILL, OBSERVE, TAP
from tests.browser.support.builder_page import OPEN_FIELD, open_builder, wait_for_python

NAMES = ("your_name", "role", "company")
"""The fields that operations fill in. Python puts the first of them into every message."""

CAUSES = ("overslept", "traffic", "train")
CHANNELS = ("email", "text", "linkedin")
PARTS = ("body", "subject", "all")
UNSIGNED = "Copied, but without your name."
SAID_SECONDS = 4
MAX_KILLS = 4
"""Enough for Python to be given up, which it is after three deaths within a minute."""


class Copying:
    """A page of the builder, and what its visitor has done. `random` decides everything that chance decides.

    Attributes:
        answers: the fields as they are filled in.
        removed: channel -> answers that the visitor has taken out of its text.
        causes: channel and text -> the cause that it was written for.
        kills: how often Python was killed in this document.
        has_python_written: texts may be Python's, which needn't hold every answer.
    """

    def __init__(self, page: Page, site: str, seed: int) -> None:
        self.page, self.site = page, site
        self.random = random.Random(seed)  # noqa: S311
        self.answers = dict.fromkeys(NAMES, "")
        self.cause = "overslept"
        self.removed: dict[str, set[str]] = {}
        self.causes: dict[tuple[str, str], str] = {}
        self.kills = 0
        self.has_python_written = False

    def open(self) -> None:
        """Open the page; what its Python says is held back."""
        self.page.add_init_script(CONTROL_PYTHON + f"window.observe = {OBSERVE};")
        open_builder(self.page, self.site, f"#when=today&contact=none&cause={self.cause}", python=False)
        self.wait_until_live()

    def wait_until_live(self) -> None:
        """Wait until the page's script has taken over."""
        self.page.locator("#builder[data-live]").wait_for(timeout=60_000)

    def observe(self) -> dict[str, Any]:
        """Return what is in sight."""
        seen: dict[str, Any] = self.page.evaluate("(names) => window.observe(names)", list(NAMES))
        self.has_python_written |= seen["source"] == "python"
        return seen

    def word(self) -> str:
        """Return a word that was never given before."""
        return f"Zu{''.join(self.random.choices('abdegiklmnoprtu', k=8))}x"

    def by_hand(self, change: Callable[[], object]) -> None:
        """Let the visitor change the text: what they take out is no longer missing from it."""
        before = self.observe()
        change()
        after = self.observe()
        texts = [f"{seen['subject']}\n{seen['body']}" for seen in (before, after)]
        gone = {value for value in self.answers.values() if value in texts[0] and value not in texts[1]}
        self.removed.setdefault(after["channel"], set()).update(gone)
        self.forget_causes(after["channel"])

    def forget_causes(self, channel: str) -> None:
        """Expect nothing of a channel's texts: the visitor chose among them."""
        self.causes = {key: cause for key, cause in self.causes.items() if key[0] != channel}

    def answer(self) -> None:
        """Fill in a field, or empty it."""
        name = self.random.choice(NAMES)
        self.answers[name] = self.word() if self.random.random() < 0.85 else ""
        self.page.evaluate(OPEN_FIELD, name)
        self.page.fill(f"#f-{name}", self.answers[name])

    def choose_cause(self) -> None:
        """Say that something else happened."""
        self.cause = self.random.choice(CAUSES)
        self.page.evaluate(TAP, f"[name=cause][value={self.cause}]")

    def edit(self) -> None:
        """Write something of one's own, below the message or instead of it; it may be an answer, typed by hand."""
        text = self.random.choice([self.word(), *filter(None, self.answers.values())])
        is_appended = self.random.random() < 0.6
        self.by_hand(lambda: self.page.evaluate(CHANGE_TEXT, [text, is_appended]))

    def undo(self) -> None:
        """Go a step back."""
        self.by_hand(lambda: self.page.evaluate(TAP, "#undo"))

    def redo(self) -> None:
        """Go a step forward."""
        self.by_hand(lambda: self.page.evaluate(TAP, "#redo"))

    def use_new(self) -> None:
        """Take what Python suggests."""
        self.by_hand(lambda: self.page.evaluate(TAP, "#use-new"))

    def keep_mine(self) -> None:
        """Refuse what Python suggests: what isn't in the text is not to be there."""
        seen = self.observe()
        if self.page.evaluate(TAP, "#keep-mine"):
            gone = {value for value in self.answers.values() if value not in seen["subject"] + seen["body"]}
            self.removed.setdefault(seen["channel"], set()).update(gone)
            self.forget_causes(seen["channel"])

    def switch_channel(self) -> None:
        """Choose another channel, whether or not Python can write for it."""
        self.page.evaluate(TAP, f"[name=form][value={self.random.choice(CHANNELS)}]")

    def toggle_own(self) -> None:
        """Go to the box for a text that the visitor brings along, or back."""
        if not self.page.evaluate(TAP, "#own"):
            self.page.evaluate(TAP, "#own-back")

    def hold(self) -> None:
        """Let Python be late from now on."""
        self.page.evaluate("() => { window.isHeld = true; }")

    def release(self) -> None:
        """Let through what Python has said."""
        self.page.evaluate("() => window.release()")

    def kill(self) -> None:
        """Kill Python."""
        self.kills += 1
        self.page.evaluate(KILL)

    def retry(self) -> None:
        """Try to start a Python that was given up."""
        self.page.evaluate(TAP, "#retry")

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self.wait_until_live()
        self.kills = 0

    def settle(self) -> None:
        """Wait until Python has answered everything; then a message that nobody has edited lacks nothing."""
        self.release()
        if self.observe()["python"] == "failed":
            return
        wait_for_python(self.page)
        self.page.locator("#builder[data-python=ready]").wait_for(timeout=60_000)
        self.page.wait_for_timeout(400)
        seen = self.observe()
        if not seen["isSuggested"] and seen["channel"] != "own":
            self.causes[seen["channel"], seen["body"]] = self.cause
            self.check_copy("body", expected="Copied. Now paste it into " if self.answers["your_name"] else "Copied")

    def copy(self) -> None:
        """Copy a part of the message."""
        self.check_copy(self.random.choice(PARTS))

    def check_copy(self, part: str, expected: str = "") -> None:
        """Copy a part, and compare the clipboard with what was in sight, and what is said with what is true.

        expected: how what is said must begin; "" for whatever is true.

        Raises:
            AssertionError: they differ.
        """
        seen = self.page.evaluate(COPY, [part, list(NAMES)])
        self.has_python_written |= seen["source"] == "python"
        end = time.monotonic() + SAID_SECONDS
        while not (said_and_copied := self.page.evaluate(FINISH_COPY)):
            assert time.monotonic() < end, "nothing was said"
            time.sleep(0.05)
        said, copied = said_and_copied
        both = f"{seen['subject']}\n\n{seen['body']}" if seen["subject"] else seen["body"]
        whole = {"body": seen["body"], "subject": seen["subject"], "all": both}[part]
        if not whole.strip():
            assert "nothing to copy" in said, (said, seen)
            return
        assert copied == whole, (part, copied, seen)
        assert not expected or said.startswith(expected), (said, expected, seen)
        assert said.startswith("Copied"), said
        if said.startswith(UNSIGNED):
            assert not self.answers["your_name"], (said, seen)
        if said.startswith(("Copied:", "Copied.", UNSIGNED)):
            assert self.missing(seen, both) == [], (said, self.missing(seen, both), seen)
        else:
            self.check_reason(said, both, seen)

    def missing(self, seen: dict[str, Any], text: str) -> list[str]:
        """Return the answers that a text in sight certainly ought to have, and has not."""
        channel = seen["channel"]
        if channel == "own":
            return []
        certain = NAMES[:1] if self.has_python_written else NAMES
        values = {self.answers[name] for name in certain} - {""} - self.removed.get(channel, set())
        written_for = self.causes.get((channel, seen["body"]), self.cause)
        return sorted(value for value in values if value not in text) + [self.cause] * (written_for != self.cause)

    def check_reason(self, said: str, text: str, seen: dict[str, Any]) -> None:
        """Check what is said about a text that lacks something."""
        if "Accept the new text" in said:
            assert seen["isSuggested"], (said, seen)
            return
        assert not seen["isSuggested"], (said, seen)
        assert seen["channel"] != "own", (said, seen)
        assert ("isn’t working" in said) == (seen["python"] == "failed"), (said, seen)
        named = re.search(r"latest answers \((.+?)(?:, and \d+ more)?\)\. The builder", said)
        assert named, said
        value = self.answers.get(seen["labels"].get(named[1], ""), "")
        assert not value or value not in text, (said, value, seen)


OPERATIONS: dict[Callable[[Copying], None], int] = {
    Copying.answer: 5,
    Copying.choose_cause: 2,
    Copying.edit: 2,
    Copying.undo: 2,
    Copying.redo: 1,
    Copying.use_new: 1,
    Copying.keep_mine: 1,
    Copying.switch_channel: 3,
    Copying.toggle_own: 1,
    Copying.hold: 2,
    Copying.release: 3,
    Copying.kill: 2,
    Copying.retry: 1,
    Copying.reload: 1,
    Copying.settle: 2,
    Copying.copy: 10,
}
"""What is done at random, and how likely each is."""


def choose(copying: Copying) -> Callable[[Copying], None]:
    """Return what to do next."""
    possible = [one for one in OPERATIONS if one is not Copying.kill or copying.kills < MAX_KILLS]
    [operation] = copying.random.choices(possible, [OPERATIONS[one] for one in possible])
    return operation
