"""What a letter says about the silence, and which subject continues a thread."""

import re
from dataclasses import replace

import pytest

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import CAUSES
from tests.support.all_combinations import filled


def test_reply_keeps_the_subject_of_its_thread_whatever_its_length() -> None:
    """A subject of two words, or of more than seventy characters, isn't exchanged for one of ours."""
    for subject in ("Checking in", f"Interview for the post of Senior Data Analyst {'(Reference NW-2026-1188)' * 2}"):
        answers = filled({"situation": "they-wrote", "cause": "overslept"}) | {"thread_subject": subject}
        context = parse(answers, examples.clock()).context
        assert context is not None
        assert compose(context).subject == f"Re: {subject}"


@pytest.mark.parametrize(
    "said",
    [
        "my phone was dead so I couldn't let you know",
        "my phone died, so I couldn't call",
        "I had no number for you",
        "I had no mobile signal",
        "I couldn't leave or call",
    ],
)
def test_silence_is_not_excused_twice(said: str) -> None:
    """Where the visitor's own sentence says why nobody was told, no sentence of ours says so again."""
    answers = filled({"situation": "missed", "cause": "train"})
    answers |= {"other_cause": f"The bus never came, and {said}."}
    context = parse(answers, examples.clock()).context
    assert context is not None
    for number in range(40):
        body = compose(replace(context, wording=number)).body
        assert "let you know" not in body.replace("couldn't let you know", "")
        assert "heard" not in body


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        ("could", r"should have called you|should have stopped to call|could have let you know|should have told"),
        ("no-phone", "no working phone|Without a phone"),
        ("no-number", "no way of (?:reaching you|getting in touch)"),
        ("no-moment", "first chance|get away to call|contact you until now"),
    ],
)
def test_why_nobody_was_told_is_said_once(notice: str, says: str) -> None:
    """What the visitor says about the silence stands in the letter, in whatever wording, and no other reason."""
    answers = filled({"situation": "missed", "cause": "train", "format": "in-person"}) | {"notice": notice}
    context = parse(answers, examples.clock()).context
    assert context is not None
    for number in range(40):
        body = compose(replace(context, wording=number)).body
        assert len(re.findall(says, body)) == 1, body
        assert "without a word" not in body or notice == "no-number", body


def test_both_questions_are_answered_at_once() -> None:
    """They asked how the visitor is and whether they're still interested: the first sentences say both."""
    answers = filled({"situation": "they-wrote", "cause": "train"}) | {"asked": "both"}
    context = parse(answers, examples.clock()).context
    assert context is not None
    for number in range(20):
        opening = compose(replace(context, wording=number)).body.split("\n\n")[1]
        assert re.search(r"I'm (fine|all right)(, thank you)?, and yes, I'm still very interested", opening), opening


@pytest.mark.parametrize("cause", ["train", "forgot", "overslept", "tech-failure", "family-matter"])
@pytest.mark.parametrize("format_", ["in-person", "phone", "video"])
@pytest.mark.parametrize("their_message", ["email", "voicemail", "text"])
@pytest.mark.parametrize(
    ("asked", "says"),
    [("interested", r"\bstill (very )?interested\b"), ("alright", r"\bI'm (fine|all right)\b")],
)
def test_what_they_asked_is_answered_first(cause: str, format_: str, their_message: str, asked: str, says: str) -> None:
    """The first paragraph says so, whatever else is known."""
    answers = filled({"situation": "they-wrote", "cause": cause, "format": format_}) | {
        "asked": asked,
        "their_message": their_message,
        "wait_minutes": "15",
    }
    context = parse(answers, examples.clock()).context
    assert context is not None
    for number in range(40):
        opening = compose(replace(context, wording=number)).body.split("\n\n")[1]
        assert re.search(says, opening), opening


def test_what_has_been_said_is_not_said_again() -> None:
    """No letter asks twice for another chance, or is sorry twice for the same wait."""
    for cause in ("overslept", "wrong-date", "wrong-place", "forgot"):
        answers = filled({"situation": "missed", "cause": cause}) | {"other_cause": "I got it wrong this time."}
        context = parse(answers, examples.clock()).context
        assert context is not None
        for number in range(60):
            body = compose(replace(context, wording=number)).body
            assert body.count("another chance") <= 1, body
            assert len(re.findall("waiting|waited", body)) <= 1, body
    answers = filled({"situation": "they-wrote", "cause": "outage"}) | {
        "other_cause": "The power was off, so I couldn't call."
    }
    context = parse(answers | {"asked": "alright"}, examples.clock()).context
    assert context is not None
    for number in range(60):
        body = compose(replace(context, wording=number)).body
        assert len(re.findall("waiting|wondering", body)) <= 1, body


@pytest.mark.parametrize("form", ["email", "linkedin", "call", "text", "voicemail"])
@pytest.mark.parametrize("cause_kind", ["", *CAUSES["phone-off"].kinds])
@pytest.mark.parametrize("wording", ["", "1", "2", "3", "4", "5", "6", "7"])
def test_missed_call_is_named_once(form: str, cause_kind: str, wording: str) -> None:
    """Whether the letter begins with the call or leaves it to the cause to name it."""
    answers = {"situation": "missed", "when": "today", "cause": "phone-off", "form": form}
    optional = {"cause_kind": cause_kind, "wording": wording}
    parsed = parse(answers | {name: value for name, value in optional.items() if value}, examples.clock())
    assert parsed.context is not None
    assert compose(parsed.context).body.count("missed your call") <= 1
