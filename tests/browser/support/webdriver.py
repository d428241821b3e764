"""Drive the Firefox and the WebKit that Debian packages.

Playwright drives these engines only in builds of its own. GitHub's runners download those; where they can't be
downloaded, this module is the only way to run the tests in Firefox and WebKit. Nothing else depends on it, so it can go
as soon as Playwright's builds are available everywhere. Selenium would replace the WebKit half only: for Firefox it
needs geckodriver, which Debian doesn't package.

Both speak WebDriver: WebKitGTK's driver over HTTP, Firefox by itself over a socket (`tests/support/marionette.py`).
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.browser.support.driver import TIMEOUT_SECONDS, Driver, wait_for
from tests.support import marionette
from tests.support.marionette import Send
from tests.support.process import retry, running_process

# Without its margins the window can be as narrow as a phone.
GTK_CSS = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }"

CONTROL, RELEASED = "\ue009", "\ue000"
"""WebDriver's characters for the control key, and for letting all such keys go."""

PATHS = {
    "NewSession": "session",
    "DeleteSession": "session/{session}",
    "SetTimeouts": "session/{session}/timeouts",
    "Navigate": "session/{session}/url",
    "ExecuteScript": "session/{session}/execute/sync",
    "FindElement": "session/{session}/element",
    "ElementClick": "session/{session}/element/{id}/click",
    "ElementSendKeys": "session/{session}/element/{id}/value",
    "SetWindowRect": "session/{session}/window/rect",
}


class WebDriver:
    """A page that WebDriver's commands drive."""

    def __init__(self, send: Send) -> None:
        self.send = send
        send("SetTimeouts", {"script": TIMEOUT_SECONDS * 1000})

    def open(self, url: str) -> None:  # noqa: D102
        self.send("Navigate", {"url": url})

    def evaluate(self, function: str, argument: object = None) -> Any:  # noqa: D102
        return self.send("ExecuteScript", {"script": f"return ({function})(arguments[0])", "args": [argument]})

    def tap(self, selector: str) -> None:  # noqa: D102
        # The driver itself scrolls just far enough, so that what lies over the page's edge may cover it.
        self.evaluate("(selector) => document.querySelector(selector).scrollIntoView({ block: 'center' })", selector)
        # The builder takes no tap while its page has just moved; Playwright waits for that by itself.
        wait_for(self, "() => !document.querySelector('#builder[data-moved]')")
        self.send("ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, text: str) -> None:  # noqa: D102
        self.send("ElementSendKeys", {"id": self._find(selector), "text": text})

    def press_with_control(self, selector: str, letter: str) -> None:  # noqa: D102
        self.type(selector, f"{CONTROL}{letter}{RELEASED}")

    def resize(self, width: int, height: int) -> None:  # noqa: D102
        self.send("SetWindowRect", {"width": width, "height": height})

    def _find(self, selector: str) -> str:
        [identity] = self.send("FindElement", {"using": "css selector", "value": selector}).values()
        return str(identity)


class FirefoxWebDriver(WebDriver):
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


@contextmanager
def firefox(program: Path) -> Iterator[Driver]:
    """Start Firefox with a profile of its own."""
    preferences = {
        "browser.shell.checkDefaultBrowser": False,
        # Without a network this machine can't be reached either.
        "network.disable-localhost-when-offline": True,
    }
    with marionette.launch(program, preferences) as send:
        yield FirefoxWebDriver(send)


@contextmanager
def webkit(program: Path) -> Iterator[Driver]:
    """Start WebKitGTK's small browser through its driver, on a screen that nobody sees."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with TemporaryDirectory() as folder:
        style = Path(folder, "gtk-3.0", "gtk.css")
        style.parent.mkdir()
        style.write_text(GTK_CSS)
        environment = {**os.environ, "XDG_CONFIG_HOME": folder}
        if os.geteuid() == 0:  # then its sandbox does not start; the pages are this site's only
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"]
        with running_process([*screen, str(program), f"--port={port}"], environment):
            send = partial(send_by_http, f"http://127.0.0.1:{port}/")
            session = retry(lambda: send("NewSession", {"capabilities": {}}))["sessionId"]
            yield WebDriver(lambda name, parameters: send(name, parameters, session))
            send("DeleteSession", {}, session)


def send_by_http(url: str, name: str, parameters: dict[str, Any], session: str = "") -> Any:
    """Send a command to a driver and return its value."""
    path = PATHS[name].format(session=session, id=parameters.get("id"))
    method = "DELETE" if name == "DeleteSession" else "POST"
    request = Request(url + path, json.dumps(parameters).encode(), method=method)  # noqa: S310  # this machine's
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310
            return json.load(response)["value"]
    except HTTPError as error:
        reason = json.load(error)["value"]
        raise RuntimeError(f"{name}: {reason['error']}: {reason['message']}") from None
