"""How a visitor's own words, a long name and a place fit into a message."""

import re
from datetime import date, timedelta

import pytest

from builder.emails.compose.composer import compose
from tests.support.factories import context_of


def test_own_words_that_own_up_get_no_second_admission() -> None:
    """Who writes that it was their own mistake isn't made to say so again; who doesn't, says it in our words."""
    answers = {"situation": "missed", "cause": "wrong-date", "when": "today", "interview_time": "10:00"}
    owned = compose(context_of(**answers, other_cause="I had the wrong day down, which was my own mistake.")).body
    bare = compose(context_of(**answers, other_cause="I had the wrong day down.")).body

    assert owned.lower().count("mistake") + owned.lower().count("fault") == 1
    assert re.search("mistake|fault", bare)


def test_long_name_keeps_its_place_in_the_subject() -> None:
    """A role that makes the subject too long is left out of it, not the name."""
    subject = compose(
        context_of(
            situation="cannot-attend",
            recipient="panel",
            your_name="Dr Rhys Llewellyn-Hargreaves",
            role="Lecturer in Marine and Freshwater Biology",
        )
    ).subject

    assert subject.endswith("– Dr Rhys Llewellyn-Hargreaves")


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("your Reading office", "I'll be at your Reading office on"),
        ("in Reading", "I'll be in Reading on"),
        ("Google Meet", "I'll be on Google Meet on"),
        ("400 Main Street, second floor", "I'll be at 400 Main Street, second floor, on"),
    ],
)
def test_place_has_its_preposition(place: str, written: str) -> None:
    """An address is "at", an online platform "on", and a place that brings a preposition keeps it."""
    agreed = {"new_date": "2026-11-26", "new_time": "14:30"}
    bodies = [
        compose(context_of(situation="confirm-call", place=place, wording=str(number), **agreed)).body
        for number in range(12)
    ]

    assert any(written in body for body in bodies), bodies[0]


@pytest.mark.parametrize(
    ("remedy", "is_after"),
    [("My brother can drive me on both days.", True), ("My mother has him on Friday.", True), ("It works now.", False)],
)
@pytest.mark.parametrize("form", ["email", "text", "linkedin"])
def test_remedy_about_times_follows_them(remedy: str, form: str, *, is_after: bool) -> None:
    """What is sorted comes after the times it's about, and else before them; in a text it always comes last."""
    offer = {"slot1_date": "2026-11-26", "slot1_part": "morning"}
    body = compose(context_of(situation="missed", when="today", form=form, remedy=remedy, **offer)).body

    assert (body.index(remedy) > body.index("Thursday")) is (is_after or form == "text")


@pytest.mark.parametrize(
    ("time", "written"),
    [("10:00", "our video interview at 10am US Eastern time"), ("", "our video interview today")],
)
def test_time_across_zones_follows_the_interview(time: str, written: str) -> None:
    """With the zone's name where the time is known, and nothing where it isn't."""
    answers = {"situation": "missed", "cause": "train", "when": "today", "format": "video", "interview_time": time}
    body = compose(context_of(**answers, your_zone="Europe/London", their_zone="America/New_York")).body

    assert written in body


@pytest.mark.parametrize(
    ("cause", "locale", "detail", "written"),
    [
        ("train", "en-GB", "8.12 from Leeds", "My train, the 8.12 from Leeds, "),
        ("train", "en-US", "the 8:12 from New Haven", "My train, the 8:12 from New Haven, "),
        ("train", "en-GB", "near Reading", "My train near Reading "),
        ("road-closure", "en-GB", "M6", "The road I was taking, the M6, "),
        ("road-closure", "en-US", "I-95", "The road I was taking, I-95, "),
    ],
)
def test_detail_follows_what_it_tells_more_about(cause: str, locale: str, detail: str, written: str) -> None:
    """With its article, but never with two, and as it is where it starts with a preposition."""
    kind = {"cause_kind": "train-cancelled"} if cause == "train" else {}
    answers = {"situation": "missed", "cause": cause, "cause_detail": detail, "locale": locale, **kind}
    bodies = [compose(context_of(**answers, wording=str(number))).body for number in range(4)]

    assert any(written in body for body in bodies), bodies[0]
    assert not [body for body in bodies if "the the" in body or "the near" in body]


def test_who_could_not_get_in_was_not_on_the_call() -> None:
    """Where their link failed, the visitor tried to join, and forgives nobody for an absence."""
    answers = {"cause": "link-failed", "format": "video", "joined_time": "09:58", "waited_until": "10:15"}
    for number in range(12):
        body = compose(context_of(situation="missed", **answers, wording=str(number))).body
        assert "I tried to join" in body
        assert not re.search(r"on (?:the|our) call|no (?:trouble|problem) at all|nothing's wrong", body), body


@pytest.mark.parametrize("asked", ["alright", "interested", "both", "what"])
def test_reply_about_a_recording_asks_for_the_deadline(asked: str) -> None:
    """Nobody waited for a recorded interview: who writes back asks for it to be opened again."""
    for number in range(12):
        answers = {"situation": "they-wrote", "format": "recorded", "asked": asked, "wording": str(number)}
        body = compose(context_of(**answers, cause="illness")).body
        assert re.search(r"reopen|extend the deadline", body), body
        assert not re.search(r"wasn't there|waiting|another time", body), body
        assert "I'm all right" in body or asked not in ("alright", "both")


def test_arrival_comes_before_the_reason() -> None:
    """Whoever waits first wants to know when: the reason follows it."""
    answers = {"situation": "late", "cause": "overslept", "interview_time": "11:00", "eta_minutes": "25"}
    for number in range(12):
        body = compose(context_of(**answers, wording=str(number))).body
        assert body.index("11.25") < re.search("overslept|alarm", body).start()  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["email", "text", "call", "voicemail", "linkedin"])
@pytest.mark.parametrize("situation", ["late", "missed", "they-wrote"])
@pytest.mark.parametrize("recipient", ["", "agency", "careers"])
def test_only_facts_that_the_message_would_say_are_missing(situation: str, form: str, recipient: str) -> None:
    """The job, the company and the number are asked for where the message says them once it has all it asks for."""
    company = "client" if recipient == "agency" else "company"
    answers = {"situation": situation, "form": form, "recipient": recipient}
    names = {"your_name": "Sam Taylor", "recipient_name": "Ms Okafor", "interview_time": "10:00"}
    today = date.fromisoformat(context_of(**answers).today)
    days = {f"slot{count}_date": (today + timedelta(days=count)).isoformat() for count in (1, 2)}
    times = days | dict.fromkeys(("slot1_part", "slot2_part"), "morning") if situation != "late" else {}
    given = {"role": "Forklift Driver", company: "Northwind", "phone": "07700 900123"}
    for wording in map(str, range(6)):
        missing = {fact.field for fact in compose(context_of(**answers, wording=wording)).missing}
        message = compose(context_of(**answers, **names, **times, **given, wording=wording))
        text = f"{message.subject} {message.body}".lower()
        assert missing & {*given} == {name for name, value in given.items() if value.lower() in text}, message


def test_confirmation_asks_for_what_its_calendar_file_says() -> None:
    """A text message that confirms doesn't say the job or the place, but the entry in the calendar does."""
    missing = {fact.field for fact in compose(context_of(situation="confirm-call", form="text")).missing}

    assert {"role", "place"} <= missing
