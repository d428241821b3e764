"""One interface to a browser, whichever engine it is and whatever drives it."""

import json
import time
from typing import Any, Protocol

from playwright.sync_api import Page

TIMEOUT_SECONDS = 90
"""Seconds that one script or one wait may take: the engines are slow on a busy machine."""


class Driver(Protocol):
    """A browser with one page."""

    def open(self, url: str) -> None:
        """Go to an address and wait until it has loaded."""

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a JavaScript function in the page with a JSON value; return its value, awaited."""

    def tap(self, selector: str) -> None:
        """Bring the element that a CSS selector finds into sight, and click on it as a pointer does."""

    def type(self, selector: str, text: str) -> None:
        """Type into the element that a CSS selector finds."""

    def press_with_control(self, selector: str, letter: str) -> None:
        """Press the control key and a letter in the element that a CSS selector finds: x cuts, v pastes."""

    def resize(self, width: int, height: int) -> None:
        """Set the size of the viewport, in CSS pixels; the height as nearly as the window allows."""


class PlaywrightDriver:
    """A page that Playwright drives: Chromium, and its own builds of Firefox and WebKit."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:  # noqa: D102  # see Driver, here and below
        self.page.goto(url)

    def evaluate(self, function: str, argument: object = None) -> Any:  # noqa: D102
        return self.page.evaluate(function, argument)

    def tap(self, selector: str) -> None:  # noqa: D102
        self.page.click(selector)

    def type(self, selector: str, text: str) -> None:  # noqa: D102
        self.page.locator(selector).press_sequentially(text)

    def press_with_control(self, selector: str, letter: str) -> None:  # noqa: D102
        self.page.press(selector, f"Control+{letter}")

    def resize(self, width: int, height: int) -> None:  # noqa: D102
        self.page.set_viewport_size({"width": width, "height": height})


def wait_for(driver: Driver, condition: str, argument: object = None, seconds: float = TIMEOUT_SECONDS) -> Any:
    """Return what a JavaScript function returns, as soon as that is true.

    Raises:
        AssertionError: it didn't become true in time.
    """
    end = time.monotonic() + seconds
    while not (value := driver.evaluate(condition, argument)):
        assert time.monotonic() < end, f"{condition} {json.dumps(argument)}"
        time.sleep(0.05)
    return value
