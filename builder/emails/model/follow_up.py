"""When to write again after silence: one reminder, one last note, then stop.

Days are working days, Monday to Friday: no list of public holidays serves every reader. The delays are the project's
own judgement, because a request for a new time is urgent (see docs/follow-up.md).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

REMINDER_AFTER_DAYS: Final = 2
"""Working days from the first message to the reminder."""

LAST_NOTE_AFTER_DAYS: Final = (5, 7)
"""Working days from the reminder to the last note: the first and the last that suit."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class FollowUpPlan:
    """The days on which to write again.

    Attributes:
        nudge: the one reminder.
        last_from, last_by: the first and the last day for the last note. After it, stop.
    """

    nudge: date
    last_from: date
    last_by: date


def follow_up_plan(sent: date, first_slot: date | None = None) -> FollowUpPlan:
    """Return when to write again after a message.

    sent: the day of the first message. first_slot: the first day that it offers, None where it offers none.
    """
    nudge = reminder_date(sent, first_slot)
    return FollowUpPlan(nudge, *last_note_window(nudge))


def reminder_date(sent: date, first_slot: date | None = None) -> date:
    """Return the day of the reminder: two working days after `sent`, or the working day before the first offered day.

    Whichever comes first, but never the day of the message itself: nobody reminds within hours.
    """
    usual = add_working_days(sent, REMINDER_AFTER_DAYS)
    if first_slot is None:
        return usual
    return max(min(usual, previous_working_day(first_slot)), add_working_days(sent, 1))


def last_note_window(nudge: date) -> tuple[date, date]:
    """Return the first and the last day for the last note after a reminder."""
    first, last = LAST_NOTE_AFTER_DAYS
    return add_working_days(nudge, first), add_working_days(nudge, last)


def add_working_days(day: date, count: int) -> date:
    """Return the working day that is `count` working days after a day."""
    for _ in range(count):
        day += _DAY
        while not is_working_day(day):
            day += _DAY
    return day


def previous_working_day(day: date) -> date:
    """Return the last working day before a day."""
    day -= _DAY
    while not is_working_day(day):
        day -= _DAY
    return day


def is_working_day(day: date) -> bool:
    """Return whether a day is one from Monday to Friday."""
    return day.weekday() < _SATURDAY
