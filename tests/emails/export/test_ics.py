"""A calendar file is read back by a foreign parser as what was meant, and mails nobody."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose import examples
from builder.emails.export.ics import CalendarError, calendar_event_kind, calendar_file, escape, fold
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS, SITUATIONS, MessageType
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context, TimeSlot
from builder.emails.text import sanitize
from tests.support.all_combinations import filled
from tests.support.export_strategies import CLEAN_BODIES, INJECTIONS, WILD, assert_same

PAGE = "https://site.example/missed-interview/builder/"
UID = "0b1c2d3e-0000-4000-8000-000000000000@missed-interview"
PROPERTIES = {
    "interview": ["UID", "DTSTAMP", "SEQUENCE", "CLASS", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION"],
    "nudge": ["UID", "DTSTAMP", "SEQUENCE", "CLASS", "DTSTART", "DTEND", "TRANSP", "SUMMARY", "DESCRIPTION", "URL"],
}
LINES = CLEAN_BODIES.map(sanitize.clean_line) | WILD.map(sanitize.clean_line)


def context_of(situation: str, **more: str) -> Context:
    """Return the context of a filled-in form."""
    context = parse(filled({"situation": situation, **more}), examples.clock()).context
    assert context is not None
    return context


def event_of(file: str) -> Any:
    """Return the one event of a file, after checking what every file must keep to."""
    assert file.endswith("\r\n")
    lines = file.split("\r\n")
    assert not any("\r" in line or "\n" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    calendar = icalendar.Calendar.from_ical(file)
    assert (calendar["METHOD"], calendar["VERSION"], calendar["CALSCALE"]) == ("PUBLISH", "2.0", "GREGORIAN")
    assert set(calendar.keys()) == {"METHOD", "VERSION", "CALSCALE", "PRODID"}
    (event,) = calendar.subcomponents
    assert event.name == "VEVENT"
    assert event.errors == []
    return event


def alarms_of(event: Any) -> list[timedelta]:
    """Return when an event's alarms go off, relative to its start."""
    for alarm in event.subcomponents:
        assert (alarm.name, alarm["ACTION"], alarm["DESCRIPTION"]) == ("VALARM", "DISPLAY", event["SUMMARY"])
    return [alarm["TRIGGER"].dt for alarm in event.subcomponents]


def test_interview_event() -> None:
    """The agreed time is in UTC, an hour long, with the place, in words too, and two alarms."""
    event = event_of(calendar_file(context_of("confirm-call"), examples.clock(), UID, 3, PAGE))
    assert event["UID"] == f"interview-{UID}"
    assert event["SEQUENCE"] == 3
    assert event["CLASS"] == "PRIVATE"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 24, 10, 40, tzinfo=UTC)
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
    assert event["SUMMARY"] == "Interview: Data Analyst, Northwind"
    assert event["LOCATION"] == "2 Station Road, Leeds"
    assert event["DESCRIPTION"].startswith("Tuesday 1 December at 11am\n2 Station Road, Leeds\n")
    assert alarms_of(event) == [timedelta(days=-1), timedelta(hours=-1)]
    assert set(event.keys()) == set(PROPERTIES["interview"])


def test_interview_event_in_another_zone() -> None:
    """Eleven in Berlin on a day in June is nine in UTC."""
    more = {"your_zone": "Europe/Berlin", "their_zone": "America/New_York", "new_date": "2027-06-01"}
    event = event_of(calendar_file(context_of("confirm-email", **more), examples.clock(), UID, 0, PAGE))
    assert event["DTSTART"].dt == datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
    assert "5am" in event["DESCRIPTION"]
    assert "11am" in event["DESCRIPTION"]


@pytest.mark.parametrize("more", [{"new_time": ""}, {"your_zone": "", "their_zone": ""}])
def test_all_day_event_without_time(more: dict[str, str]) -> None:
    """No time or no zone makes an event of the whole day, with an alarm on the morning before."""
    event = event_of(calendar_file(context_of("moved-yes", **more), examples.clock(), UID, 0, PAGE))
    assert event["DTSTART"].dt == date(2026, 12, 1)
    assert "DTEND" not in event
    assert alarms_of(event) == [timedelta(hours=-15)]


def test_summary_without_role() -> None:
    """Where nothing is known but the day, the event still has a name."""
    moment = TimeSlot("2026-12-01")
    context = Context("confirm-call", MessageType.CONFIRM_CALL, "2026-11-24", agreed=moment)
    event = event_of(calendar_file(context, Clock(0), UID, 0, PAGE))
    assert event["SUMMARY"] == "Interview"
    assert "LOCATION" not in event


def test_reminder_event() -> None:
    """The reminder is at nine on the working day before the first offered one, and its link names nobody."""
    context = context_of("missed", recipient_email="priya.okafor@northwind.example")
    file = calendar_file(context, examples.clock(), UID, 0, f"{PAGE}?utm=1#d=abc")
    event = event_of(file)
    assert event["UID"] == f"nudge-{UID}"
    assert event["DTSTART"].dt == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
    assert event["URL"] == f"{PAGE}#situation=nudge&first_sent=2026-11-24"
    assert event["URL"] in event["DESCRIPTION"]
    assert event["TRANSP"] == "TRANSPARENT"
    assert alarms_of(event) == [timedelta(0)]
    assert set(event.keys()) == set(PROPERTIES["nudge"])
    unfolded = file.replace("\r\n ", "")
    assert not any(
        word in unfolded for word in ("Okafor", "okafor", "Sam", "Taylor", "Northwind", "northwind", "Data", "07700")
    )


def test_all_day_reminder_without_zone() -> None:
    """Where the zone is unknown the day alone is held, with an alarm at nine."""
    event = event_of(calendar_file(context_of("spoke", your_zone="", their_zone=""), examples.clock(), UID, 0, PAGE))
    assert event["DTSTART"].dt == date(2026, 11, 25)
    assert alarms_of(event) == [timedelta(hours=9)]


def test_last_note_event() -> None:
    """After the reminder comes one last note, five working days later, and it says until when and to stop."""
    event = event_of(calendar_file(context_of("nudge"), examples.clock(), UID, 0, PAGE))
    assert event["UID"] == f"last-note-{UID}"
    assert event["DTSTART"].dt == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert event["URL"] == f"{PAGE}#situation=last-note"
    assert "Thursday 3 December" in event["DESCRIPTION"]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_calendar_event_kind_by_situation(situation: str) -> None:
    """`occasion` tells what a file will hold; where it tells nothing there is no file."""
    context = context_of(situation)
    what = calendar_event_kind(context)
    if what:
        assert event_of(calendar_file(context, examples.clock(), UID, 0, PAGE))["UID"] == f"{what}-{UID}"
    else:
        assert situation in ("late", "missed-again", "refused", "last-note", "withdraw", "withdraw-after")
        with pytest.raises(CalendarError):
            calendar_file(context, examples.clock(), UID, 0, PAGE)


def test_clashing_time_is_no_interview() -> None:
    """The time that they moved it to and that does not suit stays out of the calendar."""
    assert calendar_event_kind(context_of("moved-no")) == "nudge"
    assert calendar_event_kind(context_of("confirm-call", new_date="", new_time="")) == ""


@pytest.mark.parametrize(
    ("uid", "sequence", "url"),
    [
        ("", 0, PAGE),
        ("a\r\nATTENDEE:mailto:evil@evil.example", 0, PAGE),
        ("a b", 0, PAGE),
        ("a" * 101, 0, PAGE),
        (UID, -1, PAGE),
        (UID, 2**31, PAGE),
        (UID, True, PAGE),
        (UID, 0, ""),
        (UID, 0, "javascript:alert(1)"),
        (UID, 0, "https://x.example/\r\nATTENDEE:mailto:evil@evil.example"),
        (UID, 0, "https://x.example/" + "a" * 300),
    ],
)
def test_malformed_request_raises(uid: str, sequence: int, url: str) -> None:
    """The page's own values are checked before they stand in a file."""
    with pytest.raises(CalendarError):
        calendar_file(context_of("missed"), examples.clock(), uid, sequence, url)


@given(LINES, LINES, LINES)
def test_icalendar_round_trip(role: str, company: str, place: str) -> None:
    """Job, company and place come back as they were, whatever they hold."""
    moment = TimeSlot("2026-12-01", "11:00", start_utc=1_796_122_800)
    context = Context(
        "confirm-call", MessageType.CONFIRM_CALL, "2026-11-24", role=role, company=company, place=place, agreed=moment
    )
    event = event_of(calendar_file(context, examples.clock(), UID, 0, PAGE))
    about = ", ".join(filter(None, (role, company)))
    assert event["SUMMARY"] == (f"Interview: {about}" if about else "Interview")
    assert event.get("LOCATION", "") == place
    assert set(event.keys()) <= set(PROPERTIES["interview"])


@given(CLEAN_BODIES | WILD.map(sanitize.clean_text))
def test_icalendar_round_trip_of_long_texts(body: str) -> None:
    """Escaped and folded, a text of many lines comes back whole."""
    lines = ["BEGIN:VEVENT", f"DESCRIPTION:{escape(body)}", "END:VEVENT"]
    file = "".join(f"{piece}\r\n" for line in lines for piece in fold(line))
    event = icalendar.Event.from_ical(file)
    assert_same(str(event["DESCRIPTION"]), body)


def test_escaping() -> None:
    """Backslash, semicolon, comma and line end are escaped, and a colon is not, as the standard has it."""
    assert escape("a\\b;c,d\ne:f") == "a\\\\b\\;c\\,d\\ne:f"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n")))
def test_folding_round_trip(line: str) -> None:
    """Each piece is whole UTF-8 of at most 75 octets, full where more follows; together they are the line."""
    pieces = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(len(piece.encode()) > 75 - 4 for piece in pieces[:-1])
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@pytest.mark.parametrize("octets", range(74, 78))
def test_folding_at_the_limit(octets: int) -> None:
    """Seventy-five octets stay one line, seventy-six become two."""
    assert len(fold("a" * octets)) == (1 if octets <= 75 else 2)
    assert len(fold("a" * (octets - 2) + "é")) == (1 if octets <= 75 else 2)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("situation", ["confirm-call", "missed"])
def test_calendar_resists_injection(situation: str, field: str) -> None:
    """Whatever stands in whichever field, there is one event with the usual properties and nobody invited."""
    for hostile in INJECTIONS:
        context = parse(filled({"situation": situation}) | {field: hostile}, examples.clock()).context
        if context is None or not calendar_event_kind(context):
            continue
        event = event_of(calendar_file(context, examples.clock(), UID, 0, PAGE))
        assert set(event.keys()) <= {*PROPERTIES["interview"], *PROPERTIES["nudge"]}
        assert "evil" not in str(event.get("URL", ""))
