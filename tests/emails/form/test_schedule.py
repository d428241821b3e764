"""The moments that the answers name, in both zones and in seconds, and where a date or a time is odd or wrong."""

from functools import partial

import pytest

from builder.emails.model.context import TimeSlot
from builder.emails.model.zone_transitions import clock_at
from tests.support import factories

CLOCK = clock_at("2026-11-24T10:40:00Z", ("Europe/London", "America/New_York", "Asia/Tokyo"))
read = partial(factories.read, CLOCK)
context_of = partial(factories.context_of, CLOCK)
LONDON = {"your_zone": "Europe/London"}
NEW_YORK = {**LONDON, "their_zone": "America/New_York"}
TOKYO = {**LONDON, "their_zone": "Asia/Tokyo"}
PAST = "This date has passed. Choose today or a later day"
WEEKEND = "This is at the weekend. Is that what you mean?"
FAR = "This is more than two weeks away. Can you offer something sooner?"
HOURS = "This is outside 08:00 to 18:00 where they are. Is that what you mean?"
NEVER = "The clocks go forward that night, so this time does not exist. Choose another"
TWICE = "The clocks go back that night, so this time happens twice. Choose another"
SPAN = (1_795_701_600, 1_795_710_600)
"""From 14:00 to 16:30 UTC on 26 November 2026, in seconds since 1970."""
DAY_PASSED = "This date has passed. If you've missed the interview, change your answer to the first question"
DAY_AHEAD = "This date is in the future. If the interview hasn't started, change your answer to the first question"
HOUR_PASSED = "This time has passed. If you've missed the interview, change your answer to the first question"
HOUR_AHEAD = "This time is in the future. Is it right, and is it in their time zone?"
END = "The end must be later than the start"


def slot(date: str = "", start: str = "", end: str = "") -> dict[str, str]:
    """Return the answers of one offered time."""
    return {"slot1_date": date, "slot1_start": start, "slot1_end": end}


@pytest.mark.parametrize(
    ("zones", "moment"),
    [
        ({}, TimeSlot("2026-11-26", "14:00", "16:30")),
        (LONDON, TimeSlot("2026-11-26", "14:00", "16:30", "", "", "", *SPAN)),
        (NEW_YORK, TimeSlot("2026-11-26", "14:00", "16:30", "2026-11-26", "09:00", "11:30", *SPAN)),
        (TOKYO, TimeSlot("2026-11-26", "14:00", "16:30", "2026-11-26", "23:00", "01:30", *SPAN)),
    ],
    ids=["no zone", "one zone", "earlier there", "later there"],
)
def test_offered_time_span(zones: dict[str, str], moment: TimeSlot) -> None:
    """A span stands in both zones where they differ, and in seconds where a zone is known."""
    assert context_of(**zones, **slot("2026-11-26", "14:00", "16:30")).slots == (moment,)


def test_offered_time_without_end() -> None:
    """Where no end is offered, there is none in any zone."""
    assert context_of(**LONDON, **slot("2026-11-26", "14:00")).slots == (
        TimeSlot("2026-11-26", "14:00", start_utc=SPAN[0]),
    )
    agreed = context_of(**TOKYO, new_date="2026-11-26", new_time="16:00").agreed
    assert agreed == TimeSlot("2026-11-26", "16:00", "", "2026-11-27", "01:00", "", SPAN[0] + 7_200)


def test_offered_day_without_time() -> None:
    """Without a time there is nothing to convert; today can still be offered."""
    assert context_of(**TOKYO, **slot("2026-11-24")).slots == (TimeSlot("2026-11-24", part="any"),)
    assert context_of(**TOKYO, new_date="2026-11-24").agreed == TimeSlot("2026-11-24")
    assert context_of(**TOKYO).agreed is None


def test_one_zone_applies_to_both_sides() -> None:
    """Without a zone of theirs, times are read in yours; a zone that the clock does not know counts as not given."""
    assert (context_of(**LONDON).your_zone, context_of(**LONDON).their_zone) == ("Europe/London", "Europe/London")
    assert context_of(their_zone="Asia/Tokyo").their_zone == "Asia/Tokyo"
    parsed = read(your_zone="Mars/Olympus")
    assert parsed.errors == {"your_zone": "Choose a time zone from the list"}
    assert parsed.context is not None
    assert (parsed.context.your_zone, parsed.context.their_zone) == ("", "")


def test_offered_times_are_validated_independently() -> None:
    """One that is wrong goes away, and the others keep their order."""
    answers = {
        "slot1_date": "2026-11-27", "slot2_date": "2026-11-23", "slot3_date": "2026-11-26",
        "slot3_start": "10:00", "slot3_end": "11:00",
    }  # fmt: skip
    parsed = read(**answers)
    assert parsed.errors == {"slot2_date": PAST}
    assert parsed.context is not None
    assert parsed.context.slots == (TimeSlot("2026-11-27", part="any"), TimeSlot("2026-11-26", "10:00", "11:00"))


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (slot("", "14:00"), {"slot1_date": "Choose a date"}),
        (slot("", "", "14:00"), {"slot1_date": "Choose a date"}),
        (slot("2026-11-26", "", "14:00"), {"slot1_start": "Enter a start time"}),
        (slot("2026-11-26", "14:00", "14:00"), {"slot1_end": END}),
        (slot("2026-11-23", "14:00"), {"slot1_date": PAST}),
        (slot("2026-11-24", "10:40"), {"slot1_start": "This time has passed. Choose a later time"}),
        (slot("2027-03-28", "01:30", "03:00"), {"slot1_start": NEVER}),
        (slot("2027-03-28", "00:30", "01:30"), {"slot1_end": NEVER}),
        (slot("2027-10-31", "00:30", "01:30"), {"slot1_end": TWICE}),
        (slot("2027-10-31", "01:15", "01:30"), {"slot1_start": TWICE, "slot1_end": TWICE}),
        ({"new_time": "14:00"}, {"new_date": "Choose a date"}),
        ({"new_date": "2026-11-23"}, {"new_date": PAST}),
        ({"new_date": "2026-11-24", "new_time": "10:40"}, {"new_time": "This time has passed. Choose a later time"}),
    ],
)
def test_invalid_time_gives_one_error_and_is_dropped(answers: dict[str, str], errors: dict[str, str]) -> None:
    """The word stands beside the answer that has to change, and nothing wrong is offered or confirmed."""
    parsed = read(**LONDON, **answers)
    assert parsed.errors == errors
    assert parsed.context is not None
    assert (parsed.context.slots, parsed.context.agreed) == ((), None)


@pytest.mark.parametrize(("day", "is_taken"), [("2028-11-23", True), ("2028-11-24", False), ("9999-12-31", False)])
def test_day_beyond_the_known_transitions(day: str, is_taken: bool) -> None:
    """The clock knows zones for 800 days: a time more than two years ahead could be an hour wrong, so it's refused."""
    for answers, name in (
        (slot(day, "14:00"), "slot1_date"),
        ({"new_date": day, "new_time": "14:00"}, "new_date"),
        ({"available_from": day, "cause": "health"}, "available_from"),
    ):
        errors = read(**LONDON, **answers).errors
        assert errors == ({} if is_taken else {name: "This is more than two years away. Choose an earlier day"})


@pytest.mark.parametrize(
    ("zones", "offered", "warnings"),
    [
        (LONDON, slot("2026-11-27", "08:00"), {}),
        (LONDON, slot("2026-11-27", "07:59"), {"slot1_start": HOURS}),
        (LONDON, slot("2026-11-27", "18:00"), {}),
        (LONDON, slot("2026-11-27", "18:01"), {"slot1_start": HOURS}),
        ({}, slot("2026-11-27", "18:01"), {"slot1_start": HOURS}),
        (TOKYO, slot("2026-11-26", "08:00"), {}),
        (TOKYO, slot("2026-11-26", "09:01"), {"slot1_start": HOURS}),
        (NEW_YORK, slot("2026-11-26", "18:01"), {}),
        (LONDON, slot("2026-11-28"), {"slot1_date": WEEKEND}),
        (LONDON, slot("2026-11-29"), {"slot1_date": WEEKEND}),
        (LONDON, slot("2026-11-30"), {}),
        (TOKYO, slot("2026-11-27", "23:30"), {"slot1_date": WEEKEND}),
        (LONDON, slot("2026-12-08"), {}),
        (LONDON, slot("2026-12-09"), {"slot1_date": FAR}),
        (LONDON, slot("2026-12-12", "07:00"), {"slot1_date": WEEKEND, "slot1_start": HOURS}),
        (LONDON, {"new_date": "2026-12-12", "new_time": "07:00"}, {}),
    ],
)
def test_unusual_time_thresholds(zones: dict[str, str], offered: dict[str, str], warnings: dict[str, str]) -> None:
    """Hours and weekends are theirs; two weeks to the day are near enough; what is settled is not questioned."""
    parsed = read(**zones, **offered)
    assert (parsed.warnings, parsed.errors) == (warnings, {})


@pytest.mark.parametrize(
    ("answers", "moment"),
    [
        ({}, None),
        ({"when": "today"}, None),
        ({"interview_date": "2026-11-20"}, TimeSlot("2026-11-20")),
        ({"interview_time": "10:00"}, TimeSlot("", "10:00")),
        ({"interview_date": "2026-11-20", "interview_time": "10:00", "when": "today"}, TimeSlot("2026-11-20", "10:00")),
        ({"interview_time": "10:00", "when": "today"}, TimeSlot("2026-11-24", "10:00")),
        ({"interview_time": "10:00", "when": "hour"}, TimeSlot("2026-11-24", "10:00")),
        ({"interview_time": "10:00", "when": "earlier"}, TimeSlot("", "10:00")),
        ({"interview_time": "10:00", "when": "before"}, TimeSlot("", "10:00")),
    ],
)
def test_interview_time_is_as_invited(answers: dict[str, str], moment: TimeSlot | None) -> None:
    """Its time is not converted, and its day is today only where the answers say so."""
    assert context_of(**TOKYO, **answers).interview == moment


@pytest.mark.parametrize(
    ("day", "far"), [("2025-11-22", True), ("2025-11-23", False), ("2027-11-25", False), ("2027-11-26", True)]
)
def test_far_away_interview_date_warns(day: str, far: bool) -> None:
    """An interview more than 366 days away, either way, is questioned and kept."""
    parsed = read(situation="confirm-email", interview_date=day)
    expected_warnings = {"interview_date": "This is more than a year away. Is the date right?"}
    assert (parsed.errors, parsed.warnings) == ({}, expected_warnings if far else {})
    assert parsed.context is not None
    assert parsed.context.interview == TimeSlot(day)


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"first_sent": "2026-11-24"}, {}),
        ({"first_sent": "2026-11-25"}, {"first_sent": "This date is in the future. Choose today or an earlier day"}),
        ({"available_from": "2026-11-24"}, {}),
        ({"available_from": "2026-11-23"}, {"available_from": PAST}),
        ({"joined_time": "09:58", "waited_until": "09:59"}, {}),
        ({"joined_time": "09:58", "waited_until": "09:58"}, {"waited_until": END}),
        ({"waited_until": "09:58"}, {}),
        ({"joined_time": "09:58"}, {}),
    ],
)
def test_past_future_and_end_constraints(answers: dict[str, str], errors: dict[str, str]) -> None:
    """What was sent lies behind, what is free lies ahead, today counts for both; waiting ends after it began."""
    parsed = read(**answers)
    assert parsed.errors == errors
    assert parsed.context is not None
    for name, value in answers.items():
        assert getattr(parsed.context, name) == ("" if name in errors else value)


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"situation": "cannot-attend", "interview_date": "2026-11-23"}, "interview_date", DAY_PASSED),
        ({"interview_date": "2026-11-25"}, "interview_date", DAY_AHEAD),
        ({**TOKYO, "situation": "late", "interview_date": "2026-11-23"}, "interview_date", DAY_PASSED),
    ],
    ids=["can't attend yesterday", "missed tomorrow", "late yesterday, zone known"],
)
def test_interview_day_contradicts_the_situation(answers: dict[str, str], field: str, said: str) -> None:
    """A day that can't be so in the situation has its error, and the letter leaves it out."""
    parsed = read(**{**LONDON, **answers})
    assert parsed.errors == {field: said}
    assert parsed.context is not None
    assert parsed.context.interview is None


@pytest.mark.parametrize(
    ("answers", "warnings"),
    [
        ({"interview_time": "12:00"}, {"interview_time": HOUR_AHEAD}),
        ({"interview_time": "10:00"}, {}),
        ({"situation": "cannot-attend", "interview_time": "10:00"}, {"interview_time": HOUR_PASSED}),
        ({"situation": "cannot-attend", "interview_time": "12:00"}, {}),
        ({"situation": "late", "interview_time": "10:30"}, {}),
        ({**TOKYO, "interview_time": "12:00"}, {}),
        ({**NEW_YORK, "interview_time": "09:00"}, {"interview_time": HOUR_AHEAD}),
    ],
    ids=[
        "missed before it began",
        "missed",
        "can't attend what has begun",
        "can't attend later today",
        "late, and it has begun",
        "missed there",
        "not yet there",
    ],
)
def test_interview_hour_contradicts_the_situation(answers: dict[str, str], warnings: dict[str, str]) -> None:
    """An hour of today that can't be so is asked about, in the reader's zone, and stays in the letter."""
    parsed = read(**{**LONDON, "interview_date": "2026-11-24", **answers})
    assert (parsed.errors, parsed.warnings) == ({}, warnings)
    assert parsed.context is not None
    assert parsed.context.interview is not None
    assert parsed.context.interview.start == answers["interview_time"]


@pytest.mark.parametrize(
    ("zones", "errors"),
    [({}, {}), (LONDON, {}), (TOKYO, {}), (NEW_YORK, {"interview_date": DAY_AHEAD})],
    ids=["no zone", "today here", "today there", "tomorrow there"],
)
def test_interview_day_is_the_readers(zones: dict[str, str], errors: dict[str, str]) -> None:
    """Today is what the reader's calendar shows; where no zone is known, a day either way may be so."""
    clock = clock_at("2026-11-24T02:40:00Z", ("Europe/London", "America/New_York", "Asia/Tokyo"))
    assert factories.read(clock, **zones, interview_date="2026-11-24").errors == errors
    clock = clock_at("2026-11-23T23:40:00Z", ())
    assert factories.read(clock, interview_date="2026-11-24").errors == {}


@pytest.mark.parametrize("slot", [{"slot1_date": "2026-11-23"}, {"slot1_date": "2026-11-24", "slot1_start": "08:00"}])
def test_times_of_the_first_message_may_have_passed(slot: dict[str, str]) -> None:
    """A reminder leaves out what was offered and has passed; in a first message it's a mistake."""
    reminder = read(situation="nudge", your_zone="Europe/London", **slot)

    assert reminder.errors == {}
    assert reminder.context is not None
    assert reminder.context.slots == ()
    assert list(read(situation="missed", your_zone="Europe/London", **slot).errors.values()) != []
