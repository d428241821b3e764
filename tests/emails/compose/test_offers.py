"""Times on offer as people write and say them, and what the other answers become in words."""

from dataclasses import replace

import pytest

from builder.emails.compose.conditions import conditions_of
from builder.emails.compose.facts import facts_of
from builder.emails.compose.offers import offer_in_words, offers_in_a_row, spoken_offer
from builder.emails.compose.spoken import spoken_time
from builder.emails.model.context import Context, TimeSlot
from tests.support.factories import context_of, read

ABROAD = {"your_zone": "Europe/London", "their_zone": "America/New_York"}


def offer(part: str = "", start: str = "", end: str = "", day: str = "2026-11-26", **answers: str) -> Context:
    """Return the context of one offer."""
    slot = {"slot1_date": day, "slot1_part": part, "slot1_start": start, "slot1_end": end}
    return context_of(**{name: value for name, value in slot.items() if value}, **answers)


@pytest.mark.parametrize(
    ("context", "written", "spoken"),
    [
        (offer(), "any time on Thursday 26 November", "any time on Thursday"),
        (offer("any"), "any time on Thursday 26 November", "any time on Thursday"),
        (offer("morning"), "Thursday 26 November in the morning", "Thursday in the morning"),
        (offer("after", "14:30"), "Thursday 26 November after 2.30pm", "Thursday after half past two"),
        (offer("before", "12:00"), "Thursday 26 November before noon", "Thursday before noon"),
        (offer(start="09:05"), "Thursday 26 November at 9.05am", "Thursday at five minutes past nine"),
        (offer(start="09:45"), "Thursday 26 November at 9.45am", "Thursday at quarter to ten"),
        (
            offer(start="11:15", end="12:00"),
            "Thursday 26 November from 11.15am to noon",
            "Thursday between quarter past eleven and noon",
        ),
        (offer("afternoon", day="2026-11-24"), "this afternoon", "this afternoon"),
        (offer("any", day="2026-11-24"), "any time today", "any time today"),
        (offer("after", "15:00", day="2026-11-24"), "today after 3pm", "today after three o'clock"),
        (offer("any", day="2026-11-25"), "any time on Wednesday 25 November", "any time tomorrow"),
        (offer("any", day="2026-12-07"), "any time on Monday 7 December", "any time on Monday 7 December"),
        (
            offer("after", "14:00", **ABROAD),
            "Thursday 26 November after 9am US Eastern time (2pm UK time)",
            "Thursday after nine o'clock",
        ),
        (offer(start="16:20", locale="en-US"), "Thursday, November 26 at 4:20 PM", "Thursday at four twenty"),
    ],
)  # fmt: skip
def test_offer_in_words(context: Context, written: str, spoken: str) -> None:
    """A day with a time, a span, a part of the day or any time: written with its date, said as one says it."""
    (slot,) = context.slots
    assert offer_in_words(slot, context) == written
    assert spoken_offer(slot, context) == spoken


def test_day_alone_is_said_alone() -> None:
    """A day without anything to it is only named."""
    assert spoken_offer(TimeSlot("2026-11-26"), context_of()) == "Thursday"


@pytest.mark.parametrize(
    ("offers", "row"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b, or c"), ([], "")]
)
def test_offers_in_a_row(offers: list[str], row: str) -> None:
    """Two are joined by "or", more by commas."""
    assert offers_in_a_row(offers, context_of()) == row


@pytest.mark.parametrize(
    ("wall_time", "said"),
    [("10:13", "ten thirteen"), ("13:40", "one forty"), ("00:55", "twelve fifty-five"), ("12:00", "noon")],
)
def test_spoken_time(wall_time: str, said: str) -> None:
    """A time is said without am or pm."""
    assert spoken_time(wall_time, context_of()) == said


@pytest.mark.parametrize(
    ("answers", "condition"),
    [
        ({"interview_date": "2026-11-23"}, "yesterday"),
        ({"interview_date": "2026-11-20"}, "days"),
        ({"interview_date": "2026-11-03"}, "weeks"),
        ({"notice": "before"}, "told_before"),
        ({"notice": "after"}, "told_after"),
        ({"situation": "they-wrote", "asked": "what"}, "asked_what"),
        ({"recipient": "agency", "told_employer": "yes"}, "told_employer_yes"),
        ({"situation": "nudge", "first_situation": "employer-side"}, "employer"),
        ({"situation": "nudge", "first_situation": "cannot-attend"}, "ahead"),
        ({"cause": "train", "cause_kind": "bus"}, "bus"),
        ({"cause": "other"}, "!reason"),
        ({"situation": "confirm-call"}, "is_confirm_call"),
        ({"waited_count": "3"}, "several"),
    ],
)
def test_conditions(answers: dict[str, str], condition: str) -> None:
    """What is so follows from the answers."""
    is_so = condition.removeprefix("!") in conditions_of(context_of(**answers))
    assert is_so != condition.startswith("!")


def test_interview_at_noon_on_a_platform() -> None:
    """A platform names the interview, and noon is a word."""
    facts = facts_of(context_of(format="video", platform="Zoom", interview_time="12:00"))
    assert facts["event"] == "our noon Zoom interview"


@pytest.mark.parametrize(
    ("role", "said"),
    [("The analyst position", "the analyst position"), ("Data Analyst", "the Data Analyst role"), ("", "")],
)
def test_role_joins_without_seams(role: str, said: str) -> None:
    """A role takes no second article and no second noun."""
    assert facts_of(context_of(role=role))["the_role"] == said


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        (
            {"cause": "health", "available_from": "2026-11-27", "slot1_date": "2026-11-26"},
            "slot1_date",
            "This is before the day you're free again. Choose a later day",
        ),
        (
            {"slot1_date": "2026-11-26", "slot1_part": "after"},
            "slot1_start",
            "Enter the time: after when, or before when?",
        ),
        (
            {"situation": "late", "interview_date": "2026-11-20"},
            "interview_date",
            "This date has passed. If you've missed the interview, say so in the first question",
        ),
        (
            {"interview_date": "2026-11-30", "interview_time": "10:00"},
            "interview_date",
            "This date hasn't come yet. If the interview hasn't started, say so in the first question",
        ),
        (
            {"cause": "health", "available_from": "2029-11-27"},
            "available_from",
            "This is more than two years away. Choose an earlier day",
        ),
    ],
)  # fmt: skip
def test_contradictions_are_asked_about(answers: dict[str, str], field: str, said: str) -> None:
    """What can't both be so is named beside the field, and never printed."""
    parsed = read(**answers)
    assert parsed.errors == {field: said}
    assert parsed.context is not None


def test_number_of_a_dead_phone_is_questioned() -> None:
    """Who says that the phone is dead is asked whether they can be reached on it."""
    answers = {"cause": "tech-failure", "cause_kind": "phone", "phone": "07700 900123"}
    assert read(**answers).warnings == {"phone": "You say your phone isn't working. Can they reach you on this number?"}


def test_offers_keep_what_the_visitor_gave() -> None:
    """A part of the day with a span is the span."""
    context = offer("morning", "09:00", "11:00")
    assert context.slots == (replace(TimeSlot("2026-11-26", "09:00", "11:00"), part=""),)
