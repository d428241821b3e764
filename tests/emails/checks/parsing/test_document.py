"""The sections of a message and its properties."""

from dataclasses import replace
from typing import Any

import pytest

from builder.emails.checks.parsing.document import Document, parse_document
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message

NOTHING = Context("missed", MessageType.FIRST_APOLOGY, today="")


def parse_body(body: str, context: Context = NOTHING) -> Document:
    """Return a message, read."""
    return parse_document(Message("My interview", body), context)


def parts(body: str) -> tuple[str, str, str, str]:
    """Return the greeting, main part, closing and signature of a body."""
    sections = parse_body(body).sections
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
def test_sections(body: str, greeting: str, main: str, closing: str, signature: str) -> None:
    """Greeting, closing line and signature are recognised; everything else is the main part."""
    assert parts(body) == (greeting, main, closing, signature)


def test_missing_greeting_is_an_empty_span() -> None:
    """Whether nothing greets or the greeting is too long; a subject is never taken for a thread."""
    for body in ("Sorry.", f"Hi {'a' * 78}, sorry.", f"Hi {'a ' * 20}, sorry."):
        assert parse_body(body).sections.greeting == (0, 0)
    assert parse_document(Message("> My interview", "Hi"), NOTHING).subject.plain == "> my interview"


def test_document_properties() -> None:
    """Sentences, words and paragraphs are those of the main part; today can be unknown."""
    body = "Dear Ms Okafor,\n\nI am sorry.\nI overslept.\n \nCan we talk?\n\nKind regards,\nSam Taylor"
    parsed = parse_body(body)
    assert [body[parsed.body.tokens[s.first].start :][:5] for s in parsed.sentences] == ["I am ", "I ove", "Can w"]
    assert parsed.word_count == 8
    assert [body[slice(*span)].strip() for span in parsed.paragraphs] == ["I am sorry.\nI overslept.", "Can we talk?"]
    assert parsed.today is None
    assert parsed.is_type(MessageType.LATE, MessageType.FIRST_APOLOGY)
    assert not parsed.is_type(MessageType.LATE)
    assert parsed.subject.raw == "My interview"


def test_greeting_on_the_same_line_is_not_counted() -> None:
    """What follows a greeting on its line is counted; nothing of the greeting, the closing line or the signature is."""
    parsed = parse_body("hey, so sorry i missed it. my alarm failed\nthanks\nsam")
    assert parsed.word_count == 8
    assert [parsed.body.source((s.first, s.last)) for s in parsed.sentences] == [
        "so sorry i missed it",
        "my alarm failed",
    ]
    assert parse_body("hey,").sentences == ()


def test_names_from_the_form_are_not_flagged() -> None:
    """An unwanted word inside a known name does not match."""
    body = "I am sorry to miss Gotta Gonna today."
    assert "casual" in parse_body(body.lower()).body
    for field in ("company", "client", "role", "your_name", "recipient_name", "place"):
        answer: dict[str, Any] = {field: "GOTTA GONNA"}
        known = replace(NOTHING, **answer)
        assert "casual" not in parse_body(body.lower(), known).body
