"""The files of Pyodide itself, from its npm package, checked against what was recorded."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from builder.runtime.errors import BuildFailure
from builder.runtime.versions import WEB, Pins

FOLDER: Final = WEB / "node_modules" / "pyodide"
INSTALL: Final = "npm --prefix builder/web ci --ignore-scripts"


def pyodide_files(pins: Pins, folder: Path = FOLDER) -> dict[str, Path]:
    """Return the path of every file that pins.toml names.

    Raises:
        BuildFailure: a file is missing or its SHA-256 is not the recorded one.
    """
    found = {}
    for name, recorded in pins.sha256.items():
        path = folder / name
        if not path.is_file():
            raise BuildFailure(f"{name} of pyodide {pins.pyodide} is not installed.", INSTALL)
        if sha256(path.read_bytes()).hexdigest() != recorded:
            raise BuildFailure(
                f"{name} is not the file of pyodide {pins.pyodide} that builder/runtime/versions.toml records.", INSTALL
            )
        found[name] = path
    return found
