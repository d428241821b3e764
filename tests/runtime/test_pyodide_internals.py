"""Everything that is assumed about Pyodide beyond its documented interface: the checklist of an upgrade.

`PYODIDE_DIR=<folder> pytest tests/runtime/test_pyodide_internals.py` checks another version's unpacked npm package.
"""

import json
import os
import re
from pathlib import Path
from shutil import copytree
from struct import pack

import pytest

from builder.runtime.errors import BuildError
from builder.runtime.levels import Level
from builder.runtime.pyodide_internals import (
    ASSUMPTIONS,
    GLUE,
    MEMORY_BASE,
    SNAPSHOT_MAGIC,
    Assumption,
    PyodidePackage,
    broken_assumptions,
    initial_memory,
    split_snapshot,
    verify_internals,
)
from builder.runtime.pyodide_package import FOLDER
from builder.runtime.wasm.binary import CODE, DATA, length_prefixed, serialize, vector
from tests.conftest import ROOT

PACKAGE = Path(os.environ.get("PYODIDE_DIR", FOLDER))

BROKEN_BY = {
    "314.0.7": {
        "file-names": "The glue is pyodide.asm.mjs, a module that exports the factory.",
        "module-factory": "No global; createPyodideModule is a documented option of loadPyodide, and simpler.",
        "initial-memory": "The code defines its memory, 30 MB; it has to grow before a larger snapshot is restored.",
        "one-data-segment": "14,579 segments at fixed addresses: initial_memory has to put them together.",
        "memory-base": "Follows from the segments.",
        "trampoline": "Called __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET, and no longer kept in the module.",
        "export-declarations": "All are declared in one list as well, so each is named three times: DECLARATION_COUNT.",
    }
}
"""What is known to break, by version, and what to do about it."""


def test_checklist_of_an_upgrade() -> None:
    """The installed version breaks nothing; another one, in PYODIDE_DIR, breaks what is known, or this says what."""
    version = json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]
    known = BROKEN_BY.get(version, {})
    broken = {assumption.name: assumption for assumption in broken_assumptions(PACKAGE)}
    report = [f"{it.name}: {it.statement}. Used in {it.used_in}." for name, it in broken.items() if name not in known]
    assert report == [], version
    assert known.keys() - broken.keys() == set(), version


@pytest.mark.parametrize("assumption", ASSUMPTIONS, ids=lambda assumption: assumption.name)
def test_broken_assumption_is_recognised(assumption: Assumption, tmp_path: Path) -> None:
    """No check accepts a package whose files say nothing."""
    odd = serialize([(2, vector([])), (CODE, vector([length_prefixed(bytes([0, 0xFE, 0, 0x0B]))])), (DATA, vector([]))])
    (tmp_path / "pyodide.asm.wasm").write_bytes(odd)
    assert not assumption.holds(PyodidePackage(tmp_path))


@pytest.mark.parametrize(
    ("level", "remedy"),
    [(Level.STOCK, None), (Level.SNAPSHOT, "RUNTIME=stock make build, or adapt "), (Level.SLIM, "RUNTIME=stock ")],
)
def test_broken_assumption_fails_build(level: Level, remedy: str | None, tmp_path: Path) -> None:
    """The error names the version and a way out; a lower level that doesn't need the assumption still builds."""
    package = copytree(FOLDER, tmp_path / "pyodide")
    glue = package / GLUE
    glue.write_text(glue.read_text("utf-8").replace("COUNT_ARGS_OFFSET", "TRAMPOLINE_OFFSET"), "utf-8")
    if remedy is None:
        verify_internals(package, "9.9.9", level)
        return
    with pytest.raises(BuildError, match=re.escape("(trampoline)")) as caught:
        verify_internals(package, "9.9.9", level)
    assert str(caught.value).startswith("Pyodide 9.9.9 breaks an assumption")
    assert f"To fix it: {remedy}" in str(caught.value)


def test_assumptions_name_existing_files() -> None:
    """The remedy leads somewhere."""
    for assumption in ASSUMPTIONS:
        for path in re.findall(r"\b(?:builder/|[\w/]+\.)[\w/.-]+\.(?:js|mjs|py)\b", assumption.used_in):
            assert (ROOT / path).is_file(), assumption


def test_initial_memory_needs_one_data_segment() -> None:
    """With another layout the build stops rather than guesses."""
    segment = bytes([0, 0x23, 0, 0x0B]) + length_prefixed(b"data")
    assert initial_memory(serialize([(DATA, vector([segment]))])) == bytes(MEMORY_BASE) + b"data"
    for segments in ([], [segment, segment]):
        with pytest.raises(ValueError, match="unpack"):
            initial_memory(serialize([(DATA, vector(segments))]))


def test_snapshot_is_split_at_its_memory() -> None:
    """Its second number is the offset of the memory; anything else is refused."""
    header = pack("<2I", SNAPSHOT_MAGIC, 16) + bytes(8)
    assert split_snapshot(header + b"memory") == (header, b"memory")
    for broken in (pack("<2I", SNAPSHOT_MAGIC, 99) + bytes(8), pack("<2I", 1, 16) + bytes(16)):
        with pytest.raises(ValueError, match="unknown form"):
            split_snapshot(broken)
