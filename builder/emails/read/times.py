"""Finds the times of day that a text names: 2pm, 14:00, "half past two", "between 4 and 4:30"."""

import re
from collections.abc import Iterator
from datetime import time
from typing import Final

from builder.emails.read.clock_times import AMPM, TimeMention, clock_time, is_padded, part_of_day
from builder.emails.read.worded_times import military, noons, spoken

_TO: Final = r"\s?(?:-|–|—|\bto\b|\btill?\b|\buntil\b|\band\b)\s?"
_CLOCK: Final = r"(?P<{0}>[01]?\d|2[0-4])(?:(?P<{1}>[:.h])(?P<{2}>[0-5]\d)|(?P<{0}oclock>\s?o['’]?\s?clock))?"
_RANGE: Final = re.compile(
    r"(?<![\w£$€/#.,+-])(?<!\d:)(?:(?P<led>(?:@|\b(?:at|from|between|for|around|about|is|time:|by|before|after|about|approx))\s?)?)"
    + _CLOCK.format("hour", "mark", "minute")
    + AMPM.format("half")
    + rf"(?:{_TO}"
    + _CLOCK.format("hour2", "mark2", "minute2")
    + AMPM.format("half2")
    + r")?(?![\d%/]|[.:,-]\d|\s?(?:minutes|mins|min|hours|days|weeks|people|years|months|st|nd|rd|th|k|%)\b)",
    re.IGNORECASE,
)
_ARRIVAL: Final = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|\d{4})(?=\s(?:ready\s|in time\s)?for\s(?:an?\s|the\s|your\s)?(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|\d{4})\s?(?:start|interview|slot|appointment|sharp)?)",
    re.IGNORECASE,
)
"""When to be there for a later start: "9.45 for 10"."""
_SHARP: Final = re.compile(r"\s?-?(?:sharp|ish|prompt|on the dot)\b", re.IGNORECASE)
"""What says that the number before it is a time."""
_DAY_BEFORE: Final = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)[,:]?\s$",
    re.IGNORECASE,
)


def time_mentions(text: str, language: str) -> Iterator[TimeMention]:
    """Yield the times of day that a text names. None of them overlap."""
    text = _ARRIVAL.sub(lambda match: " " * len(match[0]), text)
    taken = bytearray(len(text))
    finders = (spoken, noons, military, _ranges)
    for finder in finders:
        for mention in finder(text, language):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                yield mention


def _ranges(text: str, language: str) -> Iterator[TimeMention]:
    for match in _RANGE.finditer(text):
        mention = _range(match, text, language)
        if mention:
            yield mention


def _range(match: re.Match[str], text: str, language: str) -> TimeMention | None:
    """Return the time or the span of a match; None where it is only a number."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    has_end = bool(match["hour2"])
    is_time = bool(match["half"] or match["half2"] or match["houroclock"] or match["hour2oclock"])
    marks = {match["mark"], match["mark2"]} - {None}
    led = (match["led"] or "").strip().lower()
    after = text[match.end() : match.end() + 12]
    is_time = (
        is_time
        or (led == "time:" and re.match(r"\s*(?:$|\n|[,;(|])", after) is not None)
        or (hour <= 12 and _SHARP.match(after) is not None)
    )
    if marks and not is_time:
        is_time = ":" in marks or "h" in {m.lower() for m in marks if m} or bool(led) or has_end
    is_bare = not is_time
    if is_bare and "." in marks and minute % 5 == 0 and 0 < hour < 19:
        pass  # "4.15" beside a day
    elif is_bare and has_end and "til" in match[0]:
        pass  # "9 till 12"
    elif (
        is_bare
        and not (has_end and _DAY_BEFORE.search(text[max(0, match.start() - 14) : match.start()]))
        and (not led or hour > 12 or led in ("by", "is", "for", "before", "after"))
    ):
        return None
    is_beside_day = _DAY_BEFORE.search(text[max(0, match.start() - 14) : match.start()]) is not None
    if is_bare and has_end and is_beside_day and hour <= 12 and int(match["hour2"]) <= 12:
        pass  # "16 March, 10-11"
    elif is_bare and has_end and led not in ("from", "between", "at") and "til" not in match[0]:
        return None
    part = part_of_day(text, match, language)
    start = match.start() + len(match["led"] or "")
    half, half2 = (match["half"] or "").lower(), (match["half2"] or "").lower()
    if not has_end:
        at = clock_time(hour, minute, half, part, is_padded=is_padded(match["hour"], match["mark"]))
        return TimeMention(at, None, start, match.end(), is_bare, is_dotted="." in marks) if at else None
    end_hour, end_minute = int(match["hour2"]), int(match["minute2"] or 0)
    until = clock_time(end_hour, end_minute, half2 or half, part, is_padded=is_padded(match["hour2"], match["mark2"]))
    at = clock_time(hour, minute, half, part, is_padded=is_padded(match["hour"], match["mark"]))
    if half2 and not half:
        at = _before(hour, minute, until) or at
    if at and until and until <= at and until.hour < 12 and not half2:
        until = until.replace(hour=until.hour + 12)
    if not at or not until or until <= at:
        return TimeMention(at, None, start, match.end(), is_bare) if at else None
    return TimeMention(at, until, start, match.end(), is_bare)


def _before(hour: int, minute: int, until: time | None) -> time | None:
    """Return the start of a span whose end alone says am or pm: the last such time before the end."""
    if not until or hour > 12:
        return None
    options = [time(h, minute) for h in (hour % 12, hour % 12 + 12)]
    return max((option for option in options if option < until), default=None)
