"""The times on offer in words: "Thursday 26 November after 2pm", one by one, in a row, or as one says them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from builder.emails.compose.date_format import day_in_words, moment_in_words, time_in_words, zone_in_words
from builder.emails.compose.spoken import spoken_day, spoken_time
from builder.emails.model.context import Context, TimeSlot
from builder.emails.translations import load_table


def offer_in_words(slot: TimeSlot, context: Context) -> str:
    """Return one offer: a day with a time, a span, a part of the day, or any time."""
    if not slot.part:
        return moment_in_words(slot, context, near=_days_ahead(slot, context) == 0)
    words, day = _words(context), _day(slot, context)
    if _days_ahead(slot, context) == 0 and f"today-{slot.part}" in words:
        return str(words[f"today-{slot.part}"])
    start = time_in_words(slot.their_start or slot.start, context) if slot.start else ""
    if start and context.zones_differ:
        own = f"{time_in_words(slot.start, context)} {zone_in_words(context.your_zone, context)}"
        start = f"{start} {zone_in_words(context.their_zone, context)} ({own})"
    return str(words[slot.part]).format(day=day, start=start)


def offers_in_a_row(offers: Sequence[str], context: Context) -> str:
    """Return offers joined in a sentence: one, "one or two", "one, two, or three"."""
    words = _words(context)
    if len(offers) < 3:
        return str(words["or"]).join(offers)
    return str(words["comma"]).join(offers[:-1]) + str(words["last-or"]) + offers[-1]


def spoken_offer(slot: TimeSlot, context: Context) -> str:
    """Return one offer as somebody says it: "Wednesday at half past two"."""
    day = spoken_day(slot.their_date or slot.date, context)
    start, end = slot.their_start or slot.start, slot.their_end or slot.end
    spoken = load_table(context.language, "dates")["spoken"]
    if slot.part:
        words = _words(context)
        if _days_ahead(slot, context) == 0 and f"today-{slot.part}" in words:
            return str(words[f"today-{slot.part}"])
        text = str(words[slot.part]).format(day=day, start=spoken_time(start, context) if start else "")
        return text.replace(f"on {day}", day) if day in ("today", "tomorrow") else text
    if end:
        span = str(spoken["span"]).format(start=spoken_time(start, context), end=spoken_time(end, context))
        return f"{day} {span}"
    return str(spoken["at"]).format(day=day, start=spoken_time(start, context)) if start else day


def _day(slot: TimeSlot, context: Context) -> str:
    """Return the day of an offer, its date always with it; "today" where it is."""
    day = slot.their_date or slot.date
    return day_in_words(day, context, near=_days_ahead(slot, context) == 0)


def _days_ahead(slot: TimeSlot, context: Context) -> int:
    """Return the days from today to an offer."""
    return (date.fromisoformat(slot.their_date or slot.date) - date.fromisoformat(context.today)).days


def _words(context: Context) -> Mapping[str, Any]:
    """Return the patterns of offers."""
    words: Mapping[str, Any] = load_table(context.language, "dates")["offers"]
    return words
