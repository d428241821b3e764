"""Telephone numbers in a message: which digits are one, and which are a date or a reference."""

import pytest

from builder.emails.checks.parsing.document import parse_document
from builder.emails.checks.parsing.phone_numbers import count_phone_numbers
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("07700 900123", 1),
        ("+44 (0)7700 900123", 1),
        ("(212) 555-0142", 1),
        ("212.555.0142", 1),
        ("555-0142", 1),
        ("555 0142", 1),
        ("5550142", 0),
        ("55 50 142", 0),
        ("0550142", 1),
        ("012 34", 0),
        ("0123456 7890 1234", 1),
        ("0123456 7890 12345", 0),
        ("2026-11-24", 0),
        ("24/11/2026", 0),
        ("1234567890", 1),
        ("123456789", 0),
        ("07700 900123 or 07700 900124", 2),
        ("none", 0),
    ],
)
def test_phone_number_formats(body: str, count: int) -> None:
    """Seven to fifteen digits that look like a number: not a date, not a short reference."""
    assert (
        count_phone_numbers(parse_document(Message("", body), Context("missed", MessageType.FIRST_APOLOGY, today="")))
        == count
    )


def test_own_number_counts_however_it_is_written() -> None:
    """The writer's number from the form counts in any format."""
    known = Context("missed", MessageType.FIRST_APOLOGY, today="", phone="12-34")
    assert count_phone_numbers(parse_document(Message("", "Call 12-34, or 12-34."), known)) == 2
    assert count_phone_numbers(parse_document(Message("", "Call 07700 900123."), known)) == 1
