"""Works out which day the words of a text mean, near the day on which it was written."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from builder.emails.read.phrases import named_numbers, words

_NEAR_YEARS: Final = (-1, 0, 1)
_NEARER_BACK: Final = 3
"""A weekday that is more days ahead than that was nearer, if the mail may have been written before it."""
_MAX_DAYS_BACK: Final = 200
"""A date without a year is the nearest of its kind; one further back than this is next year's."""


@dataclass(frozen=True)
class DayMention:
    """A day as a text names it.

    Attributes:
        day: the day; None where the text contradicts itself.
        start, end: where the words are.
        is_relative: counted from another day (a weekday alone, "tomorrow").
        choices: the days it may be, where it isn't certain.
        is_dated: it has the number of the day. is_bare_weekday: it is a weekday's name and nothing else.
    """

    day: date | None
    start: int
    end: int
    is_relative: bool = False
    choices: tuple[date, ...] = ()
    is_dated: bool = False
    is_bare_weekday: bool = False


def resolve(
    name: str, match: re.Match[str], reference: date, language: str, *, is_day_first: bool, is_written: bool
) -> DayMention | None:
    """Return the day of a match; None where it is none.

    name: that of the pattern in dates.py which matched.
    """
    parts = match.groupdict()
    _, weekdays = named_numbers(language, "weekdays")
    weekday = weekdays[parts["weekday"].lower()] if parts.get("weekday") else None
    if name == "relative":
        offset = words(language, "relative_days")[re.sub(r"\s+", " ", parts["relative"].lower())]
        return DayMention(reference + timedelta(days=offset), *match.span(), is_relative=True)
    if name == "weekday":
        return _weekday_alone(match, weekday or 0, reference, language, is_written=is_written)
    if name in ("weekday-day", "day-only"):
        return _day_alone(match, int(parts["day"]), weekday, reference, is_written=is_written)
    if name == "numbers" and not parts["year"] and (parts["mark"] != "/" or not _is_plausible(match)):
        return None
    month_first = (_month_and_day(name, parts, language, is_day_first=is_day_first)) if name != "iso" else None
    pairs = [(int(parts["second"]), int(parts["first"]))] if month_first is None else month_first
    return _nearest(match, pairs, _year(parts), weekday, reference)


def _is_plausible(match: re.Match[str]) -> bool:
    """Return whether two numbers with a slash are a date: a fraction or "24/7" isn't."""
    if match["weekday"]:
        return True
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return (
        bool(
            re.search(
                r"(?:\b(?:on|date:?|for|is|by|from|to|until|till|before|tomorrow|today|of)|,|:|@|^|\n|\(|[-–—|])\s*$",
                before,
            )
        )
        and int(match["second"]) > 0
    )


def _month_and_day(
    name: str, parts: dict[str, str | None], language: str, *, is_day_first: bool
) -> list[tuple[int, int]]:
    """Return the (month, day) pairs that a match may mean, the likeliest first."""
    if name != "numbers":
        _, months = named_numbers(language, "months")
        return [(months[str(parts["month"]).lower()] + 1, int(str(parts["day"])))]
    first, second = int(str(parts["first"])), int(str(parts["second"]))
    return [(second, first), (first, second)] if is_day_first else [(first, second), (second, first)]


def _year(parts: dict[str, str | None]) -> int | None:
    year = parts.get("year") or parts.get("short")
    if not year:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(
    match: re.Match[str], pairs: list[tuple[int, int]], year: int | None, weekday: int | None, reference: date
) -> DayMention | None:
    """Return the day that fits its weekday, or else lies nearest; with its choices where the weekday disagrees."""
    days = [
        day
        for month, number in pairs
        for candidate in ([year] if year else [reference.year + offset for offset in _NEAR_YEARS])
        if (day := _date(candidate, month, number))
    ]
    if not days:
        return None
    if not year:
        days.sort(key=lambda day: _distance(day, reference))
    if weekday is None:
        plausible = [day for day in days if year or abs((day - reference).days) < _MAX_DAYS_BACK] or days
        first = _date(plausible[0].year, *pairs[0]) if year else None
        return DayMention(first or plausible[0], *match.span())
    fitting = [day for day in days if day.weekday() == weekday and abs((day - reference).days) < 400]
    if fitting:
        return DayMention(fitting[0], *match.span())
    near = days[0]
    shift = (weekday - near.weekday() + 3) % 7 - 3
    return DayMention(None, *match.span(), choices=(near, near + timedelta(days=shift)))


def _distance(day: date, reference: date) -> int:
    """Return how far a day is from the reference, days gone by counting a little more."""
    gap = (day - reference).days
    return gap if gap >= 0 else -gap * 5 // 4


def _weekday_alone(
    match: re.Match[str], weekday: int, reference: date, language: str, *, is_written: bool
) -> DayMention | None:
    """Return the next such day; "last" is the one before, and so is one that is nearer to the day of reading."""
    name = match["weekday"]
    after = match.string[match.end() :][:24].split("\n")[0]
    is_word = name.lower() in words(language, "also_words") and not re.match(r"\s*(?:\d|at\b|@)", after[:6])
    if len(name) <= 3 and name[0].islower() and (is_word or not re.search(r"\d|morn|afternoon|aft\b|eve", after)):
        return None
    ahead = (weekday - reference.weekday()) % 7
    if (match["which"] or "").lower() == "last":
        return DayMention(reference - timedelta(days=(reference.weekday() - weekday) % 7 or 7), *match.span())
    which = (match["which"] or "").lower()
    if ahead == 0 and which and (is_written or which != "this"):
        ahead = 7
    if not is_written and ahead > _NEARER_BACK and which in ("", "this"):
        ahead -= 7
    day = reference + timedelta(days=ahead)
    choices = (day, day + timedelta(days=7)) if which == "next" else ()
    return DayMention(day, *match.span(), is_relative=True, choices=choices)


def _day_alone(
    match: re.Match[str], number: int, weekday: int | None, reference: date, *, is_written: bool
) -> DayMention | None:
    """Return the day of a month that isn't named: the nearest that fits, this month or one beside it."""
    months = [(reference.year * 12 + reference.month - 1 + offset) for offset in (0, 1, 2, -1)]
    days = [day for month in months if (day := _date(month // 12, month % 12 + 1, number))]
    fitting = [day for day in days if weekday is None or day.weekday() == weekday]
    ahead = [day for day in fitting if day >= reference]
    if not fitting:
        return DayMention(None, *match.span(), choices=tuple(days[:2])) if days else None
    if not is_written:
        return DayMention(min(fitting, key=lambda day: abs((day - reference).days)), *match.span(), is_relative=True)
    return DayMention((ahead or fitting)[0], *match.span(), is_relative=True)
