"""A visitor whose effort is counted: taps, keys, screens scrolled, and how long the message is in sight.

Seconds are a keystroke-level model (Card, Moran and Newell, 1983), as in the walk-through of ten visitors: 1.1 a tap,
0.3 a key, 2 a screen scrolled, 1.35 a question answered. It compares designs; it forecasts nothing.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

TAP, KEY, SCREEN, ANSWER = 1.1, 0.3, 2.0, 1.35
TIME_PICKER = 3
"""Taps that the native picker of a time takes."""
PAUSE = 400
"""Milliseconds that a visitor looks at what a tap has done."""
DRAWING_TIMEOUT = 3_000
"""Milliseconds that a busy machine may take to show it."""

VISIBLE_AREA = """
() => {
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const bar = document.querySelector(".bar");
  // On a desktop it is a small box that shows now and then.
  const isEdge = bar !== null && getComputedStyle(bar).position === "sticky";
  return [header, isEdge ? bar.getBoundingClientRect().top : innerHeight];
}
"""

IS_MESSAGE_IN_SIGHT = f"""
() => {{
  const [header, end] = ({VISIBLE_AREA})();
  const isIn = (element, start, end) => {{
    const {{ top, bottom, height }} = element.getBoundingClientRect();
    return height > 0 && Math.min(bottom, end) - Math.max(top, start) >= Math.min(height, 40);
  }};
  if (document.querySelector("dialog[open]")) return isIn(document.querySelector("#call-say"), 0, innerHeight);
  const parts = [...document.querySelectorAll("#message-body, .gap__sentence:not([hidden])")];
  const changed = document.querySelector("#changed-sentence");
  return parts.some((part) => isIn(part, header, end)) || isIn(changed, header, innerHeight);
}}
"""

IS_FIXED = "(control) => control.closest('.bar, dialog[open]') !== null"
"""Whether a control is always on the screen, wherever the page is scrolled to."""


@dataclass
class Visitor:
    """What a visitor has done on a page so far."""

    page: Page
    taps: int = 0
    keys: int = 0
    screens: float = 0.0
    answers: int = 0
    in_sight: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The model's time for all of it."""
        return self.taps * TAP + self.keys * KEY + self.screens * SCREEN + self.answers * ANSWER

    @property
    def share_in_sight(self) -> float:
        """The share of the time in which the message, or the sentence that changes, was in sight."""
        return sum(time for time, is_seen in self.in_sight if is_seen) / sum(time for time, _ in self.in_sight)

    @property
    def effort(self) -> str:
        """All of it in a line."""
        counts = f"{self.taps} taps, {self.keys} keys, {self.screens:.1f} screens, {self.answers} answers"
        return f"{counts}: {self.seconds:.0f} s, in sight {self.share_in_sight:.0%}"

    def tap(self, target: Locator, *, answers: bool = False, taps: int = 1) -> None:
        """Scroll to a control if need be, and tap it."""
        self._spend(taps * TAP + self._scroll_to(target) * SCREEN + answers * ANSWER)
        self.taps += taps
        self.answers += answers
        target.click()
        self.page.wait_for_timeout(PAUSE)

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        self.page.keyboard.type(text)
        self.keys += len(text)
        self.answers += 1
        self.page.wait_for_timeout(PAUSE)
        self._spend(len(text) * KEY + ANSWER)

    def press(self, key: str, *, times: int = 1) -> None:
        """Press one key, or two at once, that type nothing: Enter, Tab, Control+V."""
        for _ in range(times):
            self.page.keyboard.press(key)
        self.keys += times
        self.page.wait_for_timeout(PAUSE)
        self._spend(times * KEY)

    def pick(self, target: Locator, value: str, taps: int) -> None:
        """Set a date or a time with the native picker."""
        self._spend(taps * TAP + self._scroll_to(target) * SCREEN + ANSWER)
        self.taps += taps
        self.answers += 1
        target.fill(value)
        self.page.wait_for_timeout(PAUSE)

    def _scroll_to(self, target: Locator) -> float:
        """Scroll as far as it takes to see a control; return how many screens that is."""
        if target.evaluate(IS_FIXED):
            return 0.0
        top, bottom = self.page.evaluate(VISIBLE_AREA)
        box = target.bounding_box()
        assert box, target
        if box["height"] == 0 or (box["y"] >= top and box["y"] + box["height"] <= bottom):
            return 0.0
        distance = box["y"] - bottom + box["height"] + 20 if box["y"] > top else box["y"] - top - 20
        self.page.evaluate("(distance) => scrollBy(0, distance)", distance)
        screens: float = abs(distance) / (bottom - top)
        self.screens += screens
        return screens

    def _spend(self, seconds: float) -> None:
        """Count the time, and whether the message is in sight: at once, or as soon as a busy machine has drawn it."""
        try:
            self.page.wait_for_function(IS_MESSAGE_IN_SIGHT, timeout=DRAWING_TIMEOUT)
            is_in_sight = True
        except PlaywrightTimeout:
            is_in_sight = False
        self.in_sight.append((seconds, is_in_sight))
