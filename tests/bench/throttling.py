"""A slow line and a slow processor, which slow every page alike: its workers too, which a browser's own tools spare."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Final

from tests.support.pages_server import Handler

PART: Final = 8192
"""Bytes that travel at once."""

TURN: Final = 0.02
"""Seconds in which a slowed process runs once and stands still once."""


@dataclass
class Line:
    """A line that all requests share.

    Attributes:
        latency: seconds before an answer begins.
        speed: bytes a second.
    """

    latency: float
    speed: float

    def __post_init__(self) -> None:
        self._lock = Lock()
        self._free = 0.0

    def carry(self, size: int) -> None:
        """Return when the line has carried so many bytes for this request, among the others."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.speed
            wait = self._free - time.monotonic()
        if wait > 0:
            time.sleep(wait)


FAST_4G: Final = {"latency": 0.165, "speed": 9e6 * 0.9 / 8}
"""What Chromium's developer tools call "Fast 4G": nine tenths of 9 Mbit/s, and 165 ms before each answer."""


class SlowHandler(Handler):
    """Answers over a slow line."""

    def __init__(self, *args: object, line: Line, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)

    def parse_request(self) -> bool:
        """Take a request in as late as the line brings it."""
        time.sleep(self.line.latency)
        return super().parse_request()

    def setup(self) -> None:
        """Have all that is written travel over the line."""
        super().setup()
        self.wfile = _Slowly(self.wfile, self.line)  # type: ignore[assignment]  # it needs no more than to be written to


class _Slowly(RawIOBase):
    """A stream that lets each part wait for the line."""

    def __init__(self, stream: Any, line: Line) -> None:
        self._stream, self._line = stream, line

    def write(self, data: Any) -> int:
        for at in range(0, len(data), PART):
            part = data[at : at + PART]
            self._line.carry(len(part))
            self._stream.write(part)
        return len(data)

    def flush(self) -> None:
        self._stream.flush()


@contextmanager
def slowed(profile: Path, times: int) -> Iterator[None]:
    """Let the pages of the browser with this profile run only one part of the time, for the `with` block.

    Their processes are stopped and continued fifty times a second, each with all its threads. Needs Linux.
    """
    browser = _browser(profile)
    over = Event()

    def turn() -> None:
        while not over.is_set():
            pages = [process for process in _below(browser) if b"--type=renderer" in _command(process)]
            for _ in range(10):
                _signal(pages, signal.SIGSTOP)
                over.wait(TURN - TURN / times)
                _signal(pages, signal.SIGCONT)
                time.sleep(TURN / times)

    thread = Thread(target=turn, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _browser(profile: Path) -> int:
    """The browser's first process."""
    wanted = f"--user-data-dir={profile}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        command = _command(int(path.name)).split(b"\0")
        if wanted in command and not any(part.startswith(b"--type=") for part in command):
            return int(path.name)
    raise LookupError(f"no browser has the profile {profile}")


def _below(process: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    found: list[int] = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, children.read_text().split())
        except OSError:
            continue  # a thread that has just ended
    return [*found, *(deeper for child in found for deeper in _below(child))]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _signal(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, what)
        except ProcessLookupError:
            continue
