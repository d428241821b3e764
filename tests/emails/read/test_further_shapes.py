"""Shapes that newer mails showed: genres that aren't ours, times that change places, names and numbers at odd places."""

from datetime import datetime
from typing import Final

import pytest

from builder.emails.read.reader import read

NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (a Wednesday, on the visitor's wall clock)
WHEN: Final = "Your interview for the Clerk role is on Thursday 12 March at 10am"


def values(text: str, locale: str = "en-GB") -> dict[str, str]:
    """Return the values that are read from a text, with its kind and what a reply says."""
    reading = read(text, now=NOW, locale=locale)
    return {name: fact.value for name, fact in reading.facts.items()} | {"kind": reading.kind, "reply": reading.reply}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ann, your new matches: Clerk, Leeds. Interviews on Thursday 12 March at 10am. Change how often you hear from us.",
        "Hi Ann, thank you for your interview for the Clerk role. Please take our survey by Friday 13 March at 5pm.",
        "Hi Ann, you've been added as an interviewer for the Clerk role. Interview: Thursday 12 March, 10am. Scorecard due Friday.",
        "Dear Ann, Bo has named you as a referee for the post of Clerk. Interviews are on Thursday 12 March at 10am.",
        "Hi Ann, thank you for coming in for the Clerk interview yesterday. Bo will let you know by the end of the week.",
        "Hi Ann,\n\nYour application for the Clerk role: Interview - Completed. The panel is reviewing it.",
        "Hi Ann, can I help you practise for your interview? Let's meet at the pub on Saturday at 1pm and go through the job description.",
    ],
)
def test_mails_of_other_genres_fill_nothing(text: str) -> None:
    """A list of jobs, a survey, a scorecard, a reference or thanks afterwards name an interview that isn't to come."""
    assert set(values(text)) == {"kind", "reply"}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ann, it was a pleasure to meet you. Would you come back for a second interview for the Clerk role? Bo",
        "Hi Ann, we'd like to interview you for the Clerk role. When are you free next week? Bo",
        "Hi Ann, good luck with the interview! It's at Acme on Thursday 12 March at 10am for the Clerk role. Bo",
    ],
)
def test_what_leads_to_an_interview_is_an_invitation(text: str) -> None:
    """Thanks, a question for times and good wishes are said to whoever is invited, too."""
    assert values(text)["kind"] == "invitation"


@pytest.mark.parametrize(
    ("words", "reply", "at"),
    [
        ("Can we do your interview at 3pm on Thursday instead of 11am?", "moved", "15:00"),
        ("Can we push today's interview back to 11.15 instead of 9.30?", "moved", "11:15"),
        ("Can we move today's interview to Thursday at 11.15?", "moved", "11:15"),
        ("Please use the side door instead of the main one. Your interview is on Thursday at 10am.", "", None),
    ],
)
def test_a_time_takes_the_place_of_another(words: str, reply: str, at: str | None) -> None:
    """Instead of a time that nobody missed there's a new one."""
    found = values(f"Hi Ann, {words} Bo, Acme Ltd")
    assert (found["reply"], found.get("new_time")) == (reply, at)


def test_letters_that_a_state_keeps_all_year() -> None:
    """Where clocks don't change, the letters of winter are no mistake in summer."""
    reading = read("Hi Ann, your interview is on July 14, 2026 at 10am MST.", now=NOW, locale="en-US")
    assert reading.facts["their_zone"].value == "America/Phoenix"
    assert not [question for question in reading.questions if question.field == "their_zone"]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (f"Hi Ann, {WHEN}. Call 01632 960123 to confirm. Bo", "recipient_phone", "01632 960123"),
        (f"Hi Ann, {WHEN}. Ask security in the lobby to call me on 01632 960123. Bo", "recipient_phone", "01632 960123"),
        (f'{WHEN}.\nMessage: "Hi Ann, see you then! - Bo Grant, owner"\n', "recipient_name", "Bo Grant"),
        (f'{WHEN}.\nMessage: "Hi Ann, see you then. Thank You"\n', "recipient_name", None),
        (f"From: Coach Bo Grant <bo@acme.example>\nTo: Ann Lee\nSubject: Interview\n\n{WHEN}.", "recipient_name", "Bo Grant"),
        (f"From: Bo Grant <bo@acme.example>\nCc: Mel Poe <mel@acme.example>\nSubject: Interview\n\nHi Ann, {WHEN}. Mel will be on the call.\nBo", "others", "Mel Poe"),
        (f"Hi Ann,\n{WHEN}.\nPlease ask for: Kevin Tranter\n\nYours sincerely,\nK Tranter", "recipient_name", "Kevin Tranter"),
        (f"Hi Ann, {WHEN}.\nIf you can't come, let Bo Grant know at bo@acme.example.", "recipient_name", "Bo Grant"),
        (f"Hi Ann, {WHEN} with the Headteacher (Mrs F Quirk) and our Deputy Manager (Mr Paul Avery).\nBo", "others", "Mrs F Quirk and Mr Paul Avery"),
        (f"Hi Ann, {WHEN} in the Members' Room, Town Hall, Mossdale.\nBo", "place", "Members' Room, Town Hall, Mossdale"),
        (f"Hi Ann, {WHEN}.\nOrchard Care is an equal opportunities employer.", "company", "Orchard Care"),
        (f"Mr. Adeleke -\n{WHEN}.", "your_name", "Adeleke"),
        (f"From: Bo <bo@acme.example>\nTo: \"Doe Mensah, Ama\" <ama@mail.example>\nSubject: Interview\n\nHi Ama, {WHEN}.", "your_name", "Ama Doe Mensah"),
        (f"Hi Ann, {WHEN} with the City of Alder Falls.", "company", "City of Alder Falls"),
        ("Subject: Acme // Product Manager // Stage 2\n\nHi Ann, your interview is on Thursday 12 March at 10am.", "role", "Product Manager"),
        ("Hi Ann, well done in the online tests for the Audit Graduate Programme! Your interview is on Thursday 12 March at 10am.", "role", "Audit Graduate"),
        ("Automatic reply: Interview\n\nI am out of the office. Contact Bo Poe, bpoe@acme.example.\n\nLeo Voight", "recipient_email", None),
        ("Interview booked\n\nCaregiver\nThursday 12 March at 10am\nAsk for Jo Cole", "recipient_name", None),
        ("Bo Grant\nto me\nMon, Mar 9, 10:03 AM\n\nHi Ann, your interview is tomorrow at 4pm.", "interview_date", "2026-03-10"),
        ("Interview\nDate:12 March 2026, 09:45", "interview_date", "2026-03-12"),
    ],
)  # fmt: skip
def test_values_at_odd_places(text: str, field: str, value: str | None) -> None:
    """Each is where only some mails have it."""
    assert values(text).get(field) == value


def test_recording_without_a_deadline_has_no_day() -> None:
    """What is due at no time is an invitation nevertheless."""
    found = values("Hi Ann, please record your video interview for the Clerk role at https://www.hirevue.com/i/1. Bo")
    assert (found["kind"], found["format"], found.get("interview_date")) == ("invitation", "recorded", None)


def test_words_of_a_mail_are_no_job() -> None:
    """An occupation with a word before it that belongs to the mail is passed over."""
    assert "role" not in values("Hi Ann, your interview is tomorrow at 10am. The Interview Cashier knows. Thanks, Bo")


QUOTED: Final = """From: Bo Grant <bo@acme.example>
To: Ann Lee
Subject: RE: Clerk

Perfect, your interview is on Thursday 12 March at 10am then.
Bo

From: Bo Grant
Sent: 9 March 2026 10:02
To: Ann Lee
Subject: Clerk

Dear Ann, could you come for an interview?
{}
Acme Ltd
01632 960377
"""


@pytest.mark.parametrize(("signature", "number"), [("Bo Grant", "01632 960377"), ("B. G.", None)])
def test_the_writer_s_number_may_be_in_what_is_quoted(signature: str, number: str | None) -> None:
    """It stands below their name in an older mail of theirs."""
    assert values(QUOTED.format(signature)).get("recipient_phone") == number


CALENDAR: Final = """Invitation: Interview - Clerk @ Thu Mar 12, 2026 1pm - 1:45pm (GMT) ({})

Interview - Clerk

Organizer
{}

Guests
{}
jo.fox@mail.example

Reply for jo.fox@mail.example
Jo Fox and Sam Hill
"""


@pytest.mark.parametrize(
    ("organizer", "guest", "invited", "expected"),
    [
        ("Ann Lee\nann@acme.example", "Ann Lee - organizer", "jo.fox@mail.example", ("Ann Lee", "ann@acme.example", "Jo Fox")),
        ("ann@acme.example", "ann@acme.example - organizer", "jo.fox@mail.example", (None, "ann@acme.example", "Jo Fox")),
        ("Talent Team\nann@acme.example", "Ann Lee - organizer", "sam.hill@mail.example", ("Ann Lee", "ann@acme.example", "Sam Hill")),
        ("ann@acme.example", "Bo", "no.one@mail.example", (None, "ann@acme.example", None)),
        ("ann@acme.example", "Bo", "jo77@mail.example", (None, "ann@acme.example", None)),
    ],
)  # fmt: skip
def test_who_called_a_meeting_and_who_is_invited(
    organizer: str, guest: str, invited: str, expected: tuple[str | None, ...]
) -> None:
    """A pasted entry of a calendar names the one and has the other's address."""
    found = values(CALENDAR.format(invited, organizer, guest))
    assert tuple(found.get(field) for field in ("recipient_name", "recipient_email", "your_name")) == expected


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (f"Screen with Harper Quinn\n\nHi Ann, {WHEN}.\nQuestions: harper.quinn@acme.example", "recipient_name", "Harper Quinn"),
        (f"Screen with Harper Quinn\n\nHi Ann, {WHEN}.\nQuestions: jobs@acme.example", "others", "Harper Quinn"),
        (f"From: Joy Poe <joy@acme.example>\nTo: Hal Lee <hal@mail.example>\nSubject: Interview\n\nHello, I write about it. {WHEN}.\nJoy", "your_name", "Hal Lee"),
        (f"Hi Ann, {WHEN}. We're at 2 Station Road, Leeds.\nBo", "place", "2 Station Road, Leeds"),
        (f"From: Renee Poe <rpoe@staffwell.example>\nSubject: Interview\n\nAnn,\n\nCompany: Halvorsen Freight\n{WHEN}.\n\nRenee Poe\nStaffwell", "client", "Halvorsen Freight"),
        (f"From: Renee Poe <rpoe@staffwell.example>\nSubject: Interview\n\nAnn,\n\nCompany: Halvorsen Freight\n{WHEN}.\n\nRenee Poe", "client", None),
        (f"Hi Ann,\n\n{WHEN} at Harcourt Vane LLP.\n\nBo Grant\nNorthgate Legal Search", "client", "Harcourt Vane LLP"),
        (f"Who: Bo Grant, Recruiter\nRole: Store Manager, Boulder\nHi Ann, {WHEN}.", "others", "Bo Grant"),
        ("Hi Ann, we reviewed your application for Maintenance Technician and the regional manager would like to interview you tomorrow at 4pm.", "role", "Maintenance Technician"),
        (f"Dear Mrs Lee,\n\nLunchtime Supervisor, 7.5 hours per week\n\n{WHEN.replace(' for the Clerk role', '')}.\n\nMr R Poe", "role", "Lunchtime Supervisor"),
    ],
)  # fmt: skip
def test_people_and_firms_by_what_is_beside_them(text: str, field: str, value: str | None) -> None:
    """An address, a label or what a firm is called by says whose a name is."""
    assert values(text).get(field) == value
