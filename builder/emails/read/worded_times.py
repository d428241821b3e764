"""Finds times of day in words, and in digits without a mark: "half past two", noon, 1415 hrs."""

import re
from collections.abc import Iterator
from datetime import time
from functools import cache
from typing import Final, cast

from builder.emails.read.clock_times import AMPM, TimeMention, clock_time, part_of_day
from builder.emails.read.phrases import words

_MILITARY: Final = re.compile(r"(?<![\d-])([01]\d|2[0-3])[.:]?([0-5]\d)\s?(?:hrs?|hours|h)\b", re.IGNORECASE)
_MILITARY_RANGE: Final = re.compile(
    r"(?<![\d-])([01]\d|2[0-3])([0-5]\d)[ ]?(?:-|–|to)[ ]?([01]\d|2[0-3])([0-5]\d)\b(?![\d-])"
)
_RUN_ON: Final = re.compile(r"(?<![\d$£#:.,-])(1[0-2]|[1-9])([0-5]\d)\s?([ap])\.?m\b", re.IGNORECASE)
_LED_MILITARY: Final = re.compile(
    r"\b(?:at|@|time:|for(?=\s?\d{4}\s(?:on|hrs|interview|start)))\s?([01]\d|2[0-3])([0-5]\d)\b(?![\d-])", re.IGNORECASE
)
_NOON: Final = re.compile(r"\b(?:(?P<twelve>12)\s)?(?P<word>noon|midday|midnight)(?:-?ish)?\b", re.IGNORECASE)
_DIGITS: Final = re.compile(
    r"(?:\b(?:at|from)\s|@\s?)([1-9]|1[0-2])([0-5][05])\b(?!\s[A-Z]|[\w/:.-]?\d)|(?<![\d-])(0[6-9])([0-5]\d)\b(?![\d/-])"
)
_SPACED: Final = re.compile(r"(?:\b(?:at)\s|@\s?)(1[0-2]|[1-9])[ ;-]([0-5][05])\b(?![\d/:.]|\s?(?:min|am|pm))")
_MINUTES: Final = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fortyfive": 45, "fifty": 50}


@cache
def _spoken_pattern(language: str) -> re.Pattern[str]:
    minutes = "|".join(
        sorted((p.replace(" ", r"\s") for p in words(language, "spoken_minutes")), key=len, reverse=True)
    )
    hours = "|".join(words(language, "hours"))
    return re.compile(
        rf"(?<!\w)(?:a\s)?(?P<minutes>{minutes})\s(?P<of>{hours}|1[0-2]|[1-9])\b{AMPM.format('half')}"
        rf"|(?<!\w)(?P<hour>{hours})\s?(?:o['’]?\s?clock|(?P<word>[ap]\.?m\b\.?))"
        rf"|(?<!\w)(?:at\s)?(?P<past>{hours})[\s-](?P<and>thirty|fifteen|forty-?five|twenty|ten|forty|fifty)\b"
        rf"|(?<!\w)at\s(?P<at>{hours})\b",
        re.IGNORECASE,
    )


def spoken(text: str, language: str) -> Iterator[TimeMention]:
    """Yield times in words: "half past two"."""
    hours = {word: number for number, word in enumerate(words(language, "hours"), 1)}
    for match in _spoken_pattern(language).finditer(text):
        name = (match["of"] or match["hour"] or match["past"] or match["at"]).lower()
        hour = hours.get(name) or int(name)
        offset = 0
        if match["minutes"]:
            key = re.sub(r"\s", " ", match["minutes"].lower())
            offset = int(words(language, "spoken_minutes")[key])
        if match["and"]:
            offset = _MINUTES[match["and"].lower().replace("-", "")]
        total = hour * 60 + offset
        half = (match["half"] or (match["word"] or "")[:1]).lower()
        at = clock_time(total // 60 or 12, total % 60, half, part_of_day(text, match, language)) or time(12)
        yield TimeMention(at, None, match.start(), match.end(), is_bare=bool(match["at"]))


def noons(text: str, language: str) -> Iterator[TimeMention]:
    """Yield noon and midnight."""
    for match in _NOON.finditer(text):
        if match["word"].lower() != "midnight":
            yield TimeMention(time(12), None, match.start(), match.end())
        else:
            yield TimeMention(time(23, 59), None, match.start(), match.end())


def military(text: str, language: str) -> Iterator[TimeMention]:
    """Yield times without a mark; the patterns let no hour through that a clock hasn't."""
    for match in _MILITARY_RANGE.finditer(text):
        at, until = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
        yield TimeMention(at, until if until > at else None, match.start(), match.end())
    for pattern in (_MILITARY, _LED_MILITARY):
        for match in pattern.finditer(text):
            yield TimeMention(time(int(match[1]), int(match[2])), None, match.start(1), match.end())
    for pattern in (_DIGITS, _SPACED):
        for match in pattern.finditer(text):
            hour, minute = (part for part in match.groups() if part)
            start = match.end() - len(match[0].lstrip("@ ").split(" ", 1)[-1])
            at = cast("time", clock_time(int(hour), int(minute), "", "", is_padded=hour[0] == "0"))
            yield TimeMention(at, None, start, match.end(), is_bare=True, is_dotted=True)
    for match in _RUN_ON.finditer(text):
        at = cast("time", clock_time(int(match[1]), int(match[2]), match[3].lower(), ""))
        yield TimeMention(at, None, match.start(), match.end())
