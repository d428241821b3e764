"""Says of a day and a time what the words around them make of them: the interview, a deadline, a time that is gone."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from builder.emails.read.clock_times import TimeMention
from builder.emails.read.day_resolution import DayMention
from builder.emails.read.phrases import any_of, words
from builder.emails.read.word_guard import GuardedPattern

_BEFORE: Final = 70
_AFTER: Final = 60
_BESIDE: Final = 8
_FROM: Final = re.compile(r"\bfrom\b.{0,14}\Z", re.IGNORECASE | re.DOTALL)
_TO: Final = re.compile(r"[^.!?]{0,30}\bto\b", re.IGNORECASE)
"""A moment between the two is old, and one from which something goes on is none."""
_WEEK_OF: Final = re.compile(r"\b(?:w/c|week (?:commencing|beginning|starting|of))\b.{0,12}\Z", re.IGNORECASE)
"""What names a week by its first day."""
_MOVED_TO: Final = re.compile(r"\b(?:to|until|till)(?:[ ](?:now|be|on|the|this|next))*[ ]?\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Moment:
    """A day, a time, or both, and how much speaks for its being the interview's.

    Attributes:
        role: "", deadline, old (moved away from) or past (something else's date).
        is_moved_to: what is said before it moves something to it.
    """

    day: DayMention | None
    time: TimeMention | None
    role: str
    score: int
    is_moved_to: bool = False

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return min(part.start for part in (self.day, self.time) if part)

    @property
    def end(self) -> int:
        """Where its last words end."""
        return max(part.end for part in (self.day, self.time) if part)


@cache
def _context(language: str, key: str) -> GuardedPattern:
    return any_of(words(language, "context")[key])


@cache
def label(language: str, key: str) -> re.Pattern[str]:
    """Return the pattern of a label of some kind, at the end of what stands before its value."""
    names = "|".join(
        sorted((re.escape(n).replace(r"\ ", r"\s") for n in words(language, "labels")[key]), key=len, reverse=True)
    )
    return re.compile(rf"(?:^|\n)[\s>|-]*(?:{names})\s?(?:[:|]|\n)\s?[^\n:]{{0,40}}$", re.IGNORECASE)


def judge(day: DayMention | None, at: TimeMention | None, text: str, language: str) -> Moment:
    """Return a moment with what the words around it say about it."""
    parts = [part for part in (day, at) if part]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    before = text[max(0, start - _BEFORE) : start]
    sentence = re.split(r"[.!?;]\s|\n\s*\n", before)[-1]
    after = re.split(r"[.!?;]\s|\n", text[end : end + _AFTER])[0]
    score = (3 if day else 0) + (3 if at else 0)
    if label(language, "when").search(before[-50:]):
        score += 5
    if _context(language, "interview").search(sentence + " " + after):
        score += 4
    if _context(language, "meeting").search(sentence + " " + after):
        score += 2
    is_moved_to = _MOVED_TO.search(sentence) is not None and _context(language, "moves").search(sentence) is not None
    return Moment(day, at, _role(sentence, after, before, language), score, is_moved_to)


def _role(sentence: str, after: str, before: str, language: str) -> str:
    """Return what else a moment is, by the words just before it."""
    is_way = _context(language, "by_way_of").search(sentence[-30:])
    if _context(language, "gone").search(sentence):
        return "old"
    is_due = label(language, "deadline").search(before[-50:]) or _ends_with(
        sentence, _context(language, "deadline"), 28
    )
    if is_due and not is_way:
        return "deadline"
    if _ends_with(sentence, _context(language, "swaps"), _BESIDE):
        return "old"
    if _ends_with(sentence, _context(language, "new"), 14):
        return ""
    if _context(language, "past").search(sentence[-45:]) or _WEEK_OF.search(sentence):
        return "past"
    if _ends_with(sentence, _context(language, "old"), 14) or (_FROM.search(sentence) and _TO.search(after)):
        return "old"
    return ""


def _ends_with(text: str, pattern: GuardedPattern, reach: int) -> bool:
    """Return whether the last word of a kind stands close to the end, and nothing cancels it."""
    ends = [match.end() for match in pattern.finditer(text)]
    return bool(ends) and len(text) - ends[-1] <= reach
