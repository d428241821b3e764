"""The files of Pyodide itself, from its npm package, checked against the recorded hashes."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from builder.runtime.errors import BuildError
from builder.runtime.versions import WEB, Versions

FOLDER: Final = WEB / "node_modules" / "pyodide"
INSTALL: Final = "npm --prefix builder/web ci --ignore-scripts"


def pyodide_files(versions: Versions, folder: Path = FOLDER) -> dict[str, Path]:
    """Return the path of every file that versions.toml names, by name.

    Raises:
        BuildError: a file is missing or its SHA-256 isn't the recorded one.
    """
    files = {}
    for name, recorded in versions.sha256.items():
        path = folder / name
        if not path.is_file():
            raise BuildError(f"{name} of pyodide {versions.pyodide} is not installed.", INSTALL)
        if sha256(path.read_bytes()).hexdigest() != recorded:
            raise BuildError(
                f"{name} is not the file of pyodide {versions.pyodide} that builder/runtime/versions.toml records.",
                INSTALL,
            )
        files[name] = path
    return files
