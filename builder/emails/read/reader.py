"""Reads what the visitor holds: an invitation or a reply, as text, .eml or .ics, into the form's own answers."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from builder.emails.model.clock import Clock
from builder.emails.read import contact, job, people
from builder.emails.read.calendar_file import parse_calendar
from builder.emails.read.dates import DayMention, day_mentions
from builder.emails.read.from_calendar import attendee, facts_of_event, likeliest_event, organiser, start_of
from builder.emails.read.kinds import kind_of
from builder.emails.read.letter import Letter, Span, blank, mask, take_apart
from builder.emails.read.moments import Moment, best, deadline, join, labelled_end, wall_time
from builder.emails.read.phrases import phrases
from builder.emails.read.reading import INVITATION, OTHER, REPLY, Fact, Question, Reading
from builder.emails.read.source import Source, open_source
from builder.emails.read.times import TimeMention, time_mentions
from builder.emails.read.zones import find_zone, is_out_of_season

_CHOOSE: Final = re.compile(
    r"(?i)\b(?:one of|which of|choose|options?|any of|either|following (?:times|slots|dates)|slots|let (?:me|us) know which|prefer\w*|pick)\b"
)
_REPLY_CONTACTS: Final = {
    "new-time": "agreed-email", "moved": "moved-fits", "no": "refused", "asks-times": "they-wrote",
    "asks-what-happened": "they-wrote", "still-open": "they-wrote",
}  # fmt: skip
_BARE: Final = 6
"""The score of a day with a time that no word connects with an interview."""
_NEW_TIME: Final = ("new-time", "moved")


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
        f"Subject: {event.get('SUMMARY')}\n\n{event.get('DESCRIPTION')}\n{event.get('LOCATION')}",
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
        "your_name": attendee(event, address.value if address else ""),
    }
    timing = ("interview_date", "interview_time", "interview_end", "their_zone", "new_date", "new_time")
    merged: dict[str, Fact] = {}
    for part in (described.facts, mailed.facts if mailed else {}):
        merged |= {field: fact for field, fact in part.items() if field not in timing and field not in merged}
    merged |= {field: fact for field, fact in extra.items() if fact}
    merged |= facts
    merged.pop("thread_subject", None) if not mailed else None
    is_ours = re.search(
        r"(?i)interview|phone screen|screening|assessment|trial shift|recruit|hiring|candidate|\brole\b|\bposition\b",
        about,
    )
    if not is_ours:
        return Reading(OTHER)
    return Reading(INVITATION, "", merged, tuple(questions))


def _read_text(text: str, now: datetime, locale: str, *, is_event: bool = False) -> Reading:
    """Return what a text says."""
    language = locale.split("-")[0]
    letter = take_apart(text)
    body = letter.text[letter.body.start : letter.body.end]
    reference = _written_on(letter, now, locale)
    signature_name, signature = people.writer(letter, body, language)
    masked = mask(body, language)
    prose = blank(masked, [signature] if signature else [])
    moments = _moments(letter, prose, reference, locale)
    is_recorded = phrases(language, "format", "recorded").search(f"{letter.subject} {body}") is not None
    due = [m for m in moments if m.role == "deadline" and m.day and is_recorded]
    timed = [m for m in moments if not m.role and m.day]
    is_linked = any(m.score > _BARE or "subject" in letter.headers for m in timed)
    has_link = bool(contact.links(letter, body, language))
    is_thread = letter.header("subject").lower().startswith(("re:", "aw:")) or letter.older.end > letter.older.start
    kind, reply = kind_of(
        body, letter.text[letter.older.start : letter.older.start + 3_000] if is_thread else "", letter.subject, language, has_moment=bool(timed or due), has_time=any(m.time for m in timed), has_future=any(m.time and m.day and m.day.day and m.day.day >= reference for m in timed), is_linked=is_linked or bool(due),
        has_link=has_link, is_thread=is_thread,
    )  # fmt: skip
    if is_event:
        kind = INVITATION
    if kind == OTHER:
        return Reading(OTHER)
    facts, questions = _timing(letter, moments, prose, kind, reply, locale)
    facts |= _who(letter, body, signature_name, language)
    facts |= _what(
        letter, body, signature, (facts.get("your_name"), facts.get("recipient_name"), facts.get("others")), language
    )
    facts |= _where(letter, body, language)
    if kind == REPLY and reply not in _NEW_TIME:
        facts.pop("format", None)
        facts.pop("platform", None)
    facts = _settle(facts, kind, reply, letter, body, language)
    if facts.get("format") and facts["format"].value == "recorded":
        facts, questions = _deadline(letter, moments, facts, questions)
    return Reading(kind, reply, facts, tuple(questions))


def _written_on(letter: Letter, now: datetime, locale: str) -> date:
    """Return the day the mail was written: by its header, else today."""
    header = letter.header("date")
    days = day_mentions(header, now.date(), locale.split("-")[0], is_day_first=locale != "en-US") if header else []
    return next((mention.day for mention in days if mention.day), now.date())


def _moments(letter: Letter, prose: str, reference: date, locale: str) -> list[Moment]:
    """Return the moments in the newest message, else in the subject."""
    language = locale.split("-")[0]
    days = day_mentions(prose, reference, language, is_day_first=locale != "en-US")
    days = _without_repeats(days, prose)
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


def _timing(
    letter: Letter, moments: list[Moment], prose: str, kind: str, reply: str, locale: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return when the interview is, or when the new one."""
    language = locale.split("-")[0]
    is_new = reply in _NEW_TIME
    names = ("new_date", "new_time") if is_new else ("interview_date", "interview_time")
    takes_last = reply == "moved" or phrases(language, "reply", "moved").search(prose) is not None
    if kind == REPLY and not is_new:
        gone = [m for m in moments if m.role == "old" and m.day and m.time]
        moments, takes_last = [replace(m, role="") for m in gone], False
    options = _options(moments)
    if len(options) > 1 and _CHOOSE.search(prose):
        choices = tuple(f"{m.day.day}T{wall_time(m.time.at)}" for m in options if m.day and m.day.day and m.time)
        return {}, [Question(names[0], "several-times", choices, _words(letter, options[0]))]
    chosen = best(moments, takes_last=takes_last)
    if chosen is None:
        return {}, []
    chosen = _completed(chosen, moments)
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    if chosen.day:
        _add_day(letter, chosen.day, names[0], facts, questions)
    if chosen.time:
        begin, end = letter.body.start + chosen.time.start, letter.body.start + chosen.time.end
        facts[names[1]] = letter.fact(wall_time(chosen.time.at), begin, end)
        if chosen.time.until and not is_new:
            facts["interview_end"] = letter.fact(wall_time(chosen.time.until), begin, end)
        elif not is_new and (finish := labelled_end(prose, moments, language)):
            facts["interview_end"] = letter.fact(
                wall_time(finish.at), letter.body.start + finish.start, letter.body.start + finish.end
            )
    _add_zone(letter, chosen, facts, questions, language)
    return facts, questions


def _options(moments: list[Moment]) -> list[Moment]:
    """Return the different times that could be the interview's."""
    seen: dict[tuple[object, object], Moment] = {}
    for moment in moments:
        if not moment.role and moment.day and moment.time:
            seen.setdefault((moment.day.day, moment.time.at), moment)
    return list(seen.values())


def _completed(chosen: Moment, moments: list[Moment]) -> Moment:
    """Return a moment with the day or time that stands alone elsewhere: "Date: …" far above "Time: …"."""
    rest = [moment for moment in moments if not moment.role and moment is not chosen]
    if chosen.day and not chosen.time:
        same = next((m.time for m in rest if m.day and m.day.day == chosen.day.day and m.time), None)
        lone = next((m.time for m in rest if m.time and not m.day), None)
        return replace(chosen, time=same or lone) if same or lone else chosen
    if chosen.time and not chosen.day:
        lone_day = next((m.day for m in rest if m.day and not m.time), None)
        return replace(chosen, day=lone_day) if lone_day else chosen
    return chosen


def _add_day(letter: Letter, day: DayMention, field: str, facts: dict[str, Fact], questions: list[Question]) -> None:
    begin, end = letter.body.start + day.start, letter.body.start + day.end
    words = letter.text[begin:end]
    if day.day:
        facts[field] = letter.fact(day.day.isoformat(), begin, end)
    if not day.day:
        questions.append(Question(field, "weekday-disagrees", tuple(d.isoformat() for d in day.choices), words))
    elif day.is_relative and "date" not in letter.headers:
        questions.append(Question(field, "day-without-date", (day.day.isoformat(),), words))


def _add_zone(letter: Letter, chosen: Moment, facts: dict[str, Fact], questions: list[Question], language: str) -> None:
    whole = letter.text[: letter.body.end]
    after = letter.body.start + (chosen.time.end if chosen.time else chosen.end)
    found = find_zone(whole, after, language) or find_zone(whole, letter.body.start + chosen.end, language)
    if not found:
        return
    zone, letters = found
    facts["their_zone"] = zone
    if is_out_of_season(letters, chosen.day.day if chosen.day else None, language):
        questions.append(Question("their_zone", "out-of-season", (zone.value,), letters))


def _words(letter: Letter, moment: Moment) -> str:
    return letter.text[letter.body.start + moment.start : letter.body.start + moment.end]


def _deadline(
    letter: Letter, moments: list[Moment], facts: dict[str, Fact], questions: list[Question]
) -> tuple[dict[str, Fact], list[Question]]:
    """Return the facts of a recorded interview, whose day and time are its deadline."""
    moment = deadline(moments) or best(moments, takes_last=False)
    facts = {
        field: fact
        for field, fact in facts.items()
        if field not in ("interview_date", "interview_time", "interview_end")
    }
    questions = [question for question in questions if question.field != "interview_date"]
    if moment and moment.day:
        _add_day(letter, moment.day, "interview_date", facts, questions)
        if moment.time:
            begin = letter.body.start + moment.time.start
            facts["interview_time"] = letter.fact(wall_time(moment.time.at), begin, letter.body.start + moment.time.end)
    return facts, questions


def _who(letter: Letter, body: str, writer: Fact | None, language: str) -> dict[str, Fact]:
    found = {
        "your_name": people.candidate_name(letter, body, language),
        "recipient_name": writer,
        "recipient_email": people.address(letter, body, language),
        "others": people.interviewers(letter, body, language),
    }
    facts = {field: fact for field, fact in found.items() if fact}
    own, name = facts.get("your_name"), facts.get("recipient_name")
    if name and " " not in name.value and (whole := people.named_in_full(letter, name.value)):
        name = facts["recipient_name"] = whole[0]
        facts.setdefault("recipient_email", whole[1])
    if own and name and own.value.lower() == name.value.lower():
        del facts["recipient_name"]
        name = None
    others = facts.get("others")
    if others and not name and " and " not in others.value:
        facts["recipient_name"] = others
        del facts["others"]
    elif others and name and (name.value in others.value or others.value in name.value):
        is_fuller = others.value.startswith(f"{name.value} ") and " and " not in others.value
        facts["recipient_name"] = others if is_fuller else name
        del facts["others"]
    return facts


def _what(
    letter: Letter, body: str, signature: Span | None, names: Iterable[Fact | None], language: str
) -> dict[str, Fact]:
    client, is_agency = job.client(letter, body, language)
    company = job.company(letter, body, signature, language, names)
    role = job.role(letter, body, language)
    facts = {"role": role, "company": company, "client": client}
    if client and company and client.value == company.value:
        facts["company"] = None
    if letter.older.end > letter.older.start and letter.older != letter.body:
        earlier = replace(letter, body=letter.older, older=Span(letter.older.end, letter.older.end))
        quoted = re.sub(r"(?m)^(?:> ?)+", lambda m: " " * len(m[0]), letter.text[letter.older.start : letter.older.end])
        facts["role"] = role or job.role(earlier, quoted, language)
        facts["company"] = facts["company"] or job.company(earlier, quoted, None, language, names)
    kept = {field: fact for field, fact in facts.items() if fact}
    if is_agency and client:
        kept["recipient"] = Fact("agency", client.evidence)
    return kept


def _where(letter: Letter, body: str, language: str) -> dict[str, Fact]:
    place = contact.place(letter, body, language)
    number, own = contact.phone(letter, body, language)
    kind = contact.meeting_format(letter, body, language, has_place=place is not None)
    platform = contact.platform(letter, body, language)
    if kind and kind.value in ("phone", "in-person"):
        platform = None
    if kind and kind.value in ("video", "phone", "recorded"):
        place = None
    if place and not kind:
        kind = Fact("in-person", place.evidence)
    found = {"recipient_phone": number, "phone": own, "format": kind, "platform": platform, "place": place}
    return {field: fact for field, fact in found.items() if fact}


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
