"""Steps of the build whose results are kept until what they were made from changes."""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

KEPT: Final = 4
"""How many results of one step stay in the cache: those of the last edits, so that undoing one costs nothing."""


def fingerprint(*parts: str | bytes | Path) -> str:
    """Return 16 hexadecimal digits that change when a text, some bytes or a file's content changes."""
    digest = sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()[:16]


def stage(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return a folder named `<step>-<fingerprint>`, made now if it was not kept from an earlier build.

    The folder appears whole or not at all, so a build that was interrupted, or two at once, do no harm.
    """
    if folder.is_dir():
        os.utime(folder)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(mkdtemp(prefix="unfinished-", dir=folder.parent))
    try:
        make(unfinished)
        unfinished.chmod(0o755)
        if not folder.is_dir():
            unfinished.rename(folder)
    finally:
        rmtree(unfinished, ignore_errors=True)
    step = folder.name.rpartition("-")[0]
    _forget(sorted(folder.parent.glob(f"{step}-*"), key=lambda path: path.stat().st_mtime)[:-KEPT])
    return folder


def _forget(folders: Iterable[Path]) -> None:
    """Delete results that nothing asked for lately."""
    for folder in folders:
        rmtree(folder, ignore_errors=True)
