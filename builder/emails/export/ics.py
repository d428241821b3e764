"""A calendar file (.ics) for the new interview, or for the day on which to write again (RFC 5545).

One event in UTC, published rather than sent: without organiser and attendees, no program mails anybody. A reminder says
nothing about the people, and its link carries only the situation and a date.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from builder.emails.compose.date_format import close_dates, day_in_words, moment_in_words
from builder.emails.model.clock import EPOCH, Clock
from builder.emails.model.context import Context, TimeSlot
from builder.emails.model.follow_up import last_note_window, reminder_date
from builder.emails.translations import load_table

MAX_LINE_OCTETS: Final = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

REMINDER_TIME: Final = time(9)
"""The visitor's own time of day for a reminder."""

_AGREED: Final = ("confirm-call", "confirm-email", "moved-yes")
_AWAITING_REPLY: Final = ("cannot-attend", "missed", "voicemail", "they-wrote", "spoke", "moved-no")
_UID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@-]{0,99}")
_PAGE: Final = re.compile(r"https?://[!-~]{1,300}")
MAX_SEQUENCE: Final = 2**31 - 1

type Lines = list[str]

type CalendarEvent = Literal["interview", "nudge", "last-note", ""]
"""What a calendar file holds; "" for nothing."""


class CalendarError(ValueError):
    """Raised when there is nothing to put into a calendar, or the request for a file is malformed."""


def calendar_event_kind(context: Context) -> CalendarEvent:
    """Return what a calendar file would hold."""
    if context.situation in _AGREED:
        return "interview" if context.agreed else ""
    if context.situation == "nudge":
        return "last-note"
    return "nudge" if context.situation in _AWAITING_REPLY else ""


def calendar_file(context: Context, clock: Clock, uid: str, sequence: int, url: str) -> str:
    """Return the text of a calendar file: lines ended by CRLF, none longer than 75 octets.

    Args:
        context: what it is about; `calendar_event_kind` tells which event it makes.
        clock: the time of the request, for DTSTAMP, and the visitor's zone.
        uid: letters, digits, ".", "-" and "@"; the same for every file of one draft, so that a later one replaces it.
        sequence: how many files of this draft came before.
        url: the builder's address; what follows a "?" or "#" is dropped.

    Raises:
        CalendarError: there is no event, or `uid`, `sequence` or `url` is malformed.
    """
    kind = calendar_event_kind(context)
    if not kind:
        raise CalendarError("there is no new interview and nothing to wait for")
    page = re.split("[?#]", url, maxsplit=1)[0]
    if not _UID.fullmatch(uid) or not _PAGE.fullmatch(page):
        raise CalendarError("uid must be letters, digits, '.', '-' and '@', and url the builder's address")
    if type(sequence) is not int or not 0 <= sequence <= MAX_SEQUENCE:
        raise CalendarError("sequence must be a whole number from 0")
    event = _interview(context) if kind == "interview" else _reminder(kind, context, clock, page)
    head = [f"UID:{kind}-{uid}", f"DTSTAMP:{_utc(clock.now)}", f"SEQUENCE:{sequence}", "CLASS:PRIVATE"]
    calendar = ["VERSION:2.0", "PRODID:-//missed-interview//builder//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines = _component("VCALENDAR", [*calendar, *_component("VEVENT", [*head, *event])])
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def fold(line: str) -> Lines:
    """Return a line folded into pieces of at most 75 octets; each but the first starts with a space (RFC 5545, 3.1).

    No character is split.
    """
    pieces, current, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MAX_LINE_OCTETS:
            pieces.append(current)
            current, size = " ", 1
        current, size = current + character, size + octets
    return [*pieces, current]


def escape(value: str) -> str:
    """Return a text escaped for a property (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")


def _interview(context: Context) -> Lines:
    """Return the properties of the new interview; a whole day where no exact time is known."""
    slot = context.agreed or TimeSlot("")
    strings = load_table(context.language, "handoff")["calendar"]
    about = ", ".join(filter(None, (context.role, context.client or context.company)))
    more = [moment_in_words(slot, context), context.place]
    if slot.start_utc is None:
        when, alarms = _whole_day(date.fromisoformat(slot.date)), ["-PT15H"]
    else:
        length = (slot.end_utc or slot.start_utc + 3600) - slot.start_utc
        when, alarms = _timed(slot.start_utc, length), ["-P1D", "-PT1H"]
        more += [] if slot.end_utc else [strings["interview-length"]]
    summary = strings["interview-of"].format(what=about) if about else strings["interview"]
    place = [f"LOCATION:{escape(context.place)}"] if context.place else []
    return [*when, *_text_properties(summary, "\n".join(filter(None, more))), *place, *_alarms(summary, alarms)]


def _reminder(kind: str, context: Context, clock: Clock, page: str) -> Lines:
    """Return the properties of the day on which to write again."""
    today = date.fromisoformat(context.today)
    strings = load_table(context.language, "handoff")["calendar"]
    if kind == "nudge":
        offered_days = [date.fromisoformat(slot.date) for slot in context.slots]
        day = reminder_date(today, min(offered_days, default=None))
        link = f"{page}#situation=nudge&first_sent={today.isoformat()}"
        more = strings["nudge-more"].format(link=link)
    else:
        day, last = last_note_window(today)
        link = f"{page}#situation=last-note"
        more = strings["last-note-more"].format(link=link, day=day_in_words(last.isoformat(), context, near=False))
    is_zone_known = clock.knows(context.your_zone)
    instants = clock.instants(context.your_zone, datetime.combine(day, REMINDER_TIME)) if is_zone_known else ()
    when, alarms = (_timed(instants[0], 900), ["PT0S"]) if instants else (_whole_day(day), ["PT9H"])
    return [
        *when,
        "TRANSP:TRANSPARENT",
        *_text_properties(strings[kind], more),
        f"URL:{link}",
        *_alarms(strings[kind], alarms),
    ]


def _timed(start_utc: int, length: int) -> Lines:
    """Return the start and end of an event that lasts `length` seconds."""
    return [f"DTSTART:{_utc(start_utc)}", f"DTEND:{_utc(start_utc + length)}"]


def _whole_day(day: date) -> Lines:
    """Return the start of an event that takes a day: without an end it takes one (RFC 5545, 3.6.1)."""
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}"]


def _text_properties(summary: str, description: str) -> Lines:
    """Return the texts of an event."""
    return [f"SUMMARY:{escape(summary)}", f"DESCRIPTION:{escape(close_dates(description))}"]


def _alarms(summary: str, triggers: list[str]) -> Lines:
    """Return one alarm for each time relative to the event's start."""
    display = ["ACTION:DISPLAY", f"DESCRIPTION:{escape(summary)}"]
    return [line for trigger in triggers for line in _component("VALARM", [*display, f"TRIGGER:{trigger}"])]


def _component(name: str, lines: Lines) -> Lines:
    """Return a component around its lines."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def _utc(seconds: int) -> str:
    """Return an instant in UTC (RFC 5545, 3.3.5, form 2)."""
    return f"{EPOCH + timedelta(seconds=seconds):%Y%m%dT%H%M%SZ}"
