"""The picture of one moment on two clocks, in most weeks and in those when only one of them has changed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from builder.emails.compose import examples
from builder.emails.compose.date_format import time_in_words, zone_in_words
from builder.emails.model.context import Context
from overrides.shortcodes import render
from overrides.shortcodes.locales import LOCALE_NAMES, Version
from overrides.shortcodes.pictures.words import words

EXAMPLE: Final = "two-zones"
"""The example with a time in two zones."""

HOUR: Final = 15
"""The hour of the visitor's clock."""


@dataclass(frozen=True)
class Clock:
    """A clock face. `words`: what it shows; the angles are in degrees from twelve o'clock."""

    words: str
    hour_angle: float
    minute_angle: float


@dataclass(frozen=True)
class Pair:
    """The same moment on both clocks. `when`: in which weeks; `hours`: how far the clocks are apart."""

    when: str
    hours: int
    clocks: tuple[Clock, Clock]


def pairs(context: Context) -> tuple[Pair, Pair]:
    """Return the two clocks in most weeks, and in the next week in which they're nearer."""
    usual = date.fromisoformat(context.today)
    nearer = usual
    while _hours_apart(nearer, context) == _hours_apart(usual, context):
        nearer += timedelta(days=1)
    text = words("two-clocks", context.locale)
    return _pair(text["usual"], usual, context), _pair(text["nearer"], nearer, context)


def picture() -> str:
    """Return the picture as HTML."""
    british = examples.context_of(EXAMPLE)
    versions = [Version(locale, pairs(replace(british, locale=locale))) for locale in LOCALE_NAMES]
    return render.render("pictures/two_clocks.html", versions=versions, ticks=range(0, 360, 30))


def _pair(when: str, day: date, context: Context) -> Pair:
    here, there = _moments(day, context)
    clocks = _clock(here, context.your_zone, context), _clock(there, context.their_zone, context)
    return Pair(when, _hours_apart(day, context), clocks)


def _clock(moment: datetime, zone: str, context: Context) -> Clock:
    shown = f"{time_in_words(f'{moment:%H:%M}', context)} {zone_in_words(zone, context)}"
    return Clock(shown, (moment.hour % 12 + moment.minute / 60) * 30, moment.minute * 6)


def _moments(day: date, context: Context) -> tuple[datetime, datetime]:
    """Return a moment of a day as both clocks show it."""
    here = datetime(day.year, day.month, day.day, HOUR, tzinfo=ZoneInfo(context.your_zone))
    return here, here.astimezone(ZoneInfo(context.their_zone))


def _hours_apart(day: date, context: Context) -> int:
    here, there = _moments(day, context)
    return (here.replace(tzinfo=None) - there.replace(tzinfo=None)) // timedelta(hours=1)
