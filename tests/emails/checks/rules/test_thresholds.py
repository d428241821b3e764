"""Where the check begins to speak: each limit of length and number from both sides.

Mutants of apology.py and reading.py that live because they change nothing: "" for an apology that there is not; None
for False; another number of paragraphs between few and many, which is never asked about.
"""

import pytest

from builder.emails.checks import checks
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.model.context import Message
from tests.support.check_corpus import SUBJECT
from tests.support.factories import context_of

LEAST, MOST = SITUATIONS["missed"].words
TEXT = {"form": "text"}
LINKEDIN = {"form": "linkedin"}
VOICEMAIL = {"form": "voicemail"}
SORRY = "I am sorry that I missed it. "


def said(rule: str, body: str, subject: str = SUBJECT, **answers: str) -> list[tuple[str, str]]:
    """Return how serious a rule is about a message after a miss, and the words that it speaks about."""
    findings = checks(Message(subject, body), context_of(**answers))
    texts = {"subject": subject, "body": body}
    return [(found.severity, texts[found.where][found.start : found.end]) for found in findings if found.rule == rule]


def go(count: int, end: str = ".") -> str:
    """Return a sentence of so many words."""
    return " ".join(["go"] * count) + end


@pytest.mark.parametrize(
    ("rule", "body", "answers", "found"),
    [
        ("L1", f"Hi,\n{go(LEAST - 1)}", {}, ["warn"]),
        ("L1", f"Hi,\n{go(LEAST)}", {}, []),
        ("L1", f"Hi,\n{go(MOST)}", {}, []),
        ("L1", f"Hi,\n{go(MOST + 1)}", {}, ["warn"]),
        ("L1", f"Hi,\n{go(MOST)}\n- {go(9)}", {}, []),
        ("L1", f"Hi,\n{go(200)}", {}, ["warn"]),
        ("L1", f"Hi,\n{go(201)}", {}, ["fix"]),
        ("L2", go(25), {}, []),
        ("L2", go(26), {}, ["tip"]),
        ("L2", go(35), {}, ["tip"]),
        ("L2", go(36), {}, ["warn"]),
        ("L2", f"- {go(36)}", {}, []),
        ("L2", " Oh, ".join([go(20), go(19), go(19)]), {}, []),
        ("L2", " Oh, ".join([go(21), go(19), go(19)]), {}, ["warn"]),
        ("L2", " Oh, ".join([go(23), go(22)]), {}, []),
        ("L3", f"{'idea ' * 5}{go(25)}", {}, []),
        ("L3", f"{'idea ' * 6}{go(24)}", {}, ["tip"]),
        ("L3", f"{'idea ' * 15}{go(14)}", {}, []),
        ("L3", "Idea idea. " * 20 + "Idea. " * 12 + "Interview. " * 7, {}, []),
        ("L3", "Idea idea. " * 20 + "Idea. " * 11 + "Interview. " * 8, {}, ["tip"]),
        ("L4", go(80) + "\n\n" + go(9), {}, []),
        ("L4", go(81) + "\n\n" + go(9), {}, ["warn"]),
        ("L4", go(81), {}, ["warn"]),
        ("L4", go(30), {}, []),
        ("L4", go(31), {}, ["tip"]),
        ("L4", "\n\n".join([go(16)] * 2), {}, []),
        ("L4", "\n\n".join([go(7)] * 5), {}, []),
        ("L4", "\n\n".join([go(7)] * 6), {}, ["tip"]),
        ("L5", "a" * 160, TEXT, []),
        ("L5", "a" * 161, TEXT, ["tip"]),
        ("L5", "a" * 300, TEXT, ["tip"]),
        ("L5", "a" * 301, TEXT, ["warn"]),
        ("L6", "a" * 400 + "\n", LINKEDIN, []),
        ("L6", "a" * 401, LINKEDIN, ["warn"]),
        ("L7", go(70), VOICEMAIL, []),
        ("L7", go(71), VOICEMAIL, ["warn"]),
        ("L7", "Call 07700 900123.", VOICEMAIL, ["warn"]),
        ("L7", "Call 07700 900123, that is 07700 900123.", VOICEMAIL, []),
        ("F9", "Sorry.", {}, ["warn"]),
        ("F9", "Sorry.", {"your_name": "Sam Taylor"}, ["fix"]),
        ("A2", SORRY * 2, {}, []),
        ("A2", SORRY * 3, {}, ["warn"]),
        ("A2", SORRY * 4, {}, ["fix"]),
        ("A2", SORRY, {"situation": "spoke"}, []),
        ("A2", SORRY * 2, {"situation": "spoke"}, ["warn"]),
        ("A3", f"I am here. {SORRY}Bye. Bye.", {}, []),
        ("A3", f"I am here. Oh dear. {SORRY}Bye.", {}, ["warn"]),
        ("A3", "I am here. Oh dear. Sorry about that. Bye.", {}, ["warn"]),
        ("A3", "I am here. Bye now.\n\nRegards,\nSam is sorry", {}, []),
        ("A4", f"I missed {'so ' * 11}sorry.", {}, []),
        ("A4", f"I missed {'so ' * 12}sorry.", {}, ["tip"]),
        ("R2", f"I overslept {go(43)}", {}, []),
        ("R2", f"I overslept {go(44)}", {}, ["warn"]),
        ("K5", "Why? " * 3, {}, []),
        ("K5", "Why? " * 4, {}, ["tip"]),
        ("K7", "So excited!", {}, []),
        ("K7", "Oh! No!", {}, ["warn"]),
        ("K7", "Oh!!", {}, ["warn"]),
        ("K14", "Thank you. Thank you.", {}, []),
        ("K14", "Thank you. Thank you. Thank you.", {}, ["tip"]),
        ("K14", "Hello.", {}, ["tip"]),
    ],
)
def test_where_a_rule_begins_to_speak(rule: str, body: str, answers: dict[str, str], found: list[str]) -> None:
    """At the limit it is silent, one beyond it is not, and how serious it is grows with the excess."""
    assert [severity for severity, _ in said(rule, body, **answers)] == found


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("My missed interview today", []),
        ("My missed interview", [("tip", "My missed interview")]),
        ("My missed - interview", [("tip", "My missed - interview")]),
        ("Interview b c d e f g h i", []),
        ("Interview b c d e f g h i j", [("tip", "Interview b c d e f g h i j")]),
        (f"Interview b c {'d' * 46} ", []),
        (f"Interview b c {'d' * 47}", [("tip", f"Interview b c {'d' * 47}")]),
        ("Re: interview", []),
        (" Re: interview", []),
        ("", [("fix", "")]),
        (" ", [("fix", "")]),
    ],
)
def test_the_length_of_a_subject(subject: str, found: list[tuple[str, str]]) -> None:
    """From four to nine words, at most 60 characters; one that belongs to a thread stays as it is."""
    assert said("F2", SORRY, subject) == found
