"""Times on offer as people write and say them, and what the other answers become in words."""

from dataclasses import replace

import pytest

from builder.emails.compose.composer import compose
from builder.emails.compose.conditions import conditions_of
from builder.emails.compose.date_format import close_dates
from builder.emails.compose.facts import facts_of, inline, listed_offers
from builder.emails.compose.offers import (
    join_offers,
    offer_lines,
    offers_in_a_text,
    offers_in_an_email,
    spoken_offers,
)
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
        (offer("morning"), "the morning of Thursday 26 November", "Thursday morning"),
        (offer("after", "14:30"), "Thursday 26 November after 2.30pm", "Thursday after half past two"),
        (offer("before", "12:00"), "Thursday 26 November before noon", "Thursday before noon"),
        (offer(start="09:05"), "Thursday 26 November at 9.05am", "Thursday at five minutes past nine"),
        (offer(start="09:45"), "Thursday 26 November at 9.45am", "Thursday at quarter to ten"),
        (
            offer(start="11:15", end="12:00"),
            "Thursday 26 November between 11.15am and noon",
            "Thursday between quarter past eleven and noon",
        ),
        (offer("afternoon", day="2026-11-24"), "this afternoon", "this afternoon"),
        (offer("any", day="2026-11-24"), "any time today", "any time today"),
        (offer("after", "15:00", day="2026-11-24"), "today after 3pm", "today after three o'clock"),
        (offer("any", day="2026-11-25"), "any time on Wednesday 25 November", "any time tomorrow"),
        (offer("evening", day="2026-12-08"), "the evening of Tuesday 8 December", "the evening of Tuesday 8 December"),
        (offer("any", day="2026-12-07"), "any time on Monday 7 December", "any time on Monday 7 December"),
        (
            offer("after", "14:00", **ABROAD),
            "Thursday 26 November after 9am US Eastern time",
            "Thursday after nine o'clock",
        ),
        (offer(start="16:20", locale="en-US"), "Thursday, November 26, at 4:20 PM", "Thursday at four twenty"),
    ],
)  # fmt: skip
def test_offer_in_words(context: Context, written: str, spoken: str) -> None:
    """A day with a time, a span, a part of the day or any time: written with its date, said as one says it."""
    assert [close_dates(line) for line in offer_lines(context)] == [written]
    assert spoken_offers(context) == [spoken]


@pytest.mark.parametrize(
    ("context", "brief"),
    [
        (offer("any"), "any time on Thursday"),
        (offer("any", day="2026-11-25"), "any time tomorrow"),
        (offer("afternoon", day="2026-11-24"), "this afternoon"),
        (offer("morning"), "Thursday morning"),
        (offer("after", "14:30"), "Thursday after 2.30pm"),
        (offer(start="09:05", day="2026-11-25"), "tomorrow at 9.05am"),
        (offer(start="11:15", end="12:00"), "Thursday between 11.15am and noon"),
        (offer("before", "14:00", day="2026-12-07"), "Monday 7 December before 2pm"),
        (offer(start="14:00", **ABROAD), "Thursday at 9am US Eastern time"),
    ],
)  # fmt: skip
def test_offer_in_a_text_is_brief(context: Context, brief: str) -> None:
    """A text names a day within the week without its date."""
    assert offers_in_a_text(context) == [brief]


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("My bus is stuck.", "my bus is stuck"),
        ("I'm ill.", "I'm ill"),
        ("There's been a crash on the M6.", "there's been a crash on the M6"),
        ("Reading station is closed.", ""),
        ("My bus is stuck. So am I.", ""),
        ("Can you believe it?", ""),
        ("", ""),
    ],
)
def test_sentence_goes_on_after_a_colon(sentence: str, rest: str) -> None:
    """A sentence can follow a colon if it's one, and if its first word isn't a name."""
    assert inline(sentence, context_of()) == rest


@pytest.mark.parametrize(
    ("offers", "row"),
    [
        (["a"], "a"),
        (["a", "b"], "a or b"),
        (["any time on Thursday", "tomorrow"], "any time on Thursday, or tomorrow"),
        (["a", "b", "c"], "a, b, or c"),
        ([], ""),
    ],
)
def test_offers_are_joined(offers: list[str], row: str) -> None:
    """Two are joined by "or", with a comma where one holds an "or" of its own; more by commas."""
    assert join_offers(offers, context_of()) == row


def offers(*slots: tuple[str, str, str], **answers: str) -> Context:
    """Return the context of several offers: a day, a part, a start."""
    numbered = {
        f"slot{number}_{name}": value
        for number, slot in enumerate(slots, 1)
        for name, value in zip(("date", "part", "start"), slot, strict=True)
        if value
    }
    return context_of(**numbered, **answers)


WED, THU, FRI, MON, TUE = (f"2026-{day}" for day in ("11-25", "11-26", "11-27", "11-30", "12-01"))


@pytest.mark.parametrize(
    ("context", "written", "spoken"),
    [
        (
            offers((THU, "any", ""), (FRI, "any", "")),
            ["any time on Thursday 26 or Friday 27 November"],
            ["any time on Thursday or Friday"],
        ),
        (
            offers((WED, "morning", ""), (THU, "morning", "")),
            ["the morning of Wednesday 25 or Thursday 26 November"],
            ["tomorrow or Thursday morning"],
        ),
        (
            offers((THU, "after", "14:00"), (MON, "after", "14:00"), (FRI, "any", "")),
            ["Thursday 26 or Monday 30 November after 2pm", "any time on Friday 27 November"],
            ["Thursday or Monday after two o'clock", "any time on Friday"],
        ),
        (
            offers((WED, "morning", ""), (THU, "morning", ""), (FRI, "morning", "")),
            ["any morning from Wednesday 25 to Friday 27 November"],
            ["any morning from tomorrow to Friday"],
        ),
        (
            offers((WED, "", "14:00"), (THU, "", "14:00"), (FRI, "", "14:00")),
            ["any day at 2pm, from Wednesday 25 to Friday 27 November"],
            ["any day at two o'clock, from tomorrow to Friday"],
        ),
        (
            offers((WED, "any", ""), (FRI, "any", ""), (TUE, "any", "")),
            ["any time on Wednesday 25 November, Friday 27 November, or Tuesday 1 December"],
            ["any time tomorrow, Friday, or Tuesday 1 December"],
        ),
    ],
)  # fmt: skip
def test_offers_of_the_same_hours_are_said_together(context: Context, written: list[str], spoken: list[str]) -> None:
    """Days with the same hours share them, and three that follow each other are a range."""
    assert offer_lines(context) == written
    assert spoken_offers(context) == spoken


@pytest.mark.parametrize(
    ("slots", "email", "text", "spoken"),
    [
        (
            ((THU, "morning", ""), (THU, "afternoon", "")),
            "any time on Thursday 26 November",
            "any time on Thursday",
            "any time on Thursday",
        ),
        (((WED, "afternoon", ""), (WED, "morning", "")), *["any time tomorrow"] * 3),
        ((("2026-11-24", "morning", ""), ("2026-11-24", "afternoon", "")), *["any time today"] * 3),
        (((WED, "any", ""), (WED, "morning", "")), *["any time tomorrow"] * 3),
        (((WED, "morning", ""), (WED, "evening", ""), (WED, "afternoon", "")), *["any time tomorrow"] * 3),
        (((WED, "morning", ""), (WED, "evening", "")), *["tomorrow morning or tomorrow evening"] * 3),
        (
            ((WED, "morning", ""), (THU, "morning", ""), (WED, "afternoon", "")),
            "any time tomorrow, or the morning of Thursday 26 November",
            "any time tomorrow or Thursday morning",
            "any time tomorrow or Thursday morning",
        ),
    ],
)
def test_morning_and_afternoon_are_any_time(
    slots: tuple[tuple[str, str, str], ...], email: str, text: str, spoken: str
) -> None:
    """Whoever ticks both halves of a day offers the day, in every form; another day's half stays a half."""
    context = offers(*slots)
    rows = [join_offers(row(context), context) for row in (offers_in_an_email, offers_in_a_text, spoken_offers)]
    assert [close_dates(row) for row in rows] == [email, text, spoken]


def test_offers_are_in_the_zone_of_their_reader() -> None:
    """A reader elsewhere is told their own times, and whose they are."""
    context = offers((THU, "after", "14:00"), (FRI, "after", "14:00"), **ABROAD)
    assert offer_lines(context) == ["Thursday 26 or Friday 27 November after 9am US Eastern time"]


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        (offers((WED, "any", ""), (THU, "any", ""), (FRI, "morning", "")), 0),
        (offers((WED, "any", ""), (THU, "morning", ""), (FRI, "any", ""), (MON, "afternoon", "")), 3),
        (offers((WED, "any", ""), (THU, "any", ""), (FRI, "any", ""), (MON, "any", "")), 0),
        (offers((WED, "any", ""), (THU, "morning", ""), (FRI, "any", ""), **ABROAD), 0),
        (offers((WED, "after", "14:00"), (THU, "morning", ""), (FRI, "any", "")), 3),
    ],
)
def test_more_than_two_groups_or_three_days_are_a_list(context: Context, lines: int) -> None:
    """Few offers stand in a sentence, and so does a range; more are a list."""
    assert len(listed_offers(context)) == lines


def test_listed_offers_have_a_line_each() -> None:
    """In the message a list keeps its lines, right after the sentence that leads to it."""
    context = offers(
        (WED, "after", "14:00"), (THU, "morning", ""), (FRI, "any", ""), (MON, "afternoon", ""), cause="overslept"
    )
    lines = compose(context).body.split("\n")
    items = [number for number, line in enumerate(lines) if line.startswith("- ")]
    assert tuple(lines[number].removeprefix("- ") for number in items) == listed_offers(context)
    assert items == list(range(items[0], items[0] + 4))
    assert lines[items[0] - 1].endswith(":")
    assert lines[items[-1] + 1] == ""


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
        ({"cause": "train", "cause_kind": "bus"}, "kind_bus"),
        ({"cause": "other"}, "!reason"),
        ({"situation": "confirm-call"}, "is_confirm_call"),
        ({"situation": "they-wrote", "their_message": "voicemail"}, "their_voicemail"),
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
            "This date has passed. If you've missed the interview, change your answer to the first question",
        ),
        (
            {"interview_date": "2026-11-30", "interview_time": "10:00"},
            "interview_date",
            "This date is in the future. If the interview hasn't started, change your answer to the first question",
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


@pytest.mark.parametrize(
    ("day", "email", "text"),
    [
        ("2026-11-25", "any time today or tomorrow", "any time today or tomorrow"),
        ("2026-12-04", "any time today or on Friday 4 December", "any time today or Friday 4 December"),
    ],
)
def test_today_and_another_whole_day_are_said_together(day: str, email: str, text: str) -> None:
    """Any time today and any time on another day is one offer, not two."""
    context = offer("any", day="2026-11-24", slot2_date=day, slot2_part="any")

    assert offers_in_a_text(context) == [text]
    assert offers_in_an_email(context) == [email]


@pytest.mark.parametrize(
    ("wall_time", "said"),
    [
        ("14:00", "two o'clock"),
        ("14:05", "two oh five"),
        ("14:15", "two fifteen"),
        ("14:30", "two thirty"),
        ("14:45", "two forty-five"),
        ("12:00", "noon"),
    ],
)
def test_spoken_time_in_american(wall_time: str, said: str) -> None:
    """An American says the hour first."""
    assert spoken_time(wall_time, context_of(locale="en-US")) == said
