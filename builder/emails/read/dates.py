"""Finds the days that a text names."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from builder.emails.read.day_resolution import DayMention, resolve
from builder.emails.read.phrases import alternatives, named_numbers, words


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the ways to name a day, the fullest first."""
    months, month_names = named_numbers(language, "months")
    days, day_names = named_numbers(language, "weekdays")
    begins = "".join(sorted({name[0] for name in (*month_names, *day_names)}))
    suffix = words(language, "ordinals")
    part = alternatives([*words(language, "morning"), *words(language, "afternoon")])
    weekday = rf"(?=[\d{begins}])(?:(?P<weekday>{days})\b\.?(?:\s(?:{part}))?,?\s{{0,3}}(?:the\s)?\s{{0,2}})?"
    year = r"(?:[\s,]{1,3}(?P<year>20\d\d)\b|[-\s]?[-'](?P<short>\d\d)\b)?"
    relative = alternatives(words(language, "relative_days"))
    return tuple(
        (name, re.compile(source, re.IGNORECASE))
        for name, source in (
            ("iso", r"(?<![\d/.-])(?P<year>20\d\d)[-/.](?P<second>\d\d)[-/.](?P<first>\d\d)(?!\d)"),
            (
                "day-month",
                rf"\b{weekday}(?<![\d.])(?<!\d:)(?P<day>[0-3]?\d)(?:{suffix})?[\s-]{{1,2}}(?:of\s)?(?P<month>{months})\b\.?{year}",
            ),
            (
                "month-day",
                rf"\b{weekday}(?P<month>{months})\b\.?\s{{1,2}}(?:the\s)?(?P<day>[0-3]?\d)(?:{suffix})?"
                rf"(?!\d|[:.]\d|\s?[ap]\.?m\b|\s?(?:-|–)\s?\d{{1,2}}:)(?:,?\s{{1,2}}(?P<year>20\d\d)\b)?",
            ),
            (
                "numbers",
                rf"\b{weekday}(?<![\d/.£$-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)"
                r"(?:(?P=mark)(?P<year>(?:20)?\d\d))?(?![\d/]|[.-]\d|\s?[ap]\.?m\b)",
            ),
            ("weekday-day", rf"\b(?P<weekday>{days})\b\.?,?\s{{1,2}}(?:\(?the\s|\()?(?P<day>[0-3]?\d)(?:{suffix})\b"),
            ("day-only", rf"(?:\b(?:on|for)\sthe\s|\((?:the\s)?)(?P<day>[0-3]?\d)(?:{suffix})\b"),
            ("relative", rf"(?<![\w-])(?P<relative>{relative})(?![\w-])"),
            ("weekday", rf"\b(?:(?P<which>this|next|last|coming)\s{{1,2}})?(?P<weekday>{days})\b(?!['’]s\s)"),
        )
    )


def day_mentions(
    text: str, reference: date, language: str, *, is_day_first: bool, is_written: bool = True
) -> list[DayMention]:
    """Return the days that a text names, in its order.

    reference: the day it was written, from which "tomorrow" counts and near which a date without a year lies.
    is_day_first: whether 3/4 is the third of April.
    is_written: whether that day is known; else it's the day of reading, which may be some days later.
    """
    mentions: list[DayMention] = []
    taken = bytearray(len(text))
    for name, pattern in _patterns(language):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            mention = resolve(name, match, reference, language, is_day_first=is_day_first, is_written=is_written)
            if mention:
                is_bare = name == "weekday" and not match["which"]
                mention = replace(mention, is_dated=name not in ("relative", "weekday"), is_bare_weekday=is_bare)
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                mentions.append(mention)
    return sorted(mentions, key=lambda mention: mention.start)
