"""The rules about days and times, to the edge: what they say of which words, and what may stand in their place.

Mutants of calendar.py that live because they change nothing: how far before a date its word is looked for, give or take
a character; an X taken off a text in small letters, or in the place of a word that there is not; the last space of
an entry of two words for its first; the line in which the letters of a zone end, since it is the one where they start.
"""

import pytest

from builder.emails.checks.parsing.document import parse_document
from builder.emails.checks.rules.dates_and_times import time_zone_shown
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from tests.support.check_corpus import SUBJECT, Said, said

AMERICAN = {"locale": "en-US"}
ABROAD = {"your_zone": "Europe/London", "their_zone": "America/New_York"}


@pytest.mark.parametrize(
    ("body", "answers", "found"),
    [
        ("I can on 1/1.", {}, [("1/1", "1 January")]),
        ("I can on 12/12.", {}, [("12/12", "12 December")]),
        ("I can on 31/12.", {}, [("31/12", "31 December")]),
        ("I can on 1/31.", {}, [("1/31", "31 January")]),
        ("I can on 12/13.", {}, [("12/13", "13 December")]),
        ("I can on 32/12.", {}, []),
        ("I can on 13/13.", {}, []),
        ("I can on 0/5.", {}, []),
        ("I can on 3/12.", {}, [("3/12", None)]),
        ("I can on 3/12.", {"slot1_date": "2026-12-03"}, [("3/12", "3 December")]),
        ("I can on 3/12.", {"new_date": "2027-03-12"}, [("3/12", "12 March")]),
        ("I can on 3/12.", {"interview_date": "2026-12-04"}, [("3/12", None)]),
        ("I can on 3/12.", {"slot1_date": "2026-12-03", "slot2_date": "2027-03-12"}, [("3/12", None)]),
        ("I can on 11/26.", AMERICAN, [("11/26", "November 26")]),
        ("I can 11/26/2026.", AMERICAN, [("11/26/2026", "November 26, 2026")]),
        ("I can 11/26/26.", AMERICAN, [("11/26/26", "November 26, 2026")]),
        ("I can 26/11/26.", {}, [("26/11/26", "26 November 2026")]),
        ("I can 26.11.2026.", {}, [("26.11.2026", "26 November 2026")]),
        ("I can 26-11-2026.", {}, [("26-11-2026", "26 November 2026")]),
        ("I can 26.11-2026.", {}, []),
        ("I can 26/11.", {}, []),
        ("26/11 is good.", {}, [("26/11", "26 November")]),
        ("Good:\n  26/11 or never.", {}, [("26/11", "26 November")]),
        ("I can Thursday 26/11.", {}, [("26/11", "26 November")]),
        ("I can Thu 26/11.", {}, [("26/11", "26 November")]),
        ("I can 0 26/11.", {}, []),
        ("… 26/11 is good.", {}, []),
    ],
)
def test_a_date_in_figures(body: str, answers: dict[str, str], found: Said) -> None:
    """It is spelt where it can be one date only, or where the answers tell which; fractions are none."""
    assert said("month-spelt-out", body, **answers) == found


@pytest.mark.parametrize(
    ("weekday", "right"),
    [("Wednesday", []), ("Thursday", ["Wednesday"]), ("Thurs", ["Wed"]), ("Friday", ["Wednesday"]), ("Fri", ["Wed"])],
)
def test_a_wrong_weekday(weekday: str, right: list[str]) -> None:
    """It is put right in as many letters: those of a short form, or all."""
    assert said("weekday-matches-date", f"I can on {weekday} 25 November.") == [(weekday, repair) for repair in right]


@pytest.mark.parametrize(
    ("when", "winter"),
    [
        ("on 27 March 2027", True),
        ("on 28 March 2027", False),
        ("on 30 October 2027", False),
        ("on 31 October 2027", True),
        ("on 30 March 2024", True),
        ("on 31 March 2024", False),
        ("on 24 October 2026", False),
        ("on 25 October 2026", True),
        ("", True),
        ("any day", True),
        ("on Thursday", True),
    ],
)
def test_summer_time_lasts_from_march_to_october(when: str, winter: bool) -> None:
    """From the last Sunday of March to the last of October; without a date in the sentence, today decides."""
    assert said("time-zone-shown", f"We talk {when} at 10:00 BST.") == ([("BST", "UK time")] if winter else [])


def test_the_season_is_that_of_the_same_sentence() -> None:
    """A day in the sentence before or after says nothing about this one; without a today nothing is said."""
    assert said("time-zone-shown", "I was there on 4 June. We talk at 10:00 BST. I go on 5 June.") == [
        ("BST", "UK time")
    ]
    assert said("time-zone-shown", "We talk at 10:00 BST. 4 June is no good.") == [("BST", "UK time")]
    assert said("time-zone-shown", "I was there today. We talk on 4 June at 10:00 BST.") == []
    unknown = parse_document(
        Message(SUBJECT, "We talk at 10:00 BST."), Context("missed", MessageType.FIRST_APOLOGY, today="")
    )
    assert list(time_zone_shown(unknown)) == []


@pytest.mark.parametrize(
    ("body", "answers", "found"),
    [
        ("We talk at 10:00 IST.", {}, [("IST", None)]),
        ("We talk at 10:00.", {}, []),
        ("We talk at 10:00.", {"format": "phone"}, [("10:00", None)]),
        ("We talk at 10:00.", ABROAD, [("10:00", None)]),
        ("We talk at 10:00.", {**ABROAD, "format": "video"}, [("10:00", None)]),
        ("At 10:00 UK time.\nOr at 11:00.", {**ABROAD, "format": "video"}, [("11:00", None)]),
        ("At 10:00 UK time.\nOr at 11:00.", {"format": "video"}, []),
        ("At 10:00 UK time.\nOr at 11:00.", ABROAD, []),
        ("At 10:00 in New York.", {**ABROAD, "format": "video"}, []),
        ("At 10:00 GMT.", {**ABROAD, "format": "video"}, []),
        ("At 10:00 gmt.", {**ABROAD, "format": "video"}, [("10:00", None)]),
        ("All times are UK time.\nAt 10:00.", {**ABROAD, "format": "video"}, []),
    ],
)
def test_a_zone_stands_by_the_times(body: str, answers: dict[str, str], found: Said) -> None:
    """In the same line, as a zone, its letters or a city; by each time only where both sides' clocks differ."""
    assert said("time-zone-shown", body, **answers) == found


def test_a_zone_counts_where_it_starts_and_by_its_city() -> None:
    """One that a wrapped line parts stands in the first; of a zone within a region the last part is the city."""
    wrapped = "We can of course still talk on that day at 10:00 UK\ntime."
    assert said("time-zone-shown", wrapped, **ABROAD, format="video") == []
    there = Context(
        "missed", MessageType.FIRST_APOLOGY, today="", format="video", their_zone="America/Argentina/Buenos_Aires"
    )
    assert list(time_zone_shown(parse_document(Message(SUBJECT, "At 10:00 in Buenos Aires."), there))) == []


@pytest.mark.parametrize(
    ("body", "answers", "found"),
    [
        ("We said at 2:30.", {}, [("2:30", None)]),
        ("We said at 2:30.", {"interview_time": "14:30"}, [("2:30", "2:30pm")]),
        ("We said at 2:30.", {"interview_time": "02:30"}, [("2:30", "2:30am")]),
        ("We said at 2:30.", {"interview_time": "14:31"}, [("2:30", None)]),
        ("We said at 2:30.", {"interview_time": "13:30"}, [("2:30", None)]),
        ("We said at 2:30.", {"interview_time": "15:30"}, [("2:30", None)]),
        ("We said 3 o’clock.", {"interview_time": "15:00"}, [("3 o’clock", "3pm")]),
        ("We said 3 O'CLOCK.", {**AMERICAN, "interview_time": "15:00"}, [("3 O'CLOCK", "3 PM")]),
        ("We said 2:30.", {**AMERICAN, "interview_time": "14:30"}, [("2:30", "2:30 PM")]),
        ("We said 12:30.", {**AMERICAN, "interview_time": "12:30"}, [("12:30", "12:30 PM")]),
        ("We said 12:30.", {**AMERICAN, "interview_time": "00:30"}, [("12:30", "12:30 AM")]),
        ("We said 1:30.", {**AMERICAN, "interview_time": "12:30"}, [("1:30", None)]),
        ("We said 12:00.", {**AMERICAN, "interview_time": "12:00"}, [("12:00", "12:00 PM")]),
        ("We said 01:30.", AMERICAN, [("01:30", None)]),
        ("We said 0:30.", AMERICAN, []),
        ("We said 13:30.", AMERICAN, []),
        ("We said 12:30.", {}, []),
        (
            "We said at 2:30.",
            {"interview_time": "02:30", "new_date": "2026-12-01", "new_time": "14:30"},
            [("2:30", None)],
        ),
        ("We said 2:00 to 4pm.", {}, []),
        ("We said 2:00, 3:00 or at 4pm.", {}, [("2:00", None)]),
        ("We said 2:00, and you said 4pm.", {}, [("2:00", None)]),
        ("We said 2pm to 4:00.", {}, [("4:00", None)]),
    ],
)
def test_a_time_on_a_twelve_hour_clock(body: str, answers: dict[str, str], found: Said) -> None:
    """It gets the half of the day that the answers tell; one that leads up to another shares its half."""
    assert said("am-or-pm", body, **answers) == found


@pytest.mark.parametrize(
    ("offer", "answers", "found"),
    [
        ("24 November", {}, []),
        ("23 November", {}, [("23 November", None)]),
        ("8 December", {}, []),
        ("9 December", {}, [("9 December", None)]),
        ("Thursday", {}, []),
        ("26 November at 08:00", {}, []),
        ("26 November at 07:59", {}, [("07:59", None)]),
        ("26 November at 18:00", {}, []),
        ("26 November at 18:01", {}, [("18:01", None)]),
        ("26 November at 18:01", ABROAD, []),
        ("26 November at 6:30", {}, []),
        ("Thursday at 18:01", {}, [("18:01", None)]),
        ("26 November.\nThe lift opens at 06:00", {}, []),
        ("26 November at 08:00 or 19:00", {}, []),
        ("26 November. 06:00 is when the lift opens", {}, []),
    ],
)
def test_where_an_offer_becomes_odd(offer: str, answers: dict[str, str], found: Said) -> None:
    """Before today, more than two weeks ahead, or outside office hours by the first time in its sentence."""
    assert said("offered-times-ahead", f"I can offer {offer}.", **answers) == found
