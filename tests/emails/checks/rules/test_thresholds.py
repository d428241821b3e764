"""The thresholds of the rules, from both sides of each limit."""

import pytest

from builder.emails.checks import check
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.model.context import Message
from tests.support.check_corpus import SUBJECT
from tests.support.factories import context_of

LEAST, MOST = SITUATIONS["missed"].word_range
TEXT = {"form": "text"}
LINKEDIN = {"form": "linkedin"}
VOICEMAIL = {"form": "voicemail"}
SORRY = "I am sorry that I missed it. "


def severities_and_words(rule: str, body: str, subject: str = SUBJECT, **answers: str) -> list[tuple[str, str]]:
    """Return the severity and the words of each finding of a rule, in a message after a missed interview."""
    findings = check(Message(subject, body), context_of(**answers))
    texts = {"subject": subject, "body": body}
    return [
        (expected.severity, texts[expected.where][expected.start : expected.end])
        for expected in findings
        if expected.rule == rule
    ]


def go(count: int, end: str = ".") -> str:
    """Return a sentence of `count` words."""
    return " ".join(["go"] * count) + end


@pytest.mark.parametrize(
    ("rule", "body", "answers", "expected"),
    [
        ("message-length", f"Hi,\n{go(LEAST - 1)}", {}, ["warn"]),
        ("message-length", f"Hi,\n{go(LEAST)}", {}, []),
        ("message-length", f"Hi,\n{go(MOST)}", {}, []),
        ("message-length", f"Hi,\n{go(MOST + 1)}", {}, ["warn"]),
        ("message-length", f"Hi,\n{go(MOST)}\n- {go(9)}", {}, []),
        ("message-length", f"Hi,\n{go(200)}", {}, ["warn"]),
        ("message-length", f"Hi,\n{go(201)}", {}, ["fix"]),
        ("sentence-length", go(36), {}, []),
        ("sentence-length", go(37), {}, ["tip"]),
        ("sentence-length", go(44), {}, ["tip"]),
        ("sentence-length", go(45), {}, ["warn"]),
        ("sentence-length", f"- {go(45)}", {}, []),
        ("sentence-length", " Oh, ".join([go(26), go(25), go(25)]), {}, []),
        ("sentence-length", " Oh, ".join([go(27), go(25), go(25)]), {}, ["warn"]),
        ("sentence-length", " Oh, ".join([go(29), go(28)]), {}, []),
        ("plain-words", f"{'idea ' * 5}{go(25)}", {}, []),
        ("plain-words", f"{'idea ' * 6}{go(24)}", {}, ["tip"]),
        ("plain-words", f"{'idea ' * 15}{go(14)}", {}, []),
        ("plain-words", "Idea idea. " * 20 + "Idea. " * 12 + "Interview. " * 7, {}, []),
        ("plain-words", "Idea idea. " * 20 + "Idea. " * 11 + "Interview. " * 8, {}, ["tip"]),
        ("paragraph-length", go(95) + "\n\n" + go(9), {}, []),
        ("paragraph-length", go(96) + "\n\n" + go(9), {}, ["warn"]),
        ("paragraph-length", go(96), {}, ["warn"]),
        ("paragraph-length", go(30), {}, []),
        ("paragraph-length", go(31), {}, ["tip"]),
        ("paragraph-length", "\n\n".join([go(16)] * 2), {}, []),
        ("paragraph-length", "\n\n".join([go(7)] * 6), {}, []),
        ("paragraph-length", "\n\n".join([go(7)] * 7), {}, ["tip"]),
        ("text-message-length", "a" * 306, TEXT, []),
        ("text-message-length", "a" * 307, TEXT, ["tip"]),
        ("text-message-length", "a" * 459, TEXT, ["tip"]),
        ("text-message-length", "a" * 460, TEXT, ["warn"]),
        ("linkedin-length", "a" * 1100 + "\n", LINKEDIN, []),
        ("linkedin-length", "a" * 1101, LINKEDIN, ["warn"]),
        ("voicemail-length", go(80), VOICEMAIL, []),
        ("voicemail-length", go(81), VOICEMAIL, ["warn"]),
        ("voicemail-length", "Call 07700 900123.", VOICEMAIL, ["warn"]),
        ("voicemail-length", "Call 07700 900123, that is 07700 900123.", VOICEMAIL, []),
        ("signature-present", "Sorry.", {}, ["warn"]),
        ("signature-present", "Sorry.", {"your_name": "Sam Taylor"}, ["fix"]),
        ("too-many-apologies", SORRY * 3, {}, []),
        ("too-many-apologies", SORRY * 4, {}, ["warn"]),
        ("too-many-apologies", SORRY * 5, {}, ["fix"]),
        ("too-many-apologies", SORRY, {"situation": "spoke"}, []),
        ("too-many-apologies", SORRY * 2, {"situation": "spoke"}, ["warn"]),
        ("apology-early", f"I am here. Oh dear. No. {SORRY}Bye. Bye.", {}, []),
        ("apology-early", f"I am here. Oh dear. I know. I see. {SORRY}Bye.", {}, ["warn"]),
        ("apology-early", "I am here. Oh dear. I know. I see. Sorry about that. Bye.", {}, ["warn"]),
        ("apology-early", "I am here. Bye now.\n\nRegards,\nSam is sorry", {}, []),
        ("apology-specific", f"I missed {'so ' * 11}sorry.", {}, []),
        ("apology-specific", f"I missed {'so ' * 12}sorry.", {}, ["tip"]),
        ("apology-specific", "I owe you an apology. I missed our interview.", {}, []),
        ("apology-specific", "I owe you an apology. I hope you're well. I missed our interview.", {}, ["tip"]),
        ("reason-brief", f"I overslept {go(43)}", {}, []),
        ("reason-brief", f"I overslept {go(44)}", {}, ["warn"]),
        ("clear-question", "Why? " * 3, {}, []),
        ("clear-question", "Why? " * 4, {}, ["tip"]),
        ("even-tempered", "So excited!", {}, []),
        ("even-tempered", "Oh! No!", {}, ["warn"]),
        ("even-tempered", "Oh!!", {}, ["warn"]),
        ("thanks-once", "Thank you. " * 3, {}, []),
        ("thanks-once", "Thank you. " * 4, {}, ["tip"]),
        ("thanks-once", "Hello.", {}, []),
    ],
)
def test_rule_thresholds(rule: str, body: str, answers: dict[str, str], expected: list[str]) -> None:
    """No finding at the limit, one beyond it, and a severity that grows with the excess."""
    assert [severity for severity, _ in severities_and_words(rule, body, **answers)] == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("My missed interview", []),
        ("Missed interview", [("tip", "Missed interview")]),
        ("Missed - interview", [("tip", "Missed - interview")]),
        ("Interview b c d e f g h i j k l", []),
        ("Interview b c d e f g h i j k l m", [("tip", "Interview b c d e f g h i j k l m")]),
        (f"Interview b c {'d' * 56} ", []),
        (f"Interview b c {'d' * 57}", [("tip", f"Interview b c {'d' * 57}")]),
        ("Re: interview", []),
        (" Re: interview", []),
        ("", [("fix", "")]),
        (" ", [("fix", "")]),
    ],
)
def test_subject_length(subject: str, expected: list[tuple[str, str]]) -> None:
    """Three to twelve words, at most 70 characters; the subject of a thread stays as it is."""
    assert severities_and_words("subject-length", SORRY, subject) == expected
