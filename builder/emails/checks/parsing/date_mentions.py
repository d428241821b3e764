"""The days that a text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon
from builder.emails.checks.parsing.phrase_pattern import Token
from builder.emails.checks.parsing.tokenizer import Text

_DAY: Final = re.compile(r"([1-9]|[12]\d|3[01]|0[1-9])(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
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


def days(text: Text, words: Lexicon) -> Iterator[Day]:
    """Yield every day that a text names, in order."""
    calendar = _Calendar(words)
    last = 0
    for at in range(len(text.tokens)):
        found = calendar.day_at(text.tokens, at) if at >= last else None
        if found:
            yield found
            last = found.last


class _Calendar:
    """The names of days and months in one language."""

    def __init__(self, words: Lexicon) -> None:
        self._weekdays = _numbered(words.named("weekdays"))
        self._ambiguous = words.named("weekday-words")
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
        if weekday is not None and token.text not in self._ambiguous:
            return Day(at, at + 1, weekday, at)
        return None

    def _skip(self, tokens: tuple[Token, ...], at: int) -> int:
        """Return the first place from `at` on that holds no "the", "of" or the like."""
        return next((n for n in range(at, len(tokens)) if tokens[n].text not in self._fillers), len(tokens))

    def _date(self, tokens: tuple[Token, ...], at: int) -> tuple[int, int, int | None, int] | None:
        """Return day, month, year and the token after a date written in either order."""
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
