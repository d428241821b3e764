"""Reads ZIP archives, and writes them reproducibly: the same files give the same bytes."""

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can store."""


def read_zip(path: Path) -> dict[str, bytes]:
    """Return every file of an archive by its name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into an archive, sorted by name and with a fixed date; return its path."""
    path.write_bytes(_zip(files, ZIP_DEFLATED))
    return path


def write_packed_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into an archive and compress it as a whole, which makes it smaller; return its path."""
    path.write_bytes(gzip.compress(_zip(files, ZIP_STORED), 9, mtime=0))
    return path


def _zip(files: Mapping[str, bytes], method: int) -> bytes:
    """Return the bytes of an archive."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", method, compresslevel=9) as archive:
        for name in sorted(files):
            info = ZipInfo(name, EPOCH)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()
