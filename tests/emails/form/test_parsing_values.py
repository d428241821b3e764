"""What each answer becomes in the context, and where the line runs between right, questioned and wrong."""

from typing import Any

import pytest

from builder.emails.form.parsing import MAX_FIELDS, ParseResult, UnknownField, parse
from builder.emails.model.catalogue import FIELDS, Fault, MessageType
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context
from tests.support.factories import CLOCK, context_of, read

EVERYTHING = {
    "situation": "missed",
    "when": "today",
    "contact": "none",
    "cause": "other",
    "other_cause": "a swan stood on the bridge",
    "other_class": "C",
    "candour": "owned",
    "cause_detail": "Foss Bridge",
    "recipient": "agency",
    "format": "video",
    "form": "text",
    "locale": "en-US",
    "your_name": "Sam Taylor",
    "recipient_name": "Ms Okafor",
    "recipient_email": "hr@northwind.example",
    "recipient_phone": "07700 900456",
    "role": "Data Analyst",
    "company": "Northwind",
    "client": "Contoso",
    "phone": "07700 900123",
    "place": "2 Station Road",
    "adjustment": "step-free access",
    "available_from": "2026-11-30",
    "first_sent": "2026-11-20",
    "voicemail_time": "10:20",
    "joined_time": "09:58",
    "waited_until": "10:15",
    "eta_minutes": "25",
}
ASKED_OTHERWISE = ("other_class", "eta_minutes")
"""Answers that the context holds under another name, or as a number."""


def test_every_answer_reaches_its_attribute() -> None:
    """Each fact of the context is the answer of that name, or follows from it."""
    same: dict[str, Any] = {name: value for name, value in EVERYTHING.items() if name not in ASKED_OTHERWISE}
    same |= {"message_type": MessageType.AGENCY, "today": "2026-11-24", "fault": Fault.EXTERNAL, "eta_minutes": 25}
    understood = Context(**same | {"other_cause": "A swan stood on the bridge."})
    assert parse(EVERYTHING, CLOCK) == ParseResult(understood, {}, {})


def test_context_defaults() -> None:
    """A manager, an email, plain words, British English; all else is not known."""
    assert read() == ParseResult(Context("missed", MessageType.FIRST_APOLOGY, "2026-11-24"), {}, {})


def test_cause_sets_fault_and_privacy() -> None:
    """The class says whose fault it was. A cause goes where none is asked, and an "other" one is the writer's own."""
    private = context_of(cause="health")
    assert (private.cause, private.fault, private.private) == ("health", Fault.PRIVATE, True)
    open_ = context_of(cause="overslept")
    assert (open_.cause, open_.fault, open_.private) == ("overslept", Fault.OWN, False)
    assert context_of(cause="other").fault == ""
    assert context_of(cause="other", other_class="A").fault is Fault.OWN
    assert context_of(cause="other", other_class="B").fault is Fault.SHARED
    settled = context_of(situation="confirm-call", cause="health")
    assert (settled.cause, settled.fault, settled.private) == ("", "", False)
    absent = context_of(cause="interviewer-absent")
    assert (absent.message_type, absent.fault) == (MessageType.EMPLOYER_SIDE, Fault.EMPLOYER)
    assert context_of(recipient="panel").formality == "formal"


def test_conflicting_answer_is_dropped() -> None:
    """A reason that cannot be is dropped, and a form that does not suit becomes the email."""
    late = read(situation="late", cause="interviewer-absent")
    assert late.context is not None
    assert (set(late.errors), late.context.cause, late.context.fault) == ({"cause"}, "", "")
    refused = read(situation="refused", form="call")
    assert refused.context is not None
    assert (set(refused.errors), refused.context.form) == ({"form"}, "email")
    assert context_of(form="call").form == "call"


def test_invalid_situation_reports_only_that_field() -> None:
    """Without a situation there is no message; where the situation itself is wrong, no question is asked beside it."""
    assert parse({"situation": "lunch"}, CLOCK) == ParseResult(None, {"situation": "Choose the message you need"}, {})
    late = parse({"when": "before", "plan": "late"}, CLOCK).context
    called = parse({"when": "today", "contact": "spoke"}, CLOCK).context
    assert late is not None
    assert called is not None
    assert (late.situation, called.situation) == ("late", "spoke")


def test_errors_are_in_the_language_of_the_locale() -> None:
    """What stands beside a field is in the language of the answers, and British English where none was chosen."""
    wrong = {"situation": "missed", "phone": "x", "slot1_date": "2026-11-28"}
    assert parse({**wrong, "locale": "en-US"}, CLOCK).errors == parse(wrong, CLOCK).errors
    assert context_of(locale="en-US").locale == "en-US"


@pytest.mark.parametrize("minutes", ["1", "01", "240"])
def test_valid_delays(minutes: str) -> None:
    """The ends of the span are inside it."""
    assert context_of(eta_minutes=minutes).eta_minutes == int(minutes)


@pytest.mark.parametrize("minutes", ["0", "241", "999", "1000", "-5", "2.5", "٣٠", "3 0"])
def test_invalid_delays(minutes: str) -> None:
    """Longer than four hours is not late but absent; other figures are none here."""
    assert "eta_minutes" in read(eta_minutes=minutes).errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("interview_date", "٢٠٢٦-11-24"),
        ("interview_date", "20261124"),
        ("interview_date", "2026-W48-2"),
        ("interview_time", "1030"),
        ("interview_time", "10:30:00"),
        ("phone", "12"),
        ("phone", "07700 900123 or email"),
        ("recipient_phone", "+44"),
    ],
)
def test_dates_times_and_numbers_have_one_format(field: str, value: str) -> None:
    """What browsers send is taken; other ways to write it, which Python would read, are not."""
    assert set(read(**{field: value}).errors) == {field}


@pytest.mark.parametrize("phone", ["123", "+44 (0)113 496-0000", "212.555.0142 ext 7", "212 555 0142 X7"])
def test_phone_number_formats_are_preserved(phone: str) -> None:
    """Three figures are the least, and an extension may follow."""
    assert context_of(phone=phone).phone == phone


def test_answer_length_limits() -> None:
    """At the limit it is taken, and one character more is said with the limit; so is a text that is mostly spaces."""
    limit = FIELDS["role"].limit
    assert context_of(role="a" * limit).role == "a" * limit
    expected_errors = {"role": f"Use {limit} characters or fewer"}
    assert read(role="a" * (limit + 1)).errors == expected_errors
    assert context_of(role="a" + " " * (8 * limit - 1)).role == "a"
    assert read(role="a" + " " * (8 * limit)).errors == expected_errors


def test_too_many_answers_are_rejected() -> None:
    """Two hundred are read, more are not; what belongs to no field is named, in a short line."""
    many = {f"slot{number}_date": "" for number in range(4, MAX_FIELDS + 4)}
    assert parse({**dict(list(many.items())[1:]), "situation": "missed"}, CLOCK).errors == {}
    with pytest.raises(UnknownField, match=r"^at most 200 answers are read$"):
        parse({**many, "situation": "missed"}, CLOCK)
    with pytest.raises(UnknownField, match=r"^unknown field: 'x{59}$"):
        read(**{"x" * 100: ""})
    with pytest.raises(UnknownField):
        read(slot4="2026-11-26")


def test_first_error_per_field_wins() -> None:
    """Of several things that are wrong with a field, the first is said; the others follow once that is mended."""
    parsed = read(slot5_date="26 November", slot6_date="2026-11-26", slot7_date="2026-11-26")
    assert parsed.errors == {"slot5_date": "Offer no more than five slots"}


def test_today_is_in_the_visitors_zone() -> None:
    """When it is evening in London it is tomorrow in Tokyo; without a zone, it is the day in UTC."""
    clock = Clock(CLOCK.now + 8 * 3600, {"Asia/Tokyo": ((0, 540),), "Europe/London": ((0, 0),)})
    for zones, today in (({"your_zone": "Asia/Tokyo"}, "25"), ({"their_zone": "Asia/Tokyo"}, "24"), ({}, "24")):
        parsed = parse({"situation": "missed", **zones}, clock)
        assert parsed.context is not None
        assert parsed.context.today == f"2026-11-{today}"
