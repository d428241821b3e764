"""Reading, measured on labelled mails: how many of the values filled are right, and how many of those due are filled."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from builder.emails.read.phrases import words
from builder.emails.read.reader import read

CORPUS: Final = Path(__file__).parents[2] / "corpus" / "invitations"
TIMES: Final = ("interview_date", "interview_time", "new_date", "new_time")
COUNTED: Final = (
    "kind", "reply", "your_name", "recipient_name", "recipient_email", "recipient_phone", "role", "company", "client",
    "others", "interview_end", "their_zone", "format", "platform", "place", *TIMES,
)  # fmt: skip
NAMES: Final = ("your_name", "recipient_name", "others")
"""Fields with people's names, in which a title before a whole name, and what joins several names, is no matter."""
LONGER_IS_RIGHT: Final = ("place", "others", "role", "company")
"""Fields in which a value that holds the whole of what is due, or most of it, is right."""

MIN_PRECISION: Final = {"known": 0.985, "held-back": 0.95}
MIN_RECALL: Final = {"known": 0.95, "held-back": 0.895}
MIN_MOMENTS: Final = {"known": 0.955, "held-back": 0.91}
MIN_SHARED: Final = 4

MAX_MISTAKEN: Final = {"known": 0.0, "held-back": 0.16}

TITLES: Final = words("en", "people")["titles"]

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


def counted(mail: Mail) -> tuple[str, ...]:
    """Return the fields that count in a mail: all, or those that it was labelled for."""
    return tuple(field for field in COUNTED if field in mail.get("labelled", COUNTED))


def plain(value: str) -> str:
    """Return a value without case, punctuation and runs of space."""
    return " ".join(value.lower().replace(".", "").replace(",", "").replace("’", "'").split())


def plain_names(field: str, value: str) -> str:
    """Return names without their titles, in one row; a title before a surname alone stays, but for the visitor's."""
    rest = r"" if field == "your_name" else r"\S+ "
    names = re.split(r", | and ", value)
    return " ".join(re.sub(rf"^(?:{TITLES})\b\.? (?={rest})", "", name) for name in names)


def is_right(field: str, value: str, due: str) -> bool:
    """Return whether a value says what is due."""
    one, other = (plain(plain_names(field, text) if field in NAMES else text) for text in (value, due))
    return one == other or (field in LONGER_IS_RIGHT and len(one) >= MIN_SHARED and (one in other or other in one))


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_values_are_right_and_complete(name: str) -> None:
    """Of the values filled at least so many are right, and of those due at least so many are filled."""
    right = wrong = due = 0
    for mail in mails(name):
        expected, values = mail["expect"], values_of(mail)
        if expected["kind"] == "other":
            continue
        due += sum(field in expected for field in counted(mail))
        for field in set(counted(mail)) & set(values):
            if field in expected and is_right(field, values[field], expected[field]):
                right += 1
            else:
                wrong += 1
    assert right / (right + wrong) >= MIN_PRECISION[name], (right, wrong)
    assert right / due >= MIN_RECALL[name], (right, due)


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_day_and_time_are_exact(name: str) -> None:
    """Where a day or a time is due, all of it is exact in at least so many mails."""
    dated = [mail for mail in mails(name) if set(TIMES) & set(mail["expect"])]
    exact = sum(
        all(values_of(mail).get(field) == mail["expect"][field] for field in TIMES if field in mail["expect"])
        for mail in dated
    )
    assert exact / len(dated) >= MIN_MOMENTS[name], (exact, len(dated))


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_mails_about_something_else_fill_next_to_nothing(name: str) -> None:
    """In a mail about something else nothing is filled; few may be mistaken."""
    others = [mail for mail in mails(name) if mail["expect"]["kind"] == "other"]
    mistaken = [mail["id"] for mail in others if set(values_of(mail)) != {"kind"}]
    assert len(mistaken) <= MAX_MISTAKEN[name] * len(others), len(mistaken)


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.json")))
def test_evidence_is_where_it_says(name: str) -> None:
    """Each fact's words are at its position in the text."""
    for mail in mails(name):
        reading = read(mail["text"], now=datetime.fromisoformat(mail["now"]), locale=mail["locale"])
        for field, fact in reading.facts.items():
            words = mail["text"][fact.evidence.start : fact.evidence.end]
            assert len(words) == len(fact.evidence.text), (mail["id"], field)
