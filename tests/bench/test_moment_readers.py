"""Ours beside other readers of days and times, on lines of the labelled invitations: `make bench` prints a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pytest

from tests.bench.corpus_lines import CorpusText, dated_lines, other_mails, undated_lines
from tests.bench.moment_readers import READERS, Moments

MIN_LINES: Final = 150
REFERENCE: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (the wall clock of who reads)


@dataclass(frozen=True)
class Score:
    """How many lines a reader gets right, those of unseen mails among them, and how often it finds what isn't there.

    Attributes:
        right: the exact day and time is among what it found.
        unseen: the same, in mails that no rule was written for.
        wrong: it found something else.
        lines: false alarms in lines without a day or a time.
        mails: whole mails about something else in which it finds one; only ours is told to keep out of them.
    """

    right: int
    unseen: int
    wrong: int
    lines: int
    mails: int


def rights(texts: Sequence[CorpusText], found: Moments) -> list[bool]:
    """Return for each text whether its exact start is among what was found."""
    pairs = zip(texts, found, strict=True)
    return [text.due is not None and f"{text.due:%Y-%m-%dT%H:%M}" in moments for text, moments in pairs]


def score(reader: str, dated: list[CorpusText], undated: list[CorpusText], others: list[CorpusText]) -> Score:
    """Return how a reader does."""
    read = READERS[reader]
    found = read(dated)
    right = rights(dated, found)
    return Score(
        right=sum(right),
        unseen=sum(is_right and text.is_unseen for is_right, text in zip(right, dated, strict=True)),
        wrong=sum(bool(moments) and not is_right for is_right, moments in zip(right, found, strict=True)),
        lines=sum(map(bool, read(undated))),
        mails=sum(map(bool, read(others))),
    )


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "locale", "moment"),
    [
        ("Interview: 3/4/2026 14:30", "en-GB", "2026-04-03T14:30"),
        ("Interview: 3/4/2026 14:30", "en-US", "2026-03-04T14:30"),
        ("Interview on Friday at 2:30pm", "en-GB", "2026-03-13T14:30"),
    ],
)
def test_each_reader_is_set_up_rightly(reader: str, text: str, locale: str, moment: str) -> None:
    """A plain day and time is read by all: numbers in the order of the locale, a weekday as the next one."""
    assert READERS[reader]([CorpusText(text, locale, REFERENCE)]) == [[moment]]


@pytest.mark.bench
def test_ours_is_ahead_in_right_answers_and_false_alarms() -> None:
    """Of each other reader: more lines right, in known and in unseen mails, and fewer alarms in lines and in mails."""
    texts = dated, undated, others = dated_lines(), undated_lines(), other_mails()
    assert len(dated) >= MIN_LINES
    scores = {reader: score(reader, *texts) for reader in READERS}

    row = "{:<15} {:>7} {:>11} {:>7} {:>9} {:>20} {:>20}".format
    print("", row("", "right", "in unseen", "wrong", "nothing", "alarms in lines", "found in other mails"), sep="\n")
    for reader, it in scores.items():
        print(row(reader, it.right, it.unseen, it.wrong, len(dated) - it.right - it.wrong, it.lines, it.mails))
    print(row("of", len(dated), sum(text.is_unseen for text in dated), *2 * [len(dated)], len(undated), len(others)))

    ours = scores.pop("ours")
    for other in scores.values():
        assert ours.right > other.right
        assert ours.unseen > other.unseen
        assert ours.lines < other.lines
        assert ours.mails < other.mails
