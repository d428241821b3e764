"""Reads what the visitor holds: an invitation or a reply, as text, .eml or .ics, into the form's own answers."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from builder.emails.model.clock import Clock
from builder.emails.read import company as companies
from builder.emails.read import contact, people
from builder.emails.read import writer as writers
from builder.emails.read.calendar_file import parse_calendar
from builder.emails.read.english import locale_of
from builder.emails.read.forwarded import from_note
from builder.emails.read.from_calendar import (
    as_mail,
    colleagues,
    facts_of_event,
    likeliest_event,
    organiser,
    start_of,
    visitor,
)
from builder.emails.read.kinds import kind_of
from builder.emails.read.mail_parts import take_apart
from builder.emails.read.masking import blank, mask
from builder.emails.read.moment_search import find_moments, written_on
from builder.emails.read.named_people import named_people
from builder.emails.read.outcome import is_gone, settle
from builder.emails.read.phrases import phrases
from builder.emails.read.reading import INVITATION, OTHER, REPLY, Fact, Reading
from builder.emails.read.role_text import is_occupation
from builder.emails.read.source import Source, open_source
from builder.emails.read.thread import earlier_messages
from builder.emails.read.timing import NEW_TIME, has_swapped_time, timing, until
from builder.emails.read.what import what, where
from builder.emails.read.who import who
from builder.emails.read.word_guard import forget_texts
from builder.emails.read.wrapping import unwrapped

_OF_AN_ABSENT_WRITER: Final = ("your_name", "recipient_name", "recipient_email", "company")
MAX_OLDER: Final = 3_000
"""The characters of a quoted mail that count when its reply is told from other mails."""
_BARE: Final = 6
"""The score of a day with a time that no word connects with an interview."""


def read(data: bytes | str, *, now: datetime, locale: str, clock: Clock | None = None, your_zone: str = "") -> Reading:
    """Return what a text or a file says.

    now: the visitor's own wall-clock time (naive). locale: such as en-GB; decides which of 3/4 is the day, unless the
        text is clearly written in another English, which is a fact then.
    clock, your_zone: the visitor's zone and its transitions, for a calendar entry in UTC.

    Raises:
        Unreadable: it is empty, too long, or no text.
    """
    source = open_source(data)
    clock = clock or Clock(0)
    try:
        reading = _read_source(source, now, locale, clock, your_zone)
        english = locale_of(source.text, reading.facts, locale.split("-")[0])
        if reading.kind != OTHER and english and english.value != locale:
            # Its days and months stand in the order that its writer is used to.
            reading = _read_source(source, now, english.value, clock, your_zone)
            reading = replace(reading, facts={**reading.facts, "locale": english})
        return _in_thread(reading, source)
    finally:
        forget_texts()


def _read_source(source: Source, now: datetime, locale: str, clock: Clock, your_zone: str) -> Reading:
    """Return what came says to a reader who takes numbers as one locale does."""
    reading = _read_calendar(source, now, locale, clock, your_zone) if source.calendar else None
    return reading or _read_thread(source.text, now, locale)


def _in_thread(reading: Reading, source: Source) -> Reading:
    """Return a reading with the ids for a reply to the mail, which belong to the subject of its thread."""
    subject = reading.facts.get("thread_subject")
    if not source.thread_ids or not subject:
        return reading
    return replace(reading, facts={**reading.facts, "thread_ids": Fact(source.thread_ids, subject.evidence)})


def _read_calendar(source: Source, now: datetime, locale: str, clock: Clock, your_zone: str) -> Reading | None:
    """Return what a calendar entry says, with what its description and its mail add; None where it has no event."""
    calendar = parse_calendar(source.calendar)
    event = likeliest_event(calendar, now)
    start = start_of(event) if event else None
    if event is None or start is None:
        return None
    language = locale.split("-")[0]
    facts, questions = facts_of_event(event, start, calendar, clock, your_zone, language)
    about = f"{as_mail(event)}\n{source.text}"
    described = _read_text(as_mail(event), now, locale, is_event=True)
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
    merged.pop("thread_subject", None)
    if mailed and "thread_subject" in mailed.facts:
        merged["thread_subject"] = mailed.facts["thread_subject"]
    if not phrases(language, "kinds", "event").search(about):
        return Reading(OTHER)
    return Reading(INVITATION, "", merged, tuple(questions))


def _read_thread(text: str, now: datetime, locale: str) -> Reading:
    """Return what the newest message of a thread says; where it names no day, what the message below it says."""
    newest = _read_text(text, now, locale)
    if newest.kind == REPLY or "interview_date" in newest.facts or newest.questions:
        return newest
    own = newest.facts.get("your_name")
    for below in earlier_messages(text, locale.split("-")[0]):
        earlier = _read_text(below, now, locale)
        name = earlier.facts.get("recipient_name")
        is_own = own is not None and name is not None and name.value.split()[0] == own.value.split()[0]
        if earlier.kind == INVITATION and not is_own and ("interview_date" in earlier.facts or earlier.questions):
            kept = {field: fact for field, fact in newest.facts.items() if field in ("your_name", "thread_subject")}
            return replace(earlier, facts=newest.facts | earlier.facts | kept)
    return newest


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
    has_same_time = phrases(language, "context", "same_time").search(body) is not None
    kind, reply = kind_of(
        f"{above}{body}",
        older,
        letter.subject,
        language,
        has_moment=bool(timed or due),
        has_time=bool(due) or any(m.time for m in timed),
        names_when=bool(moments),
        has_future=any((m.time or has_same_time) and m.day and m.day.day and m.day.day >= reference for m in timed),
        is_moved=any(m.is_moved_to for m in timed) or (not is_thread and has_swapped_time(moments, prose, language)),
        is_linked=is_linked or bool(due),
        has_link=has_link,
        is_thread=is_thread,
        names_reader=people.candidate_name(letter, body, language) is not None,
    )
    if is_event:
        kind = INVITATION
    if kind == OTHER:
        return Reading(OTHER)
    facts, questions = timing(letter, moments, prose, kind, reply, locale)
    if reply in NEW_TIME and is_gone(facts, now):
        kind, reply = INVITATION, ""  # the new time is the one that was missed
        facts, questions = timing(letter, moments, prose, kind, reply, locale)
    unsigned = blank(body, [signature] if signature else [])
    facts |= who(letter, body, unsigned, signature_name, language)
    facts |= what(letter, body, signature, facts, language)
    if "role" in facts and "your_name" in facts:
        own = re.escape(facts["your_name"].value)
        without = re.sub(rf"\s?[-–:,|/(]?\s?{own}\)?\s?[-–:,|/]?\s?", "", facts["role"].value)
        if without != facts["role"].value and not is_occupation(without, language):
            del facts["role"]  # "Interview - Valerie Cho"
        else:
            facts["role"] = replace(facts["role"], value=without)
    facts |= where(letter, body, facts.get("recipient_name"), language)
    if kind == INVITATION and "others" not in facts and (named := named_people(letter, unsigned, facts, language)):
        facts["others"] = named
    facts = from_note(letter, facts, language)
    if (
        "company" not in facts
        and "recipient" not in facts
        and (house := companies.of_place(facts.get("place"), language))
    ):
        facts["company"] = house
    if reply and reply not in NEW_TIME and "format" in facts and facts["format"].value in ("phone", "in-person"):
        del facts["format"]  # "call me": about the answer, not the interview
    facts = settle(facts, kind, reply, letter, body, language)
    if reply == "out-of-office":
        facts = {field: fact for field, fact in facts.items() if field in _OF_AN_ABSENT_WRITER}
        if "from" not in letter.headers and "reply-to" not in letter.headers:
            facts.pop("recipient_email", None)  # a deputy's, to whom to write instead
    if facts.get("format") and facts["format"].value == "recorded":
        facts, questions = until(letter, moments, facts, questions, language)
    return Reading(kind, reply, facts, tuple(questions))
