"""A time of day as a text names it, and what an hour without am or pm means."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

from builder.emails.read.phrases import words

AMPM: Final = r"(?:\s?(?P<{0}>[ap])(?:\.\s?m\b\.?|m\b|(?<=\d[ap])\b(?![.'’])(?!-\D)))?"
_LATEST_MORNING: Final = 7
"""An hour from seven on, written without am or pm, is in the morning; an earlier one in the afternoon."""


@dataclass(frozen=True)
class TimeMention:
    """A time of day as a text names it; `end` of a span is None where it has none.

    Attributes:
        is_bare: nothing but a number says that it's a time, so it takes a day beside it.
        is_dotted: that number has minutes: "5.30".
    """

    at: time
    until: time | None
    start: int
    end: int
    is_bare: bool = False
    is_dotted: bool = False


def is_padded(hour: str, mark: str | None) -> bool:
    """Return whether an hour is written as the 24-hour clock writes it."""
    return len(hour) == 2 and hour[0] == "0" and mark is not None


def clock_time(hour: int, minute: int, half: str, part: str, *, is_padded: bool = False) -> time | None:
    """Return a time of day: by am or pm, else by the part of the day, else by what interviews keep to."""
    if hour > 23 or (half and hour > 12 and half == "a"):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not half and hour < 12 and not is_padded and (part == "p" or (not part and 0 < hour < _LATEST_MORNING)):
        hour += 12
    return time(hour, minute)


def part_of_day(text: str, match: re.Match[str], language: str) -> str:
    """Return "a" or "p" where the words beside a time say morning or afternoon; "" where they don't."""
    around = text[max(0, match.start() - 24) : match.end() + 22].split("\n")
    words_around = " ".join(around).lower()
    if any(word in words_around for word in words(language, "afternoon")):
        return "p"
    return "a" if any(word in words_around for word in words(language, "morning")) else ""
