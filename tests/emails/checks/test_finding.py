"""Hits on tokens, on characters and on what is missing; findings as data for the browser."""

from builder.emails.checks import as_data, check
from builder.emails.checks.finding import Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.document import parse_document
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from tests.support.check_corpus import SUBJECT
from tests.support.factories import context_of


def test_hit_holds_its_span_and_facts() -> None:
    """Whatever is neither severity nor repair is a fact for the sentence; what is missing has an empty span."""
    document = parse_document(
        Message("My interview", "Hi,\nI am sorry"), Context("missed", MessageType.FIRST_APOLOGY, today="")
    )
    assert flag_tokens(document, (1, 3)) == Hit(4, 8)
    assert flag_tokens(document, (0, 2), "x", where="subject", repair="", text="a", count=2) == Hit(
        0, 12, "x", "", "", "subject", (("text", "a"), ("count", 2))
    )
    assert flag_chars(1, 2, severity="tip") == Hit(1, 2, "any", "tip")
    assert flag_chars(1, 2, "y", where="subject", repair="7", text="b") == Hit(
        1, 2, "y", "", "7", "subject", (("text", "b"),)
    )
    assert flag_missing(document) == Hit(4, 4)
    assert flag_missing(document, "z", severity="fix", count=1) == Hit(4, 4, "z", "fix", facts=(("count", 1),))


def test_data_for_the_browser_counts_utf16_units() -> None:
    """An emoji is one character in Python and two units in JavaScript."""
    message = Message(SUBJECT, "😀 I’m gonna be there")
    finding = next(f for f in check(message, context_of()) if f.rule == "no-slang")
    data = as_data(finding, message)
    units = message.body.encode("utf-16-le")
    assert units[2 * data["start"] : 2 * data["end"]].decode("utf-16-le") == "gonna"
    assert (finding.start, finding.end) == (data["start"] - 1, data["end"] - 1)
    assert as_data(finding)["start"] == finding.start
    assert data == as_data(finding) | {"start": data["start"], "end": data["end"]}
    shouted = Message("😀 HELP 😀 about today", "A")
    finding = next(f for f in check(shouted, context_of()) if f.rule == "subject-calm")
    assert shouted.subject[finding.start : finding.end] == "HELP"
    assert as_data(finding, shouted)["start"] == finding.start + 1
