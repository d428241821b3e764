"""Whatever is pasted gets an answer, and soon."""

import contextlib
import json
import random
import statistics
import time
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from builder.emails.read.reader import read
from builder.emails.read.reading import Unreadable
from tests.support import hostile_texts

CORPUS: Final = Path(__file__).parents[2] / "corpus" / "invitations"
NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (the visitor's wall clock)
MAX_SECONDS: Final = 5
MAX_SECONDS_EACH: Final = 1
MAX_VALUE: Final = 400
PIECES: Final = (
    "A", "a ", "Ab ", "Ann Lee, ", "Ann Lee and ", "a@b.c ", "@", "1", "12 ", "12/", "1:00 ", "at 1 ", "May ", "Thu ", "> ", "\n", "On a wrote:\n",
    "From: a\n", "interview ", "role at Ab ", "the role ", "you will meet ", "with Ann ", "http://a", "zoom.us/", "£1", "(", "-", "–", ",", ".", "'", "Dear ",
    "BEGIN:VCALENDAR\n", "DTSTART:2", "😀", "é", "\u0301", "\u202e", "\x00",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_runs_of_anything_end_soon(piece: str) -> None:
    """Forty thousand characters of one thing are read in seconds."""
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read("Dear Sam,\ninterview on Thursday at 2pm with " + piece * (40_000 // len(piece)), now=NOW, locale="en-GB")
    assert time.process_time() - began < MAX_SECONDS


LETTER: Final = (
    "From: Jo Martin <jo@hays.example>\nSubject: Interview{subject}\n\nDear Sam,\n\nWe would like to invite you to an "
    "interview for the Data Analyst role at {middle}Northwind on Thursday 3 December at 2pm.\n\nKind regards\nJo Martin\n"
    "Hays Recruitment\n{end}"
)


@pytest.mark.parametrize("place", ["subject", "middle", "end"])
@pytest.mark.parametrize("piece", [" ", "\t", "Interview – ", "&amp;", *PIECES])
def test_long_runs_within_an_invitation_end_soon(piece: str, place: str) -> None:
    """Wherever in an agency's invitation a run of one thing stands, its length isn't squared."""
    places = dict.fromkeys(("subject", "middle", "end"), "") | {place: piece * (10_000 // len(piece))}
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read(LETTER.format(**places), now=NOW, locale="en-GB")
    assert time.process_time() - began < MAX_SECONDS


def test_lone_surrogate_in_a_mail_is_read_over() -> None:
    """Half a character in a mail with headers is no character, and no error."""
    mail = "MIME-Version: 1.0\nMessage-ID: <1@b.example>\nContent-Type: text/plain\n\nInterview \ud800 at 2pm"
    assert read(mail, now=NOW, locale="en-GB").kind


def test_cut_and_shuffled_mails_raise_nothing() -> None:
    """Pieces of real mails in any order, cut anywhere, mixed with what is hostile."""
    rng = random.Random(16)  # noqa: S311 (nothing secret)
    texts = [mail["text"] for mail in json.loads((CORPUS / "known.json").read_text(encoding="utf-8"))]
    for _ in range(300):
        pieces = []
        for _ in range(rng.randint(1, 6)):
            text = rng.choice(texts)
            start = rng.randrange(len(text))
            pieces += [text[start : start + rng.randint(1, 300)], rng.choice(PIECES) * rng.randint(0, 5)]
        with contextlib.suppress(Unreadable):
            reading = read("".join(pieces), now=NOW, locale=rng.choice(["en-GB", "en-US"]))
            assert reading.kind in ("invitation", "reply", "other")


def random_text(rng: random.Random, texts: list[str]) -> str:
    """Return pieces of real mails, cut anywhere, among hostile pieces and characters of any kind."""
    pieces = []
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        pieces += [
            text[start : start + rng.randint(1, 120)],
            rng.choice(PIECES) * rng.randint(0, 4),
            "".join(
                chr(rng.choice((rng.randrange(32, 127), rng.randrange(0xD800)))) for _ in range(rng.randint(0, 12))
            ),
        ]
    rng.shuffle(pieces)
    return "".join(pieces)


def any_text(rng: random.Random, texts: list[str]) -> str:
    """Return a random, hostile or cut text: pieces of mails, whatever else is hostile, or both joined."""
    kinds = (lambda: random_text(rng, texts), lambda: hostile_texts.text(rng), lambda: hostile_texts.invitation(rng))
    return rng.choice(kinds)()


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("seed", "count"), [(0, 2_000), *(pytest.param(seed, 10_000, marks=pytest.mark.long) for seed in range(1, 11))]
)
def test_random_texts_have_an_answer_within_bounds(seed: int, count: int) -> None:
    """Each is read or refused within a second, a hundred thousand in all; no value is longer than an address can be."""
    rng = random.Random(seed)  # noqa: S311 (nothing secret)
    texts = [mail["text"] for mail in json.loads((CORPUS / "known.json").read_text(encoding="utf-8"))]
    times, readings = [], 0
    for _ in range(count):
        text, locale = any_text(rng, texts), rng.choice(["en-GB", "en-US"])
        began = time.thread_time()
        with contextlib.suppress(Unreadable):
            reading = read(text, now=NOW, locale=locale)
            readings += 1
            assert reading.kind in ("invitation", "reply", "other")
            assert all(0 < len(fact.value) <= MAX_VALUE for fact in reading.facts.values() if fact.evidence.text)
        times.append((time.thread_time() - began, text))
    seconds, slowest = max(times)
    middle = statistics.median(seconds for seconds, _ in times)
    print(f"{readings:,} of {count:,} texts read, half of them within {1000 * middle:.1f} ms; ", end="")
    print(f"the slowest, of {len(slowest):,} characters, took {1000 * seconds:.0f} ms")
    assert seconds < MAX_SECONDS_EACH, slowest[:300]
