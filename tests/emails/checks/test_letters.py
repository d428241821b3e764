"""Letters that readers put first: the check has nothing to mend in them."""

import tomllib
from typing import Any, Final

import pytest

from builder.emails.checks import check
from builder.emails.form.parsing import parse
from builder.emails.model.context import Message
from builder.emails.model.zone_transitions import clock_at
from tests.conftest import ROOT

CLOCK: Final = clock_at("2026-03-10T11:20:00Z", ("Europe/London", "America/New_York"))
LETTERS: Final[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "corpus" / "letters.toml").read_text("utf-8"))
EXPECTED: Final = {"S06": ["health-details"]}
"""The one remark that is due: a reader needs no diagnosis."""


@pytest.mark.parametrize("name", LETTERS)
def test_winning_letter_has_no_finding(name: str) -> None:
    """A letter that won a blind comparison gets no fix, no warning and no tip."""
    letter = LETTERS[name]
    context = parse(letter["answers"], CLOCK).context
    assert context is not None

    findings = check(Message(letter["subject"], letter["body"]), context)

    assert [finding.rule for finding in findings] == EXPECTED.get(name, [])
