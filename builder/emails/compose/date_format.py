"""Dates and times in words, as a locale writes them. Months are always words, because 03/04 can mean two dates."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from builder.emails.model.context import Context, TimeSlot
from builder.emails.translations import load_table, translations

DATE_END: Final = "\x03"
"""Ends a date that a comma closes where its sentence goes on. No answer can hold it: control characters are dropped."""

_END_INSIDE_SENTENCE: Final = re.compile(rf"{DATE_END}(?= \w)")


def day_in_words(day: str, context: Context, *, near: bool = True) -> str:
    """Return an ISO date in words: "today" or the like where near, else its weekday, day and month.

    The year is added where it is not the current one. A date may end in DATE_END, which close_dates takes out.
    """
    target, today = date.fromisoformat(day), date.fromisoformat(context.today)
    names = load_table(context.language, "dates")
    nearby: Mapping[str, str] = names["near"]
    gap = str((target - today).days)
    if near and gap in nearby:
        return nearby[gap]
    form = _formats(context)["full" if target.year == today.year else "year"]
    return str(form).format(
        weekday=names["weekdays"][target.weekday()],
        day=target.day,
        month=names["months"][target.month - 1],
        year=target.year,
        end=DATE_END,
    )


def close_dates(text: str) -> str:
    """Return a text with each date closed by a comma where words follow it: "Friday, March 16, after 2 PM" (US)."""
    return _END_INSIDE_SENTENCE.sub(",", text).replace(DATE_END, "") if DATE_END in text else text


def time_in_words(wall_time: str, context: Context) -> str:
    """Return HH:MM as the locale writes it: 2.30pm, 2pm and noon, or 2:30 PM, 2 PM and noon."""
    clock_time = time.fromisoformat(wall_time)
    formats = _formats(context)
    if clock_time == time(12):
        return str(formats["noon"])
    return str(formats["time" if clock_time.minute else "hour"]).format(
        hour12=clock_time.hour % 12 or 12,
        minute=f"{clock_time.minute:02}",
        ampm="am" if clock_time.hour < 12 else "pm",
        AMPM="AM" if clock_time.hour < 12 else "PM",
    )


def bare_time_in_words(wall_time: str, context: Context) -> str:
    """Return HH:MM beside a part of the day, which says if it is am or pm: 2.30 and 2 o'clock, 2:30 and 2:00."""
    written = time_in_words(wall_time, context)
    if time.fromisoformat(wall_time).minute or written == _formats(context)["noon"]:
        return without_meridiem(written)
    return str(_formats(context)["bare_hour"]).format(hour12=time.fromisoformat(wall_time).hour % 12 or 12)


def without_meridiem(written: str) -> str:
    """Return a time in words without its am or pm."""
    return re.sub(r"\s*[ap]m$", "", written, flags=re.IGNORECASE)


def zone_in_words(zone: str, context: Context) -> str:
    """Return a zone as people say it: "UK time"; a city's time where the locale has no name for it."""
    vocabulary = translations(context.language).vocabulary(context.locale)
    named: Mapping[str, str] = vocabulary["zones"]
    return named.get(zone) or f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} {vocabulary['time_word']}"


def time_on_day(day: str, start: str, context: Context) -> str:
    """Return a day in words with a time: Thursday at 2pm."""
    return str(_formats(context)["at"]).format(day=day, time=time_in_words(start, context))


def moment_in_words(moment: TimeSlot, context: Context, *, near: bool = False) -> str:
    """Return a day and its time, the reader's zone first and the visitor's in brackets where the two differ."""
    day = day_in_words(moment.their_date or moment.date, context, near=near)
    if not moment.start:
        return day
    theirs = time_on_day(day, moment.their_start or moment.start, context)
    if not moment.their_start:
        return theirs
    yours = time_in_words(moment.start, context)
    if moment.their_date != moment.date:
        yours = time_on_day(day_in_words(moment.date, context, near=False), moment.start, context)
    their_zone, your_zone = (zone_in_words(zone, context) for zone in (context.their_zone, context.your_zone))
    return f"{theirs} {their_zone} ({yours} {your_zone})"


def count_in_words(count: int | None, context: Context) -> str:
    """Return a small number as a word, as prose has it, and a greater one in figures; "" for none."""
    units: list[str] = load_table(context.language, "dates")["spoken"]["units"]
    return (units[count] if count < len(units) else str(count)) if count else ""


def _formats(context: Context) -> Mapping[str, Any]:
    """Return the locale's date and time formats."""
    formats: Mapping[str, Any] = translations(context.language).vocabulary(context.locale)["date"]
    return formats
