"""Approved texts are compared, kept in plain files under their own name, and never deleted by an update."""

from pathlib import Path

import pytest

from tests.conftest import ROOT

TESTS = f"""
import sys
from pathlib import Path

sys.path.insert(0, {str(ROOT)!r})
from tests.support import approved

approved.FOLDER = Path(__file__).parent / "approved"


def test_greeting(snapshot):
    assert "Hello\\n" == snapshot(name="mail/greeting", extension_class=approved.ApprovedText)
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """A suite of one test that compares a text, and one approved file that no test compares."""
    pytester.makepyfile(TESTS)
    pytester.mkdir("approved").joinpath("other.txt").write_text("unrelated", "utf-8")
    return pytester


def run(suite: pytest.Pytester, *options: str) -> int:
    """Run the suite in a process of its own; return the exit code."""
    return int(suite.runpytest_subprocess("-p", "no:cacheprovider", *options).ret)


@pytest.mark.parametrize(("text", "expected"), [("Hello\n", 0), ("Hello", 1), (None, 1)])
def test_text_is_compared(suite: pytest.Pytester, text: str | None, expected: int) -> None:
    """A text that differs by a character from the approved one fails, and so does one that has none."""
    if text is not None:
        write(suite.path, text)

    assert run(suite) == expected


def test_update_writes_the_text(suite: pytest.Pytester) -> None:
    """An update writes the file as it is compared, and leaves every other alone."""
    write(suite.path, "Hi\n")

    assert run(suite, "--snapshot-update") == 0
    assert (suite.path / "approved/mail/greeting.txt").read_bytes() == b"Hello\n"
    assert (suite.path / "approved/other.txt").exists()


def write(folder: Path, text: str) -> None:
    """Write the approved text."""
    path = folder / "approved/mail/greeting.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
