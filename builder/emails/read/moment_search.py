"""Finds the days and times of a letter, joined: in its newest message, else in its subject."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from builder.emails.read.clock_times import TimeMention
from builder.emails.read.dates import day_mentions
from builder.emails.read.day_resolution import DayMention
from builder.emails.read.letter import Letter, Span
from builder.emails.read.masking import blank, mask
from builder.emails.read.moment_roles import Moment
from builder.emails.read.moments import join
from builder.emails.read.times import time_mentions

_STAMP: Final = (
    r"[\[(]?(?:(?:Sent|Received|Delivered)(?: on| at)?:?[ ](?=[^\n]*\d)[^\n]{4,50}"
    r"|(?:(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)[a-z]*,?[ ])?(?:\d{1,2}[ ][A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}[ ]\d{1,2}|\d{1,2}/\d{1,2})"
    r"(?:,?[ /](?:20)?\d\d)?(?:,?[ ](?:at[ ])?\d{1,2}[:.]\d\d(?::\d\d)?[ ]?(?:[AaPp]\.?[Mm]?\.?)?|(?<=\d)(?=\))))[\])]?"
)
_FIRST_STAMP: Final = re.compile(
    rf"\s*(?:[^\n]{{2,60}}\nto me[ ]*\n)?(?P<stamp>{_STAMP})(?:[ ]*\n|[ ]+(?=[A-Z][\w ]{{0,30}}:))"
)
_LAST_STAMP: Final = re.compile(rf"\n[ ]*(?P<stamp>{_STAMP})\s*\Z")

_CHAT_STAMP: Final = re.compile(r"(?m)^[ ]*\[(?P<stamp>[^\]\n]{5,30})\](?=[ ][^\n:]{1,40}:)")
"""When a message in a copied chat was sent: "[07/09/2028, 18:22] Ann: …"."""


def written_on(letter: Letter, now: datetime, locale: str) -> date:
    """Return the day the mail was written: by its header, else today."""
    return _day_in(_stamp(letter), now, locale) or now.date()


def _day_in(stamp: str, now: datetime, locale: str) -> date | None:
    """Return the day that a header or a line says a mail was sent on, not after today."""
    days = day_mentions(stamp, now.date(), locale.split("-")[0], is_day_first=locale != "en-US", is_written=False)
    return next((mention.day for mention in days if mention.day), None)


def _stamp(letter: Letter) -> str:
    """Return the words that say when a mail was sent: its header Date, or a line of its own, the first or the last."""
    if letter.header("date"):
        return letter.header("date")
    span = stamp_span(letter)
    chat = _CHAT_STAMP.search(letter.text, letter.body.start, letter.body.end)
    return letter.text[span.start : span.end] if span else chat["stamp"] if chat else ""


def stamp_span(letter: Letter) -> Span | None:
    """Return where the first or the last line says when a message was sent: "Feb 23, 9:12 PM", "(Sent Tuesday 4/18)"."""
    body = letter.text[letter.body.start : letter.body.end]
    for match in (_FIRST_STAMP.match(body), _LAST_STAMP.search(body)):
        if match:
            return Span(letter.body.start + match.start("stamp"), letter.body.start + match.end("stamp"))
    return None


def is_stamped(letter: Letter) -> bool:
    """Return whether a mail says when it was written."""
    return bool(_stamp(letter))


def find_moments(letter: Letter, prose: str, reference: date, locale: str) -> list[Moment]:
    """Return the moments in the newest message, else in the subject."""
    language = locale.split("-")[0]
    is_written = is_stamped(letter)
    if not letter.header("date") and (span := stamp_span(letter)):
        prose = blank(prose, [Span(span.start - letter.body.start, span.end - letter.body.start)])
    prose = _CHAT_STAMP.sub(lambda stamp: " " * len(stamp[0]), prose)
    days = day_mentions(prose, reference, language, is_day_first=locale != "en-US", is_written=is_written)
    days = _without_repeats(_as_dated(days), prose)
    times = _without_later_rows(_times_beside(days, prose, language), prose)
    moments = join(days, times, prose, language)
    if any(moment.day and not moment.role for moment in moments):
        return moments
    span = letter.headers.get("subject")
    if not span:
        return moments
    subject = mask(letter.text[span.start : span.end], language)
    days = day_mentions(subject, reference, language, is_day_first=locale != "en-US", is_written=is_written)
    shift = span.start - letter.body.start
    named = join(days, _outside(list(time_mentions(subject, language)), days), subject, language)
    moved = [replace(m, day=_shifted(m.day, shift), time=_shifted(m.time, shift)) for m in named]
    lone = [moment for moment in moments if moment.time and not moment.day and not moment.role]
    if moved and not moved[0].time and lone:
        moved = [replace(moved[0], time=lone[0].time)]
    return [*moments, *moved]


def _as_dated(days: list[DayMention]) -> list[DayMention]:
    """Return days of which a bare weekday ("on the Thursday") is the one of that name that the text dates elsewhere."""
    dated = {day.day.weekday(): day.day for day in reversed(days) if day.day and day.is_dated}
    return [
        replace(day, day=dated.get(day.day.weekday(), day.day)) if day.day and day.is_bare_weekday else day
        for day in days
    ]


def _shifted[M: (DayMention, TimeMention)](mention: M | None, offset: int) -> M | None:
    """Return a mention moved by so many characters."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset) if mention else None


def _without_later_rows(times: list[TimeMention], prose: str) -> list[TimeMention]:
    """Return the times without those of a timetable's later rows, each of which begins with one."""
    ordered = sorted(times, key=lambda at: at.start)
    rows = [at for at in ordered if re.search(r"(?:^|\n)[ >|-]{0,8}\Z", prose[max(0, at.start - 10) : at.start])]
    if len(rows) > 1:
        ordered[ordered.index(rows[0])] = replace(rows[0], until=None)
    return [at for at in ordered if at not in rows[1:]]


def _times_beside(days: list[DayMention], prose: str, language: str) -> list[TimeMention]:
    """Return the times that aren't part of a day's own words, found without those that run into one: "9 — 8:20"."""
    times = list(time_mentions(prose, language))
    kept = _outside(times, days)
    mixed = [Span(day.start, day.end) for day in days if any(_overlap(at, day) for at in times)]
    return list(_outside(list(time_mentions(blank(prose, mixed), language)), days)) if mixed else kept


def _overlap(at: TimeMention, day: DayMention) -> bool:
    """Return whether a time and a day share characters."""
    return day.start < at.end and at.start < day.end


def _outside(times: list[TimeMention], days: list[DayMention]) -> list[TimeMention]:
    """Return the times that aren't part of a day's own words."""
    return [at for at in times if not any(_overlap(at, day) for day in days)]


def _without_repeats(days: list[DayMention], prose: str) -> list[DayMention]:
    """Return days without a weekday that only repeats the one beside it: "Thursday (12 March)"."""
    kept: list[DayMention] = []
    for day in days:
        previous = kept[-1] if kept else None
        if (
            previous
            and previous.is_relative
            and not day.is_relative
            and day.start - previous.end < 6
            and not re.search(r"\n|\bto\b", prose[previous.end : day.start])
        ):
            kept[-1] = replace(day, start=previous.start)
            continue
        kept.append(day)
    return kept
