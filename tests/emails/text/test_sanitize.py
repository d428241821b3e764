"""Text is cleaned in one place, and cleaning what is clean changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.text.sanitize import (
    MAX_MARKS,
    as_sentence,
    clean_line,
    clean_text,
    has_bidi_controls,
    is_email_address,
)
from tests.support import untrusted_corpus
from tests.support.untrusted_corpus import Case

LINES = tuple(case for case in untrusted_corpus.by_intake("answer") if case.field == "your_name")
ADDRESSES = tuple(case for case in untrusted_corpus.cases() if case.kind == "addresses" and case.reason != "too-long")


@pytest.mark.parametrize("case", [case for case in LINES if not case.reason], ids=str)
def test_clean_line(case: Case) -> None:
    """Each text of the corpus becomes the one line that stands beside it."""
    assert clean_line(case.text) == case.becomes
    assert not has_bidi_controls(case.becomes)


@pytest.mark.parametrize("case", [case for case in LINES if case.reason == "direction"], ids=str)
def test_bidi_controls_are_detected(case: Case) -> None:
    """Cleaning leaves them in, so that the form can tell the visitor about them."""
    assert has_bidi_controls(clean_line(case.text))


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("message"), ids=str)
def test_clean_text(case: Case) -> None:
    """Lines stay lines, and the text becomes the one that stands beside it."""
    assert clean_text(case.text) == case.becomes


@given(st.text())
def test_cleaning_is_idempotent(text: str) -> None:
    """Cleaning twice is cleaning once; a line has no line break; nothing stands around it."""
    line, lines = clean_line(text), clean_text(text)

    assert clean_line(line) == line
    assert clean_text(lines) == lines
    assert line.split() == [word for word in line.split(" ") if word]
    assert line == line.strip()


@pytest.mark.parametrize("case", ADDRESSES, ids=str)
def test_email_address_format(case: Case) -> None:
    """One mailbox is an address; two, none, or one in wrapping are not."""
    assert is_email_address(clean_line(case.text)) == (case.reason != "address")


def test_email_address_length_limit() -> None:
    """At most 254 characters, 64 of them before the @ (RFC 5321, 4.5.3.1)."""
    assert is_email_address("a" * 64 + "@" + "b" * 181 + ".example")
    assert not is_email_address("a" * 64 + "@" + "b" * 182 + ".example")
    assert is_email_address("a" * 64 + "@b.example")
    assert not is_email_address("a" * 65 + "@b.example")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("x", "X."),
        ("my flight was cancelled", "My flight was cancelled."),
        ("My flight was cancelled.", "My flight was cancelled."),
        ("my flight was cancelled!", "My flight was cancelled!"),
        ("was it you?", "Was it you?"),
        ("well…", "Well…"),
        ("éclair", "Éclair."),
        ("McDonald's was closed", "McDonald's was closed."),
    ],
)
def test_as_sentence(typed: str, said: str) -> None:
    """The first letter is raised and a stop is put where none stands; the rest stays as it was typed."""
    assert as_sentence(typed) == said


def test_marks_on_one_letter_are_limited() -> None:
    """Thirty marks stay, as in Unicode's stream-safe format; more would take the square of their number to sort."""
    assert clean_text("e" + "\u0301\u0323" * 100).count("\u0301") <= MAX_MARKS // 2
    assert clean_line("e\u0301") == "é"
    assert clean_text("a\u0323" * 50) == "ạ" * 50


@pytest.mark.parametrize("marks", [50_000, 190_000])
def test_marks_without_end_are_cleaned_in_linear_time(marks: int) -> None:
    """The normalizer never sees a long run: what is left of it has a few dozen characters."""
    assert len(clean_text("e" + "\u0301\u0323" * (marks // 2))) <= MAX_MARKS + 1


@pytest.mark.parametrize(
    "address",
    [
        "=?utf-8?q?x=40evil.org=2C_y?=@good.com",
        "=?UTF-8?B?eEBldmlsLm9yZw==?=@good.com",
        "a\uff20evil.org@good.com",
        "a\uff0cb@good.com",
        "a\ufe6bevil.org@good.com",
    ],
)
def test_address_that_decodes_into_another_is_refused(address: str) -> None:
    """An encoded word, or letters that become an @ or a comma by compatibility mapping, make no address."""
    assert not is_email_address(address)


def test_address_with_every_permitted_sign() -> None:
    """A question mark or an equals sign alone is none of that."""
    assert is_email_address("a=b?c@northwind.example")
