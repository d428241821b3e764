"""The pinned versions of the Python in the browser, and whether this machine can build for them."""

import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from builder.runtime.errors import BuildError

ROOT: Final = Path(__file__).resolve().parents[2]
WEB: Final = ROOT / "builder" / "web"


@dataclass(frozen=True)
class Versions:
    """Two versions ("0.29.5" of Pyodide, "3.13" of Python) and the SHA-256 of each file used from npm, in hex."""

    pyodide: str
    python: str
    sha256: Mapping[str, str]


def read_versions() -> Versions:
    """Return the content of versions.toml."""
    return Versions(**tomllib.loads(Path(__file__).with_name("versions.toml").read_text("utf-8")))


def verify_versions(versions: Versions) -> None:
    """Check that this Python, .python-version and package.json agree with versions.toml.

    Raises:
        BuildError: one of them doesn't.
    """
    host = f"{sys.version_info.major}.{sys.version_info.minor}"
    if host != versions.python:
        raise BuildError(
            f"This is Python {host}, but the browser runs {versions.python}, whose bytecode is different.",
            "make clean && make build",
        )
    declared = (ROOT / ".python-version").read_text("utf-8").strip()
    if declared != versions.python:
        raise BuildError(
            f".python-version says {declared}, builder/runtime/versions.toml says {versions.python}.",
            f"echo {versions.python} > .python-version",
        )
    requested = json.loads((WEB / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    if requested != versions.pyodide:
        raise BuildError(
            f"builder/web/package.json has pyodide {requested}, builder/runtime/versions.toml has {versions.pyodide}.",
            f"npm --prefix builder/web install --ignore-scripts --save-exact pyodide@{versions.pyodide}",
        )
