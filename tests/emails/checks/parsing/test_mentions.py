"""The days and clock times that a text names, and the dates they can mean.

Mutants of hours.py that live because they change nothing: another word that is on no list for a word that there is not;
the last space of an entry of two words for its first.
"""

from datetime import date

import pytest

from builder.emails.checks.parsing.date_mentions import Day, days
from builder.emails.checks.parsing.lexicon import lexicon
from builder.emails.checks.parsing.time_mentions import Time, times
from builder.emails.checks.parsing.tokenizer import read

TODAY = date(2026, 11, 24)


def days_of(raw: str) -> list[Day]:
    """Return the days that an English text names."""
    return list(days(read(raw, lexicon("en")), lexicon("en")))


def times_of(raw: str) -> list[Time]:
    """Return the clock times that an English text names."""
    return list(times(read(raw, lexicon("en")), lexicon("en")))


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("26 November", Day(0, 2, day=26, month=11)),
        ("26th of November 2026", Day(0, 4, day=26, month=11, year=2026)),
        ("the 3rd of March", Day(1, 4, day=3, month=3)),
        ("November 26", Day(0, 2, day=26, month=11)),
        ("Nov the 26th, 2026", Day(0, 4, day=26, month=11, year=2026)),
        ("Thursday 26 November", Day(0, 3, 3, 0, 26, 11)),
        ("Thu, the 26th of Nov", Day(0, 5, 3, 0, 26, 11)),
        ("Monday, January 4, 2027", Day(0, 4, 0, 0, 4, 1, 2027)),
        ("26 November (Thursday)", Day(0, 3, 3, 2, 26, 11)),
        ("26 November, Thursday", Day(0, 3, 3, 2, 26, 11)),
        ("on Thursday", Day(1, 2, 3, 1)),
        ("Sunday", Day(0, 1, 6, 0)),
        ("or Thurs at ten", Day(1, 2, 3, 1)),
        ("on Mon the", Day(1, 2, 0, 1)),
        ("today", Day(0, 1, near="today")),
        ("see you this morning", Day(2, 4, near="this morning")),
        ("01 May", Day(0, 2, day=1, month=5)),
        ("31 May", Day(0, 2, day=31, month=5)),
        ("26 November 1999", Day(0, 3, day=26, month=11, year=1999)),
        ("26 November 2199", Day(0, 2, day=26, month=11)),
    ],
)
def test_a_day(raw: str, day: Day) -> None:
    """In either order, with what stands between, its weekday before or after it, and its year."""
    assert days_of(raw) == [day]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "in May",
        "26",
        "26 times",
        "32 May",
        "00 May",
        "May. 26 of us",
        "Sat",
        "we wed",
        "the sun",
        "this",
        "this time",
        "the of",
        "Sun the",
    ],
)
def test_no_day(raw: str) -> None:
    """A month, a number or a weekday's short name that is a word is no day by itself; nor is what a full stop parts."""
    assert days_of(raw) == []


def test_days_that_follow_one_another() -> None:
    """Each is found once; a weekday further on belongs to what comes after it."""
    assert days_of("On 26 November or Thursday, or tomorrow") == [
        Day(1, 3, day=26, month=11),
        Day(4, 5, 3, 4),
        Day(6, 7, near="tomorrow"),
    ]
    assert days_of("26 November - Thursday") == [Day(0, 2, day=26, month=11), Day(2, 3, 3, 2)]


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        (Day(0, 2, day=26, month=11), [date(2026, 11, 26)]),
        (Day(0, 2, day=4, month=1), [date(2027, 1, 4)]),
        (Day(0, 2, day=25, month=5), [date(2026, 5, 25), date(2027, 5, 25)]),
        (Day(0, 2, day=24, month=5), [date(2027, 5, 24)]),
        (Day(0, 2, day=26, month=5), [date(2026, 5, 26), date(2027, 5, 26)]),
        (Day(0, 2, day=27, month=5), [date(2026, 5, 27)]),
        (Day(0, 2, day=29, month=2), []),
        (Day(0, 3, day=29, month=2, year=2028), [date(2028, 2, 29)]),
        (Day(0, 3, day=1, month=1, year=1999), [date(1999, 1, 1)]),
        (Day(0, 1, weekday=3), []),
        (Day(0, 1, day=3), []),
    ],
)
def test_the_dates_that_a_day_can_mean(day: Day, dates: list[date]) -> None:
    """One with a year; without it those within half a year of today, either way."""
    assert list(day.dates(TODAY)) == dates


def test_without_a_today_only_a_year_tells() -> None:
    """Where the writer's own date is not known, a date without a year can mean none; a leap day waits for its year."""
    assert Day(0, 2, day=29, month=2).dates(date(2027, 11, 24)) == (date(2028, 2, 29),)
    assert Day(0, 2, day=26, month=11).dates(None) == ()
    assert Day(0, 3, day=26, month=11, year=2026).dates(None) == (date(2026, 11, 26),)
    assert Day(0, 2, day=31, month=12).dates(date(2027, 1, 2)) == (date(2026, 12, 31),)


@pytest.mark.parametrize(
    ("raw", "time", "wall", "unclear"),
    [
        ("10:00", Time(0, 1, 10, 0, "", padded=True), "10:00", False),
        ("9:05", Time(0, 1, 9, 5, "", padded=False), "09:05", True),
        ("09:05", Time(0, 1, 9, 5, "", padded=True), "09:05", False),
        ("14:30:00", Time(0, 1, 14, 30, "", padded=True), "14:30", False),
        ("0:15", Time(0, 1, 0, 15, "", padded=False), "00:15", False),
        ("24:00", Time(0, 1, 24, 0, "", padded=True), "24:00", False),
        ("2:30pm", Time(0, 1, 2, 30, "pm", padded=False), "14:30", False),
        ("2.30pm", Time(0, 1, 2, 30, "pm", padded=False), "14:30", False),
        ("12:15am", Time(0, 1, 12, 15, "am", padded=True), "00:15", False),
        ("12:15 p.m.", Time(0, 3, 12, 15, "pm", padded=True), "12:15", False),
        ("2:30 pm", Time(0, 2, 2, 30, "pm", padded=False), "14:30", False),
        ("at 2.30", Time(1, 2, 2, 30, "", padded=False), "02:30", True),
        ("today's 2.30", Time(1, 2, 2, 30, "", padded=False), "02:30", True),
        ("3pm", Time(0, 1, 3, 0, "pm", padded=False), "15:00", False),
        ("3 a.m.", Time(0, 3, 3, 0, "am", padded=False), "03:00", False),
        ("12 AM", Time(0, 2, 12, 0, "am", padded=False), "00:00", False),
        ("3 o'clock", Time(0, 2, 3, 0, "", padded=False), "03:00", True),
        ("at 3", Time(1, 2, 3, 0, "", padded=False), "03:00", True),
        ("at 3 on Monday", Time(1, 2, 3, 0, "", padded=False), "03:00", True),
        ("noon", Time(0, 1, 12, 0, "pm", padded=True), "12:00", False),
    ],
)
def test_a_clock_time(raw: str, time: Time, wall: str, unclear: bool) -> None:
    """As British and American writers put it; unclear where it could be before or after noon."""
    assert times_of(raw) == [time]
    assert (time.wall, time.unclear) == (wall, unclear)


@pytest.mark.parametrize(
    "raw",
    [
        "25:00",
        "10:60",
        "13pm",
        "0pm",
        "version 2.30",
        "3",
        "at 3 papers",
        "13 o'clock",
        "at 13",
        "3. Am I",
        "3 a",
        "2.30 we are at",
    ],
)
def test_no_clock_time(raw: str) -> None:
    """Numbers of other things, and hours that no clock shows."""
    assert times_of(raw) == []


def test_times_that_follow_one_another() -> None:
    """Each is found once, and what belongs to one is not taken for another."""
    assert times_of("From 2 p.m. to 4 pm, or at 10:00") == [
        Time(1, 4, 2, 0, "pm", padded=False),
        Time(5, 7, 4, 0, "pm", padded=False),
        Time(9, 10, 10, 0, "", padded=True),
    ]
