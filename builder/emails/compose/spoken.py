"""Times and days as people say them: "half past two", "Wednesday"."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from builder.emails.compose.date_format import day_in_words
from builder.emails.model.context import Context
from builder.emails.translations import load_table

DAYS_IN_WEEK: Final = 7
"""A day nearer than this needs no date to be told from others of its name."""


def spoken_time(wall_time: str, context: Context) -> str:
    """Return HH:MM as somebody says it, without am or pm: two o'clock, half past two, ten twenty-five, noon."""
    clock_time = time.fromisoformat(wall_time)
    words: Mapping[str, Any] = load_table(context.language, "dates")["spoken"]
    if clock_time == time(12):
        return str(words["noon"])
    hours: list[str] = words["hours"]
    pattern = {0: "full", 15: "quarter", 30: "half", 45: "quarter-to"}.get(clock_time.minute)
    if pattern is None:
        pattern = "small" if clock_time.minute < 10 else "other"
    return str(words[pattern]).format(
        hour=hours[clock_time.hour % 12],
        next=hours[(clock_time.hour + 1) % 12],
        minutes=_number(clock_time.minute, words),
    )


def spoken_day(day: str, context: Context) -> str:
    """Return a day as somebody says it: today, tomorrow, a weekday within a week, else with its date."""
    gap = (date.fromisoformat(day) - date.fromisoformat(context.today)).days
    names: list[str] = load_table(context.language, "dates")["weekdays"]
    if 1 < gap < DAYS_IN_WEEK:
        return names[date.fromisoformat(day).weekday()]
    return day_in_words(day, context)


def _number(count: int, words: Mapping[str, Any]) -> str:
    """Return a number below sixty in words."""
    if count < 10:
        return str(words["units"][count])
    if count < 20:
        return str(words["teens"][count - 10])
    tens, units = str(words["tens"][count // 10]), str(words["units"][count % 10])
    return f"{tens}-{units}" if units else tens
