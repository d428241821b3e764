"""Finds the times of day that a text names: 2pm, 14:00, "half past two", "between 4 and 4:30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Final

from builder.emails.read.phrases import words

_AMPM: Final = r"(?:\s?(?P<{0}>[ap])(?:\.\s?m\b\.?|m\b|(?<=\d[ap])\b(?![.'’-])))?"
_TO: Final = r"\s?(?:-|–|—|\bto\b|\btill?\b|\buntil\b|\band\b)\s?"
_CLOCK: Final = r"(?P<{0}>[01]?\d|2[0-4])(?:(?P<{1}>[:.h])(?P<{2}>[0-5]\d)|(?P<{0}oclock>\s?o['’]?\s?clock))?"
_RANGE: Final = re.compile(
    r"(?<![\w£$€/#.,:+-])(?:(?P<led>\b(?:at|from|between|for|around|about|@|is|time:|by|before|after|about|approx)\s?)?)"
    + _CLOCK.format("hour", "mark", "minute")
    + _AMPM.format("half")
    + rf"(?:{_TO}"
    + _CLOCK.format("hour2", "mark2", "minute2")
    + _AMPM.format("half2")
    + r")?(?![\d%/]|[.:,-]\d|\s?(?:minutes|mins|min|hours|days|weeks|people|years|months|st|nd|rd|th|k|%)\b)",
    re.IGNORECASE,
)
_MILITARY: Final = re.compile(r"(?<![\d-])([01]\d|2[0-3])([0-5]\d)\s?(?:hrs?|hours|h)\b", re.IGNORECASE)
_LED_MILITARY: Final = re.compile(r"\b(?:at|@|time:)\s?([01]\d|2[0-3])([0-5]\d)\b(?![\d-])", re.IGNORECASE)
_NOON: Final = re.compile(r"\b(?:(?P<twelve>12)\s)?(?P<word>noon|midday|midnight)\b", re.IGNORECASE)
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


def time_mentions(text: str, language: str) -> Iterator[TimeMention]:
    """Yield the times of day that a text names. None of them overlap."""
    taken = bytearray(len(text))
    finders = (_spoken, _noons, _military, _ranges)
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
    if marks and not is_time:
        is_time = ":" in marks or "h" in {m.lower() for m in marks if m} or bool(led) or has_end
    is_bare = not is_time
    if is_bare and "." in marks and minute % 5 == 0 and 0 < hour < 19:
        pass  # "4.15" beside a day
    elif is_bare and has_end and "til" in match[0]:
        pass  # "9 till 12"
    elif is_bare and (not led or hour > 12 or led in ("by", "is", "for", "before", "after")):
        return None
    if is_bare and has_end and led not in ("from", "between", "at") and "til" not in match[0]:
        return None
    part = _part_of_day(text, match, language)
    start = match.start() + len(match["led"] or "")
    half, half2 = (match["half"] or "").lower(), (match["half2"] or "").lower()
    if not has_end:
        at = _clock_time(hour, minute, half, part, is_padded=_is_padded(match["hour"], match["mark"]))
        return TimeMention(at, None, start, match.end(), is_bare, is_dotted="." in marks) if at else None
    end_hour, end_minute = int(match["hour2"]), int(match["minute2"] or 0)
    until = _clock_time(end_hour, end_minute, half2 or half, part, is_padded=_is_padded(match["hour2"], match["mark2"]))
    at = _clock_time(hour, minute, half, part, is_padded=_is_padded(match["hour"], match["mark"]))
    if half2 and not half:
        at = _before(hour, minute, until) or at
    if at and until and until <= at and until.hour < 12 and not half2:
        until = until.replace(hour=until.hour + 12)
    if not at or not until or until <= at:
        return TimeMention(at, None, start, match.end(), is_bare) if at else None
    return TimeMention(at, until, start, match.end(), is_bare)


def _is_padded(hour: str, mark: str | None) -> bool:
    """Return whether an hour is written as the 24-hour clock writes it."""
    return len(hour) == 2 and hour[0] == "0" and mark is not None


def _clock_time(hour: int, minute: int, half: str, part: str, *, is_padded: bool = False) -> time | None:
    """Return a time of day: by am or pm, else by the part of the day, else by what interviews keep to."""
    if hour > 23 or (half and hour > 12 and half == "a"):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not half and hour < 12 and not is_padded and (part == "p" or (not part and 0 < hour < _LATEST_MORNING)):
        hour += 12
    return time(hour, minute)


def _before(hour: int, minute: int, until: time | None) -> time | None:
    """Return the start of a span whose end alone says am or pm: the last such time before the end."""
    if not until or hour > 12:
        return None
    options = [time(h, minute) for h in (hour % 12, hour % 12 + 12)]
    return max((option for option in options if option < until), default=None)


def _part_of_day(text: str, match: re.Match[str], language: str) -> str:
    """Return "a" or "p" where the words beside a time say morning or afternoon; "" where they don't."""
    around = text[max(0, match.start() - 24) : match.end() + 22].split("\n")
    words_around = " ".join(around).lower()
    if any(word in words_around for word in words(language, "afternoon")):
        return "p"
    return "a" if any(word in words_around for word in words(language, "morning")) else ""


@cache
def _spoken_pattern(language: str) -> re.Pattern[str]:
    minutes = "|".join(
        sorted((p.replace(" ", r"\s") for p in words(language, "spoken_minutes")), key=len, reverse=True)
    )
    hours = "|".join(words(language, "hours"))
    return re.compile(
        rf"(?<!\w)(?:a\s)?(?P<minutes>{minutes})\s(?P<of>{hours}|1[0-2]|[1-9])\b{_AMPM.format('half')}"
        rf"|(?<!\w)(?P<hour>{hours})\s?(?:o['’]?\s?clock|(?P<word>[ap]\.?m\b\.?))"
        rf"|(?<!\w)at\s(?P<at>{hours})\b",
        re.IGNORECASE,
    )


def _spoken(text: str, language: str) -> Iterator[TimeMention]:
    hours = {word: number for number, word in enumerate(words(language, "hours"), 1)}
    for match in _spoken_pattern(language).finditer(text):
        name = (match["of"] or match["hour"] or match["at"]).lower()
        hour = hours.get(name) or int(name)
        offset = 0
        if match["minutes"]:
            key = re.sub(r"\s", " ", match["minutes"].lower())
            offset = int(words(language, "spoken_minutes")[key])
        total = hour * 60 + offset
        half = (match["half"] or (match["word"] or "")[:1]).lower()
        at = _clock_time(total // 60 or 12, total % 60, half, _part_of_day(text, match, language)) or time(12)
        yield TimeMention(at, None, match.start(), match.end(), is_bare=bool(match["at"]))


def _noons(text: str, language: str) -> Iterator[TimeMention]:
    for match in _NOON.finditer(text):
        if match["word"].lower() != "midnight":
            yield TimeMention(time(12), None, match.start(), match.end())
        else:
            yield TimeMention(time(23, 59), None, match.start(), match.end())


def _military(text: str, language: str) -> Iterator[TimeMention]:
    for pattern in (_MILITARY, _LED_MILITARY):
        for match in pattern.finditer(text):
            yield TimeMention(time(int(match[1]), int(match[2])), None, match.start(1), match.end())
