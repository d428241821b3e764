"""What a field is most likely to be answered with: days near at hand, usual numbers; nobody should need a picker."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from builder.emails.model.catalogue import SITUATIONS
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context
from builder.emails.model.follow_up import add_working_days, is_working_day
from builder.emails.translations import load_table

if TYPE_CHECKING:
    from builder.emails.contract import OfferDay, Suggestion

DAYS: Final = 5
"""How many days are suggested, behind or ahead."""

MINUTES_LATE: Final = (10, 15, 20, 30, 45)

LAST_HOUR: Final[Mapping[str, int]] = {"morning": 9, "afternoon": 14, "any": 12}
"""The hour from which a part of today is too late to offer."""

PARTS: Final = ("morning", "afternoon", "any")
"""The parts of a day that are offered by a tap, in the order in which to show them."""

_WEEKEND_READERS: Final = ("owner", "shift-manager")
"""Readers who are likely to be at work on a Saturday and a Sunday."""


def suggestions(context: Context) -> dict[str, list["Suggestion"]]:
    """Return, by field, the answers to offer for a tap: {"value": as the field takes it, "label": to be read}."""
    today = date.fromisoformat(context.today)
    days = {
        "interview_date": _interview_days(context, today),
        "first_sent": _before(today),
        "new_date": _working_days(today),
        "available_from": _working_days(today),
    }
    names = load_table(context.language, "dates")
    answers: dict[str, list[Suggestion]] = {
        field: [{"value": day.isoformat(), "label": _label(day, today, names)} for day in choices]
        for field, choices in days.items()
    }
    minutes = names["suggested"]["minutes"]
    answers["eta_minutes"] = [{"value": str(n), "label": minutes.format(count=n)} for n in MINUTES_LATE]
    return answers


def offer_days(context: Context, clock: Clock) -> list["OfferDay"]:
    """Return the days to offer, today among them while there is time: {"date": ISO, "label", "parts": of PARTS}."""
    today = date.fromisoformat(context.today)
    hour = clock.local(context.your_zone, clock.now).hour
    names = load_table(context.language, "dates")
    is_weekend_offered = _is_weekend_offered(context)
    left = [part for part in PARTS if hour < LAST_HOUR[part]] if is_weekend_offered or is_working_day(today) else []
    ahead = [today + timedelta(days=n) for n in range(1, DAYS + 1)] if is_weekend_offered else _working_days(today)
    days: list[OfferDay] = [
        {"date": day.isoformat(), "label": _label(day, today, names), "parts": [*PARTS]} for day in ahead
    ]
    return [{"date": context.today, "label": _label(today, today, names), "parts": left}, *days] if left else days


def _is_weekend_offered(context: Context) -> bool:
    """Return whether a Saturday or a Sunday may be offered: to a shop, or where the interview was on one."""
    known = context.interview.date if context.interview else ""
    day = known or (context.today if context.when in ("hour", "today") else "")
    was_at_weekend = bool(day) and not is_working_day(date.fromisoformat(day))
    return context.recipient in _WEEKEND_READERS or context.format == "trial" or was_at_weekend


def _interview_days(context: Context, today: date) -> Iterable[date]:
    """Return the days on which the interview is or was, as far as the answers tell."""
    if SITUATIONS[context.situation].tense == "before":
        return [today + timedelta(days=n) for n in range(DAYS)]
    if context.when in ("hour", "today"):
        return [today]
    return _before(today) if context.when == "earlier" else [today, *_before(today)]


def _before(today: date) -> Iterable[date]:
    """Return the last days, the newest first."""
    return [today - timedelta(days=n) for n in range(1, DAYS + 1)]


def _working_days(today: date) -> Iterable[date]:
    """Return the next working days."""
    return [add_working_days(today, n) for n in range(1, DAYS + 1)]


def _label(day: date, today: date, names: Mapping[str, Any]) -> str:
    """Return a day as a button says it: "Tomorrow", "Wed 25 Nov"."""
    near: Mapping[str, str] = names["near"]
    if word := near.get(str((day - today).days)):
        return word.capitalize()
    weekday, month = names["weekdays"][day.weekday()], names["months"][day.month - 1]
    return str(names["suggested"]["day"]).format(weekday=weekday[:3], day=day.day, month=month[:3])
