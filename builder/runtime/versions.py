"""The version pins of the Python in the browser, and whether this machine can build for them."""

import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from builder.runtime.errors import BuildFailure

ROOT: Final = Path(__file__).resolve().parents[2]
WEB: Final = ROOT / "builder" / "web"


@dataclass(frozen=True)
class Pins:
    """Two versions ("0.29.5" of Pyodide, "3.13" of Python) and the SHA-256 of each file used from npm."""

    pyodide: str
    python: str
    sha256: Mapping[str, str]


def read_pins() -> Pins:
    """Return what pins.toml says."""
    return Pins(**tomllib.loads(Path(__file__).with_name("versions.toml").read_text("utf-8")))


def check_pins(pins: Pins) -> None:
    """Check that this Python, .python-version and package.json agree with the pins.

    Raises:
        BuildFailure: one of them does not.
    """
    host = f"{sys.version_info.major}.{sys.version_info.minor}"
    if host != pins.python:
        raise BuildFailure(
            f"This is Python {host}, the browser runs {pins.python}, and each has its own bytecode.",
            "make clean && make build",
        )
    declared = (ROOT / ".python-version").read_text("utf-8").strip()
    if declared != pins.python:
        raise BuildFailure(
            f".python-version says {declared}, builder/runtime/versions.toml says {pins.python}.",
            f"echo {pins.python} > .python-version",
        )
    wanted = json.loads((WEB / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    if wanted != pins.pyodide:
        raise BuildFailure(
            f"builder/web/package.json asks for pyodide {wanted}, builder/runtime/versions.toml for {pins.pyodide}.",
            f"npm --prefix builder/web install --ignore-scripts --save-exact pyodide@{pins.pyodide}",
        )
