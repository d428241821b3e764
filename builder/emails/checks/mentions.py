"""The days and clock times that a text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from builder.emails.checks.lexicon import Lexicon
from builder.emails.checks.phrases import Token
from builder.emails.checks.plain import Text

_DAY: Final = re.compile(r"([1-9]|[12]\d|3[01]|0[1-9])(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.]\d\d)?(am|pm)?")
_HOUR: Final = re.compile(r"(0?[1-9]|1[0-2])(am|pm)")
_BARE: Final = re.compile(r"0?[1-9]|1[0-2]")
_HALF_YEAR: Final = 183


@dataclass(frozen=True)
class Day:
    """A day that is named, between two tokens.

    Attributes:
        weekday: 0 for Monday; None where it is not named. `weekday_at` is its token.
        day, month, year: as far as named.
        near: "today" and its like.
    """

    first: int
    last: int
    weekday: int | None = None
    weekday_at: int = -1
    day: int | None = None
    month: int | None = None
    year: int | None = None
    near: str = ""

    def dates(self, today: date | None) -> tuple[date, ...]:
        """Return the dates it can mean: one with a year, else the ones within half a year of today."""
        if not self.day or not self.month:
            return ()
        years = [self.year] if self.year else [today.year + shift for shift in (-1, 0, 1)] if today else []
        found = []
        for year in years:
            try:
                that = date(year, self.month, self.day)
            except ValueError:
                continue
            if self.year or (today and abs((that - today).days) <= _HALF_YEAR):
                found.append(that)
        return tuple(found)


@dataclass(frozen=True)
class Time:
    """A clock time that is named, between two tokens. `half` is "am", "pm" or "" where it is not said."""

    first: int
    last: int
    hour: int
    minute: int
    half: str
    padded: bool

    @property
    def wall(self) -> str:
        """The time as HH:MM, as far as it can be known."""
        hour = self.hour % 12 + 12 * (self.half == "pm") if self.half else self.hour
        return f"{hour:02}:{self.minute:02}"

    @property
    def unclear(self) -> bool:
        """Whether it could be before or after noon: a 24-hour clock writes two figures, and goes beyond twelve."""
        return not self.half and 1 <= self.hour <= 12 and not self.padded


def days(text: Text, words: Lexicon) -> Iterator[Day]:
    """Yield every day that a text names, in order."""
    calendar = _Calendar(words)
    tokens, at = text.tokens, 0
    while at < len(tokens):
        found = calendar.day_at(tokens, at)
        if found:
            yield found
            at = found.last
        else:
            at += 1


class _Calendar:
    """The names of days and months in one language."""

    def __init__(self, words: Lexicon) -> None:
        self._weekdays = _numbered(words.named("weekdays"))
        self._months = _numbered(words.named("months"))
        self._near = words.named("near-days")
        self._parts = words.named("day-parts")
        self._fillers = words.named("date-fillers")

    def day_at(self, tokens: tuple[Token, ...], at: int) -> Day | None:
        """Return the day that starts at a token: "Thursday 26 November", "26th of November", "March 3", "today"."""
        token = tokens[at]
        if token.text in self._near:
            return Day(at, at + 1, near=token.text)
        if token.text == "this" and at + 1 < len(tokens) and tokens[at + 1].text in self._parts:
            return Day(at, at + 2, near="this " + tokens[at + 1].text)
        weekday = self._weekdays.get(token.text)
        start = at + 1 if weekday is not None else at
        found = self._date(tokens, self._skip(tokens, start) if weekday is not None else start)
        if found:
            day, month, year, last = found
            if weekday is None:
                weekday, last, named = self._weekday_after(tokens, last)
                return Day(at, last, weekday, named, day, month, year)
            return Day(at, last, weekday, at, day, month, year)
        if weekday is not None and len(token.text) > 5:
            return Day(at, at + 1, weekday, at)
        return None

    def _skip(self, tokens: tuple[Token, ...], at: int) -> int:
        """Step over "the", "of" and the like."""
        while at < len(tokens) and tokens[at].text in self._fillers:
            at += 1
        return at

    def _date(self, tokens: tuple[Token, ...], at: int) -> tuple[int, int, int | None, int] | None:
        """Return day, month, year and the token after a date written in either order."""
        if at >= len(tokens):
            return None
        after = self._skip(tokens, at + 1)
        if after >= len(tokens) or tokens[after].sentence != tokens[at].sentence:
            return None
        one, two = tokens[at].text, tokens[after].text
        day, month = (
            (_DAY.fullmatch(one), self._months.get(two))
            if one[0].isdigit()
            else (_DAY.fullmatch(two), self._months.get(one))
        )
        if not day or month is None:
            return None
        year, last = None, after + 1
        if last < len(tokens) and _YEAR.fullmatch(tokens[last].text):
            year, last = int(tokens[last].text), last + 1
        return int(day[1]), month + 1, year, last

    def _weekday_after(self, tokens: tuple[Token, ...], at: int) -> tuple[int | None, int, int]:
        """Return a weekday that follows a date at once, as in "26 November (Thursday)"."""
        if at < len(tokens) and tokens[at].text in self._weekdays and tokens[at].start - tokens[at - 1].end <= 2:
            return self._weekdays[tokens[at].text], at + 1, at
        return None, at, -1


def _numbered(names: frozenset[str]) -> dict[str, int]:
    """Return names by themselves: the lexicon writes them "0 monday", one entry a spelling."""
    return {name: int(number) for number, _, name in (entry.partition(" ") for entry in names)}


def times(text: Text, words: Lexicon) -> Iterator[Time]:
    """Yield every clock time that a text names, in order."""
    at = 0
    while at < len(text.tokens):
        found = _time_at(text.tokens, at, words)
        if found:
            yield found
        at = found.last if found else at + 1


def _time_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Time | None:
    """Return the time that starts at a token: "10:00", "2.30pm", "10 a.m.", "at 2", "noon"."""
    text = tokens[at].text
    if text in words.named("noon"):
        return Time(at, at + 1, 12, 0, "pm", padded=True)
    if not text[0].isdigit():
        return None
    before = tokens[at - 1].text if at else ""
    clock = _CLOCK.fullmatch(text)
    if clock and ("." not in text or clock[3] or before.endswith("'s") or before in words.named("before-times")):
        half, last = (clock[3], at + 1) if clock[3] else _half(tokens, at + 1)
        return Time(at, last, int(clock[1]), int(clock[2]), half or "", padded=len(clock[1]) == 2)
    hour = _HOUR.fullmatch(text)
    if hour:
        return Time(at, at + 1, int(hour[1]), 0, hour[2], padded=False)
    if _BARE.fullmatch(text):
        half, last = _half(tokens, at + 1)
        if half:
            return Time(at, last, int(text), 0, half, padded=False)
        follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if follows == "o'clock":
            return Time(at, at + 2, int(text), 0, "", padded=False)
        if before == "at" and (tokens[at].pause or follows in words.named("after-times")):
            return Time(at, at + 1, int(text), 0, "", padded=False)
    return None


def _half(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    """Return "am" or "pm" where it stands at a token, in one word or two letters, and the token after it."""
    if at < len(tokens) and tokens[at].text in ("am", "pm") and not tokens[at].first:
        return tokens[at].text, at + 1
    if at + 1 < len(tokens) and tokens[at].text in ("a", "p") and tokens[at + 1].text == "m":
        return tokens[at].text + "m", at + 2
    return "", at
