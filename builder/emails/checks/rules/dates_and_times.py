"""Days, dates, times and time zones."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.date_mentions import Day
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.offered_times import offered_days
from builder.emails.model.schedule_limits import MAX_OFFER_AHEAD, OFFICE_HOURS

_SLASHED: Final = re.compile(
    r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\w/])|(?<![\w/.])(\d{1,2})([.-])(\d{1,2})\5(\d{4})(?!\w)"
)


def weekday_matches_date(draft: Draft) -> Iterator[Hit]:
    """The weekday is the date's. Source: the calendar."""
    names = draft.words.repairs["weekdays"].split()
    for day in draft.days:
        dates = day.dates(draft.today)
        if day.weekday is None or not dates or any(that.weekday() == day.weekday for that in dates):
            continue
        span = (day.weekday_at, day.weekday_at + 1)
        written = draft.body.written(span)
        right = names[dates[0].weekday()]
        repair = right if len(written) > 5 else right[:3]
        if len(dates) == 1:
            yield flag_tokens(draft, span, repair=repair, text=draft.body.written((day.first, day.last)), right=right)


def offered_times_ahead(draft: Draft) -> Iterator[Hit]:
    """The times on offer lie ahead, within some ten working days and office hours. Source: our own judgement."""
    if not draft.today:
        return
    abroad = draft.context.zones_differ
    for day in offered_days(draft):
        dates = day.dates(draft.today)
        if dates and max(dates) < draft.today:
            yield flag_tokens(draft, (day.first, day.last), "past", text=draft.body.written((day.first, day.last)))
        elif dates and min(dates) - draft.today > MAX_OFFER_AHEAD:
            yield flag_tokens(
                draft, (day.first, day.last), "far", severity=TIP, text=draft.body.written((day.first, day.last))
            )
        elif not abroad:
            yield from _outside_hours(draft, day)


def _outside_hours(draft: Draft, day: Day) -> Iterator[Hit]:
    """Yield the first time of an offered day where it lies outside office hours."""
    last = draft.sentence_of(day.first).last
    at = bisect_left(draft.times, day.last, key=lambda time: time.first)
    if at == len(draft.times) or draft.times[at].first >= last:
        return
    time, (early, late) = draft.times[at], (f"{wall:%H:%M}" for wall in OFFICE_HOURS)
    if not time.unclear and not early <= time.wall <= late:
        span = (time.first, time.last)
        yield flag_tokens(draft, span, "hours", severity=TIP, text=draft.body.written(span))


def month_spelt_out(draft: Draft) -> Iterator[Hit]:
    """Months are spelt, because 03/04 is two dates. Source: British and American usage differ."""
    for match in _SLASHED.finditer(draft.body.plain):
        one, two, year = match[1] or match[4], match[2] or match[6], match[3] or match[7]
        readings = _readings(int(one), int(two))
        if readings and (year or _said_as_date(draft, match.start())):
            yield flag_chars(*match.span(), repair=_spelt(draft, readings, year), text=match.group())


def _readings(one: int, two: int) -> list[tuple[int, int]]:
    """Return the (day, month) pairs that two numbers can mean."""
    pairs = {(one, two), (two, one)}
    return sorted((day, month) for day, month in pairs if 1 <= day <= 31 and 1 <= month <= 12)


def _said_as_date(draft: Draft, start: int) -> bool:
    """Tell whether the word before a place is one that stands before dates: "on 3/4", "Thursday 3/4"."""
    before = draft.body.plain[max(0, start - 24) : start]
    if not before.strip() or before.rstrip(" ").endswith("\n"):
        return True
    words = re.findall(r"[^\W_]+", before)
    last = words[-1] if words else ""
    weekdays = {entry.partition(" ")[2] for entry in draft.words.named("weekdays")}
    return last in draft.words.named("before-dates") or last in weekdays


def _spelt(draft: Draft, readings: list[tuple[int, int]], year: str | None) -> str | None:
    """Return the date with its month spelt where it can only be one, or where one is a date of the answers."""
    if len(readings) > 1:
        known = _known_days(draft)
        readings = [(day, month) for day, month in readings if (day, month) in known]
    if len(readings) != 1:
        return None
    (day, number), months = readings[0], draft.words.repairs["months"].split()
    written = f"{months[number - 1]} {day}" if draft.context.locale == "en-US" else f"{day} {months[number - 1]}"
    comma = "," if draft.context.locale == "en-US" else ""
    return f"{written}{comma} {'20' + year if len(year) == 2 else year}" if year else written


def _known_days(draft: Draft) -> set[tuple[int, int]]:
    """Return the (day, month) pairs among the answers."""
    context = draft.context
    moments = [m for m in (context.interview, context.agreed, *context.slots) if m]
    isos = [context.available_from, context.first_sent, *(iso for m in moments for iso in (m.date, m.their_date))]
    return {(that.day, that.month) for that in map(date.fromisoformat, filter(None, isos))}


def time_zone_shown(draft: Draft) -> Iterator[Hit]:
    """A time zone stands by each time of an interview at a distance. Source: The Chronicle of Higher Education."""
    for span in draft.body.found("unclear-zones"):
        written = draft.body.written(span)
        if written.isupper():
            yield flag_tokens(
                draft, span, "unclear", severity=WARN, repair=draft.words.repairs.get(written.lower()), text=written
            )
    for span in draft.body.found("summer-zone"):
        winter = _winter_day(draft, span[0])
        if winter and draft.body.written(span).isupper():
            yield flag_tokens(draft, span, "winter", severity=WARN, repair=draft.words.repairs["bst"])
    if draft.context.remote or draft.context.zones_differ:
        yield from _bare_times(draft)


def _bare_times(draft: Draft) -> Iterator[Hit]:
    """Yield the first time that has no zone: urgent where both sides' clocks differ, a tip where they agree."""
    body = draft.body
    urgent = draft.context.remote and draft.context.zones_differ
    lines = {body.line(place) for place in _zone_places(draft)}
    bare = [time for time in draft.times if body.line(body.tokens[time.first].start) not in lines]
    if not bare or "zone-for-all" in body or (len(bare) < len(draft.times) and not urgent):
        return
    yield flag_tokens(
        draft, (bare[0].first, bare[0].last), "far" if urgent else "near", severity=FIX if urgent else TIP
    )


def _zone_places(draft: Draft) -> Iterator[int]:
    """Yield the characters at which the body names a zone, or the city of one of the answers' zones."""
    for span in draft.body.found("zone"):
        yield draft.body.place(span)[0]
    for span in draft.body.found("zone-letters"):
        if draft.body.written(span).isupper():
            yield draft.body.place(span)[0]
    for zone in {draft.context.your_zone, draft.context.their_zone} - {""}:
        city = zone.rpartition("/")[2].replace("_", " ").lower()
        yield from (match.start() for match in re.finditer(re.escape(city), draft.body.plain))


def _winter_day(draft: Draft, token: int) -> bool:
    """Tell whether a date in a token's sentence, or else today, lies outside British Summer Time."""
    sentence = draft.sentence_of(token)
    at = bisect_left(draft.days, sentence.first, key=lambda day: day.first)
    named = draft.days[at].dates(draft.today) if at < len(draft.days) and draft.days[at].first < sentence.last else ()
    that = named[0] if named else draft.today
    return that is not None and not _last_sunday(that.year, 3) <= that < _last_sunday(that.year, 10)


def _last_sunday(year: int, month: int) -> date:
    """Return the last Sunday of a month of 31 days, when British clocks change."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def am_or_pm(draft: Draft) -> Iterator[Hit]:
    """A 12-hour time says am or pm. Source: our own judgement."""
    context = draft.context
    walls = {m.start for m in (context.interview, context.agreed, *context.slots) if m and m.start}
    for time, after in zip_longest(draft.times, draft.times[1:]):
        joined = after and after.half and after.first - time.last <= 2
        twelve = time.unclear or (context.locale == "en-US" and not time.half and 1 <= time.hour <= 12)
        if twelve and not joined:
            half = {"am" if wall < "12:00" else "pm" for wall in walls if _same_clock(wall, time.hour, time.minute)}
            yield flag_tokens(
                draft,
                (time.first, time.last),
                repair=_with_half(draft, time.first, time.last, half),
                text=draft.body.written((time.first, time.last)),
            )


def _same_clock(wall: str, hour: int, minute: int) -> bool:
    """Tell whether a time of the answers reads as hour and minute on a 12-hour clock."""
    return int(wall[:2]) % 12 == hour % 12 and int(wall[3:]) == minute


def _with_half(draft: Draft, first: int, last: int, half: set[str]) -> str | None:
    """Return a time with am or pm as the locale writes it, where the answers tell which."""
    if len(half) != 1:
        return None
    if draft.body.tokens[last - 1].text == "o'clock":
        last -= 1
    written = draft.body.written((first, last))
    return f"{written} {half.pop().upper()}" if draft.context.locale == "en-US" else f"{written}{half.pop()}"
