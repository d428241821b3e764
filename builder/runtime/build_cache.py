"""A cache of build steps: the result of a step is kept until its inputs change."""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final

MAX_CACHED_RESULTS: Final = 4
"""How many results of one step stay cached: those of the latest edits, so that undoing one costs nothing."""


def fingerprint(*parts: str | bytes | Path) -> str:
    """Return 16 hexadecimal digits that change when a text, some bytes or a file's content changes."""
    digest = sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()[:16]


def cached_step(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return a folder named `<step>-<fingerprint>`, filled by `make` unless an earlier build left it.

    The folder appears complete or not at all, so neither an interrupted build nor two at once do any harm.
    """
    if folder.is_dir():
        os.utime(folder)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(mkdtemp(prefix="partial-", dir=folder.parent))
    try:
        make(partial)
        partial.chmod(0o755)
        if not folder.is_dir():
            partial.rename(folder)
    finally:
        rmtree(partial, ignore_errors=True)
    step = folder.name.rpartition("-")[0]
    _evict(sorted(folder.parent.glob(f"{step}-*"), key=lambda path: path.stat().st_mtime)[:-MAX_CACHED_RESULTS])
    return folder


def _evict(folders: Iterable[Path]) -> None:
    """Delete the results that were used longest ago."""
    for folder in folders:
        rmtree(folder, ignore_errors=True)
