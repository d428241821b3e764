"""Finds the time zone that a text names: letters after a time, a zone's name, an IANA name, or Windows' name of it."""

import re
from datetime import date
from functools import cache
from typing import Final

from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Evidence, Fact
from builder.emails.read.word_guard import GuardedPattern

_IANA: Final = re.compile(
    r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_]{2,30}(?:/[A-Z][A-Za-z_]+)?\b"
)
_WINDOWS_LIST: Final = re.compile(r"Dublin, Edinburgh, Lisbon, London|UK, Ireland, Lisbon Time")
_SUMMER_MONTHS: Final = range(4, 11)
_REACH: Final = 40
"""A zone's letters stand within so many characters after the time."""


@cache
def _letters(language: str) -> GuardedPattern:
    letters = words(language, "zone_letters")
    return GuardedPattern(rf"(?<![\w-])(?:{'|'.join(letters)})(?![\w-])", letters)


@cache
def _shown(language: str) -> GuardedPattern:
    """Return the pattern of "times shown in EST"."""
    letters = words(language, "zone_letters")
    return GuardedPattern(
        rf"\b(?i:times?)(?i: are| is)?(?i: shown| listed| given)?(?i: in)? (?P<letters>{'|'.join(letters)})(?![\w-])",
        letters,
    )


@cache
def _names(language: str) -> GuardedPattern:
    names = words(language, "zones")
    return GuardedPattern(
        rf"\b(?P<name>{alternatives(names)})\s(?:(?:standard|daylight|summer)\s)?(?:time|zone)\b|(?:\(|\ball times(?: are)?(?: in)? )(?P<bare>eastern|central|mountain|pacific)\b",
        names,
        re.IGNORECASE,
    )


@cache
def _beside(language: str) -> re.Pattern[str]:
    """Return the pattern of a zone's name right after a time: "10am London", "(Berlin)"."""
    return re.compile(rf"[ ]?\(?({alternatives(words(language, 'zones'))})\b", re.IGNORECASE)


def find_zone(text: str, after: int, language: str) -> tuple[Fact, str] | None:
    """Return the zone named right after a position, else anywhere, and its letters ("" if named in words)."""
    table, letters = words(language, "zones"), words(language, "zone_letters")
    near = text[after : after + _REACH].split("\n")[0]
    match = _letters(language).search(near)
    if match:
        start = after + match.start()
        return _fact(letters[match[0]], text, start, start + len(match[0])), match[0]
    shown = _shown(language).search(text)
    if shown:
        return _fact(letters[shown["letters"]], text, *shown.span("letters")), shown["letters"]
    match = _IANA.search(text)
    if match:
        return _fact(match[0], text, *match.span()), ""
    match = _WINDOWS_LIST.search(text)
    if match:
        return _fact("Europe/London", text, *match.span()), ""
    match = _names(language).search(text)
    if match:
        name = re.sub(r"\s+", " ", (match["name"] or match["bare"]).lower())
        return _fact(table[name], text, *match.span()), ""
    bare = _beside(language).match(near)
    if bare:
        name = re.sub(r"\s+", " ", bare[1].lower())
        return _fact(table[name], text, after + bare.start(1), after + bare.end(1)), ""
    return None


def is_out_of_season(letters: str, day: date | None, language: str) -> bool:
    """Return whether a zone's letters belong to the other half of the year: BST in November, EST in July."""
    is_summer = words(language, "summer").get(letters)
    if is_summer is None or day is None or day.month in (3, 10, 11):
        return is_summer is True and day is not None and (day.month == 11 and day.day > 7)
    return bool(is_summer) != (day.month in _SUMMER_MONTHS)


def _fact(zone: str, text: str, start: int, end: int) -> Fact:
    return Fact(zone, Evidence(text[start:end], start, end))
