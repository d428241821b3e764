"""Joins the days and times of a text, and says which of them is the interview, which a deadline, which is gone."""

import re
from collections.abc import Sequence
from datetime import time
from functools import cache
from typing import Final

from builder.emails.read.clock_times import TimeMention
from builder.emails.read.day_resolution import DayMention
from builder.emails.read.moment_roles import Moment, judge, label
from builder.emails.read.phrases import any_of, words
from builder.emails.read.word_guard import GuardedPattern

_NEAR: Final = 60
_SAME_BLOCK: Final = 200
_MAX_MENTIONS: Final = 200
"""Of more days or times than a mail about an interview has, the first are read."""


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
        moments.append(judge(day, at, text, language))
    moments += [judge(day, None, text, language) for day in days if id(day) not in used]
    alone = [(at, judge(None, at, text, language)) for at in times if id(at) not in used]
    moments += [moment for at, moment in alone if not at.is_bare or moment.role == "old"]
    return sorted(moments, key=lambda moment: moment.start)


@cache
def _arrivals(language: str) -> GuardedPattern:
    return any_of(words(language, "labels")["arrival"])


def _without_arrival(times: Sequence[TimeMention], text: str, language: str) -> list[TimeMention]:
    """Return the times without that at which to arrive, where a line of its own says when the interview is."""
    before = [text[max(0, at.start - 50) : at.start] for at in times]
    if not any(label(language, "when").search(words_before) for words_before in before):
        return list(times)
    arrival = label(language, "arrival")
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
    is_closed = re.match(r"[ ]?(?:[,.;)\n]|\Z)", text[at.end : at.end + 2]) is not None and len(days) == 1
    if at.is_bare and (
        gap > (_NEAR if at.is_dotted or is_closed else _NEAR // 2) or ("\n" in between and not is_closed)
    ):
        return _SAME_BLOCK + 1
    return gap


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
    return next((at for at in times if label(language, "end").search(text[max(0, at.start - 30) : at.start])), None)


def deadline(moments: Sequence[Moment]) -> Moment | None:
    """Return the moment until which something has to be done."""
    found = [moment for moment in moments if moment.role == "deadline" and moment.day]
    return max(found, key=lambda moment: (moment.time is not None, moment.score), default=None)


def wall_time(value: time) -> str:
    """Return HH:MM."""
    return f"{value:%H:%M}"
