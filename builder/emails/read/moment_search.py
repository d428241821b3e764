"""Finds the days and times of a letter, joined: in its newest message, else in its subject."""

from dataclasses import replace
from datetime import date, datetime

from builder.emails.read.dates import day_mentions
from builder.emails.read.day_resolution import DayMention
from builder.emails.read.letter import Letter
from builder.emails.read.masking import mask
from builder.emails.read.moments import Moment, join
from builder.emails.read.times import TimeMention, time_mentions


def written_on(letter: Letter, now: datetime, locale: str) -> date:
    """Return the day the mail was written: by its header, else today."""
    header = letter.header("date")
    days = day_mentions(header, now.date(), locale.split("-")[0], is_day_first=locale != "en-US") if header else []
    return next((mention.day for mention in days if mention.day), now.date())


def find_moments(letter: Letter, prose: str, reference: date, locale: str) -> list[Moment]:
    """Return the moments in the newest message, else in the subject."""
    language = locale.split("-")[0]
    days = day_mentions(prose, reference, language, is_day_first=locale != "en-US")
    days = _without_repeats(_as_dated(days), prose)
    moments = join(days, _outside(list(time_mentions(prose, language)), days), prose, language)
    if any(moment.day and not moment.role for moment in moments):
        return moments
    span = letter.headers.get("subject")
    if not span:
        return moments
    subject = mask(letter.text[span.start : span.end], language)
    days = day_mentions(subject, reference, language, is_day_first=locale != "en-US")
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


def _outside(times: list[TimeMention], days: list[DayMention]) -> list[TimeMention]:
    """Return the times that aren't part of a day's own words."""
    return [at for at in times if not any(day.start < at.end and at.start < day.end for day in days)]


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
            and "\n" not in prose[previous.end : day.start]
        ):
            kept[-1] = replace(day, start=previous.start)
            continue
        kept.append(day)
    return kept
