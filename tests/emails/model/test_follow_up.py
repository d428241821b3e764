"""One reminder, one last note, on working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.model.follow_up import (
    add_working_days,
    follow_up_plan,
    is_working_day,
    last_note_window,
    previous_working_day,
    reminder_date,
)

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("sent", "first_slot", "nudge"),
    [
        (TUESDAY, None, date(2026, 11, 26)),
        (date(2026, 11, 26), None, date(2026, 11, 30)),
        (date(2026, 11, 27), None, date(2026, 12, 1)),
        (date(2026, 11, 28), None, date(2026, 12, 1)),
        (TUESDAY, date(2026, 12, 3), date(2026, 11, 26)),
        (TUESDAY, date(2026, 11, 27), date(2026, 11, 26)),
        (TUESDAY, date(2026, 11, 26), date(2026, 11, 25)),
        (TUESDAY, date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 26), date(2026, 11, 30), date(2026, 11, 27)),
    ],
)
def test_reminder_date(sent: date, first_slot: date | None, nudge: date) -> None:
    """Two working days later, or the working day before the first offered day, but never at once."""
    assert reminder_date(sent, first_slot) == nudge


def test_last_note_window() -> None:
    """Five to seven working days after the reminder, weekends left out."""
    assert last_note_window(date(2026, 11, 26)) == (date(2026, 12, 3), date(2026, 12, 7))


def test_follow_up_plan() -> None:
    """The plan is the reminder and the last note after it."""
    found = follow_up_plan(TUESDAY)
    assert (found.nudge, found.last_from, found.last_by) == (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 7))


@given(DAYS, st.none() | DAYS)
def test_plans_are_ordered_working_days(sent: date, first_slot: date | None) -> None:
    """Whatever the dates, nobody is told to write on a weekend, on the same day, or in the wrong order."""
    found = follow_up_plan(sent, first_slot)
    assert sent < found.nudge < found.last_from < found.last_by
    assert all(is_working_day(day) for day in (found.nudge, found.last_from, found.last_by))
    assert found.nudge - sent <= timedelta(days=4)


@given(DAYS, st.integers(1, 20))
def test_working_day_arithmetic(day: date, count: int) -> None:
    """As many working days lie between as were counted, and the step back undoes the step forward."""
    found = add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert previous_working_day(add_working_days(day, 1)) <= day
    assert is_working_day(previous_working_day(day))
