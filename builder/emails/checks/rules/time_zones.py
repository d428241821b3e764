"""Time zones."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_tokens
from builder.emails.checks.parsing.document import Document


def time_zone_shown(document: Document) -> Iterator[Hit]:
    """Times carry a zone where the two sides' zones differ. Source: The Chronicle of Higher Education."""
    for span in document.body.matches_of("unclear-zones"):
        zone = document.body.source(span)
        if zone.isupper():
            yield flag_tokens(
                document,
                span,
                "unclear",
                severity=WARN,
                repair=document.lexicon.replacements.get(zone.lower()),
                text=zone,
            )
    for span in document.body.matches_of("summer-zone"):
        winter = _is_winter_day(document, span[0])
        if winter and document.body.source(span).isupper():
            yield flag_tokens(document, span, "winter", severity=WARN, repair=document.lexicon.replacements["bst"])
    if document.context.zones_differ:
        yield from _times_without_zone(document)


def _times_without_zone(document: Document) -> Iterator[Hit]:
    """Yield the first time without a zone: a fix where the zones differ, a tip where they agree."""
    body = document.body
    urgent = document.context.remote and document.context.zones_differ
    lines = {body.line(place) for place in _zone_offsets(document)}
    without_zone = [time for time in document.times if body.line(body.tokens[time.first].start) not in lines]
    if not without_zone or "zone-for-all" in body or (len(without_zone) < len(document.times) and not urgent):
        return
    yield flag_tokens(
        document,
        (without_zone[0].first, without_zone[0].last),
        "far",
        severity=FIX if urgent else TIP,
    )


def _zone_offsets(document: Document) -> Iterator[int]:
    """Yield the offsets at which the body names a zone, or the city of a zone in the form."""
    for span in document.body.matches_of("zone"):
        yield document.body.char_span(span)[0]  # pragma: no mutate
    for span in document.body.matches_of("zone-letters"):
        if document.body.source(span).isupper():
            yield document.body.char_span(span)[0]
    for zone in {document.context.your_zone, document.context.their_zone} - {""}:
        city = zone.rpartition("/")[2].replace("_", " ").lower()
        yield from (match.start() for match in re.finditer(re.escape(city), document.body.plain))


def _is_winter_day(document: Document, token: int) -> bool:
    """Return whether the date in a token's sentence, or else today, is outside British Summer Time."""
    sentence = document.sentence_of(token)
    index = bisect_left(document.days, sentence.first, key=lambda mention: mention.first)
    dates = (
        document.days[index].dates(document.today)
        if index < len(document.days) and document.days[index].first < sentence.last
        else ()
    )
    day = dates[0] if dates else document.today
    return day is not None and not _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> date:
    """Return the last Sunday of a month of 31 days, when British clocks change."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
