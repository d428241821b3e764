"""Reading, measured on labelled mails: how many of the values filled are right, and how many of those due are filled."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from builder.emails.read.reader import read

CORPUS: Final = Path(__file__).parents[2] / "corpus" / "invitations"
TIMES: Final = ("interview_date", "interview_time", "new_date", "new_time")
COUNTED: Final = (
    "kind", "reply", "your_name", "recipient_name", "recipient_email", "recipient_phone", "role", "company", "client",
    "others", "interview_end", "their_zone", "format", "platform", "place", *TIMES,
)  # fmt: skip
LONGER_IS_RIGHT: Final = ("place", "others", "role", "company")
"""Fields in which a value that holds the whole of what is due, or most of it, is right."""

MIN_PRECISION: Final = {"known": 0.985, "held-back": 0.95}
MIN_RECALL: Final = {"known": 0.96, "held-back": 0.85}
MIN_MOMENTS: Final = {"known": 0.96, "held-back": 0.88}
MIN_SHARED: Final = 4

type Mail = Mapping[str, Any]


def mails(name: str) -> list[Mail]:
    """Return the labelled mails of one file."""
    loaded: list[Mail] = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def values_of(mail: Mail) -> dict[str, str]:
    """Return what is read from a mail: its kind, what a reply says, and every value."""
    reading = read(mail["text"], now=datetime.fromisoformat(mail["now"]), locale=mail["locale"])
    values = {name: fact.value for name, fact in reading.facts.items()} | {"kind": reading.kind}
    return values | ({"reply": reading.reply} if reading.reply else {})


def plain(value: str) -> str:
    """Return a value without case, punctuation and runs of space."""
    return " ".join(value.lower().replace(".", "").replace(",", "").replace("’", "'").split())


def is_right(field: str, value: str, due: str) -> bool:
    """Return whether a value says what is due."""
    one, other = plain(value), plain(due)
    return one == other or (field in LONGER_IS_RIGHT and len(one) >= MIN_SHARED and (one in other or other in one))


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_values_are_right_and_complete(name: str) -> None:
    """Of the values filled at least so many are right, and of those due at least so many are filled."""
    right = wrong = due = 0
    for mail in mails(name):
        expected, values = mail["expect"], values_of(mail)
        if expected["kind"] == "other":
            continue
        due += sum(field in expected for field in COUNTED)
        for field in set(COUNTED) & set(values):
            if field in expected and is_right(field, values[field], expected[field]):
                right += 1
            else:
                wrong += 1
    assert right / (right + wrong) >= MIN_PRECISION[name], (right, wrong)
    assert right / due >= MIN_RECALL[name], (right, due)


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_day_and_time_are_exact(name: str) -> None:
    """Where a day or a time is due, all of it is exact in nearly nine mails of ten."""
    dated = [mail for mail in mails(name) if set(TIMES) & set(mail["expect"])]
    exact = sum(
        all(values_of(mail).get(field) == mail["expect"][field] for field in TIMES if field in mail["expect"])
        for mail in dated
    )
    assert exact / len(dated) >= MIN_MOMENTS[name], (exact, len(dated))


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_mails_about_something_else_fill_next_to_nothing(name: str) -> None:
    """In a mail about something else nothing is filled; one in twenty may be mistaken."""
    others = [mail for mail in mails(name) if mail["expect"]["kind"] == "other"]
    mistaken = [mail["id"] for mail in others if set(values_of(mail)) != {"kind"}]
    assert len(mistaken) <= len(others) / 20, mistaken


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_evidence_is_where_it_says(name: str) -> None:
    """Each fact's words are at its position in the text."""
    for mail in mails(name):
        reading = read(mail["text"], now=datetime.fromisoformat(mail["now"]), locale=mail["locale"])
        for field, fact in reading.facts.items():
            words = mail["text"][fact.evidence.start : fact.evidence.end]
            assert len(words) == len(fact.evidence.text), (mail["id"], field)
