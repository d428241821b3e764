"""Drive Mozilla's programs, Firefox and Thunderbird, by a protocol of their own.

Marionette is WebDriver's commands over a socket, in its own framing
(https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
"""

import json
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import BufferedRWPair
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.process import retry, running_process

TIMEOUT_SECONDS = 90
"""Seconds that a program may take to answer a command."""

PREFERENCES = {
    "marionette.port": 0,  # any that is free
    # Nothing leaves the machine: every request but to this machine goes to a proxy that does not exist.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}

type Preferences = Mapping[str, str | int | bool]
"""What the program's configuration editor shows, by name."""


type Send = Callable[[str, dict[str, Any]], Any]
"""Sends a WebDriver command by its name (https://www.w3.org/TR/webdriver2/); returns its value."""


@contextmanager
def launch(program: Path, preferences: Preferences, *arguments: str) -> Iterator[Send]:
    """Start a program, without a window, with a profile and a home folder of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:  # it may still be writing there when it's ended
        lines = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in {**PREFERENCES, **preferences}.items()
        )
        Path(profile, "user.js").write_text("\n".join(lines))
        options = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile]
        with running_process([str(program), *options, *arguments], {**os.environ, "HOME": profile}):
            port = retry(lambda: int(Path(profile, "MarionetteActivePort").read_text()))
            with (
                socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT_SECONDS) as connection,
                connection.makefile("rwb") as stream,  # which keeps the connection open for as long as it is
            ):
                read_message(stream)  # the greeting
                send = partial(send_command, stream)
                send("NewSession", {})
                yield send


def send_command(stream: BufferedRWPair, name: str, parameters: dict[str, Any]) -> Any:
    """Send a command and return its value.

    Raises:
        RuntimeError: the program refuses it.
        ConnectionError: the program has ended.
    """
    command = json.dumps([0, 1, name if ":" in name else f"WebDriver:{name}", parameters]).encode()
    stream.write(b"%d:%b" % (len(command), command))
    stream.flush()
    _, _, error, result = read_message(stream)
    if error:
        raise RuntimeError(f"{name}: {error['error']}: {error['message']}")
    return result["value"] if isinstance(result, dict) and result.keys() == {"value"} else result


def read_message(stream: BufferedRWPair) -> Any:
    """Read one message: its length, a colon, JSON.

    Raises:
        ConnectionError: the program has ended.
    """
    length = b""
    while not length.endswith(b":"):
        byte = stream.read(1)
        if not byte:
            raise ConnectionError("The program has ended: it may have crashed.")
        length += byte
    return json.loads(stream.read(int(length[:-1])))
