"""Approved texts: plain files in `tests/approved`, one for each name, which `make approve` renews.

def test_greeting(snapshot: SnapshotAssertion) -> None:
    assert greeting() == snapshot(name="greeting", extension_class=ApprovedText)
"""

from pathlib import Path
from typing import Any

from syrupy.data import SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "approved"


class ApprovedText(SingleFileSnapshotExtension):
    """A text in `tests/approved/<name>.txt`; a name may lead into a folder."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of all approved texts."""
        return str(FOLDER)

    @classmethod
    def get_file_basename(cls, *, test_location: PyTestLocation, index: SnapshotIndex) -> str:
        """Return the name that the test gives."""
        return str(index)

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        """Return True: the name alone relates a file to its test."""
        return Path(snapshot_location).is_relative_to(FOLDER)

    def discover_snapshots(self, **_: Any) -> SnapshotCollections:
        """Return nothing, so that an update deletes nothing: a test compares the names and the files."""
        return SnapshotCollections()


class ApprovedTree(ApprovedText):
    """An accessibility tree in `tests/approved/<name>.yaml`."""

    file_extension = "yaml"
