"""The interview in words: its time, its day, and what to call it; "" for what isn't known."""

from datetime import date, time
from typing import Final

from builder.emails.compose.date_format import (
    bare_time_in_words,
    day_in_words,
    time_in_words,
    without_meridiem,
    zone_in_words,
)
from builder.emails.compose.spoken import spoken_time
from builder.emails.model.catalogue import INTERMEDIARIES
from builder.emails.model.context import Context
from builder.emails.translations import load_table

_FEW_DAYS: Final = 6
_NOON, _EVENING = time(12), time(17)


def interview_facts(context: Context) -> dict[str, str]:
    """Return the interview: its time, its day, and what to call it."""
    slot = context.interview
    zone = f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""
    start = time_in_words(slot.start, context) + zone if slot and slot.start else ""
    day = slot.date if slot else ""
    if not day and (context.when in ("hour", "today") or context.situation == "late"):
        day = context.today
    on_day, near = day_after_preposition(day, context)
    part_of_day = _part_of_day(day, slot.start if slot else "", context) if near else ""
    noun = str(load_table(context.language, "phrases")["interview"][context.format or "any"])
    if context.platform and context.format == "video":
        noun = f"{context.platform} interview"
    is_ours = context.recipient not in INTERMEDIARIES
    whose = "our" if is_ours and context.format != "trial" else "my"
    employer = "" if is_ours else context.client or context.company
    where = f"with {employer}" if employer else ""
    # "Our 2pm UK time interview" trips, "our interview at 2pm UK time" doesn't.
    parts = (noun, where, f"at {start}") if zone and start else (start, noun, where)
    named = " ".join(filter(None, parts))
    bare_start = bare_time_in_words(slot.start, context) if slot and slot.start else ""
    bare = named if zone else " ".join(filter(None, (bare_start, noun, where)))
    spoken_start = spoken_time(slot.start, context) if slot and slot.start else ""
    return {
        "time": start,
        "day": on_day,
        "day_possessive": f"{on_day.removeprefix('on ')}'s" if near else "",
        "when": " ".join(filter(None, (f"at {start}" if start else "", on_day))),
        "part_of_day": part_of_day,
        "part_noun": part_of_day.rpartition(" ")[2],
        "time_of_day": _time_of_day(slot.start, part_of_day, context) if slot and part_of_day and not zone else "",
        "event": f"{whose} {named}",
        "event_of_day": f"{whose} {bare} {on_day if zone else part_of_day}" if part_of_day else "",
        "my_event": f"my {named}",
        "the_event": f"the {named}",
        "event_start": f"{whose.capitalize()} {named}",
        "event_noun": noun,
        "spoken_event": " ".join(filter(None, (whose, spoken_start, noun, where))),
    }


def day_after_preposition(day: str, context: Context) -> tuple[str, bool]:
    """Return a day with its preposition, and whether it is within a week."""
    if not day:
        return "", False
    gap = (date.fromisoformat(day) - date.fromisoformat(context.today)).days
    if -1 <= gap <= 1:
        return day_in_words(day, context), True
    weekdays: list[str] = load_table(context.language, "dates")["weekdays"]
    if abs(gap) <= _FEW_DAYS:
        return f"on {weekdays[date.fromisoformat(day).weekday()]}", True
    return f"on {day_in_words(day, context, near=False)}", False


def _part_of_day(day: str, start: str, context: Context) -> str:
    """Return "this morning", "yesterday afternoon" or "on Tuesday morning"; "" for an unknown time, and for noon."""
    if not (day and start) or time.fromisoformat(start) == _NOON:
        return ""
    parts: list[str] = load_table(context.language, "dates")["days"]["parts"]
    clock_time = time.fromisoformat(start)
    part = parts[0 if clock_time < _NOON else 1 if clock_time < _EVENING else 2]
    on_day, _ = day_after_preposition(day, context)
    return f"this {part}" if day == context.today else f"{on_day} {part}"


def _time_of_day(start: str, part_of_day: str, context: Context) -> str:
    """Return "9.30 this morning": the hour without am or pm, since the part of the day says which; "" for noon."""
    written = time_in_words(start, context)
    hour = without_meridiem(written)
    return f"{hour} {part_of_day}" if hour != written else ""
