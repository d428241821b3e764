"""Browsers with several tabs, a clipboard, a back-forward cache and a network that can be cut: Chromium and Firefox."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, Playwright

from tests.browser.support.browsers import FLAGS
from tests.browser.support.driver import Driver, PlaywrightDriver
from tests.browser.support.webdriver import FirefoxWebDriver, firefox

TABBED_ENGINES = ("chromium", "firefox")

IS_SITE_CACHED = """
async () => {
  const names = await caches.keys();
  const files = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return navigator.serviceWorker.controller && files.length === 2 && files.every(({ length }) => length >= 4);
}
"""
"""Whether the service worker has the site and Python."""

CONTROL, BACKSPACE = "\ue009", "\ue003"
"""Keys of WebDriver's."""

COPY = """
const { classes: Cc, interfaces: Ci } = Components;
return Cc["@mozilla.org/widget/clipboardhelper;1"].getService(Ci.nsIClipboardHelper).copyString(arguments[0]);
"""


class Tabs(Driver, Protocol):
    """A browser with several tabs; what else a driver does, it does in the one in sight."""

    def open_tab(self) -> None:
        """Open an empty tab behind the others, and show it."""

    def show_tab(self, number: int) -> None:
        """Show a tab."""

    def close_tab(self) -> None:
        """Close the tab in sight, and show the first one."""

    def close_others(self) -> None:
        """Close all tabs but the one in sight."""

    def set_offline(self, offline: bool) -> None:
        """Cut the network, or restore it."""

    def fill(self, selector: str, text: str) -> None:
        """Replace what stands in a box."""

    def paste(self, selector: str, text: str) -> None:
        """Replace what stands in a box from the clipboard, by its keys."""


class ChromiumTabs(PlaywrightDriver):
    """Chromium, driven by Playwright."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.context = browser.new_context()
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
        super().__init__(self.context.new_page())

    def open_tab(self) -> None:  # noqa: D102  # see Tabs, here and below
        self.page = self.context.new_page()

    def show_tab(self, number: int) -> None:  # noqa: D102
        self.page = self.context.pages[number]
        self.page.bring_to_front()

    def close_tab(self) -> None:  # noqa: D102
        self.page.close()
        self.show_tab(0)

    def close_others(self) -> None:  # noqa: D102
        for page in self.context.pages:
            if page != self.page:
                page.close()

    def set_offline(self, offline: bool) -> None:  # noqa: D102
        self.context.set_offline(offline)

    def fill(self, selector: str, text: str) -> None:  # noqa: D102
        self.page.fill(selector, text)

    def paste(self, selector: str, text: str) -> None:  # noqa: D102
        self.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
        self.page.focus(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Control+V")


class FirefoxTabs(FirefoxWebDriver):
    """Firefox, driven by WebDriver."""

    def open_tab(self) -> None:  # noqa: D102
        handle = self.send("NewWindow", {"type": "tab"})["handle"]
        self.send("SwitchToWindow", {"handle": handle, "focus": True})

    def show_tab(self, number: int) -> None:  # noqa: D102
        handle = self.send("GetWindowHandles", {})[number]
        self.send("SwitchToWindow", {"handle": handle, "focus": True})

    def close_tab(self) -> None:  # noqa: D102
        self.send("CloseWindow", {})
        self.show_tab(0)

    def close_others(self) -> None:  # noqa: D102
        kept = self.send("GetWindowHandle", {})
        for handle in self.send("GetWindowHandles", {}):
            if handle != kept:
                self.send("SwitchToWindow", {"handle": handle})
                self.send("CloseWindow", {})
        self.send("SwitchToWindow", {"handle": kept, "focus": True})

    def set_offline(self, offline: bool) -> None:  # noqa: D102
        self._privileged("Services.io.offline = arguments[0];", offline)

    def fill(self, selector: str, text: str) -> None:  # noqa: D102
        self.type(selector, f"{CONTROL}a{CONTROL}{BACKSPACE}{text}")

    def paste(self, selector: str, text: str) -> None:  # noqa: D102
        self._privileged(COPY, text)
        self.type(selector, f"{CONTROL}av{CONTROL}")

    def _privileged(self, script: str, argument: object) -> None:
        self.send("Marionette:SetContext", {"value": "chrome"})
        self.send("ExecuteScript", {"script": script, "args": [argument]})
        self.send("Marionette:SetContext", {"value": "content"})


@contextmanager
def open_tabs(engine: str, program: Path, playwright: Playwright, origin: str) -> Iterator[Tabs]:
    """Start a browser, for pages of one origin."""
    if engine == "firefox":
        with firefox(program) as driver:
            assert isinstance(driver, FirefoxWebDriver)
            yield FirefoxTabs(driver.send)
        return
    browser = playwright.chromium.launch(
        executable_path=program, args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield ChromiumTabs(browser, origin)
    browser.close()
