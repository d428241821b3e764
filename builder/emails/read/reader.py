"""Reads what the visitor holds: an invitation or a reply, as text, .eml or .ics, into the form's own answers."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from builder.emails.model.clock import Clock
from builder.emails.read import contact, job
from builder.emails.read import writer as writers
from builder.emails.read.calendar_file import parse_calendar
from builder.emails.read.forwarded import from_note
from builder.emails.read.from_calendar import colleagues, facts_of_event, likeliest_event, organiser, start_of, visitor
from builder.emails.read.kinds import kind_of
from builder.emails.read.letter import Letter
from builder.emails.read.mail_parts import take_apart
from builder.emails.read.masking import blank, mask
from builder.emails.read.moment_search import find_moments, written_on
from builder.emails.read.phrases import phrases
from builder.emails.read.reading import INVITATION, OTHER, REPLY, Fact, Reading
from builder.emails.read.source import Source, open_source
from builder.emails.read.timing import NEW_TIME, timing, until
from builder.emails.read.what import what, where
from builder.emails.read.who import who
from builder.emails.read.wrapping import unwrapped

_REPLY_CONTACTS: Final = {
    "new-time": "agreed-email", "moved": "moved-fits", "no": "refused", "asks-times": "they-wrote",
    "asks-what-happened": "they-wrote", "still-open": "they-wrote",
}  # fmt: skip
_OF_AN_ABSENT_WRITER: Final = ("your_name", "recipient_name", "recipient_email", "company")
MAX_OLDER: Final = 3_000
"""The characters of a quoted mail that count when its reply is told from other mails."""
_BARE: Final = 6
"""The score of a day with a time that no word connects with an interview."""


def read(data: bytes | str, *, now: datetime, locale: str, clock: Clock | None = None, your_zone: str = "") -> Reading:
    """Return what a text or a file says.

    now: the visitor's own wall-clock time (naive). locale: such as en-GB; decides which of 3/4 is the day.
    clock, your_zone: the visitor's zone and its transitions, for a calendar entry in UTC.

    Raises:
        Unreadable: it is empty, too long, or no text.
    """
    source = open_source(data)
    clock = clock or Clock(0)
    if source.calendar:
        reading = _read_calendar(source, now, locale, clock, your_zone)
        if reading:
            return replace(reading, message_id=source.message_id)
    reading = _read_text(source.text, now, locale)
    return replace(reading, message_id=source.message_id)


def _read_calendar(source: Source, now: datetime, locale: str, clock: Clock, your_zone: str) -> Reading | None:
    """Return what a calendar entry says, with what its description and its mail add; None where it has no event."""
    calendar = parse_calendar(source.calendar)
    event = likeliest_event(calendar, now)
    start = start_of(event) if event else None
    if event is None or start is None:
        return None
    facts, questions = facts_of_event(event, start, calendar, clock, your_zone)
    about = "\n".join(filter(None, (event.get("SUMMARY"), event.get("DESCRIPTION"), source.text)))
    described = _read_text(
        f"From: {event.organiser}\nSubject: {event.get('SUMMARY')}\n\n{event.get('DESCRIPTION')}\n{event.get('LOCATION')}",
        now,
        locale,
        is_event=True,
    )
    mailed = (
        _read_text(source.text, now, locale, is_event=True)
        if source.text.strip() and source.text != source.calendar
        else None
    )
    name, address = organiser(event)
    extra = {
        "recipient_name": name,
        "recipient_email": address,
        "your_name": visitor(event, address.value if address else ""),
        "others": colleagues(event, address.value if address else ""),
    }
    when = ("interview_date", "interview_time", "interview_end", "their_zone", "new_date", "new_time")
    merged: dict[str, Fact] = {}
    for part in (described.facts, mailed.facts if mailed else {}):
        merged |= {field: fact for field, fact in part.items() if field not in when and field not in merged}
    merged |= {field: fact for field, fact in extra.items() if fact}
    merged |= facts
    if not mailed:
        merged.pop("thread_subject", None)
    if not phrases(locale.split("-")[0], "kinds", "event").search(about):
        return Reading(OTHER)
    return Reading(INVITATION, "", merged, tuple(questions))


def _read_text(text: str, now: datetime, locale: str, *, is_event: bool = False) -> Reading:
    """Return what a text says."""
    language = locale.split("-")[0]
    letter = take_apart(text, language)
    body = unwrapped(letter.text[letter.body.start : letter.body.end])
    reference = written_on(letter, now, locale)
    signature_name, signature = writers.writer(letter, body, language)
    masked = mask(body, language)
    prose = blank(masked, [signature] if signature else [])
    moments = find_moments(letter, prose, reference, locale)
    is_recorded = phrases(language, "format", "recorded").search(f"{letter.subject} {body}") is not None
    due = [m for m in moments if m.role == "deadline" and m.day and is_recorded]
    timed = [m for m in moments if not m.role and m.day]
    is_linked = any(m.score > _BARE or "subject" in letter.headers for m in timed)
    has_link = bool(contact.links(letter, body, language))
    is_thread = letter.header("subject").lower().startswith(("re:", "aw:")) or letter.older.end > letter.older.start
    above = letter.text[letter.note.start : letter.note.end] if letter.note else ""
    older = letter.text[letter.older.start : letter.older.start + MAX_OLDER] if is_thread else ""
    kind, reply = kind_of(
        f"{above}{body}",
        older,
        letter.subject,
        language,
        has_moment=bool(timed or due),
        has_time=bool(due) or any(m.time for m in timed),
        has_future=any(m.time and m.day and m.day.day and m.day.day >= reference for m in timed),
        is_linked=is_linked or bool(due),
        has_link=has_link,
        is_thread=is_thread,
    )
    if is_event:
        kind = INVITATION
    if kind == OTHER:
        return Reading(OTHER)
    facts, questions = timing(letter, moments, prose, kind, reply, locale)
    facts |= who(letter, body, signature_name, language)
    facts |= what(letter, body, signature, facts, language)
    if "role" in facts and "your_name" in facts:
        own = re.escape(facts["your_name"].value)
        without = re.sub(rf"\s?[-–:,|/(]?\s?{own}\)?\s?[-–:,|/]?\s?", "", facts["role"].value)
        if without != facts["role"].value and not job.is_occupation(without, language):
            del facts["role"]  # "Interview - Valerie Cho"
        else:
            facts["role"] = replace(facts["role"], value=without)
    facts |= where(letter, body, language)
    facts = from_note(letter, facts, language)
    if reply and reply not in NEW_TIME and "format" in facts and facts["format"].value in ("phone", "in-person"):
        del facts["format"]  # "call me": about the answer, not the interview
    if reply == "out-of-office":
        facts = {field: fact for field, fact in facts.items() if field in _OF_AN_ABSENT_WRITER}
    facts = _settle(facts, kind, reply, letter, body, language)
    if facts.get("format") and facts["format"].value == "recorded":
        facts, questions = until(letter, moments, facts, questions, language)
    return Reading(kind, reply, facts, tuple(questions))


def _settle(facts: dict[str, Fact], kind: str, reply: str, letter: Letter, body: str, language: str) -> dict[str, Fact]:
    """Return the facts with what follows from the kind of mail: its thread's subject, what came back, its register."""
    span = letter.headers.get("subject")
    if span and letter.subject:
        facts["thread_subject"] = letter.fact(letter.subject[:120], span.start, span.end)
    if kind == REPLY and reply in _REPLY_CONTACTS:
        evidence = letter.fact("", letter.body.start, min(letter.body.end, letter.body.start + 80)).evidence
        facts["contact"] = Fact(_REPLY_CONTACTS[reply], evidence)
        if reply == "asks-what-happened":
            is_interest = phrases(language, "reply", "asks_interested").search(body)
            facts["asked"] = Fact("interested" if is_interest else "what", evidence)
    formal = re.search(r"(?i)\byours (?:sincerely|faithfully|truly)\b", body)
    if formal:
        begin = letter.body.start + formal.start()
        facts["voice"] = letter.fact("formal", begin, begin + len(formal[0]))
    return facts
