"""The times of day that a text mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon
from builder.emails.checks.parsing.phrase_pattern import Token
from builder.emails.checks.parsing.tokenized_text import TokenizedText

_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?:[:.]\d\d)?(am|pm)?")
_HOUR: Final = re.compile(r"(0?[1-9]|1[0-2])(am|pm)")
_HOUR_ALONE: Final = re.compile(r"0?[1-9]|1[0-2]")


@dataclass(frozen=True)
class TimeMention:
    """A mentioned time of day.

    Attributes:
        first, last: its tokens, from `first` up to but not including `last`.
        meridiem: "am", "pm", or "" if not mentioned.
        two_digit_hour: whether the hour has two digits, as on a 24-hour clock.
    """

    first: int
    last: int
    hour: int
    minute: int
    meridiem: str
    two_digit_hour: bool

    @property
    def hhmm(self) -> str:
        """The time as HH:MM; as written if it has no meridiem."""
        hour = self.hour % 12 + 12 * (self.meridiem == "pm") if self.meridiem else self.hour
        return f"{hour:02}:{self.minute:02}"

    @property
    def is_ambiguous(self) -> bool:
        """Whether it can be before or after noon."""
        return not self.meridiem and 1 <= self.hour <= 12 and not self.two_digit_hour


def find_times(text: TokenizedText, lexicon: Lexicon) -> Iterator[TimeMention]:
    """Yield every time of day that a text mentions, in order."""
    for index in range(len(text.tokens)):
        mention = _time_at(text.tokens, index, lexicon)
        if mention:
            yield mention


def _time_at(tokens: tuple[Token, ...], index: int, lexicon: Lexicon) -> TimeMention | None:
    """Return the time that starts at a token: "10:00", "2.30pm", "10 a.m.", "at 2", "noon"."""
    text = tokens[index].text
    if text in lexicon.word_set("noon"):
        return TimeMention(index, index + 1, 12, 0, "pm", two_digit_hour=True)
    if not text[0].isdigit():
        return None
    before = tokens[index - 1].text if index else ""  # pragma: no mutate
    clock = _CLOCK.fullmatch(text)
    if clock and ("." not in text or clock[3] or before.endswith("'s") or before in lexicon.word_set("before-times")):
        meridiem, last = (clock[3], index + 1) if clock[3] else _read_meridiem(tokens, index + 1)
        return TimeMention(index, last, int(clock[1]), int(clock[2]), meridiem or "", two_digit_hour=len(clock[1]) == 2)
    hour = _HOUR.fullmatch(text)
    if hour:
        return TimeMention(index, index + 1, int(hour[1]), 0, hour[2], two_digit_hour=False)
    if _HOUR_ALONE.fullmatch(text):
        meridiem, last = _read_meridiem(tokens, index + 1)
        if meridiem:
            return TimeMention(index, last, int(text), 0, meridiem, two_digit_hour=False)
        follows = tokens[index + 1].text if index + 1 < len(tokens) else ""  # pragma: no mutate
        if follows == "o'clock":
            return TimeMention(index, index + 2, int(text), 0, "", two_digit_hour=False)
        if before == "at" and (tokens[index].pause or follows in lexicon.word_set("after-times")):
            return TimeMention(index, index + 1, int(text), 0, "", two_digit_hour=False)
    return None


def _read_meridiem(tokens: tuple[Token, ...], index: int) -> tuple[str, int]:
    """Return "am" or "pm" at a token, written as one word or two letters, and the next token; "" if there is none."""
    if index < len(tokens) and tokens[index].text in ("am", "pm") and not tokens[index].first:
        return tokens[index].text, index + 1
    if index + 1 < len(tokens) and tokens[index].text in ("a", "p") and tokens[index + 1].text == "m":
        return tokens[index].text + "m", index + 2
    return "", index
