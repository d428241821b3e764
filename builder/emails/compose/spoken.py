"""Times and days as people say them: "half past two" (in American English "two thirty"), "Wednesday"."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from builder.emails.compose.date_format import day_in_words
from builder.emails.model.context import Context
from builder.emails.translations import load_table

DAYS_IN_WEEK: Final = 7
"""A day nearer than this needs no date to be told from others of its name."""

MINUTES_PER_HOUR: Final = 60


def spoken_time(wall_time: str, context: Context, *, in_span: bool = False) -> str:
    """Return HH:MM as somebody says it, without am or pm: two o'clock (in a span: two), half past two, noon."""
    clock_time = time.fromisoformat(wall_time)
    words = _spoken_words(context)
    if clock_time == time(12):
        return str(words["noon"])
    hours: list[str] = words["hours"]
    pattern = {0: "full-in-span" if in_span else "full", 15: "quarter", 30: "half", 45: "quarter-to"}.get(
        clock_time.minute
    )
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


def spoken_count(count: int | None, context: Context) -> str:
    """Return a number as somebody says it: in words below sixty; "" for none."""
    words = _spoken_words(context)
    return (_number(count, words) if count < MINUTES_PER_HOUR else str(count)) if count else ""


def _spoken_words(context: Context) -> Mapping[str, Any]:
    """Return what a language says of times and numbers, as its locale says it."""
    own = load_table(context.language, context.locale).get("spoken", {})
    return {**load_table(context.language, "dates")["spoken"], **own}


def _number(count: int, words: Mapping[str, Any]) -> str:
    """Return a number below sixty in words."""
    if count < 10:
        return str(words["units"][count])
    if count < 20:
        return str(words["teens"][count - 10])
    tens, units = str(words["tens"][count // 10]), str(words["units"][count % 10])
    return f"{tens}-{units}" if units else tens
