"""The picture of where to find their phone number: drawn papers with the number ringed."""

from dataclasses import dataclass

from overrides.shortcodes import render
from overrides.shortcodes.pictures.words import words


@dataclass(frozen=True)
class Paper:
    """Something that the number stands in.

    Attributes:
        place: where it is, for people.
        before, after: its text around the number.
    """

    place: str
    before: str
    after: str


def papers() -> tuple[Paper, ...]:
    """Return the papers, the likeliest first."""
    rows = words("phone-number")["paper"]
    return tuple(Paper(row["place"], *row["text"].strip("\n").split("{number}")) for row in rows)


def number() -> str:
    """Return the number, which is from a range kept for fiction."""
    return str(words("phone-number")["number"])


def picture() -> str:
    """Return the picture as HTML."""
    return render.render("pictures/phone_number.html", number=number(), papers=papers())
