"""A slow network and a slow processor for all of a page: a browser's own tools don't throttle its workers."""

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

CHUNK_BYTES: Final = 8192
"""Bytes that are sent at once."""

PERIOD_SECONDS: Final = 0.02
"""A throttled process runs once and is stopped once in this time."""


@dataclass
class NetworkLink:
    """A network link that all requests share.

    Attributes:
        latency: seconds before a response begins.
        speed: bytes per second.
    """

    latency: float
    speed: float

    def __post_init__(self) -> None:
        self._lock = Lock()
        self._free = 0.0

    def transfer(self, size: int) -> None:
        """Return once the link has transferred so many bytes for this request, among the others."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.speed
            wait = self._free - time.monotonic()
        if wait > 0:
            time.sleep(wait)


FAST_4G: Final = {"latency": 0.165, "speed": 9e6 * 0.9 / 8}
"""What Chromium's developer tools call "Fast 4G": nine tenths of 9 Mbit/s, and 165 ms before each response."""


class ThrottledHandler(Handler):
    """Responds over a slow link."""

    def __init__(self, *args: object, link: NetworkLink, **options: Any) -> None:
        self.link = link
        super().__init__(*args, **options)

    def parse_request(self) -> bool:
        """Read a request after the link's latency."""
        time.sleep(self.link.latency)
        return super().parse_request()

    def setup(self) -> None:
        """Send everything over the link."""
        super().setup()
        self.wfile = _ThrottledStream(self.wfile, self.link)  # type: ignore[assignment]  # only written to


class _ThrottledStream(RawIOBase):
    """A stream that waits for the link before each chunk."""

    def __init__(self, stream: Any, link: NetworkLink) -> None:
        self._stream, self._link = stream, link

    def write(self, data: Any) -> int:
        for at in range(0, len(data), CHUNK_BYTES):
            chunk = data[at : at + CHUNK_BYTES]
            self._link.transfer(len(chunk))
            self._stream.write(chunk)
        return len(data)

    def flush(self) -> None:
        self._stream.flush()


@contextmanager
def cpu_throttled(profile: Path, factor: int) -> Iterator[None]:
    """Slow the pages of a browser down by a factor, for the `with` block.

    Their processes are stopped and continued fifty times a second, each with all its threads. Needs Linux.

    Args:
        profile: the folder of the browser's profile.
        factor: for 4, they run a quarter of the time.
    """
    browser = _browser(profile)
    finished = Event()

    def stop_and_continue() -> None:
        while not finished.is_set():
            pages = [process for process in _descendants(browser) if b"--type=renderer" in _command(process)]
            for _ in range(10):
                _signal(pages, signal.SIGSTOP)
                finished.wait(PERIOD_SECONDS - PERIOD_SECONDS / factor)
                _signal(pages, signal.SIGCONT)
                time.sleep(PERIOD_SECONDS / factor)

    thread = Thread(target=stop_and_continue, daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def _browser(profile: Path) -> int:
    """Return the main process of the browser with a profile."""
    argument = f"--user-data-dir={profile}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        command = _command(int(path.name)).split(b"\0")
        if argument in command and not any(part.startswith(b"--type=") for part in command):
            return int(path.name)
    raise LookupError(f"no browser has the profile {profile}")


def _descendants(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    children: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children += map(int, path.read_text().split())
        except OSError:
            continue  # a thread that has just ended
    return [*children, *(descendant for child in children for descendant in _descendants(child))]


def _command(process: int) -> bytes:
    """Return the command line of a process; nothing if it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _signal(processes: list[int], number: signal.Signals) -> None:
    """Send a signal to those processes that still run."""
    for process in processes:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue
