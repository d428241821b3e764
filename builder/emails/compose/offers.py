"""The times on offer in words: "Thursday 26 November after 2pm", in a list, in a sentence, in a text, or spoken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from builder.emails.compose.date_format import day_in_words, time_in_words, time_on_day, zone_in_words
from builder.emails.compose.offer_groups import OfferGroup, group_offers
from builder.emails.compose.spoken import DAYS_IN_WEEK, spoken_day, spoken_time
from builder.emails.model.context import Context
from builder.emails.translations import load_table, translations

_MAX_WORDS_WITHOUT_COMMA: Final = 3


@dataclass(frozen=True)
class OfferStyle:
    """How offers are put: how a day and a time are said, and a day with a time or a span of two."""

    day: Callable[[str, Context], str]
    time: Callable[[str, Context], str]
    at: Callable[[str, str, str, Context], str]
    is_brief: bool


def offer_lines(context: Context) -> list[str]:
    """Return each group of offers with its dates, in the reader's zone."""
    return [_in_words(group, WRITTEN, context) for group in group_offers(context)]


def offers_in_a_text(context: Context) -> list[str]:
    """Return each group of offers as a text has it: a day within the week without its date."""
    return [_in_words(group, BRIEF, context) for group in group_offers(context)]


def offers_in_an_email(context: Context) -> list[str]:
    """Return each group of offers as a sentence in an email has it: "tomorrow morning", later days with their dates."""
    return [
        _in_words(group, BRIEF if _days_ahead(group.days[-1], context) <= 1 else WRITTEN, context)
        for group in group_offers(context)
    ]


def offers_as_adverbs(context: Context) -> list[str]:
    """Return each group of offers as it follows "I'm free": "tomorrow morning", "on Thursday after 2pm" (GB)."""
    dates = load_table(context.language, "dates")
    on_day = str(translations(context.language).vocabulary(context.locale)["on_weekday"])

    def as_adverb(offer: str) -> str:
        if offer.startswith(tuple(dates["weekdays"])):
            return on_day.format(offer=offer)
        return f"{dates['on_part']} {offer}" if offer.startswith(str(dates["part_start"])) else offer

    return [
        as_adverb(offer) for offer in (offers_in_an_email if context.form == "email" else offers_in_a_text)(context)
    ]


def spoken_offers(context: Context) -> list[str]:
    """Return each group of offers as somebody says it: "Wednesday at half past two"."""
    return [_in_words(group, SPOKEN, context) for group in group_offers(context)]


def join_offers(offers: Sequence[str], context: Context) -> str:
    """Return offers joined in a sentence: "one or two", "one, two, or three"; "one, or two" where one is long."""
    if len(offers) == 2 and any(len(offer.split()) > _MAX_WORDS_WITHOUT_COMMA for offer in offers):
        return str(_words(context)["last-or"]).join(offers)
    return _join(offers, context)


def _in_words(group: OfferGroup, style: OfferStyle, context: Context) -> str:
    """Return one group of offers in a style."""
    slot, words = group.first, _words(context)
    part = slot.part or ("" if slot.start else "any")
    start, end = slot.their_start or slot.start, slot.their_end or slot.end
    if len(group.days) == 1 and _days_ahead(group.days[0], context) == 0 and f"today-{part}" in words:
        return str(words[f"today-{part}"])
    time = style.time(start, context) if start else ""
    if group.is_range:
        return _range_in_words(group, part, time, end, style, context)
    days = _share_month([style.day(day, context) for day in group.days])
    if not part:
        return style.at(_join(days, context), start, end, context)
    patterns = words["brief"] if style.is_brief and _days_ahead(group.days[-1], context) < DAYS_IN_WEEK else words
    joined = _join(days, context)
    return str(patterns[part]).format(day=joined, on_day=_on_days(days, group, style, context), start=time)


def _on_days(days: Sequence[str], group: OfferGroup, style: OfferStyle, context: Context) -> str:
    """Return days as they follow "any time": "tomorrow", "on Thursday or Friday", "today or on Friday 27 November"."""
    on_day = str(_words(context)["on-day"])
    days_until_first = _days_ahead(group.days[0], context)
    if style.is_brief and days_until_first <= 1:
        return _join(days, context)
    if days_until_first == 0:
        return _join([days[0], *(on_day.format(day=day) for day in days[1:2]), *days[2:]], context)
    return on_day.format(day=_join(days, context))


def _range_in_words(group: OfferGroup, part: str, time: str, end: str, style: OfferStyle, context: Context) -> str:
    """Return days that follow each other: "any morning from Monday to Friday"."""
    words = _words(context)["range"]
    first, last = _share_month([style.day(day, context) for day in (group.days[0], group.days[-1])])
    key = part or ("span" if end else "at")
    to = translations(context.language).vocabulary(context.locale)["to_day"]
    end_time = style.time(end, context) if end else ""
    return str(words[key]).format(first=first, last=last, to=to, start=time, end=end_time)


def _share_month(days: Sequence[str]) -> list[str]:
    """Return days with the month that all of them end in said once: "Monday 23", "Tuesday 24 October"."""
    months = {month for day in days if (month := day.rpartition(" ")[2]) != day}
    if len(months) > 1 or any(" " not in day for day in days):
        return [*days]
    return [*(day.rpartition(" ")[0] for day in days[:-1]), *days[-1:]]


def _join(parts: Sequence[str], context: Context) -> str:
    """Return days or offers joined by "or"."""
    words = _words(context)
    if len(parts) < 3:
        return str(words["or"]).join(parts)
    return str(words["comma"]).join(parts[:-1]) + str(words["last-or"]) + parts[-1]


def _dated_day(day: str, context: Context) -> str:
    """Return a day with its date; "today" where it is."""
    return day_in_words(day, context, near=_days_ahead(day, context) == 0)


def _zoned_time(wall_time: str, context: Context) -> str:
    """Return a time with the reader's zone, where it isn't the visitor's."""
    return time_in_words(wall_time, context) + _zone_after(context)


def _zone_after(context: Context) -> str:
    """Return the reader's zone as it follows a time; "" where it is the visitor's, too."""
    return f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""


def _zoned_at(day: str, start: str, end: str, context: Context) -> str:
    """Return a day and a time, or a span of two, with the reader's zone where it isn't the visitor's."""
    if not end:
        return time_on_day(day, start, context) + _zone_after(context)
    times = {"start": time_in_words(start, context), "end": time_in_words(end, context)}
    return str(_words(context)["span"]).format(day=day, **times) + _zone_after(context)


def _spoken_at(day: str, start: str, end: str, context: Context) -> str:
    """Return a day and a time as they're said: "Thursday between two and four"."""
    spoken: Mapping[str, Any] = load_table(context.language, "dates")["spoken"]
    if end:
        times = {"start": spoken_time(start, context, in_span=True), "end": spoken_time(end, context, in_span=True)}
        return f"{day} {str(spoken['span']).format(**times)}"
    return str(spoken["at"]).format(day=day, start=spoken_time(start, context))


WRITTEN: Final = OfferStyle(_dated_day, _zoned_time, _zoned_at, is_brief=False)
BRIEF: Final = OfferStyle(spoken_day, _zoned_time, _zoned_at, is_brief=True)
SPOKEN: Final = OfferStyle(spoken_day, spoken_time, _spoken_at, is_brief=True)


def _days_ahead(day: str, context: Context) -> int:
    """Return the days from today to a day."""
    return (date.fromisoformat(day) - date.fromisoformat(context.today)).days


def _words(context: Context) -> Mapping[str, Any]:
    """Return the patterns of offers."""
    words: Mapping[str, Any] = load_table(context.language, "dates")["offers"]
    return words
