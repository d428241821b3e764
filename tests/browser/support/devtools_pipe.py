"""Chromium as it is without Playwright, which forbids it to prerender: driven through its own pipe.

Only a client that attaches to a tab, not to the page in it, lets pages be prerendered:
https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/public/devtools_protocol/
"""

import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from tests.browser.support.browsers import FLAGS

TIMEOUT_SECONDS: Final = 30
POLL_SECONDS: Final = 0.1
MIN_DESCRIPTOR: Final = 10
TAB_FILTER: Final = {"filter": [{"type": "tab"}]}


class ChromiumTab:
    """One tab of a running Chromium.

    Attributes:
        page: the session of the page that the tab shows, another one after a prerendered page took its place.
    """

    def __init__(self, commands: IO[bytes], replies: IO[bytes]) -> None:
        self._commands = commands
        self._replies = replies
        self._last_id = 0
        self._sessions: list[tuple[str, bool]] = []
        self.page = ""

    def send(self, method: str, parameters: dict[str, Any] | None = None, session: str = "") -> dict[str, Any]:
        """Send a command of the DevTools protocol, and return its result; what happens meanwhile is noted."""
        self._last_id += 1
        command = {"id": self._last_id, "method": method, "params": parameters or {}}
        if session:
            command["sessionId"] = session
        self._commands.write(json.dumps(command).encode() + b"\0")
        self._commands.flush()
        while True:
            message = json.loads(self._read())
            if message.get("id") == self._last_id:
                return dict(message.get("result", {}))
            self._note(message)

    def open(self, url: str) -> None:
        """Show a page in a new tab, and attach to that tab."""
        self.send("Target.createTarget", {"url": url})
        tabs: list[dict[str, Any]] = []
        while not tabs:
            tabs = [tab for tab in self.send("Target.getTargets", TAB_FILTER)["targetInfos"] if tab["url"] == url]
        session = self.send("Target.attachToTarget", {"targetId": tabs[0]["targetId"], "flatten": True})["sessionId"]
        attach = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        self.send("Target.setAutoAttach", attach, session)
        self.wait_for(f"document.readyState === 'complete' && location.href === {json.dumps(url)}")

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression in the page that the tab shows."""
        parameters = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        return self.send("Runtime.evaluate", parameters, self.page).get("result", {}).get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true in the page that the tab shows by then."""
        end = time.monotonic() + TIMEOUT_SECONDS
        while not self.evaluate(expression):
            assert time.monotonic() < end, f"not so within {TIMEOUT_SECONDS} seconds: {expression}"
            time.sleep(POLL_SECONDS)

    def hover(self, selector: str) -> tuple[float, float]:
        """Move the mouse onto an element; return where it is."""
        place = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{place}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")
        x, y = self.evaluate(f"(({{ x, y, height }}) => [x + 10, y + height / 2])({place}.getBoundingClientRect())")
        self.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y}, self.page)
        return x, y

    def click(self, selector: str) -> None:
        """Click an element."""
        x, y = self.hover(selector)
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.send("Input.dispatchMouseEvent", event, self.page)

    def wait_for_prerendered_page(self) -> None:
        """Wait until another page is prerendered behind the one in sight."""
        end = time.monotonic() + TIMEOUT_SECONDS
        while not any(is_prerendered for _, is_prerendered in self._sessions):
            assert time.monotonic() < end, "no page was prerendered"
            self.send("Target.getTargets")
            time.sleep(POLL_SECONDS)

    def show_prerendered_page(self) -> None:
        """Go on with the prerendered page, once a click has brought it into sight."""
        self.page = next(session for session, is_prerendered in self._sessions if is_prerendered)
        self._sessions = [(self.page, False)]

    def _read(self) -> bytes:
        message = bytearray()
        while not message.endswith(b"\0"):
            message += self._replies.read(1)
        return bytes(message[:-1])

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("method") != "Target.attachedToTarget" or message["params"]["targetInfo"]["type"] != "page":
            return
        session, target = message["params"]["sessionId"], message["params"]["targetInfo"]
        is_prerendered = target.get("subtype") == "prerender"
        self._sessions.append((session, is_prerendered))
        if not is_prerendered:
            self.page = session


@contextmanager
def chromium_tab(program: Path, profile: Path) -> Iterator[ChromiumTab]:
    """Start Chromium with an empty profile."""
    commands_end, commands = os.pipe()
    replies, replies_end = os.pipe()
    flags = ["--headless=new", "--remote-debugging-pipe", "--accept-lang=en-GB", f"--user-data-dir={profile}", *FLAGS]
    # It reads commands from file descriptor 3 and writes replies to 4; those may be in use here.
    sources = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, MIN_DESCRIPTOR) for end in (commands_end, replies_end)]
    actions = [
        *((os.POSIX_SPAWN_DUP2, source, target) for source, target in zip(sources, (3, 4), strict=True)),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    process = os.posix_spawn(program, [str(program), *flags, "about:blank"], os.environ, file_actions=actions)
    for end in (commands_end, replies_end, *sources):
        os.close(end)
    with os.fdopen(commands, "wb") as to_browser, os.fdopen(replies, "rb") as from_browser:
        try:
            yield ChromiumTab(to_browser, from_browser)
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
