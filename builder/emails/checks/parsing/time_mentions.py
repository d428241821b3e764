"""The clock times that a text names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon
from builder.emails.checks.parsing.phrase_pattern import Token
from builder.emails.checks.parsing.tokenizer import Text

_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.]\d\d)?(am|pm)?")
_HOUR: Final = re.compile(r"(0?[1-9]|1[0-2])(am|pm)")
_BARE: Final = re.compile(r"0?[1-9]|1[0-2]")


@dataclass(frozen=True)
class Time:
    """A clock time that is named, between two tokens. `half` is "am", "pm" or "" where it is not said."""

    first: int
    last: int
    hour: int
    minute: int
    half: str
    padded: bool

    @property
    def wall(self) -> str:
        """The time as HH:MM, as far as it can be known."""
        hour = self.hour % 12 + 12 * (self.half == "pm") if self.half else self.hour
        return f"{hour:02}:{self.minute:02}"

    @property
    def unclear(self) -> bool:
        """Whether it could be before or after noon: a 24-hour clock writes two figures, and goes beyond twelve."""
        return not self.half and 1 <= self.hour <= 12 and not self.padded


def times(text: Text, words: Lexicon) -> Iterator[Time]:
    """Yield every clock time that a text names, in order."""
    for at in range(len(text.tokens)):
        found = _time_at(text.tokens, at, words)
        if found:
            yield found


def _time_at(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Time | None:
    """Return the time that starts at a token: "10:00", "2.30pm", "10 a.m.", "at 2", "noon"."""
    text = tokens[at].text
    if text in words.named("noon"):
        return Time(at, at + 1, 12, 0, "pm", padded=True)
    if not text[0].isdigit():
        return None
    before = tokens[at - 1].text if at else ""
    clock = _CLOCK.fullmatch(text)
    if clock and ("." not in text or clock[3] or before.endswith("'s") or before in words.named("before-times")):
        half, last = (clock[3], at + 1) if clock[3] else _half(tokens, at + 1)
        return Time(at, last, int(clock[1]), int(clock[2]), half or "", padded=len(clock[1]) == 2)
    hour = _HOUR.fullmatch(text)
    if hour:
        return Time(at, at + 1, int(hour[1]), 0, hour[2], padded=False)
    if _BARE.fullmatch(text):
        half, last = _half(tokens, at + 1)
        if half:
            return Time(at, last, int(text), 0, half, padded=False)
        follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if follows == "o'clock":
            return Time(at, at + 2, int(text), 0, "", padded=False)
        if before == "at" and (tokens[at].pause or follows in words.named("after-times")):
            return Time(at, at + 1, int(text), 0, "", padded=False)
    return None


def _half(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    """Return "am" or "pm" where it stands at a token, in one word or two letters, and the token after it."""
    if at < len(tokens) and tokens[at].text in ("am", "pm") and not tokens[at].first:
        return tokens[at].text, at + 1
    if at + 1 < len(tokens) and tokens[at].text in ("a", "p") and tokens[at + 1].text == "m":
        return tokens[at].text + "m", at + 2
    return "", at
