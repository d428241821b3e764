"""Archives of bytecode: the standard library, and the packages with the lock that names them."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

from builder.runtime.tools import pyodide
from builder.runtime.zips import read_zip, write_packed_zip, write_zip

LOCK = "pyodide-lock.json"


def compile_stdlib(source: Path, folder: Path) -> None:
    """Write the standard library's archive, compiled, into a folder as stdlib.zip."""
    copyfile(source, folder / "stdlib.zip")
    _compile(folder)


def compile_packages(folder: Path, target: dict[str, Any]) -> None:
    """Compile the wheels of a folder in place, and write beside them the lock that names them with their hashes.

    Args:
        folder: holds the wheels; afterwards their names end in -cp313-none-any.whl.
        target: the "info" of Pyodide's own lock: its ABI, platform and Python.
    """
    lock = folder / LOCK
    lock.write_text(json.dumps({"info": target, "packages": {}}), "utf-8")
    # The tool takes wheels of source only, so the lock comes first; py-compile then rewrites names and hashes.
    wheels = sorted(folder.glob("*.whl"))
    pyodide("lockfile", "add-wheels", "--input", lock, "--output", lock, "--base-path", folder, *wheels)
    _compile(folder)
    locked = json.loads(lock.read_text("utf-8"))
    for package in locked["packages"].values():
        package["sha256"] = sha256((folder / package["file_name"]).read_bytes()).hexdigest()
    lock.write_text(json.dumps(locked, indent=1, sort_keys=True), "utf-8")


def split(compiled: Path, first: set[str], folder: Path) -> None:
    """Divide an archive of the standard library in two: stdlib.zip.gz has the files named, rest.zip.gz the others."""
    files = read_zip(compiled)
    write_packed_zip(folder / "stdlib.zip.gz", {name: body for name, body in files.items() if name in first})
    write_packed_zip(folder / "rest.zip.gz", {name: body for name, body in files.items() if name not in first})


def _compile(folder: Path) -> None:
    """Compile every archive of a folder, and take the time of the build out of it."""
    pyodide("py-compile", "--silent", folder)
    for archive in (*folder.glob("*.zip"), *folder.glob("*.whl")):
        write_zip(archive, read_zip(archive))
