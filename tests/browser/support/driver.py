"""One way to use a browser, whichever engine it is and whoever drives it."""

import json
import time
from collections.abc import Callable
from typing import Any, Protocol

from playwright.sync_api import Page

PATIENCE = 90
"""Seconds that one script or one wait may take: the engines are slow on a busy machine."""

type Send = Callable[[str, dict[str, Any]], Any]
"""Sends a WebDriver command by its name (https://www.w3.org/TR/webdriver2/); returns its value."""


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

    def resize(self, width: int, height: int) -> None:
        """Set the size of the viewport, in CSS pixels; the height as nearly as the window allows."""


class Played:
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

    def resize(self, width: int, height: int) -> None:  # noqa: D102
        self.page.set_viewport_size({"width": width, "height": height})


class Remote:
    """A page that WebDriver's commands drive."""

    def __init__(self, send: Send) -> None:
        self.send = send
        send("SetTimeouts", {"script": PATIENCE * 1000})

    def open(self, url: str) -> None:  # noqa: D102
        self.send("Navigate", {"url": url})

    def evaluate(self, function: str, argument: object = None) -> Any:  # noqa: D102
        return self.send("ExecuteScript", {"script": f"return ({function})(arguments[0])", "args": [argument]})

    def tap(self, selector: str) -> None:  # noqa: D102
        self.send("ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, text: str) -> None:  # noqa: D102
        self.send("ElementSendKeys", {"id": self._find(selector), "text": text})

    def resize(self, width: int, height: int) -> None:  # noqa: D102
        self.send("SetWindowRect", {"width": width, "height": height})

    def _find(self, selector: str) -> str:
        [identity] = self.send("FindElement", {"using": "css selector", "value": selector}).values()
        return str(identity)


class RemoteFirefox(Remote):
    """Firefox, whose window cannot be as narrow as a phone: the page in it can."""

    def resize(self, width: int, height: int) -> None:  # noqa: D102
        style = [
            (f"{end}-{side}", f"{size}px")
            for end in ("min", "max")
            for side, size in (("width", width), ("height", height))
        ]
        self.send("Marionette:SetContext", {"value": "chrome"})
        self.evaluate("(style) => style.forEach((one) => gBrowser.selectedBrowser.style.setProperty(...one))", style)
        self.send("Marionette:SetContext", {"value": "content"})


def wait_for(driver: Driver, condition: str, argument: object = None, seconds: float = PATIENCE) -> Any:
    """Return what a JavaScript function returns, as soon as that is true.

    Raises:
        AssertionError: it never was.
    """
    end = time.monotonic() + seconds
    while not (found := driver.evaluate(condition, argument)):
        assert time.monotonic() < end, f"{condition} {json.dumps(argument)}"
        time.sleep(0.05)
    return found
