"""A message is cut into greeting, main part, closing and signature, and what is known about it is read once.

Mutants of draft.py that live because they change nothing: a look at the empty line before the first, or farther back
than a line can start; None for False.
"""

from dataclasses import replace
from typing import Any

import pytest

from builder.emails.checks.parsing.document import Document, parse_document
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message

NOTHING = Context("missed", MessageType.FIRST_APOLOGY, today="")


def draft_of(body: str, context: Context = NOTHING) -> Document:
    """Return a message, read."""
    return parse_document(Message("My interview", body), context)


def parts(body: str) -> tuple[str, str, str, str]:
    """Return the greeting, main part, closing and signature of a body."""
    sections = draft_of(body).sections
    spans = (sections.greeting, sections.main, sections.closing, sections.signature)
    greeting, main, closing, signature = (body[slice(*span)] for span in spans)
    return greeting, main, closing, signature


@pytest.mark.parametrize(
    ("body", "greeting", "main", "closing", "signature"),
    [
        (
            "Dear Ms Okafor,\n\nI am sorry.\n\nKind regards,\nSam Taylor",
            "Dear Ms Okafor", "I am sorry.\n\n", "Kind regards,", "\nSam Taylor",
        ),
        ("Hello!\nI am sorry.\nThanks\nSam", "Hello", "I am sorry.\n", "Thanks", "\nSam"),
        ("Hi Sam: I am sorry.", "Hi Sam", "I am sorry.", "", ""),
        ("Hi Sam; sorry.", "Hi Sam", "; sorry.", "", ""),
        ("Hi Sam - sorry.", "Hi Sam", "- sorry.", "", ""),
        ("Hi Sam – sorry.", "Hi Sam", "– sorry.", "", ""),
        ("Hi Sam — sorry.", "Hi Sam", "— sorry.", "", ""),
        ("Hi Sam \nSorry.", "Hi Sam", "Sorry.", "", ""),
        ("Hi Sam\nSorry, all.", "Hi Sam", "Sorry, all.", "", ""),
        ("Hi. Sorry.", "Hi", "Sorry.", "", ""),
        ("Dear Dr. Jones, sorry.", "Dear Dr. Jones", "sorry.", "", ""),
        ("Hi", "Hi", "", "", ""),
        ("Sorry, all.", "", "Sorry, all.", "", ""),
        ("Hi a b c d e f g h i j k, sorry.", "Hi a b c d e f g h i j k", "sorry.", "", ""),
        ("Hi a b c d e f g h i j k l, sorry.", "", "Hi a b c d e f g h i j k l, sorry.", "", ""),
        (f"Hi {'a' * 77}, sorry.", f"Hi {'a' * 77}", "sorry.", "", ""),
        (f"Hi {'a' * 78}, sorry.", "", f"Hi {'a' * 78}, sorry.", "", ""),
        (f"    Hi {'a' * 77}, sorry.", f"Hi {'a' * 77}", "sorry.", "", ""),
        ("Sorry.\n\nSam Taylor", "", "Sorry.\n\n", "", "Sam Taylor"),
        ("Sorry.\n\nSam Taylor of Mill Lane", "", "Sorry.\n\nSam Taylor of Mill Lane", "", ""),
        ("Sorry.\n\nSam de la Tour", "", "Sorry.\n\n", "", "Sam de la Tour"),
        ("Sorry.\n\nIt was me.", "", "Sorry.\n\nIt was me.", "", ""),
        ("Sorry.\n\nIs it me?", "", "Sorry.\n\nIs it me?", "", ""),
        ("Sorry.\n\nOh no!", "", "Sorry.\n\nOh no!", "", ""),
        ("Sorry.\n\nAt 10", "", "Sorry.\n\nAt 10", "", ""),
        ("Sorry.\n\nSam\n07700 900123", "", "Sorry.\n\n", "", "Sam\n07700 900123"),
        ("Sam Taylor", "", "Sam Taylor", "", ""),
        ("07700 900123", "", "07700 900123", "", ""),
        ("Sorry.\nThanks so much for this,\nSam", "", "Sorry.\n", "Thanks so much for this,", "\nSam"),
        ("Sorry.\nThanks a b c d e f,\nSam", "", "Sorry.\n", "Thanks a b c d e f,", "\nSam"),
        ("Sorry.\nThanks a b c d e f g,\nSam", "", "Sorry.\nThanks a b c d e f g,\n", "", "Sam"),
        ("Sorry.\nThanks so much for this, \nSam", "", "Sorry.\n", "Thanks so much for this, ", "\nSam"),
        ("Sorry.\nWarmest,\nSam", "", "Sorry.\n", "Warmest,", "\nSam"),
        ("Sorry.\nKind regards\nSam", "", "Sorry.\n", "Kind regards", "\nSam"),
        ("Sorry.\nThanks for this\nSam", "", "Sorry.\nThanks for this\n", "", "Sam"),
        ("Sorry.\nSincerely,  \nSam", "", "Sorry.\n", "Sincerely,  ", "\nSam"),
        ("Sorry.\nRegards\nSam\n1\n2\n3\n4\n5\n6\n7\n8", "", "Sorry.\n", "Regards", "\nSam\n1\n2\n3\n4\n5\n6\n7\n8"),
        ("Oh.\nRegards\nSam\n1\n2\n3\n4\n5\n6\n7\n8\n9.", "", "Oh.\nRegards\n", "", "Sam\n1\n2\n3\n4\n5\n6\n7\n8\n9."),
        ("Thanks,\nSam\n\nRegards,\nSam", "", "", "Thanks,", "\nSam\n\nRegards,\nSam"),
        ("Sorry.\n\nSam\n\n> Kind regards,\n> HR", "", "Sorry.\n\n", "", "Sam\n\n> Kind regards,\n> HR"),
    ],
)  # fmt: skip
def test_the_parts_of_a_body(body: str, greeting: str, main: str, closing: str, signature: str) -> None:
    """A greeting of usual length, a known closing or one like it, a name by itself; all the rest is the main part."""
    assert parts(body) == (greeting, main, closing, signature)


def test_where_there_is_no_greeting() -> None:
    """An empty place at the start, whether nothing greets or what does is too long; a subject is never a thread."""
    for body in ("Sorry.", f"Hi {'a' * 78}, sorry.", f"Hi {'a ' * 20}, sorry."):
        assert draft_of(body).sections.greeting == (0, 0)
    assert parse_document(Message("> My interview", "Hi"), NOTHING).subject.plain == "> my interview"


def test_what_a_draft_knows() -> None:
    """Sentences, words and paragraphs are those of the main part; a day without an answer is not known."""
    body = "Dear Ms Okafor,\n\nI am sorry.\nI overslept.\n \nCan we talk?\n\nKind regards,\nSam Taylor"
    read = draft_of(body)
    assert [body[read.body.tokens[s.first].start :][:5] for s in read.sentences] == ["I am ", "I ove", "Can w"]
    assert read.word_count == 8
    assert [body[slice(*span)].strip() for span in read.paragraphs] == ["I am sorry.\nI overslept.", "Can we talk?"]
    assert read.today is None
    assert read.is_type(MessageType.LATE, MessageType.FIRST_APOLOGY)
    assert not read.is_type(MessageType.LATE)
    assert read.subject.raw == "My interview"


def test_names_of_the_answers_are_no_slips() -> None:
    """A word of a company's name that is on a list of unwanted words is not found where it is that name."""
    body = "I am sorry to miss Gotta Gonna today."
    assert "casual" in draft_of(body.lower()).body
    for field in ("company", "client", "role", "your_name", "recipient_name", "place"):
        answer: dict[str, Any] = {field: "GOTTA GONNA"}
        known = replace(NOTHING, **answer)
        assert "casual" not in draft_of(body.lower(), known).body
