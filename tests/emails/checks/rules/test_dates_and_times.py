"""Edge cases of the rules about dates, times and time zones."""

import pytest

from builder.emails.checks.parsing.document import parse_document
from builder.emails.checks.rules.time_zones import time_zone_shown
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from tests.support.check_corpus import SUBJECT, Flagged, flagged

AMERICAN = {"locale": "en-US"}
ABROAD = {"your_zone": "Europe/London", "their_zone": "America/New_York"}


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
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
        ("I can on 3/12.", {"situation": "cannot-attend", "interview_date": "2026-12-04"}, [("3/12", None)]),
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
def test_numeric_dates(body: str, answers: dict[str, str], expected: Flagged) -> None:
    """Spelt out if it can be one date only, or if the form settles which; fractions are not dates."""
    assert flagged("month-spelt-out", body, **answers) == expected


@pytest.mark.parametrize(
    ("weekday", "right"),
    [("Wednesday", []), ("Thursday", ["Wednesday"]), ("Thurs", ["Wed"]), ("Friday", ["Wednesday"]), ("Fri", ["Wed"])],
)
def test_wrong_weekday(weekday: str, right: list[str]) -> None:
    """Corrected in the same form, short or full."""
    assert flagged("weekday-matches-date", f"I can on {weekday} 25 November.") == [
        (weekday, repair) for repair in right
    ]


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
def test_british_summer_time(when: str, winter: bool) -> None:
    """From the last Sunday of March to the last of October; without a date in the sentence, today decides."""
    assert flagged("time-zone-shown", f"We talk {when} at 10:00 BST.") == ([("BST", "UK time")] if winter else [])


def test_season_comes_from_the_same_sentence() -> None:
    """Dates of other sentences do not count; without today's date there is no finding."""
    assert flagged("time-zone-shown", "I was there on 4 June. We talk at 10:00 BST. I go on 5 June.") == [
        ("BST", "UK time")
    ]
    assert flagged("time-zone-shown", "We talk at 10:00 BST. 4 June is no good.") == [("BST", "UK time")]
    assert flagged("time-zone-shown", "I was there today. We talk on 4 June at 10:00 BST.") == []
    unknown = parse_document(
        Message(SUBJECT, "We talk at 10:00 BST."), Context("missed", MessageType.FIRST_APOLOGY, today="")
    )
    assert list(time_zone_shown(unknown)) == []


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
    [
        ("We talk at 10:00 IST.", {}, [("IST", None)]),
        ("We talk at 10:00.", {}, []),
        ("We talk at 10:00.", {"format": "phone"}, []),
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
def test_times_carry_a_zone(body: str, answers: dict[str, str], expected: Flagged) -> None:
    """In the same line, as a zone, its letters or a city; by every time only if the zones differ."""
    assert flagged("time-zone-shown", body, **answers) == expected


def test_zone_by_first_line_and_city() -> None:
    """A zone wrapped over two lines counts for the first; of a zone name the last part is the city."""
    wrapped = "We can of course still talk on that day at 10:00 UK\ntime."
    assert flagged("time-zone-shown", wrapped, **ABROAD, format="video") == []
    there = Context(
        "missed", MessageType.FIRST_APOLOGY, today="", format="video", their_zone="America/Argentina/Buenos_Aires"
    )
    assert list(time_zone_shown(parse_document(Message(SUBJECT, "At 10:00 in Buenos Aires."), there))) == []


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
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
def test_am_or_pm(body: str, answers: dict[str, str], expected: Flagged) -> None:
    """Repaired if the form settles which; the first time of a span shares the second's meridiem."""
    assert flagged("am-or-pm", body, **answers) == expected


@pytest.mark.parametrize(
    ("offer", "answers", "expected"),
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
def test_unusual_offers(offer: str, answers: dict[str, str], expected: Flagged) -> None:
    """Before today, more than two weeks ahead, or outside office hours by the first time in the sentence."""
    assert flagged("offered-times-ahead", f"I can offer {offer}.", **answers) == expected
