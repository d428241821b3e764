"""The picture of where to find their phone number: drawn papers with the number ringed."""

from dataclasses import dataclass

from overrides.shortcodes import render
from overrides.shortcodes.locales import LOCALE_NAMES, Version
from overrides.shortcodes.pictures.words import words


@dataclass(frozen=True)
class Paper:
    """Something that their number appears in.

    Attributes:
        place: where it is, for people.
        number: it's from a range kept for fiction.
        before, after: its text around the number.
    """

    place: str
    number: str
    before: str
    after: str


def papers(locale: str) -> tuple[Paper, ...]:
    """Return the papers, the likeliest first."""
    text = words("phone-number", locale)
    return tuple(
        Paper(row["place"], text["number"], *row["text"].strip("\n").split("{number}")) for row in text["paper"]
    )


def picture() -> str:
    """Return the picture as HTML."""
    versions = [Version(locale, papers(locale)) for locale in LOCALE_NAMES]
    return render.render("pictures/phone_number.html", versions=versions)
