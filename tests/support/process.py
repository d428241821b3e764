"""Programs that a test runs beside itself."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

MAX_START_SECONDS = 60
"""Seconds that a program may take until it listens."""


@contextmanager
def running_process(command: list[str], environment: Mapping[str, str]) -> Iterator[None]:
    """Run a program, and whatever it starts, for the `with` block."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def retry[T](attempt: Callable[[], T]) -> T:
    """Return what `attempt` returns, as soon as it raises no error."""
    end = time.monotonic() + MAX_START_SECONDS
    while True:
        try:
            return attempt()
        except (OSError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
