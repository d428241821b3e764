"""How a visitor's own words, a long name and a place fit into a message."""

import re

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
