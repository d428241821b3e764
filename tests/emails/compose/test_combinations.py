"""Every message the builder can write is whole, honest about what it knows, and of the right size."""

import re
from collections.abc import Iterator

import pytest

from builder.emails.checks.rules.length import MAX_LINKEDIN_CHARS
from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model import catalogue
from builder.emails.model.context import Context, Message
from builder.emails.model.subject_limits import MAX_SUBJECT_CHARS
from tests.support.all_combinations import FACTS, Answers, choices, filled, sampled, varied

SHARE = 16
MAX_APOLOGIES = 4
MAX_STEP_WORDS = 60
MAX_TEXT_CHARS = 360
"""Three parts of a text message hold 459."""

PLACEHOLDER = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|_{2,}|XXX|\bTBC\b|\bNone\b|\bundefined\b|\bTrue\b|\bFalse\b")
BROKEN = re.compile(
    r"  |\.\.| \.|,,| ,|\( | \)|\?\.|\n{3}|[\x00-\x09\x0b-\x1f]|^\n|\n$|(?<!\S),"
    r"|\b(?:the|an?) (?:the|an?)\b|\b(?:on|at) (?:today|tomorrow|yesterday)\b|\b(?:on on|at at|at on)\b"
    r"|\b(\w+) \1\b|\b1 minutes\b",
)
"""Broken joins: double spaces and stops, an article or a preposition before another, a word said twice."""

APOLOGY = re.compile(r"\b(sorry|apolog|regret)", re.IGNORECASE)
FACT_WORDS = {
    "role": "Data Analyst",
    "company": "Northwind",
    "phone": "07700",
    "interview_time": r"\b10 ?am\b|\b10 AM\b",
    "your_name": "Sam Taylor",
    "recipient_name": "Okafor",
    "slot1_date": "26 November|November 26",
}


def messages(answers: Iterator[Answers]) -> Iterator[tuple[Answers, Context, Message]]:
    """Yield each combination with its message."""
    for one in answers:
        parsed = parse(one, examples.clock())
        assert parsed.context is not None
        assert parsed.errors == {}, one
        yield one, parsed.context, compose(parsed.context)


def body_words(message: Message) -> int:
    """Return the words of an email's body without greeting and sign-off."""
    middle = message.body.split("\n\n")[1:-1]
    return len(" ".join(middle).replace("\n- ", "\n").split())


def sentences(message: Message) -> list[str]:
    """Return the sentences of a body, without greeting and sign-off."""
    middle = " ".join(message.body.split("\n\n")[1:-1])
    return [s for s in re.split(r"(?<=[.?!])\s+", middle) if len(s.split()) > 3]


def faults(answers: Answers, context: Context, message: Message) -> list[str]:
    """Return what is wrong with a message, in the words of a reviewer."""
    problems = []
    text = f"{message.subject}\n{message.body}"
    if match := PLACEHOLDER.search(text):
        problems.append(f"placeholder {match[0]!r}")
    broken = BROKEN.search(message.body)
    if broken:
        problems.append(f"broken text {broken[0]!r}")
    problems += [
        f"states {name}, which was not given"
        for name, said in FACT_WORDS.items()
        if name not in answers and re.search(said, text)
    ]
    said = sentences(message)
    problems += [f"says twice: {sentence}" for sentence in {s for s in said if said.count(s) > 1}]
    situation = catalogue.SITUATIONS[context.situation]
    if situation.tense == "before" and re.search(r"\bmissed (our|my|the) [^.]*interview", text):
        problems.append("says missed before the start")
    if situation.tense == "after" and re.search(r"\bwill be (about \d+ minutes )?late\b", text):
        problems.append("says will be late after the start")
    if context.form != "call" and len(APOLOGY.findall(message.body)) > MAX_APOLOGIES:
        problems.append(f"{len(APOLOGY.findall(message.body))} apologies")
    return problems + sizes(context, message, full="your_name" in answers)


def sizes(context: Context, message: Message, *, full: bool) -> list[str]:
    """Return what is wrong with the length of a message."""
    problems = []
    if context.form == "email":
        least, most = catalogue.SITUATIONS[context.situation].word_range
        count = body_words(message)
        if not (least if full and context.voice != "shorter" else least - 30) <= count <= most:
            problems.append(f"{count} words")
        if len(message.subject) > MAX_SUBJECT_CHARS or len(re.findall(r"\w[\w:.']*", message.subject)) < 3:
            problems.append(f"subject {message.subject!r}")
        if full and "Sam Taylor" not in message.subject:
            problems.append(f"subject does not tell who: {message.subject!r}")
    if context.form == "text" and (len(message.body) > MAX_TEXT_CHARS or not message.body.isascii()):
        problems.append(f"{len(message.body)} characters in a text message")
    if context.form == "linkedin" and len(message.body) > MAX_LINKEDIN_CHARS:
        problems.append(f"{len(message.body)} characters on LinkedIn")
    if context.form == "voicemail" and len(message.body.split()) > 80:
        problems.append(f"{len(message.body.split())} words of voicemail")
    problems += [
        f"{len(step.say.split())} words in {step.id}"
        for step in message.call_steps
        if len(step.say.split()) > MAX_STEP_WORDS
    ]
    return problems


def check_all(answers: Iterator[Answers]) -> int:
    """Check every combination and return how many there were."""
    count = 0
    wrong: dict[str, tuple[Answers, Message]] = {}
    for one, context, message in messages(answers):
        count += 1
        for fault in faults(one, context, message):
            wrong.setdefault(f"{context.message_type} {context.form}: {fault}", (one, message))
    assert not wrong, (
        "\n\n".join(f"{k}\n{v[0]}\n{v[1].subject}\n{v[1].body}" for k, v in list(wrong.items())[:6])
        + f"\n\n{list(wrong)}"
    )
    return count


@pytest.mark.no_cover
def test_sampled_combinations_are_sound() -> None:
    """One in sixteen of all combinations, empty and full: nothing undefined, broken, said twice or badly sized."""
    empty = check_all(varied(one) for one in sampled(choices(), SHARE))
    full = check_all(varied(filled(one)) for one in sampled(choices(), SHARE))

    print(f"{empty + full} messages")
    assert empty == full > 1000


@pytest.mark.long
def test_every_combination_is_sound() -> None:
    """The same for every combination there is, each in one of its voices and wordings."""
    count = check_all(varied(one) for one in choices()) + check_all(varied(filled(one)) for one in choices())

    print(f"{count} messages")
    assert count > 30_000


@pytest.mark.no_cover
def test_facts_do_not_imply_a_cause() -> None:
    """Without a chosen cause no message gives a reason, whoever reads it."""
    for _, context, message in messages(varied(filled(one)) for one in sampled(choices(), 4) if not one.get("cause")):
        if context.form == "email":
            assert not re.search(r"flight|alarm|my own mistake|my fault", message.body)


def test_every_given_fact_is_used() -> None:
    """A full first apology names reader, writer, role, time, number and both offered times."""
    (_, _, message), *_ = messages(iter([filled({"situation": "missed", "cause": "overslept"})]))

    for name in ("your_name", "recipient_name", "role", "phone"):
        assert FACTS[name] in message.body
    assert re.search(r"\b10(?: o'clock interview)? this morning", message.body)
    assert re.search(
        r"Thursday 26 November between 2pm and 4pm, or (?:on )?Friday 27 November at 9\.30am", message.body
    )
