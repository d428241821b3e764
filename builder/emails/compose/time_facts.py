"""Every other date and time in words; "" for what isn't known."""

from datetime import datetime, timedelta

from builder.emails.compose.date_format import (
    count_in_words,
    day_in_words,
    moment_in_words,
    time_in_words,
    zone_in_words,
)
from builder.emails.compose.interview_facts import day_after_preposition
from builder.emails.compose.spoken import MINUTES_PER_HOUR, spoken_count, spoken_time
from builder.emails.model.context import Context


def time_facts(context: Context) -> dict[str, str]:
    """Return every other date and time."""
    own_zone = f" {zone_in_words(context.your_zone, context)}" if context.zones_differ else ""
    walls = {"voicemail_time": context.voicemail_time, "joined": context.joined_time}
    walls |= {"waited_until": context.waited_until}
    agreed = context.agreed
    agreed_date = (agreed.their_date or agreed.date) if agreed else ""
    return {
        **{name: time_in_words(wall, context) + own_zone if wall else "" for name, wall in walls.items()},
        "eta": _eta(context),
        "spoken_eta": spoken_time(_arrival(context), context) if _arrival(context) else "",
        "minutes": str(context.eta_minutes or ""),
        "spoken_minutes": spoken_count(context.eta_minutes, context),
        "wait": str(context.wait_minutes or ""),
        "notice_minutes": _notice_minutes(context),
        "first_sent": day_after_preposition(context.first_sent, context)[0],
        "available_from": day_in_words(context.available_from, context, near=False) if context.available_from else "",
        "agreed": moment_in_words(agreed, context) if agreed else "",
        "agreed_day": day_in_words(agreed_date, context, near=False) if agreed else "",
        "agreed_short": _agreed_short(context),
    }


def _agreed_short(context: Context) -> str:
    """Return the new time as it stands in a subject: the day and the hour, in the reader's zone."""
    agreed = context.agreed
    if not agreed:
        return ""
    day = day_in_words(agreed.their_date or agreed.date, context, near=False)
    start = agreed.their_start or agreed.start
    return f"{day}, {time_in_words(start, context)}" if start else day


def _eta(context: Context) -> str:
    """Return when the visitor will be there, in words, where the start and the delay are known."""
    arrival = _arrival(context)
    zone = f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""
    return time_in_words(arrival, context) + zone if arrival else ""


def _notice_minutes(context: Context) -> str:
    """Return how many minutes before the start the voicemail was left, as prose has it; "" for an hour or more."""
    start = context.interview.start if context.interview else ""
    if not (start and context.voicemail_time) or context.zones_differ:
        return ""
    left, due = (datetime.fromisoformat(f"2000-01-01T{wall}") for wall in (context.voicemail_time, start))
    minutes = (due - left) // timedelta(minutes=1)
    return count_in_words(minutes, context) if 1 < minutes < MINUTES_PER_HOUR else ""


def _arrival(context: Context) -> str:
    """Return when the visitor will be there, HH:MM, where the start and the delay are known."""
    if not (context.interview and context.interview.start and context.eta_minutes):
        return ""
    start = datetime.fromisoformat(f"2000-01-01T{context.interview.start}")
    return f"{start + timedelta(minutes=context.eta_minutes):%H:%M}"
