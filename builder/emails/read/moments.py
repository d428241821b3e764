"""Joins the days and times of a text, and says which of them is the interview, which a deadline, which is gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Final

from builder.emails.read.day_resolution import DayMention
from builder.emails.read.phrases import any_of, words
from builder.emails.read.times import TimeMention

_NEAR: Final = 60
_SAME_BLOCK: Final = 200
_BEFORE: Final = 70
_AFTER: Final = 60
_MAX_MENTIONS: Final = 200
"""Of more days or times than a mail about an interview has, the first are read."""


@dataclass(frozen=True)
class Moment:
    """A day, a time, or both, and how much speaks for its being the interview's.

    Attributes:
        role: "", deadline, old (moved away from) or past (something else's date).
    """

    day: DayMention | None
    time: TimeMention | None
    role: str
    score: int

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return min(part.start for part in (self.day, self.time) if part)

    @property
    def end(self) -> int:
        """Where its last words end."""
        return max(part.end for part in (self.day, self.time) if part)


@cache
def _context(language: str, key: str) -> re.Pattern[str]:
    return any_of(words(language, "context")[key])


@cache
def _label(language: str, key: str) -> re.Pattern[str]:
    names = "|".join(
        sorted((re.escape(n).replace(r"\ ", r"\s") for n in words(language, "labels")[key]), key=len, reverse=True)
    )
    return re.compile(rf"(?:^|\n)[\s>|-]*(?:{names})\s?(?:[:|]|\n)\s?[^\n:]{{0,40}}$", re.IGNORECASE)


def join(days: Sequence[DayMention], times: Sequence[TimeMention], text: str, language: str) -> list[Moment]:
    """Return the moments that a text names: each day with the time that belongs to it, then what stayed alone."""
    days, times = days[:_MAX_MENTIONS], times[:_MAX_MENTIONS]
    pairs = sorted(
        ((_distance(day, at, text, days, times), day, at) for day in days for at in times if _is_near(day, at)),
        key=lambda pair: (pair[0], pair[1].start, pair[2].start),
    )
    if _arrivals(language).search(text):
        times = _without_arrival(times, text, language)
        pairs = [pair for pair in pairs if any(pair[2] is at for at in times)]
    used: set[int] = set()
    moments = []
    for distance, day, at in pairs:
        if distance > _SAME_BLOCK or id(day) in used or id(at) in used:
            continue
        used |= {id(day), id(at)}
        moments.append(_judge(day, at, text, language))
    moments += [_judge(day, None, text, language) for day in days if id(day) not in used]
    alone = [(at, _judge(None, at, text, language)) for at in times if id(at) not in used]
    moments += [moment for at, moment in alone if not at.is_bare or moment.role == "old"]
    return sorted(moments, key=lambda moment: moment.start)


@cache
def _arrivals(language: str) -> re.Pattern[str]:
    return any_of(words(language, "labels")["arrival"])


def _without_arrival(times: Sequence[TimeMention], text: str, language: str) -> list[TimeMention]:
    """Return the times without that at which to arrive, where a line of its own says when the interview is."""
    before = [text[max(0, at.start - 50) : at.start] for at in times]
    if not any(_label(language, "when").search(words_before) for words_before in before):
        return list(times)
    arrival = _label(language, "arrival")
    return [at for at, words_before in zip(times, before, strict=True) if not arrival.search(words_before)]


def _is_near(day: DayMention, at: TimeMention) -> bool:
    """Return whether a day and a time can belong together at all."""
    return abs(day.start - at.start) < _SAME_BLOCK + 40


def _distance(
    day: DayMention, at: TimeMention, text: str, days: Sequence[DayMention], times: Sequence[TimeMention]
) -> int:
    """Return how far apart a day and a time are: characters, more across lines and sentences or past another."""
    first: DayMention | TimeMention = day if day.start < at.start else at
    second: DayMention | TimeMention = at if first is day else day
    between = text[first.end : second.start]
    gap = len(between.strip())
    if first is at:
        gap += 4
    gap += 25 * min(between.count("\n"), 3) + (12 if re.search(r"[.!?]\s", between) else 0)
    limits = (first.end, second.start)
    if any(limits[0] <= other.start < limits[1] for other in days) or any(
        limits[0] <= other.start < limits[1] for other in times
    ):
        gap += 90
    if at.is_bare and (gap > (_NEAR if at.is_dotted else _NEAR // 2) or "\n" in between):
        return _SAME_BLOCK + 1
    return gap


def _judge(day: DayMention | None, at: TimeMention | None, text: str, language: str) -> Moment:
    """Return a moment with what the words around it say about it."""
    parts = [part for part in (day, at) if part]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    before = text[max(0, start - _BEFORE) : start]
    sentence = re.split(r"[.!?;]\s|\n\s*\n", before)[-1]
    line = before.split("\n")[-1]
    after = re.split(r"[.!?;]\s|\n", text[end : end + _AFTER])[0]
    score = (3 if day else 0) + (3 if at else 0)
    if _label(language, "when").search(before[-50:]):
        score += 5
    if _context(language, "interview").search(sentence + " " + after):
        score += 4
    if _context(language, "meeting").search(sentence + " " + after):
        score += 2
    return Moment(day, at, _role(sentence, line, after, before, language), score)


def _role(sentence: str, line: str, after: str, before: str, language: str) -> str:
    """Return what else a moment is, by the words just before it."""
    is_way = _context(language, "by_way_of").search(sentence[-30:])
    if _context(language, "gone").search(sentence):
        return "old"
    is_due = _label(language, "deadline").search(before[-50:]) or _ends_with(
        sentence, _context(language, "deadline"), 28
    )
    if is_due and not is_way:
        return "deadline"
    if _context(language, "past").search(sentence[-45:]):
        return "past"
    if _ends_with(sentence, _context(language, "new"), 14):
        return ""
    if _ends_with(sentence, _context(language, "old"), 14) and not line.strip().lower().endswith("available from"):
        return "old"
    return ""


def _ends_with(text: str, pattern: re.Pattern[str], reach: int) -> bool:
    """Return whether the last word of a kind stands close to the end, and nothing cancels it."""
    ends = [match.end() for match in pattern.finditer(text)]
    return bool(ends) and len(text) - ends[-1] <= reach


def best(moments: Sequence[Moment], *, takes_last: bool) -> Moment | None:
    """Return the likeliest moment of the interview; of equals the first, or the last where the time was moved."""
    fitting = [moment for moment in moments if not moment.role]
    if not fitting:
        return None
    if takes_last:
        whole = [moment for moment in fitting if moment.day and moment.time]
        return (whole or fitting)[-1]
    return max(fitting, key=lambda m: (bool(m.day and m.time), m.score, -m.start))


def labelled_end(text: str, moments: Sequence[Moment], language: str) -> TimeMention | None:
    """Return the time that a line of its own calls the end."""
    times = [moment.time for moment in moments if moment.time]
    return next((at for at in times if _label(language, "end").search(text[max(0, at.start - 30) : at.start])), None)


def deadline(moments: Sequence[Moment]) -> Moment | None:
    """Return the moment until which something has to be done."""
    found = [moment for moment in moments if moment.role == "deadline" and moment.day]
    return max(found, key=lambda moment: (moment.time is not None, moment.score), default=None)


def wall_time(value: time) -> str:
    """Return HH:MM."""
    return f"{value:%H:%M}"
