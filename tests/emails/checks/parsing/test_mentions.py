"""Mentioned days and times of day, and the dates they can mean."""

from datetime import date

import pytest

from builder.emails.checks.parsing.date_mentions import DayMention, find_days
from builder.emails.checks.parsing.lexicon import load_lexicon
from builder.emails.checks.parsing.time_mentions import TimeMention, find_times
from builder.emails.checks.parsing.tokenizer import tokenize

TODAY = date(2026, 11, 24)


def days_of(raw: str) -> list[DayMention]:
    """Return the days that an English text names."""
    return list(find_days(tokenize(raw, load_lexicon("en")), load_lexicon("en")))


def times_of(raw: str) -> list[TimeMention]:
    """Return the clock times that an English text names."""
    return list(find_times(tokenize(raw, load_lexicon("en")), load_lexicon("en")))


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("26 November", DayMention(0, 2, day=26, month=11)),
        ("26th of November 2026", DayMention(0, 4, day=26, month=11, year=2026)),
        ("the 3rd of March", DayMention(1, 4, day=3, month=3)),
        ("November 26", DayMention(0, 2, day=26, month=11)),
        ("Nov the 26th, 2026", DayMention(0, 4, day=26, month=11, year=2026)),
        ("Thursday 26 November", DayMention(0, 3, 3, 0, 26, 11)),
        ("Thu, the 26th of Nov", DayMention(0, 5, 3, 0, 26, 11)),
        ("Monday, January 4, 2027", DayMention(0, 4, 0, 0, 4, 1, 2027)),
        ("26 November (Thursday)", DayMention(0, 3, 3, 2, 26, 11)),
        ("26 November, Thursday", DayMention(0, 3, 3, 2, 26, 11)),
        ("on Thursday", DayMention(1, 2, 3, 1)),
        ("Sunday", DayMention(0, 1, 6, 0)),
        ("or Thurs at ten", DayMention(1, 2, 3, 1)),
        ("on Mon the", DayMention(1, 2, 0, 1)),
        ("today", DayMention(0, 1, relative="today")),
        ("see you this morning", DayMention(2, 4, relative="this morning")),
        ("01 May", DayMention(0, 2, day=1, month=5)),
        ("31 May", DayMention(0, 2, day=31, month=5)),
        ("26 November 1999", DayMention(0, 3, day=26, month=11, year=1999)),
        ("26 November 2199", DayMention(0, 2, day=26, month=11)),
    ],
)
def test_day_formats(raw: str, day: DayMention) -> None:
    """Day and month in either order, with the weekday before or after, and a year."""
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
def test_not_a_day(raw: str) -> None:
    """A month, a number or a weekday's ambiguous short form alone; a date split by a full stop."""
    assert days_of(raw) == []


def test_consecutive_days() -> None:
    """Each is found once; a weekday further on belongs to the date after it."""
    assert days_of("On 26 November or Thursday, or tomorrow") == [
        DayMention(1, 3, day=26, month=11),
        DayMention(4, 5, 3, 4),
        DayMention(6, 7, relative="tomorrow"),
    ]
    assert days_of("26 November - Thursday") == [DayMention(0, 2, day=26, month=11), DayMention(2, 3, 3, 2)]


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        (DayMention(0, 2, day=26, month=11), [date(2026, 11, 26)]),
        (DayMention(0, 2, day=4, month=1), [date(2027, 1, 4)]),
        (DayMention(0, 2, day=25, month=5), [date(2026, 5, 25), date(2027, 5, 25)]),
        (DayMention(0, 2, day=24, month=5), [date(2027, 5, 24)]),
        (DayMention(0, 2, day=26, month=5), [date(2026, 5, 26), date(2027, 5, 26)]),
        (DayMention(0, 2, day=27, month=5), [date(2026, 5, 27)]),
        (DayMention(0, 2, day=29, month=2), []),
        (DayMention(0, 3, day=29, month=2, year=2028), [date(2028, 2, 29)]),
        (DayMention(0, 3, day=1, month=1, year=1999), [date(1999, 1, 1)]),
        (DayMention(0, 1, weekday=3), []),
        (DayMention(0, 1, day=3), []),
    ],
)
def test_possible_dates(day: DayMention, dates: list[date]) -> None:
    """One with a year; without a year, those within half a year of today."""
    assert list(day.dates(TODAY)) == dates


def test_unknown_today_needs_a_year() -> None:
    """Without today's date a day without a year has no date; 29 February needs its leap year."""
    assert DayMention(0, 2, day=29, month=2).dates(date(2027, 11, 24)) == (date(2028, 2, 29),)
    assert DayMention(0, 2, day=26, month=11).dates(None) == ()
    assert DayMention(0, 3, day=26, month=11, year=2026).dates(None) == (date(2026, 11, 26),)
    assert DayMention(0, 2, day=31, month=12).dates(date(2027, 1, 2)) == (date(2026, 12, 31),)


@pytest.mark.parametrize(
    ("raw", "time", "wall", "unclear"),
    [
        ("10:00", TimeMention(0, 1, 10, 0, "", two_digit_hour=True), "10:00", False),
        ("9:05", TimeMention(0, 1, 9, 5, "", two_digit_hour=False), "09:05", True),
        ("09:05", TimeMention(0, 1, 9, 5, "", two_digit_hour=True), "09:05", False),
        ("14:30:00", TimeMention(0, 1, 14, 30, "", two_digit_hour=True), "14:30", False),
        ("0:15", TimeMention(0, 1, 0, 15, "", two_digit_hour=False), "00:15", False),
        ("24:00", TimeMention(0, 1, 24, 0, "", two_digit_hour=True), "24:00", False),
        ("2:30pm", TimeMention(0, 1, 2, 30, "pm", two_digit_hour=False), "14:30", False),
        ("2.30pm", TimeMention(0, 1, 2, 30, "pm", two_digit_hour=False), "14:30", False),
        ("12:15am", TimeMention(0, 1, 12, 15, "am", two_digit_hour=True), "00:15", False),
        ("12:15 p.m.", TimeMention(0, 3, 12, 15, "pm", two_digit_hour=True), "12:15", False),
        ("2:30 pm", TimeMention(0, 2, 2, 30, "pm", two_digit_hour=False), "14:30", False),
        ("at 2.30", TimeMention(1, 2, 2, 30, "", two_digit_hour=False), "02:30", True),
        ("today's 2.30", TimeMention(1, 2, 2, 30, "", two_digit_hour=False), "02:30", True),
        ("3pm", TimeMention(0, 1, 3, 0, "pm", two_digit_hour=False), "15:00", False),
        ("3 a.m.", TimeMention(0, 3, 3, 0, "am", two_digit_hour=False), "03:00", False),
        ("12 AM", TimeMention(0, 2, 12, 0, "am", two_digit_hour=False), "00:00", False),
        ("3 o'clock", TimeMention(0, 2, 3, 0, "", two_digit_hour=False), "03:00", True),
        ("at 3", TimeMention(1, 2, 3, 0, "", two_digit_hour=False), "03:00", True),
        ("at 3 on Monday", TimeMention(1, 2, 3, 0, "", two_digit_hour=False), "03:00", True),
        ("noon", TimeMention(0, 1, 12, 0, "pm", two_digit_hour=True), "12:00", False),
    ],
)
def test_time_formats(raw: str, time: TimeMention, wall: str, unclear: bool) -> None:
    """British and American notations; ambiguous if it can be before or after noon."""
    assert times_of(raw) == [time]
    assert (time.hhmm, time.is_ambiguous) == (wall, unclear)


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
def test_not_a_time(raw: str) -> None:
    """Numbers of other things, and impossible hours."""
    assert times_of(raw) == []


def test_consecutive_times() -> None:
    """Each is found once, and no part is shared."""
    assert times_of("From 2 p.m. to 4 pm, or at 10:00") == [
        TimeMention(1, 4, 2, 0, "pm", two_digit_hour=False),
        TimeMention(5, 7, 4, 0, "pm", two_digit_hour=False),
        TimeMention(9, 10, 10, 0, "", two_digit_hour=True),
    ]
