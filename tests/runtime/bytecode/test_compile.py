"""The compiled standard library, in two archives."""

import gzip
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.runtime.archives import read_zip, write_zip
from builder.runtime.bytecode.compile import split
from builder.runtime.distribution import Distribution
from builder.runtime.pyodide_internals import STDLIB
from builder.runtime.pyodide_package import FOLDER


def names(distribution: Distribution, archive: str) -> set[str]:
    """Return the names of the files in a compressed archive of the distribution."""
    content = (distribution.path / distribution.manifest["files"][archive]["path"]).read_bytes()
    with ZipFile(BytesIO(gzip.decompress(content))) as opened:
        return {*opened.namelist()}


def test_two_archives_are_the_whole_standard_library(distribution: Distribution) -> None:
    """A file that isn't in the first archive is in the second, so a module that is imported late is found."""
    stdlib, rest = names(distribution, "stdlib"), names(distribution, "rest")
    assert not stdlib & rest
    assert stdlib | rest == {name + "c" if name.endswith(".py") else name for name in read_zip(FOLDER / STDLIB)}
    assert "json/decoder.pyc" in stdlib
    assert "mailbox.pyc" in rest


def test_trace_without_modules_fails_build(tmp_path: Path) -> None:
    """If Pyodide moved its standard library, the trace would be empty, and so would the archive."""
    archive = write_zip(tmp_path / "compiled.zip", {"json/decoder.pyc": b""})
    with pytest.raises(ValueError, match="no module of the standard library"):
        split(archive, set(), tmp_path)
