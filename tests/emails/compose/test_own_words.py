"""Where a visitor's note and what they've sorted stand in a message, and which of our sentences they replace."""

import pytest

from builder.emails.compose.composer import compose
from builder.emails.compose.own_words import first_person_clause, note_conditions
from builder.emails.model.context import Context
from tests.support.factories import context_of

INTERVIEW = {"interview_date": "2026-11-24", "interview_time": "10:00"}


def note_of(note: str, **answers: str) -> Context:
    """Return a context with a note, for an interview that was missed this morning."""
    return context_of(**{"situation": "missed", "cause": "overslept", **INTERVIEW, **answers, "note": note})


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("", set()),
        ("I have a new number.", {"note_given"}),
        ("Thank you for your help with parking.", {"note_given", "note_thanks"}),
        ("Is the post still open?", {"note_given", "note_asks"}),
        ("I\u2019m still very interested.", {"note_given", "note_interest"}),
        ("I saw that you called at 3.20pm.", {"note_given", "note_contact"}),
    ],
)
def test_note_is_sorted_by_what_it_says(note: str, names: set[str]) -> None:
    """Thanks, questions, interest and calls between the two are told apart."""
    assert set(note_conditions(note_of(note))) == names


def test_note_opens_a_reply_only_where_nothing_was_asked() -> None:
    """Who was asked something answers that first."""
    note = "I got both your messages. Thank you."

    assert "note_opens" in set(note_conditions(note_of(note, situation="they-wrote")))
    assert "note_opens" not in set(note_conditions(note_of(note, situation="they-wrote", asked="interested")))
    assert "note_contact" not in set(note_conditions(note_of(note, situation="late")))


def test_note_about_a_call_stands_beside_the_apology() -> None:
    """It comes in the first paragraph, not after the times on offer; a reply begins with it and thanks once."""
    note = "I saw that you called at 3.20pm."
    missed = compose(note_of(note)).body.split("\n\n")
    reply = compose(note_of("Thank you for both your texts.", situation="they-wrote")).body

    assert note in missed[1]
    assert reply.split("\n\n")[1].startswith("Thank you for both your texts.")
    assert reply.count("Thank you") == 1


def test_question_in_a_reminder_comes_after_the_interest() -> None:
    """A note that asks is the letter's own question; one that doesn't stands with the reason."""
    answers = {"situation": "nudge", "first_situation": "missed", "cause": "train"}
    asking = compose(note_of("Is the post still open?", **answers)).body
    telling = compose(note_of("My number has changed.", **answers)).body

    assert asking.index("interested") < asking.index("Is the post still open?")
    assert telling.index("My number has changed.") < telling.index("interested")


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("I'm well again now.", "I'm well again now"),
        ("I'm well again now", "I'm well again now"),
        ("My mother is home now.", ""),
        ("I'm well. It was nothing.", ""),
        ("", ""),
    ],
)
def test_only_one_sentence_about_the_writer_follows_a_comma(sentence: str, clause: str) -> None:
    """Anything else keeps its own sentence."""
    assert first_person_clause(sentence) == clause


def test_what_is_sorted_joins_the_illness() -> None:
    """Two short sentences become one."""
    context = note_of("", cause="illness", other_cause="I had a stomach bug.", remedy="I'm well again now.")

    assert "I had a stomach bug, but I'm well again now." in compose(context).body


@pytest.mark.parametrize(
    ("calls", "format_", "says"),
    [
        ("once", "in-person", "your call"),
        ("twice", "video", "both your calls"),
        ("several", "phone", "missed your calls"),
    ],
)
def test_missed_call_is_named(calls: str, format_: str, says: str) -> None:
    """They rang to find out where the visitor was; or their call was the interview."""
    for form in ("email", "linkedin"):
        for wording in range(12):
            answers = {"other_cause": "I left my phone at home.", "their_call": calls, "format": format_, "form": form}
            context = note_of("", **answers, wording=str(wording))
            assert says in compose(context).body


def test_apostrophes_are_all_straight() -> None:
    """Phones type curly ones, and a letter has one kind."""
    body = compose(note_of("I\u2019d be glad to call.", other_cause="My alarm didn\u2019t go off.")).body

    assert "\u2019" not in body
    assert "My alarm didn't go off" in body
