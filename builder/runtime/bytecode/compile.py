"""Archives of bytecode: the standard library, and the packages with the lock that names them."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

from builder.runtime.archives import read_zip, write_packed_zip, write_zip
from builder.runtime.bytecode.strip_lines import without_lines
from builder.runtime.tools import pyodide

LOCK = "pyodide-lock.json"


def compile_stdlib(source: Path, folder: Path) -> None:
    """Write the standard library's archive, compiled, into a folder as stdlib.zip."""
    copyfile(source, folder / "stdlib.zip")
    _compile(folder)


def compile_packages(folder: Path, lock: dict[str, Any]) -> None:
    """Compile the wheels of a folder in place, and write beside them a lock that names them too, with their hashes.

    Args:
        folder: holds the wheels; afterwards their names end in -cp313-none-any.whl.
        lock: what is locked already: packages that the wheels need, and in "info" the ABI, platform and Python.
    """
    path = folder / LOCK
    path.write_text(json.dumps(lock), "utf-8")
    # The tool takes wheels of source only, so the lock comes first; py-compile then rewrites names and hashes.
    wheels = sorted(folder.glob("*.whl"))
    pyodide("lockfile", "add-wheels", "--input", path, "--output", path, "--base-path", folder, *wheels)
    _compile(folder)
    locked = json.loads(path.read_text("utf-8"))
    for package in locked["packages"].values():
        if (wheel := folder / package["file_name"]).is_file():
            package["sha256"] = sha256(wheel.read_bytes()).hexdigest()
    path.write_text(json.dumps(locked, indent=1, sort_keys=True), "utf-8")


def read_lock(folder: Path) -> dict[str, Any]:
    """Return the lock in a folder."""
    lock: dict[str, Any] = json.loads((folder / LOCK).read_text("utf-8"))
    return lock


def split(compiled: Path, first: set[str], folder: Path) -> None:
    """Divide an archive of the standard library in two: stdlib.zip.gz has the files named, rest.zip.gz the others.

    stdlib.zip is what the first of them unpacks to.
    """
    files = read_zip(compiled)
    packed = write_packed_zip(folder / "stdlib.zip.gz", {name: body for name, body in files.items() if name in first})
    (folder / "stdlib.zip").write_bytes(gzip.decompress(packed.read_bytes()))
    write_packed_zip(folder / "rest.zip.gz", {name: body for name, body in files.items() if name not in first})


def _compile(folder: Path) -> None:
    """Compile every archive of a folder, and take out the time of the build, and the lines of what is not ours."""
    pyodide("py-compile", "--silent", folder)
    for archive in (*folder.glob("*.zip"), *folder.glob("*.whl")):
        files = read_zip(archive)
        foreign = [name for name in files if name.endswith(".pyc") and not name.startswith("builder/")]
        write_zip(archive, files | {name: without_lines(files[name]) for name in foreign})
