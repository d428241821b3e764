"""The values that a template sees: a context's facts, its dates and times in words, and the locale's vocabulary."""

from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from builder.emails.compose.date_format import day_in_words, moment_in_words, time_in_words, zone_in_words
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.model.context import Context
from builder.emails.translations import translations

type Values = dict[str, Any]

HARD_BREAK: Final = "\x01"
"""Ends a line of a template that must stay a line. No answer can hold it: control characters are dropped there."""

PARAGRAPH_BREAK: Final = "\x02"
"""A blank line of a template; a line that a missing fact leaves empty is not one."""

_PLAIN: Final = (str, int, bool, type(None))
_DATE_FIELDS: Final = ("first_sent", "available_from")
_TIME_FIELDS: Final = ("voicemail_time", "joined_time", "waited_until")
_STRUCTURED_FIELDS: Final = ("message_type", "fault", "interview", "agreed", "slots", *_DATE_FIELDS, *_TIME_FIELDS)


class UnsafeValue(TypeError):
    """A value of a kind that no template may see."""


def template_values(context: Context) -> Values:
    """Return the template's values: plain facts by their own names, and times in words."""
    values: Values = {f.name: getattr(context, f.name) for f in fields(context) if f.name not in _STRUCTURED_FIELDS}
    values |= {"message_type": str(context.message_type), "fault": str(context.fault)}
    values |= {"detail": context.cause_detail, "remote": context.remote, "phone_call": context.format == "phone"}
    values |= {"br": HARD_BREAK, "tense": SITUATIONS[context.situation].tense}
    values |= _times(context)
    vocabulary = translations(context.language).vocabulary(context.locale)
    values |= {name: value for name, value in vocabulary.items() if isinstance(value, str)}
    values["close"] = vocabulary["close"][context.formality]
    return values


def _times(context: Context) -> Values:
    """Return every date and time in the words of the locale, "" for what is not given."""
    slot = context.interview
    zone = f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""
    own_zone = f" {zone_in_words(context.your_zone, context)}" if context.zones_differ else ""
    start = time_in_words(slot.start, context) + zone if slot and slot.start else ""
    day = slot.date if slot else ""
    if not day and (context.when in ("hour", "today") or (context.when == "before" and context.situation == "late")):
        day = context.today
    walls = {n: getattr(context, n) for n in _TIME_FIELDS}
    days = {n: getattr(context, n) for n in _DATE_FIELDS}
    near = day == context.today or abs(_days(day, context.today)) == 1 if day else False
    return {
        "interview_time": start,
        "interview_day": day_in_words(day, context) if day else "",
        "interview_near": near,
        "eta_time": _eta(context),
        "agreed": moment_in_words(context.agreed, context) if context.agreed else "",
        "agreed_day": _agreed_day(context),
        "slots": tuple(moment_in_words(slot, context) for slot in context.slots),
        **{n: time_in_words(wall, context) + own_zone if wall else "" for n, wall in walls.items()},
        **{n: day_in_words(d, context, near=False) if d else "" for n, d in days.items()},
    }


def _agreed_day(context: Context) -> str:
    """Return the day of the new time in words, as the reader's calendar has it."""
    return day_in_words(context.agreed.their_date or context.agreed.date, context, near=False) if context.agreed else ""


def _days(day: str, today: str) -> int:
    """Return the days from one ISO date to another."""
    return (datetime.fromisoformat(day) - datetime.fromisoformat(today)).days


def _eta(context: Context) -> str:
    """Return when the visitor will be there, in words, where the start and the delay are known."""
    if not (context.interview and context.interview.start and context.eta_minutes):
        return ""
    start = datetime.fromisoformat(f"2000-01-01T{context.interview.start}")
    return time_in_words(f"{start + timedelta(minutes=context.eta_minutes):%H:%M}", context)


def assert_plain_data(values: Values) -> None:
    """Make sure that only plain data reaches a template.

    A proxied JavaScript object would undo Jinja2's sandbox.

    Raises:
        UnsafeValue: a value is no str, int, bool, None, tuple of those, or frozen dataclass.
    """
    for name, value in values.items():
        _check(name, value)


def _check(name: str, value: object) -> None:
    if type(value) in _PLAIN:
        return
    if type(value) is tuple:
        for part in value:
            _check(name, part)
        return
    if is_dataclass(value) and not isinstance(value, type) and value.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        for f in fields(value):
            _check(f"{name}.{f.name}", getattr(value, f.name))
        return
    raise UnsafeValue(f"{name}: {type(value).__name__} may not reach a template")
