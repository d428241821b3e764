"""Dates and times in the message: both zones, the right weekday, months spelt, clock changes named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.clock import Clock
from builder.emails.model.zone_transitions import clock_at

ZONES = ("Europe/London", "America/New_York", "Europe/Berlin", "Asia/Kolkata")


def body(now: str = "2026-11-24T10:40:00Z", **answers: str) -> str:
    """Return the body of a confirmation by email."""
    parsed = parse({"situation": "confirm-email", **answers}, clock_at(now, ZONES))
    assert parsed.errors == {}
    assert parsed.context is not None
    return compose(parsed.context).body


def test_both_zones_are_printed_if_they_differ() -> None:
    """The reader's time comes first, the visitor's in brackets."""
    text = body(new_date="2026-11-26", new_time="14:00", your_zone="Europe/London", their_zone="America/New_York")

    assert "Thursday 26 November at 9am US Eastern time (2pm UK time)" in text


def test_day_is_repeated_if_it_differs_between_zones() -> None:
    """Across midnight each side reads its own day."""
    text = body(
        new_date="2026-11-26", new_time="02:00", your_zone="Asia/Kolkata", their_zone="America/New_York", locale="en-US"
    )

    assert "Wednesday, November 25, at 3:30 PM Eastern (Thursday, November 26, at 2 AM Kolkata time)" in text


def test_offset_between_clock_changes() -> None:
    """In the weeks when America has changed and Europe has not, London is four hours ahead of New York."""
    text = body(
        "2027-03-10T09:00:00Z",
        new_date="2027-03-16",
        new_time="14:00",
        your_zone="Europe/London",
        their_zone="America/New_York",
    )

    assert "10am US Eastern time (2pm UK time)" in text


@pytest.mark.parametrize(
    ("now", "day", "said"),
    [
        ("2027-03-20T10:00:00Z", "2027-03-28", "The clocks go forward that night"),
        ("2027-10-20T10:00:00Z", "2027-10-31", "The clocks go back that night"),
    ],
)
def test_skipped_and_repeated_hours_are_errors(now: str, day: str, said: str) -> None:
    """An hour that never comes or comes twice is refused in words."""
    answers = {"situation": "confirm-email", "new_date": day, "new_time": "01:30", "your_zone": "Europe/London"}

    assert parse(answers, clock_at(now, ZONES)).errors["new_time"].startswith(said)


def test_other_years_are_printed() -> None:
    """A date in another year carries the year."""
    assert "Monday 4 January 2027" in body("2026-12-28T10:00:00Z", new_date="2027-01-04", new_time="10:00")


@given(st.dates(date(2026, 11, 24), date(2027, 11, 1)))
def test_weekday_matches_date(day: date) -> None:
    """Whatever day is chosen, the weekday printed is that day's."""
    parsed = parse({"situation": "confirm-email", "new_date": day.isoformat()}, Clock(1_795_516_800))

    assert parsed.context is not None
    assert f"{day:%A} {day.day} {day:%B}" in compose(parsed.context).body


@pytest.mark.parametrize(
    ("answers", "today"),
    [
        ({"when": "before", "plan": "cannot"}, False),
        ({"when": "before", "plan": "late"}, False),
        ({"when": "hour"}, True),
        ({"when": "earlier"}, False),
    ],
)
def test_today_is_printed_only_if_answered(answers: dict[str, str], today: bool) -> None:
    """Who cannot come may mean tomorrow's interview; who missed it an hour ago means today's, and late needs no day."""
    context = parse(answers, clock_at("2026-11-24T10:40:00Z", ZONES)).context

    assert context is not None
    assert ("interview today" in compose(context).body) is today
