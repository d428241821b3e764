"""Days, dates and times."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from builder.emails.checks.finding import TIP, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.date_mentions import DayMention
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.offered_times import offered_days
from builder.emails.model.schedule_limits import MAX_OFFER_AHEAD, OFFICE_HOURS

_SLASHED: Final = re.compile(
    r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\w/])|(?<![\w/.])(\d{1,2})([.-])(\d{1,2})\5(\d{4})(?!\w)"
)


def weekday_matches_date(document: Document) -> Iterator[Hit]:
    """The weekday and the date agree. Source: the calendar."""
    names = document.lexicon.replacements["weekdays"].split()
    for day in document.days:
        dates = day.dates(document.today)
        if day.weekday is None or not dates or any(candidate.weekday() == day.weekday for candidate in dates):
            continue
        span = (day.weekday_token, day.weekday_token + 1)
        source = document.body.source(span)
        right = names[dates[0].weekday()]
        repair = right if len(source) > 5 else right[:3]
        if len(dates) == 1:
            yield flag_tokens(
                document, span, repair=repair, text=document.body.source((day.first, day.last)), right=right
            )


def offered_times_ahead(document: Document) -> Iterator[Hit]:
    """Offered times are in the future, within ten working days and office hours. Source: our own judgement."""
    if not document.today:
        return
    abroad = document.context.zones_differ
    for day in offered_days(document):
        dates = day.dates(document.today)
        if dates and max(dates) < document.today:
            yield flag_tokens(document, (day.first, day.last), "past", text=document.body.source((day.first, day.last)))
        elif dates and min(dates) - document.today > MAX_OFFER_AHEAD:
            yield flag_tokens(
                document, (day.first, day.last), "far", severity=TIP, text=document.body.source((day.first, day.last))
            )
        elif not abroad:
            yield from _outside_hours(document, day)


def _outside_hours(document: Document, day: DayMention) -> Iterator[Hit]:
    """Yield the first time of an offered day if it is outside office hours."""
    last = document.sentence_of(day.first).last
    index = bisect_left(document.times, day.last, key=lambda time: time.first)
    if index == len(document.times) or document.times[index].first >= last:
        return
    time, (early, late) = document.times[index], (f"{limit:%H:%M}" for limit in OFFICE_HOURS)
    if not time.is_ambiguous and not early <= time.hhmm <= late:
        span = (time.first, time.last)
        yield flag_tokens(document, span, "hours", severity=TIP, text=document.body.source(span))


def month_spelt_out(document: Document) -> Iterator[Hit]:
    """Months are spelt out, because 03/04 is two dates. Source: British and American usage differ."""
    for match in _SLASHED.finditer(document.body.plain):
        one, two, year = match[1] or match[4], match[2] or match[6], match[3] or match[7]
        possible = _possible_dates(int(one), int(two))
        if possible and (year or _reads_as_date(document, match.start())):
            yield flag_chars(*match.span(), repair=_spell_out(document, possible, year), text=match.group())


def _possible_dates(one: int, two: int) -> list[tuple[int, int]]:
    """Return the (day, month) pairs that two numbers can mean."""
    pairs = {(one, two), (two, one)}
    return sorted((day, month) for day, month in pairs if 1 <= day <= 31 and 1 <= month <= 12)


def _reads_as_date(document: Document, start: int) -> bool:
    """Return whether the word before an offset is one that precedes dates: "on 3/4", "Thursday 3/4"."""
    before = document.body.plain[max(0, start - 24) : start]  # pragma: no mutate
    if not before.strip() or before.rstrip(" ").endswith("\n"):
        return True
    words = re.findall(r"[^\W_]+", before)
    last = words[-1] if words else ""  # pragma: no mutate
    weekdays = {entry.partition(" ")[2] for entry in document.lexicon.word_set("weekdays")}
    return last in document.lexicon.word_set("before-dates") or last in weekdays


def _spell_out(document: Document, possible: list[tuple[int, int]], year: str | None) -> str | None:
    """Return a date with its month spelt out, if it can only be one date or one of them is in the form; else None."""
    if len(possible) > 1:
        days_in_form = _known_days(document)
        possible = [(day, month) for day, month in possible if (day, month) in days_in_form]
    if len(possible) != 1:
        return None
    (day, number), months = possible[0], document.lexicon.replacements["months"].split()
    text = f"{months[number - 1]} {day}" if document.context.locale == "en-US" else f"{day} {months[number - 1]}"
    comma = "," if document.context.locale == "en-US" else ""
    return f"{text}{comma} {'20' + year if len(year) == 2 else year}" if year else text


def _known_days(document: Document) -> set[tuple[int, int]]:
    """Return the (day, month) pairs in the form."""
    context = document.context
    slots = [m for m in (context.interview, context.agreed, *context.slots) if m]
    isos = [context.available_from, context.first_sent, *(iso for m in slots for iso in (m.date, m.their_date))]
    return {(day.day, day.month) for day in map(date.fromisoformat, filter(None, isos))}


def am_or_pm(document: Document) -> Iterator[Hit]:
    """A 12-hour time says am or pm where it's still to come. Source: our own judgement.

    What has passed is known to both: "our 10 o'clock interview this morning".
    """
    context = document.context
    times_in_form = {m.start for m in (context.interview, context.agreed, *context.slots) if m and m.start}
    for time, following in zip_longest(document.times, document.times[1:]):
        shares_meridiem = following and following.meridiem and following.first - time.last <= 2
        needs_meridiem = time.is_ambiguous or (context.locale == "en-US" and not time.meridiem and 1 <= time.hour <= 12)
        is_clear = document.in_sentence("settled-times", document.sentence_of(time.first))
        if needs_meridiem and not shares_meridiem and not is_clear:
            meridiems = {
                "am" if hhmm < "12:00" else "pm" for hhmm in times_in_form if _same_clock(hhmm, time.hour, time.minute)
            }
            yield flag_tokens(
                document,
                (time.first, time.last),
                repair=_with_meridiem(document, time.first, time.last, meridiems),
                text=document.body.source((time.first, time.last)),
            )


def _same_clock(hhmm: str, hour: int, minute: int) -> bool:
    """Return whether a time of the form (HH:MM) shows this hour and minute on a 12-hour clock."""
    return int(hhmm[:2]) % 12 == hour % 12 and int(hhmm[3:]) == minute


def _with_meridiem(document: Document, first: int, last: int, meridiems: set[str]) -> str | None:
    """Return a time with am or pm as the locale writes it, if the form settles which; else None."""
    if len(meridiems) != 1:
        return None
    if document.body.tokens[last - 1].text == "o'clock":
        last -= 1
    source = document.body.source((first, last))
    return f"{source} {meridiems.pop().upper()}" if document.context.locale == "en-US" else f"{source}{meridiems.pop()}"
