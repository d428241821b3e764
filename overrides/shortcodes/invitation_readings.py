"""Invitations as the builder reads them: the mail, and each fact with the words it was read from."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from builder.emails.model import catalogue
from builder.emails.read.reader import read
from builder.emails.read.reading import Fact
from builder.emails.translations import load_table
from overrides.shortcodes import render

DATA: Final = Path(__file__).parents[1] / "data" / "invitations.toml"
TITLES: Final[Mapping[str, str]] = {"invitation": "What they sent", "reply": "What they wrote back"}


@dataclass(frozen=True)
class Row:
    """A fact: what the form calls it, its value as the form shows it, and the words it was read from."""

    name: str
    value: str
    words: str


@dataclass(frozen=True)
class Piece:
    """A piece of the mail, and whether a fact was read from it."""

    text: str
    is_read: bool


def reading(name: str) -> str:
    """Return a mail of data/invitations.toml with what is read from it, as HTML.

    Raises:
        LookupError: there is no such mail.
    """
    mails: dict[str, Any] = tomllib.loads(DATA.read_text("utf-8"))
    if name not in mails:
        raise LookupError(f"there is no mail {name}, only {', '.join(mails)}")
    mail = mails[name]
    text, now, locale = mail["text"].strip(), mail["now"], mail["locale"]
    result = read(text, now=now, locale=locale)
    facts = {field: fact for field, fact in result.facts.items() if field in catalogue.FIELDS and fact.value != ""}
    stated = {field: fact for field, fact in facts.items() if "\n" not in fact.evidence.text.strip()}
    return render.render(
        "invitation_reading.html",
        title=TITLES[result.kind],
        day=_date(f"{now:%Y-%m-%d}"),
        pieces=list(pieces(text, stated)),
        rows=[_row(field, fact, locale) for field, fact in stated.items()],
    )


def pieces(text: str, facts: Mapping[str, Fact]) -> Iterator[Piece]:
    """Yield a text piece by piece, split where the words of a fact begin and end."""
    at = 0
    for start, end in sorted((fact.evidence.start, fact.evidence.end) for fact in facts.values()):
        if start > at:
            yield Piece(text[at:start], is_read=False)
        if end > at:
            yield Piece(text[max(start, at) : end], is_read=True)
            at = end
    if at < len(text):
        yield Piece(text[at:], is_read=False)


def _row(field: str, fact: Fact, locale: str) -> Row:
    """Return a fact as the form shows it."""
    entry = load_table(locale.split("-")[0], "labels")["fields"][field]
    name = str(entry["label"]).removesuffix(" (optional)").removesuffix("?")
    choices: Mapping[str, str] = entry.get("choices", {})
    is_date = catalogue.FIELDS[field].kind == "date"
    value = _date(fact.value) if is_date else choices.get(fact.value, fact.value)
    return Row(name, value, fact.evidence.text)


def _date(day: str) -> str:
    """Return an ISO date in words."""
    value = date.fromisoformat(day)
    return f"{value:%A} {value.day} {value:%B %Y}"
