"""How phone networks count a text, and how long a script takes to say."""

import pytest

from builder.emails.text.sms import SmsLength, sms_length, speaking_seconds, to_plain_punctuation


@pytest.mark.parametrize(
    ("text", "units", "messages", "is_gsm_7"),
    [
        ("", 0, 1, True),
        ("a" * 160, 160, 1, True),
        ("a" * 161, 161, 2, True),
        ("a" * 306, 306, 2, True),
        ("a" * 307, 307, 3, True),
        ("€", 2, 1, True),
        ("I’m", 3, 1, False),
        ("é" * 160, 160, 1, True),
        ("’" * 70, 70, 1, False),
        ("’" * 71, 71, 2, False),
        ("😀" * 35, 70, 1, False),
        ("😀" * 36, 72, 2, False),
    ],
)
def test_sms_length(text: str, units: int, messages: int, is_gsm_7: bool) -> None:
    """A text counts as phone networks count it: 160 and 153 in the 7-bit alphabet, 70 and 67 otherwise."""
    assert sms_length(text) == SmsLength(units, messages, is_gsm_7)


def test_typographic_punctuation_becomes_plain() -> None:
    """Curly quotes, dashes and dots become plain ones."""
    assert to_plain_punctuation("“I’m – here…”") == '"I\'m - here..."'


def test_speaking_seconds() -> None:
    """135 spoken words take a minute; asides are not spoken."""
    assert speaking_seconds("word " * 135) == 60
    assert speaking_seconds("(Stop here and listen.) " + "word " * 45) == 20
