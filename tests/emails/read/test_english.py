"""Which English an invitation is written in: suggested where it's clear, and then its days are read so."""

from datetime import datetime
from typing import Final

import pytest

from builder.emails.read.reader import read

NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (the visitor's wall clock)
MAIL: Final = (
    "Dear Sam,\n\nWe would like to invite you to an interview for the Analyst role on {when}.\n\n{more}\n\nAnn"
)


def facts(when: str, more: str, locale: str) -> dict[str, str]:
    """Return what a visitor's browser of one locale reads in a mail."""
    reading = read(MAIL.format(when=when, more=more), now=NOW, locale=locale)
    return {name: fact.value for name, fact in reading.facts.items()}


@pytest.mark.parametrize(
    ("when", "more"),
    [
        ("Thursday 2 April at 10:00 GMT", ""),
        ("Thursday 2 April at 10am (Europe/London)", ""),
        ("Thursday 2 April at 9.30am", "Please bring your CV."),
        ("Thursday 2 April at 10:00", "Our organisation is at 1 High Street, Leeds LS1 4DY."),
        ("Thursday 2 April at 10:00", "Bring your CV. Call me on 07700 900123."),
        ("Thursday 2 April at 9.30am", "Call me on +44 20 7946 0000."),
        ("Thursday 2 April at 9.30am", "Call me on +44 (0)20 7946 0000."),
    ],
)
def test_british_invitation_suggests_british_english(when: str, more: str) -> None:
    """A zone, or two kinds of other evidence, show it; a British browser has it already."""
    assert facts(when, more, "en-US")["locale"] == "en-GB"
    assert "locale" not in facts(when, more, "en-GB")


@pytest.mark.parametrize(
    ("when", "more"),
    [
        ("Thursday, April 2 at 10:00 AM EST", ""),
        ("Thursday, April 2 at 10:00 AM", "Call our organization at (212) 555-0123."),
        ("Thursday, April 2 at 10:00 AM", "Call +1 212-555-0123. We are at 5 Main St, Albany, NY 12207."),
        ("Thursday, April 2 at 10:00 AM", "Bring the resume. 5 Main St, Albany, NY 12207"),
    ],
)
def test_american_invitation_suggests_american_english(when: str, more: str) -> None:
    """The same the other way round."""
    assert facts(when, more, "en-GB")["locale"] == "en-US"
    assert "locale" not in facts(when, more, "en-US")


@pytest.mark.parametrize(
    ("when", "more"),
    [
        ("Thursday 2 April at 10:00", "Please bring your CV."),
        ("Thursday 2 April at 9.30am", ""),
        ("Thursday 2 April at 10:00", "Call (212) 555-0123."),
        ("Thursday 2 April at 9.30am", "Bring your CV. Call our New York office on +1 212-555-0123."),
        ("Thursday 2 April at 10:00 GMT", "Our organization is at 5 Main St, Albany, NY 12207."),
        ("Thursday 2 April at 10:00 CET", ""),
        ("Thursday 2 April at 10:00", ""),
    ],
)
def test_what_is_not_clear_suggests_nothing(when: str, more: str) -> None:
    """One kind of evidence could be chance, and evidence of both is none."""
    for locale in ("en-GB", "en-US"):
        assert "locale" not in facts(when, more, locale)


def test_days_are_read_as_their_writer_means_them() -> None:
    """In a British invitation 4/3 is in March, whatever the browser speaks; the words that show it are named."""
    found = facts("12/3 at 9.30am", "Please bring your CV.", "en-US")
    assert (found["interview_date"], found["locale"]) == ("2026-03-12", "en-GB")
    found = facts("4/13/2026 at 10:00 AM EDT", "", "en-GB")
    assert (found["interview_date"], found["locale"]) == ("2026-04-13", "en-US")
    reading = read(MAIL.format(when="2 April at 9.30am", more="Bring your CV."), now=NOW, locale="en-US")
    assert reading.facts["locale"].evidence.text == "9.30am"


def test_what_is_no_invitation_suggests_nothing() -> None:
    """A British newsletter says nothing about the visitor's message."""
    text = "Our summer sale ends on 2 April at 9.30am. Visit our shop, Leeds LS1 4DY."
    assert read(text, now=NOW, locale="en-US").facts == {}


def test_calendar_entry_has_an_english_too() -> None:
    """The zone of a calendar entry shows it."""
    event = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Interview with Northwind\n"
        "DTSTART;TZID=Europe/London:20260402T100000\nDTEND;TZID=Europe/London:20260402T110000\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    assert read(event, now=NOW, locale="en-US").facts["locale"].value == "en-GB"
