"""Segments of a text message and seconds of a script."""

import pytest

from builder.emails.text.sms import seconds_to_say, segments, straightened


@pytest.mark.parametrize(
    ("text", "units", "messages", "plain"),
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
def test_segments(text: str, units: int, messages: int, plain: bool) -> None:
    """A text counts as phone networks count it: 160 and 153 in the 7-bit alphabet, 70 and 67 otherwise."""
    assert segments(text) == {"units": units, "messages": messages, "plain": plain}


def test_straightened_text_fits_the_small_alphabet() -> None:
    """Curly quotes, dashes and dots become plain ones."""
    assert straightened("“I’m – here…”") == '"I\'m - here..."'


def test_seconds() -> None:
    """135 spoken words take a minute; asides are not spoken."""
    assert seconds_to_say("word " * 135) == 60
    assert seconds_to_say("(Stop here and listen.) " + "word " * 45) == 20
