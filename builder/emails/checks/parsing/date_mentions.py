"""The days that a text mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon
from builder.emails.checks.parsing.phrase_pattern import Token
from builder.emails.checks.parsing.tokenized_text import TokenizedText

MAX_FILLERS: Final = 3
"""Words such as "the" and "of" between the parts of a date: without a limit, a text of them took the square of time."""

_DAY: Final = re.compile(r"([1-9]|[12]\d|3[01]|0[1-9])(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MAX_DAYS_AWAY: Final = 183


@dataclass(frozen=True)
class DayMention:
    """A mentioned day.

    Attributes:
        first, last: its tokens, from `first` up to but not including `last`.
        weekday: 0 for Monday; None if not mentioned.
        weekday_token: the index of the weekday's token; -1 if not mentioned.
        day, month, year: None if not mentioned.
        relative: "today", "tomorrow" and the like; else "".
    """

    first: int
    last: int
    weekday: int | None = None
    weekday_token: int = -1
    day: int | None = None
    month: int | None = None
    year: int | None = None
    relative: str = ""

    def dates(self, today: date | None) -> tuple[date, ...]:
        """Return the dates it can mean: one if it has a year, else those within half a year of today."""
        if not self.day or not self.month:
            return ()
        years = [self.year] if self.year else [today.year + shift for shift in (-1, 0, 1)] if today else []
        dates = []
        for year in years:
            try:
                candidate = date(year, self.month, self.day)
            except ValueError:
                continue
            if self.year or (today and abs((candidate - today).days) <= _MAX_DAYS_AWAY):
                dates.append(candidate)
        return tuple(dates)


def find_days(text: TokenizedText, lexicon: Lexicon) -> Iterator[DayMention]:
    """Yield every day that a text mentions, in order."""
    parser = _DateParser(lexicon)
    next_index = 0
    for index in range(len(text.tokens)):
        mention = parser.day_at(text.tokens, index) if index >= next_index else None
        if mention:
            yield mention
            next_index = mention.last


class _DateParser:
    """Parses dates by the names of days and months in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._weekdays = _numbers_by_name(lexicon.word_set("weekdays"))
        self._ambiguous = lexicon.word_set("weekday-words")
        self._months = _numbers_by_name(lexicon.word_set("months"))
        self._near = lexicon.word_set("near-days")
        self._parts = lexicon.word_set("day-parts")
        self._fillers = lexicon.word_set("date-fillers")

    def day_at(self, tokens: tuple[Token, ...], index: int) -> DayMention | None:
        """Return the day that starts at a token: "Thursday 26 November", "26th of November", "March 3", "today"."""
        token = tokens[index]
        if token.text in self._near:
            return DayMention(index, index + 1, relative=token.text)
        if token.text == "this" and index + 1 < len(tokens) and tokens[index + 1].text in self._parts:
            return DayMention(index, index + 2, relative="this " + tokens[index + 1].text)
        weekday = self._weekdays.get(token.text)
        start = index + 1 if weekday is not None else index
        parsed = self._date(tokens, self._skip(tokens, start) if weekday is not None else start)
        if parsed:
            day, month, year, last = parsed
            if weekday is None:
                weekday, last, weekday_token = self._weekday_after(tokens, last)
                return DayMention(index, last, weekday, weekday_token, day, month, year)
            return DayMention(index, last, weekday, index, day, month, year)
        if weekday is not None and token.text not in self._ambiguous:
            return DayMention(index, index + 1, weekday, index)
        return None

    def _skip(self, tokens: tuple[Token, ...], index: int) -> int:
        """Return the first token from `index` on that is not "the", "of" or the like; at most three are skipped."""
        end = min(index + MAX_FILLERS, len(tokens))
        return next((n for n in range(index, end) if tokens[n].text not in self._fillers), end)

    def _date(self, tokens: tuple[Token, ...], index: int) -> tuple[int, int, int | None, int] | None:
        """Return day, month, year and the next token of a date in either order; None if there is none."""
        # Most words start no date, which is seen at once.
        if index >= len(tokens) or not (tokens[index].text[0].isdigit() or tokens[index].text in self._months):
            return None
        after = self._skip(tokens, index + 1)
        if after >= len(tokens) or tokens[after].sentence != tokens[index].sentence:
            return None
        one, two = tokens[index].text, tokens[after].text
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

    def _weekday_after(self, tokens: tuple[Token, ...], index: int) -> tuple[int | None, int, int]:
        """Return a weekday directly after a date, as in "26 November (Thursday)", the next token, and its own token."""
        if (
            index < len(tokens)
            and tokens[index].text in self._weekdays
            and tokens[index].start - tokens[index - 1].end <= 2
        ):
            return self._weekdays[tokens[index].text], index + 1, index
        return None, index, -1


@cache
def _numbers_by_name(names: frozenset[str]) -> dict[str, int]:
    """Return the number of each name; the lexicon writes "0 monday", one entry per spelling."""
    return {name: int(number) for number, _, name in (entry.partition(" ") for entry in names)}  # pragma: no mutate
