"""Calendar files and mails saved as files, told apart by their content."""

from datetime import UTC, datetime
from typing import Final

import pytest

from builder.emails.model.clock import Clock, parse_clock
from builder.emails.model.zone_transitions import transitions
from builder.emails.read.mail_file import parse_mail
from builder.emails.read.reader import read
from builder.emails.read.reading import MAX_CHARS, Reading, Unreadable

NOW: Final = datetime(2026, 7, 1, 9)  # noqa: DTZ001 (the visitor's wall clock)
LONDON: Final = "Europe/London"


def ics(*lines: str, head: str = "", tail: str = "") -> str:
    """Return a calendar file with one event."""
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            *filter(None, [head]),
            "BEGIN:VEVENT",
            "UID:1",
            *lines,
            "END:VEVENT",
            *filter(None, [tail]),
            "END:VCALENDAR",
            "",
        ]
    )


def read_file(data: str | bytes, locale: str = "en-GB") -> Reading:
    """Return what is read by somebody in London on 1 July 2026."""
    moment = datetime(2026, 7, 1, 8, tzinfo=UTC)
    clock = parse_clock({"now": moment.isoformat(), "zones": {LONDON: [list(p) for p in transitions(LONDON, moment)]}})
    return read(data, now=NOW, locale=locale, clock=clock, your_zone=LONDON)


def values(reading: Reading) -> dict[str, str]:
    """Return the values of a reading."""
    return {name: fact.value for name, fact in reading.facts.items()}


@pytest.mark.parametrize(
    ("start", "date", "time", "zone"),
    [
        ("DTSTART;TZID=America/New_York:20260709T140000", "2026-07-09", "14:00", "America/New_York"),
        ("DTSTART;TZID=Pacific Standard Time:20260709T140000", "2026-07-09", "14:00", "America/Los_Angeles"),
        ("DTSTART;TZID=West Asia Standard Time:20260709T140000", "2026-07-09", "14:00", "Asia/Tashkent"),
        (
            'DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20260709T140000',
            "2026-07-09",
            "14:00",
            "America/New_York",
        ),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20260709T140000", "2026-07-09", "14:00", "Etc/UTC"),
        ("DTSTART;TZID=US/Eastern:20260709T140000", "2026-07-09", "14:00", "US/Eastern"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20260709T140000", "2026-07-09", "14:00", "Europe/Paris"),
        ("DTSTART:20260709T130000Z", "2026-07-09", "14:00", None),
        ("DTSTART:20260709T140000", "2026-07-09", "14:00", None),
        ("DTSTART;VALUE=DATE:20260709", "2026-07-09", None, None),
        ("DTSTART;TZID=UTC:20260709T140000", "2026-07-09", "14:00", "Etc/UTC"),
        ("DTSTART;TZID=Nowhere:20260709T140000", "2026-07-09", "14:00", None),
    ],
)
def test_start_of_an_event(start: str, date: str, time: str | None, zone: str | None) -> None:
    """A start with a zone, Windows' name of one, in UTC, without either, and for a whole day."""
    found = values(read_file(ics(start, "SUMMARY:Interview")))
    assert (found["interview_date"], found.get("interview_time"), found.get("their_zone")) == (date, time, zone)


@pytest.mark.parametrize("year", ["0000", "0001", "1989", "2201", "9999"])
@pytest.mark.parametrize("offset", [-1440, 1440])
def test_event_of_another_age_has_no_start(year: str, offset: int) -> None:
    """No zone or duration leads out of the calendar."""
    clock = Clock(0, {"Etc/Somewhere": ((0, offset),)})
    for start, length in (("0101T000000Z", "P999W"), ("1231T235959Z", "P999W999D")):
        data = ics(f"DTSTART:{year}{start}", f"DURATION:{length}", "SUMMARY:Interview")
        reading = read(data, now=NOW, locale="en-GB", clock=clock, your_zone="Etc/Somewhere")
        assert not {"interview_date", "interview_end"} & {*reading.facts}


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("DTEND:20260709T133000Z", "14:30"),
        ("DURATION:PT1H15M", "15:15"),
        ("DURATION:P", None),
        ("DTEND:20260710T133000Z", None),
    ],
)
def test_end_of_an_event(line: str, end: str | None) -> None:
    """An end, or a length; none on another day."""
    found = values(read_file(ics("DTSTART:20260709T130000Z", line, "SUMMARY:Interview")))
    assert found.get("interview_end") == end


def test_zone_that_the_file_describes_itself() -> None:
    """A zone of an unknown name is the visitor's own where the file's offsets are those of it."""
    zone = "BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nTZOFFSETTO:+0100\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE"
    found = values(read_file(ics("DTSTART;TZID=Office:20260709T140000", "SUMMARY:Interview", head=zone)))
    assert found["their_zone"] == LONDON


def test_people_place_and_platform_of_an_event() -> None:
    """Folded and escaped lines; the organiser, the one other attendee, the place."""
    found = values(
        read_file(
            ics(
                "DTSTART:20260709T130000Z",
                "SUMMARY:Interview for Data Anal",
                " yst",
                "LOCATION:4 Dock Road\\, Leeds\\nLS1 4AB",
                'ORGANIZER;CN="Okafor, Ngozi":mailto:ngozi@northwind.example',
                "ATTENDEE;CN=Ngozi Okafor:mailto:ngozi@northwind.example",
                "ATTENDEE;CN=Sam Taylor:mailto:sam@mail.example",
            )
        )
    )
    assert found["place"] == "4 Dock Road, Leeds, LS1 4AB"
    assert (found["recipient_name"], found["recipient_email"]) == ("Ngozi Okafor", "ngozi@northwind.example")
    assert (found["your_name"], found["role"]) == ("Sam Taylor", "Data Analyst")


def test_conference_link_makes_a_video_interview() -> None:
    """Google's own property names the platform."""
    found = values(
        read_file(
            ics("DTSTART:20260709T130000Z", "SUMMARY:Interview", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc")
        )
    )
    assert (found["format"], found["platform"]) == ("video", "Google Meet")


def test_link_and_html_of_an_event() -> None:
    """A link as a property of its own; the description in HTML alone, as Teams may leave it."""
    link = values(read_file(ics("DTSTART:20260709T130000Z", "SUMMARY:Interview", "URL:https://zoom.us/j/1")))
    assert (link["format"], link["platform"]) == ("video", "Zoom")
    html = "X-ALT-DESC;FMTTYPE=text/html:<p>If you are late\\, call <b>020 7946 0123</b>.</p>"
    event = ics("DTSTART:20260709T130000Z", "SUMMARY:Interview", "LOCATION:Microsoft Teams Meeting", html)
    assert values(read_file(event))["recipient_phone"] == "020 7946 0123"


@pytest.mark.parametrize("is_mail_first", [True, False])
def test_mail_and_calendar_file_opened_together(is_mail_first: bool) -> None:
    """The entry says when, the mail who and what, in whatever order the files come."""
    event = ics("DTSTART:20260709T130000Z", "SUMMARY:Interview")
    files = [eml(TEXT).decode(), event] if is_mail_first else [event, eml(TEXT).decode()]
    found = values(read_file("\n\n".join(files)))
    assert (found["interview_date"], found["interview_time"]) == ("2026-07-09", "14:00")
    assert (found["recipient_name"], found["thread_subject"]) == ("Dana Whitfield", "Interview for Billing Clerk")
    assert found["thread_ids"] == "<1@brightline.example>"


def test_out_of_office_reply_is_no_thread() -> None:
    """Who is away is read, and not the subject of the automatic reply."""
    mail = eml("I am out of the office until Monday and will answer when I return.").replace(
        b"=?utf-8?q?Interview_for_Billing_Clerk?=", b"Automatic reply: Interview"
    )
    reading = read_file(mail)
    assert reading.reply == "out-of-office"
    assert not {"thread_subject", "thread_ids", "contact", "interview_date"} & {*reading.facts}


def test_event_that_was_called_off_is_asked_about() -> None:
    """One that is cancelled is read, and asked about; of two the other one counts."""
    off = ics("DTSTART:20260709T130000Z", "SUMMARY:Interview", "STATUS:CANCELLED")
    assert any(question.reason == "cancelled" for question in read_file(off).questions)
    both = off.replace(
        "END:VCALENDAR", "BEGIN:VEVENT\r\nDTSTART:20260710T130000Z\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    assert values(read_file(both))["interview_date"] == "2026-07-10"


def test_event_about_something_else_fills_nothing() -> None:
    """A dentist's appointment is no interview."""
    assert read_file(ics("DTSTART:20260709T130000Z", "SUMMARY:Dentist")).kind == "other"


def eml(body: str, kind: str = "text/plain; charset=utf-8", encoding: str = "8bit", extra: str = "") -> bytes:
    """Return a mail as a file."""
    head = (
        "From: Dana Whitfield <dana@brightline.example>\r\nTo: Sam Taylor <sam@mail.example>\r\nSubject: =?utf-8?q?Interview_for_Billing_Clerk?=\r\n"
        "Date: Mon, 29 Jun 2026 09:12:44 +0100\r\nMessage-ID: <1@brightline.example>\r\nMIME-Version: 1.0\r\n"
    )
    return f"{head}Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{extra}\r\n{body}".encode()


TEXT: Final = "Hi Sam,\r\n\r\nPlease come for an interview on Thursday at 2pm.\r\n\r\nKind regards,\r\nDana\r\n"


@pytest.mark.parametrize(
    "data",
    [
        eml(TEXT),
        eml(TEXT.replace(" ", "=20"), encoding="quoted-printable"),
        eml("<style>p{}</style><p>Hi Sam,</p><div>Please come for an <b>interview</b> on Thursday at 2pm.</div><a href='https://x.example'>x</a><a href='mailto:a'>y</a><table><tr><td>a</td></tr></table><br>Kind regards,<br>Dana", "text/html; charset=nonsense"),
        eml(f"--b\r\nContent-Type: text/plain\r\n\r\n{TEXT}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--", 'multipart/mixed; boundary="b"'),
    ],
    ids=["plain", "quoted-printable", "html", "multipart"],
)  # fmt: skip
def test_mail_as_a_file(data: bytes) -> None:
    """Its headers date "Thursday"; its text, in whatever form, is read."""
    reading = read_file(data)
    found = values(reading)
    assert (found["interview_date"], found["interview_time"]) == ("2026-07-02", "14:00")
    assert (found["recipient_name"], found["your_name"]) == ("Dana Whitfield", "Sam Taylor")
    assert found["thread_ids"] == "<1@brightline.example>"


@pytest.mark.parametrize(
    ("headers", "ids"),
    [
        ("References: <a@x.example>\r\n <b@x.example>", "<a@x.example> <b@x.example> <1@brightline.example>"),
        ("In-Reply-To: <b@x.example>", "<b@x.example> <1@brightline.example>"),
        ("References: <a@x.example>\r\nIn-Reply-To: <b@x.example>", "<a@x.example> <1@brightline.example>"),
        ("In-Reply-To: <a@x.example> <b@x.example>", "<1@brightline.example>"),
        ("References: Bcc: <a@x.example>, <b @x.example>", "<1@brightline.example>"),
        ("Message-ID: <2@brightline.example>", "<1@brightline.example>"),
    ],
)
def test_thread_of_a_mail_that_answers_another(headers: str, ids: str) -> None:
    """The ids of the mails before it, and its own last; what is no id is left out."""
    assert values(read_file(eml(TEXT, extra=f"{headers}\r\n")))["thread_ids"] == ids


def test_mail_without_an_id_or_a_subject_has_no_thread() -> None:
    """As for a text that was pasted, and for a mail about something else."""
    for data in (
        eml(TEXT).replace(b"<1@brightline.example>", b"<1@bright line>"),
        eml(TEXT).replace(b"Message-ID", b"X-Id"),
        eml(TEXT).replace(b"Subject", b"X-Subject"),
        eml("Lunch on Thursday?").replace(b"Interview", b"Lunch"),
    ):
        assert "thread_ids" not in values(read_file(data))


def test_calendar_entry_in_a_mail_is_exact() -> None:
    """A mail's calendar part wins over its words about the time."""
    event = ics("DTSTART:20260709T130000Z", "SUMMARY:Interview")
    parts = (
        f"--b\r\nContent-Type: text/plain\r\n\r\n{TEXT}\r\n--b\r\nContent-Type: text/calendar\r\n\r\n{event}\r\n--b--"
    )
    found = values(read_file(eml(parts, 'multipart/mixed; boundary="b"')))
    assert (found["interview_date"], found["recipient_name"]) == ("2026-07-09", "Dana Whitfield")
    assert found["thread_ids"] == "<1@brightline.example>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [("", "empty"), (b" \n", "empty"), ("x" * (MAX_CHARS + 1), "too-long"), (b"x" * (4 * MAX_CHARS + 1), "too-long"), (bytes(range(30)) * 40, "binary"),
     ("BEGIN:VCALENDAR\n" + "X:1\n" * MAX_CHARS, "too-long"),
     ("BEGIN:VCALENDAR\n" + "X:1\n" * (MAX_CHARS // 3), "too-long")],
)  # fmt: skip
def test_what_cannot_be_read(data: str | bytes, reason: str) -> None:
    """It is refused in a word."""
    with pytest.raises(Unreadable) as refusal:
        read_file(data)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfInterview",
        "Interview".encode("utf-16"),
        b"Interview \x93now\x94",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR",
    ],
)
def test_odd_encodings_are_read(data: bytes) -> None:
    """Byte order marks, Windows-1252 and an empty calendar raise nothing."""
    assert read_file(data).kind in ("invitation", "other")


def test_calendar_files_that_break_the_rules() -> None:
    """A truncated file, an alarm inside the event, impossible dates, lines that are no property."""
    assert (
        values(read_file("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nSUMMARY:Interview\nDTSTART:20260709T130000Z"))[
            "interview_time"
        ]
        == "14:00"
    )
    alarm = ics(
        "DTSTART:20260709T130000Z",
        "SUMMARY:Interview",
        "BEGIN:VALARM",
        "DTSTART:20260101",
        "END:VALARM",
        "nonsense",
        "X;Y",
        "END:VTODO",
    )
    assert values(read_file(alarm))["interview_date"] == "2026-07-09"
    assert read_file(ics("DTSTART:20261399T130000Z", "SUMMARY:Interview")).kind == "other"
    assert read_file(ics("DTSTART:soon", "SUMMARY:Interview")).kind == "other"


def test_time_in_utc_without_a_known_zone_is_asked_about() -> None:
    """As the file has it, and a question."""
    reading = read(ics("DTSTART:20260709T130000Z", "SUMMARY:Interview"), now=NOW, locale="en-US")
    assert (values(reading)["interview_time"], reading.questions[0].reason) == ("13:00", "utc")


@pytest.mark.parametrize("charset", ["unicode_escape", "Raw-Unicode-Escape", "idna", "punycode", "undefined"])
def test_encodings_that_only_python_has_are_none_of_a_mail(charset: str) -> None:
    """What a reader sees is read, with no escape of Python's decoded in it."""
    mail = parse_mail(eml("Your interview\\u0020is on Thursday \\d at 2pm.", f"text/plain; charset={charset}"))
    assert "interview\\u0020is on Thursday \\d" in mail.text


def test_mail_in_an_encoding_that_lies() -> None:
    """What is no UTF-8 is read as Latin-1; a header that is malformed is left out."""
    data = eml(TEXT).replace(b"Dana\r\n\r\n", b"Dana\r\n").replace(b"Kind", b"\xe9\xff Kind")
    assert values(read_file(data))["interview_time"] == "14:00"


def test_an_event_tells_the_visitor_from_the_organiser_s_colleagues() -> None:
    """By the house of their addresses; who is named by an address alone, or where all are of one house, stays open."""
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nORGANIZER;CN=Bo Lee:mailto:bo@mill.example\nSUMMARY:Interview\nDTSTART:20260312T100000\n{}\nEND:VEVENT\nEND:VCALENDAR"
    visitor = "ATTENDEE;CN=Ms Ann Ray:mailto:ann@post.example"
    colleague = 'ATTENDEE;CN="Gould, Peter":mailto:peter@mill.example'
    unnamed = "ATTENDEE;CN=cy@post.example:mailto:cy@post.example"
    for lines, name, others in (
        ([visitor, colleague], "Ann Ray", "Peter Gould"),
        ([visitor], "Ann Ray", None),
        ([colleague], "Peter Gould", None),
        ([unnamed, colleague], None, "Peter Gould"),
    ):
        found = read(event.format("\n".join(lines)), now=NOW, locale="en-GB").facts
        assert {field: found[field].value for field in ("your_name", "others") if field in found} == {
            field: value for field, value in (("your_name", name), ("others", others)) if value
        }
