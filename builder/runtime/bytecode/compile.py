"""Archives of bytecode: the standard library, and the packages with the lock that names them."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

from builder.runtime.archives import read_zip, write_packed_zip, write_zip
from builder.runtime.tools import pyodide

LOCK = "pyodide-lock.json"


def compile_stdlib(source: Path, folder: Path) -> None:
    """Write the compiled standard library into a folder as stdlib.zip."""
    copyfile(source, folder / "stdlib.zip")
    _compile(folder)


def compile_packages(folder: Path, lock: dict[str, Any]) -> None:
    """Compile the wheels of a folder in place, and write a lock that includes them, with their hashes.

    Args:
        folder: holds the wheels; afterwards their names end in -cp313-none-any.whl.
        lock: has the packages that the wheels need, and in "info" the ABI, the platform and the version of Python.
    """
    path = folder / LOCK
    path.write_text(json.dumps(lock), "utf-8")
    # The tool accepts only wheels of source, so the lock comes first; py-compile then rewrites names and hashes.
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


def split(compiled: Path, imported: set[str], folder: Path) -> None:
    """Divide the standard library in two: stdlib.zip.gz gets the imported files, rest.zip.gz the others.

    A decompressed stdlib.zip is written too.

    Raises:
        ValueError: none of the imported files is in the archive.
    """
    files = read_zip(compiled)
    if not imported & files.keys():
        raise ValueError("the builder imports no module of the standard library, so the trace can't be right")
    stdlib = {name: content for name, content in files.items() if name in imported}
    rest = {name: content for name, content in files.items() if name not in imported}
    packed = write_packed_zip(folder / "stdlib.zip.gz", stdlib)
    (folder / "stdlib.zip").write_bytes(gzip.decompress(packed.read_bytes()))
    write_packed_zip(folder / "rest.zip.gz", rest)


def _compile(folder: Path) -> None:
    """Compile every archive of a folder, and remove the time of the build from it."""
    pyodide("py-compile", "--silent", folder)
    for archive in (*folder.glob("*.zip"), *folder.glob("*.whl")):
        write_zip(archive, read_zip(archive))
