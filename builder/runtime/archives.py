"""Zip archives that come out the same, byte for byte, from the same files."""

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

START_OF_TIME: Final = (1980, 1, 1, 0, 0, 0)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return every file of an archive by its name."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into an archive, in the order of their names and with a fixed date; return its path."""
    path.write_bytes(_zipped(files, ZIP_DEFLATED))
    return path


def write_packed_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into an archive and compress that as a whole, which is smaller; return its path."""
    path.write_bytes(gzip.compress(_zipped(files, ZIP_STORED), 9, mtime=0))
    return path


def _zipped(files: Mapping[str, bytes], method: int) -> bytes:
    """Return the bytes of an archive."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", method, compresslevel=9) as archive:
        for name in sorted(files):
            info = ZipInfo(name, START_OF_TIME)
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return buffer.getvalue()
