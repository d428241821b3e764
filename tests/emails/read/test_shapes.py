"""The shapes in which a mail says when, where and who, one by one."""

import re
from datetime import datetime
from typing import Final

import pytest

from builder.emails.read.reader import read
from builder.emails.read.reading import Reading
from builder.emails.translations import load_table
from tests.conftest import ROOT

NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (a Wednesday, on the visitor's wall clock)


def read_text(text: str, locale: str = "en-GB") -> Reading:
    """Return what is read from a text on 11 March 2026."""
    return read(text, now=NOW, locale=locale)


def values(text: str, locale: str = "en-GB") -> dict[str, str]:
    """Return the values read from a text."""
    return {name: fact.value for name, fact in read_text(text, locale).facts.items()}


@pytest.mark.parametrize(
    ("words", "date", "time"),
    [
        ("Thursday 12 March 2026 at 2.30pm", "2026-03-12", "14:30"),
        ("Thursday, March 12, 2026 · 2:00 – 2:45pm", "2026-03-12", "14:00"),
        ("12-Mar-2026 at 14:00", "2026-03-12", "14:00"),
        ("2026-03-12 14:00", "2026-03-12", "14:00"),
        ("12/03/2026 at 10:15", "2026-03-12", "10:15"),
        ("Thursday 12/3 at 10am", "2026-03-12", "10:00"),
        ("on 12/3 at 10am", "2026-03-12", "10:00"),
        ("half past two on Thursday 12 March", "2026-03-12", "14:30"),
        ("Thursday 12 March at quarter to ten", "2026-03-12", "09:45"),
        ("Thursday 12 March at ten o'clock", "2026-03-12", "10:00"),
        ("Thursday 12 March at three in the afternoon", "2026-03-12", "15:00"),
        ("Thursday 12 March at 8 in the evening", "2026-03-12", "20:00"),
        ("Thursday 12 March at 16h00", "2026-03-12", "16:00"),
        ("Thursday 12 March, 1400 hrs", "2026-03-12", "14:00"),
        ("Thursday 12 March at 0930", "2026-03-12", "09:30"),
        ("12 noon on Thursday 12 March", "2026-03-12", "12:00"),
        ("Thursday 12 March at midday", "2026-03-12", "12:00"),
        ("Thursday 12 March between 4 and 4:30", "2026-03-12", "16:00"),
        ("Thursday 12 March, 11:30-12:15pm", "2026-03-12", "11:30"),
        ("Thursday 12 March from 10 to 2:30", "2026-03-12", "10:00"),
        ("tomorrow at 3", "2026-03-12", "15:00"),
        ("the day after tomorrow at 9am", "2026-03-13", "09:00"),
        ("Friday the 20th at 9am", "2026-03-20", "09:00"),
        ("on the 20th at 9am", "2026-03-20", "09:00"),
        ("last Friday at 9am", "2026-03-06", "09:00"),
        ("this Wednesday at 4pm", "2026-03-11", "16:00"),
        ("Friday 5 December at 9am", "2025-12-05", "09:00"),
    ],
)
def test_day_and_time(words: str, date: str, time: str) -> None:
    """Each way to name a day and a time."""
    found = values(f"Hi Sam,\n\nYour interview is {words}.\n\nKind regards,\nAnn Lee")
    assert (found.get("interview_date"), found.get("interview_time")) == (date, time)


def test_numbers_by_locale() -> None:
    """Of 3/4 the locale says which is the day; a part over twelve, or the weekday beside it, says it surer."""
    text = "Your interview is on {} at 10am."
    assert values(text.format("04/05/2026"))["interview_date"] == "2026-05-04"
    assert values(text.format("04/05/2026"), "en-US")["interview_date"] == "2026-04-05"
    assert values(text.format("03/26/2026"))["interview_date"] == "2026-03-26"
    assert values(text.format("Tuesday 04/07/2026"))["interview_date"] == "2026-04-07"


@pytest.mark.parametrize(
    "text",
    ["Your interview is on Friday 12 March 2026 at 10am.", "Your interview is on Friday the 31st at 10am."],
)
def test_weekday_that_disagrees_is_asked_about(text: str) -> None:
    """The date isn't filled; both that it may be are offered."""
    reading = read_text(text)
    assert "interview_date" not in reading.facts
    assert [question.reason for question in reading.questions] == ["weekday-disagrees"]
    assert reading.facts["interview_time"].value == "10:00"


def test_impossible_dates_and_times_are_left_alone() -> None:
    """No such day, no such hour, a fraction."""
    assert "interview_date" not in values("Your interview for the job is on 31/02/2026.")
    assert "interview_time" not in values("Your interview for the job is on 12 March 2026, 24:30.")
    assert "interview_date" not in values("For the interview for the job bring 2/3 of your papers.")
    assert "interview_time" not in values("Your interview for the job is on 12 March 2026 at 14am.")


def test_several_times_to_choose_from_are_a_question() -> None:
    """Nothing is filled where the mail offers a choice."""
    reading = read_text(
        "We'd like to interview you. Which of these suits: Thursday 12 March at 10am or Friday 13 March at 2pm?"
    )
    assert "interview_date" not in reading.facts
    assert [(question.field, question.choices) for question in reading.questions] == [
        ("interview_date", ("2026-03-12", "2026-03-13")), ("interview_time", ("10:00", "14:00")),
    ]  # fmt: skip


def test_two_times_on_one_day_leave_only_the_time_to_choose() -> None:
    """The day is filled."""
    reading = read_text("Hi Sam, we'd like to interview you on Thursday 12 March at 10am or 2pm. Ann")
    assert reading.facts["interview_date"].value == "2026-03-12"
    assert [(question.field, question.choices) for question in reading.questions] == [
        ("interview_time", ("10:00", "14:00"))
    ]


def test_moved_time_counts_last() -> None:
    """From one time to another: the other one."""
    reading = read_text(
        "Hi Sam, we've had to move your interview from Thursday 12 March at 10am to Friday 13 March at 2pm. Ann"
    )
    found = {name: fact.value for name, fact in reading.facts.items()}
    assert (reading.kind, reading.reply) == ("reply", "moved")
    assert (found["new_date"], found["new_time"]) == ("2026-03-13", "14:00")


def test_weekday_alone_is_asked_about_unless_the_mail_is_dated() -> None:
    """Without a date of its own it counts from now, and a question says so."""
    body = "Hi Sam,\nCan you come for an interview on Friday at 2pm?\nThanks,\nAnn"
    assert [q.reason for q in read_text(body).questions] == ["day-without-date"]
    dated = read_text(
        f"From: Ann Lee <ann@northwind.example>\nDate: Mon, 2 Mar 2026 09:00\nSubject: Interview\n\n{body}"
    )
    assert (dated.facts["interview_date"].value, dated.questions) == ("2026-03-06", ())


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("4.30pm (German time)", "Europe/Berlin"),
        ("4.30pm Lisbon", "Europe/Lisbon"),
        ("2pm ET", "America/New_York"), ("2pm (Eastern Time - New York)", "America/New_York"), ("2pm GMT", "Europe/London"),
        ("2pm (Europe/Paris)", "Europe/Paris"), ("2pm Pacific Time (US and Canada)", "America/Los_Angeles"), ("2pm eastern", "America/New_York"),
        ("14:00 (UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"), ("2pm", None),
    ],
)  # fmt: skip
def test_zone(words: str, zone: str | None) -> None:
    """Letters after the time, names, IANA names, Windows' list of cities."""
    assert values(f"Your interview is on Thursday 12 March 2026 at {words}.").get("their_zone") == zone


def test_letters_of_the_other_half_of_the_year_are_asked_about() -> None:
    """EST in July, BST at the end of November."""
    for text in ("Your interview is on 9 July 2026 at 2pm EST.", "Your interview is on 24 November 2026 at 2pm BST."):
        assert "out-of-season" in [question.reason for question in read_text(text).questions]


def test_labels_say_when_it_ends_and_who_it_is_for() -> None:
    """A block of labelled lines."""
    found = values(
        "Interview details\nCandidate: Sam Taylor\nRole: Data Analyst\nDate: 12 March 2026\nStart time: 14:00\nEnd time: 14:45\n"
        "Company: Northwind\nLocation: 4 Dock Road, Leeds LS1 4AB\nInterviewer: Ann Lee\n"
    )
    assert found["interview_end"] == "14:45"
    assert (found["your_name"], found["role"], found["company"]) == ("Sam Taylor", "Data Analyst", "Northwind")
    assert (found["place"], found["others"]) == ("4 Dock Road, Leeds LS1 4AB", "Ann Lee")


def test_recorded_interview_has_a_deadline() -> None:
    """Its day and time are until when it has to be done."""
    found = values(
        "Hi Sam,\nPlease record your answers for the Data Analyst role. Deadline: Friday 13 March 2026, midnight.\nAnn"
    )
    assert (found["format"], found["interview_date"], found["interview_time"]) == ("recorded", "2026-03-13", "23:59")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("From: Lee, Ann <ann.lee@northwind.example>", "Ann Lee"),
        ("From: Ann Lee <ann.lee@northwind.example>", "Ann Lee"),
        ("From: Northwind Water Group <jobs@northwindwatergroup.example>", None),
        ("From: Northwind Careers <jobs@northwind.example>", None),
    ],
)
def test_sender(head: str, name: str | None) -> None:
    """A person in From is the writer; a company isn't."""
    found = values(f"{head}\nSubject: Your interview\n\nHi Sam,\n\nYour interview is on Thursday at 2pm.\n")
    assert found.get("recipient_name") == name


def test_forwarded_and_quoted_mails() -> None:
    """The newest words count; a note above a forwarded mail doesn't."""
    inner = "From: Ann Lee <ann@northwind.example>\nDate: 9 March 2026 10:00\nSubject: Interview\nTo: Sam Taylor\n\nHi Sam,\nYour interview is on Thursday at 2pm.\nAnn"
    for mark in ("---------- Forwarded message ---------", "Begin forwarded message:"):
        assert values(f"FYI\n\n{mark}\n{inner}")["interview_date"] == "2026-03-12"
    older = "From: Sam\nSent: 8 March 2026 10:00\nSubject: Hello\n\nCould I come for an interview on Monday at 9am?"
    for mark in ("", "________________\n", "-----Original Message-----\n"):
        assert values(f"{inner}\n\n{mark}{older}")["interview_date"] == "2026-03-12"


@pytest.mark.parametrize(
    ("text", "kind", "reply"),
    [
        ("Subject: Automatic reply: sorry\n\nI'm out of the office until Monday.", "reply", "out-of-office"),
        ("Hi Sam, no problem, these things happen. How about tomorrow at 2pm instead? Ann", "reply", "new-time"),
        ("Hi Sam, thanks for letting me know. When are you free next week? Ann", "reply", "asks-times"),
        ("Sam, you missed your interview this morning. What happened? Ann", "reply", "asks-what-happened"),
        ("Hi Sam, you missed your interview today. Are you still interested? Ann", "reply", "asks-what-happened"),
        ("Hi Sam, thank you for your email. Unfortunately the position has been filled. Ann", "reply", "no"),
        ("Hi Sam, thanks for your message. The role is still open and I'll get back to you. Ann", "reply", "still-open"),
        ("Thank you for applying for the Data Analyst role. We have received your application.", "other", ""),
        ("Your parcel arrives on Thursday at 2pm. Track your delivery. Unsubscribe", "other", ""),
        ("Unfortunately we won't be inviting you to interview for the Data Analyst role.", "other", ""),
        ("The weather is nice.", "other", ""),
    ],
)  # fmt: skip
def test_kind_and_reply(text: str, kind: str, reply: str) -> None:
    """Each thing that a reply says, and what is none."""
    reading = read_text(text)
    assert (reading.kind, reading.reply) == (kind, reply)
    assert reading.as_data(load_table("en", "handoff")["questions"])["reply"] == (reply or None)


def test_numbers_to_call() -> None:
    """A direct number before the switchboard, never a dial-in; the visitor's own where the mail says it will ring it."""
    found = values(
        "Hi Sam,\nYour interview is on Thursday at 2pm; we will call you on 07700 900111.\nJoin by phone: +44 20 7946 0999,,123#\n"
        "Kind regards,\nAnn Lee\nSwitchboard: 020 7946 0000\nDirect: 020 7946 0123"
    )
    assert (found["recipient_phone"], found["phone"]) == ("020 7946 0123", "07700 900111")


def test_place_of_an_interview() -> None:
    """An address by its postcode, a street, an office."""
    text = "Hi Sam,\nYour interview is on Thursday 12 March at 2pm at {}.\nThanks,\nAnn"
    assert values(text.format("4 Dock Road, Leeds LS1 4AB"))["place"] == "4 Dock Road, Leeds LS1 4AB"
    assert values(text.format("our offices, 12 Market Street, Leeds"))["place"].startswith("12 Market Street")
    assert values(text.format("our Reading office"))["place"] == "our Reading office"


def test_who_writes_in_a_text_message() -> None:
    """People say "Mick here", "this is Jo from …", a name and put a shop at the end."""
    assert (
        values("Hi Sam, Mick here at the Drovers Arms. Pop in on Thursday 12 March at 4.15 about the bar job.")[
            "recipient_name"
        ]
        == "Mick"
    )
    assert (
        values("Hi Sam this is Jo from Rook & Kettle, can you come for a chat about the barista job on Thursday at 3?")[
            "recipient_name"
        ]
        == "Jo"
    )
    found = values(
        "Hi Sam, can you come in Thurs 3pm for a chat about the barista job? Ta, Ben (Rook & Kettle) 07700 900164"
    )
    assert (found["company"], found["role"], found["recipient_phone"]) == ("Rook & Kettle", "barista", "07700 900164")


def test_odd_spans_and_wrong_times() -> None:
    """Spans that run backwards give their start; a span without am or pm is read as its end says."""
    assert values("Your interview is on Thursday 12 March at 14:00-13:00.")["interview_time"] == "14:00"
    assert values("Your interview is on Thursday 12 March from 13 to 2pm.")["interview_time"] == "13:00"
    assert values("Your interview is on Thursday 12 March, 10am to 2.")["interview_end"] == "14:00"
    assert "interview_time" not in values("The interview on Thursday 12 March takes 10 to 12 questions.")


def test_time_in_the_mail_and_day_in_its_subject() -> None:
    """What is in two places is joined."""
    found = values(
        "From: Ann Lee <ann@northwind.example>\nSubject: Interview on 12 March 2026\n\nHi Sam,\nThe interview starts at 10am.\nAnn"
    )
    assert (found["interview_date"], found["interview_time"]) == ("2026-03-12", "10:00")


def test_reply_above_a_wrapped_quotation() -> None:
    """Programs break "On … <address> wrote:" into two lines."""
    text = "Hi Sam,\nHow about Thursday at 2pm instead? No problem at all.\nAnn\n\nOn Mon, 9 Mar 2026 at 10:00, Sam Taylor <sam@mail.example>\nwrote:\n> Sorry I missed the interview on Monday at 9am."
    reading = read_text(text)
    assert (reading.reply, reading.facts["new_date"].value) == ("new-time", "2026-03-12")


def test_letter_that_names_the_visitor_as_writer_is_not_answered_to_oneself() -> None:
    """The visitor's own name isn't the recipient's."""
    assert "recipient_name" not in values(
        "Candidate: Sam Taylor\nYour interview is on Thursday 12 March at 2pm.\n\nKind regards,\nSam Taylor"
    )


def test_numbers_that_are_no_time() -> None:
    """Phone numbers, links and references beside a date are no times of day."""
    found = values("Your interview: 12 March 2026. Call 01632 960 123. Ref: 14:30. https://x.example/10:45")
    assert (found["interview_date"], found.get("interview_time")) == ("2026-03-12", None)


def test_what_is_told_twice_or_not_at_all() -> None:
    """The client that is the company, a subject without a job, a company under its team's name."""
    assert "company" not in values(
        "Company: Northwind\nOur client, Northwind, would like to interview you on Thursday 12 March at 2pm."
    )
    assert "role" not in values(
        "From: Ann Lee <ann@northwind.example>\nSubject: Interview - great\n\nYour interview is on Thursday at 2pm.\nAnn"
    )
    assert "recipient_name" not in values(
        "Hi Sam,\n\nYour interview is on Thursday 12 March at 2pm.\n\nThe Careers Team\nDunholme Rail\n"
    )
    found = values(
        "Candidate: Sam Taylor\nYour interview is on Thursday 12 March from 10.00 - 11.30. You will meet Sam Taylor and Ann Lee.\nThanks,\nJo Ray"
    )
    assert found["interview_end"] == "11:30"


def test_address_on_its_own_line_and_hours_that_are_no_time() -> None:
    """An address without a word before it; "1400 hrs" after "at"; a number that only might be an hour."""
    found = values(
        "Your interview is on Thursday 12 March at 1400 hrs.\n4 Dock Road, Leeds LS1 4AB\nThere are about 4-5 questions."
    )
    assert (found["place"], found["interview_time"]) == ("4 Dock Road, Leeds LS1 4AB", "14:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A label's dash, and dots that lead to what it says.
        ("Hi Ann,\n\nYour interview:\nDate - Thursday 12 March\nTime - 2pm\nAddress - 4 Mill Row, Ashby\n\nBo Lee", {"interview_time": "14:00", "place": "4 Mill Row, Ashby"}),
        ("Hi Ann,\nYour interview\nDay ........ Thursday 12 March\nTime ....... 9.15am\nBo Lee", {"interview_time": "09:15"}),
        # "The Thursday" is the one that the text dates.
        ("Hi Ann,\n\nInterviews for the Buyer role are on Thursday 19th and Friday 20th March, and your slot is 11.10am on the Thursday.\n\nThanks\nBo Lee", {"interview_date": "2026-03-19", "interview_time": "11:10"}),
        # A clause about moving it moves nothing.
        ("Hi Ann,\n\nYour interview for the Buyer role is on Thursday 12 March at 2pm. If you need to reschedule, ring me.\n\nThanks\nBo Lee", {"interview_date": "2026-03-12"}),
        # "Swing by" is no deadline.
        ("hi Ann, saw you applied for line cook. swing by Thursday at 4pm. Bo", {"interview_time": "16:00"}),
        # A name in the subject is no job, a company no interviewer, a day part of neither.
        ("Subject: Interview - Valerie Cho\n\nHi Valerie Cho,\n\nYour interview is on Thursday at 2pm.\n\nThanks\nBo Lee", {"role": None}),
        ("Hi Ann,\n\nYour interview with Quillstone is on Thursday at 2pm.\n\nThanks\nBo Lee\nQuillstone", {"others": None}),
        ("Subject: Interview - Sales Assistant - Monday\n\nHi Ann,\nSee you on Monday at 2pm.\nBo Lee", {"role": "Sales Assistant"}),
        ("Subject: Interview: Sales Assistant, Reception\n\nHi Ann,\nSee you on Monday at 2pm.\nBo Lee", {"company": None}),
        # Who sends it is a company by its words, its domain, or the line below a team.
        ("From: Castle Quay Lodge <hello@castlequaylodge.example>\nSubject: Interview\n\nHi Ann,\nYour interview is on Thursday at 2pm.", {"recipient_name": None, "company": "Castle Quay Lodge"}),
        ("Hi Ann,\nYour interview is on Thursday at 2pm.\n\nGood luck,\nEarly Careers Team\nAldermoor Bank", {"recipient_name": None, "company": "Aldermoor Bank"}),
        ("Hello Ann\nQuay & Sons would love to meet you for an interview on Thursday at 2pm. Ask talent@quayandsons.example", {"company": "Quay & Sons"}),
        # Somebody else's client, known by the agency's name or by what it wants.
        ("Hi Ann, Bev from Quickhands Recruitment. You have an interview at Stowbridge Bakery for packer on Thursday at 2pm", {"recipient_name": "Bev", "company": "Quickhands Recruitment", "client": "Stowbridge Bakery"}),
        ("Hi Ann,\n\nColdwater Brands wants to talk to you about the Buyer role on Thursday at 2pm.\n\nBo Lee\nHarper Lane Resources", {"client": "Coldwater Brands"}),
        # Two interviewers, one of whom answers the mails.
        ("Hi Ann,\n\nYour interview is on Thursday at 2pm. The panel will be:\n- Bo Lee (Matron)\n- Cy Dale\n\nThanks\nBo Lee", {"recipient_name": "Bo Lee", "others": "Cy Dale"}),
        ("Bo Lee is inviting you to a scheduled Zoom meeting.\nTopic: Interview - Grants Coordinator\nTime: Mar 12, 2026 04:00 PM", {"recipient_name": "Bo Lee"}),
        ("From: Dora Fitch <d@larkhill.example>\nSubject: Interview\n\nHi Ann,\nYour interview is on Thursday at 2pm.\n\nThanks\nMrs D Fitch", {"recipient_name": "Dora Fitch"}),
        ("From: Bo Lee <bo@mill.example>\nTo: Osei, Kwame <k@mail.example>\nSubject: Interview\n\nDear Kwame\nYour interview is on Thursday at 2pm.\n\nThanks\nBo Lee", {"your_name": "Kwame Osei"}),
        # An address in the head of a letter only where its text has none.
        ("Quay House\n200 Civic Drive, Weston\n\nDear Ms Ray,\n\nYour interview is on Thursday at 2pm at the depot, 3375 Foundry Road.\n\nBo Lee", {"place": "the depot, 3375 Foundry Road"}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm, same venue (Merrow House, Station Approach).\n\nBo Lee", {"place": "Merrow House, Station Approach"}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm on Quay St next to the bank.\n\nBo Lee", {"place": "Quay St"}),
        ("Hi Ann,\n\nYour interview is on Thursday at 2pm at our workshop, 1425 Hwy 60.\n\nBo Lee", {"place": "our workshop, 1425 Hwy 60"}),
        # With somebody, by a title without an article, in a line of its own, or beside the writer.
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm. You'll be meeting with Executive Director Paula Stern.\n\nThanks\nBo Lee", {"others": "Paula Stern"}),
        ("Hi Ann,\n\nYour interview:\n- tomorrow at 2pm\n- With Fraser Dunlop, Head of Planning\n\nThanks\nBo Lee", {"others": "Fraser Dunlop"}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm with myself and Raj Nair, our Director.\n\nThanks\nBo Lee", {"others": "Raj Nair"}),
        # A shop that opens on a day opens at a date, too.
        ("Morning Ann! It's Lou from Curl Up. Fancy a chat about the junior stylist position Thurs 12th March 8.45am before we open? Salon's at 3 Market Row", {"interview_time": "08:45", "company": "Curl Up"}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm (times shown in EST).\n\nBo Lee", {"their_zone": "America/New_York"}),
        # An agency whose name is in the subject has a client all the same, or names none; nor is a team a person.
        ("From: Femi Ade <femi@keelstaffing.example>\nSubject: Interview - Night Porter at Keel Staffing\n\nHi Ann,\n\nYour interview is tomorrow at 2pm.\n\nFemi Ade\nKeel Staffing", {"company": "Keel Staffing", "client": None}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm.\nContact: Recruitment Team\nThank you for your interest in the role.", {"recipient_name": None}),
        # Either of two days is a question.
        ("Hi Ann,\n\nFor your interview I can do Thursday 12th at 5.30pm or Friday 13th any time before 11.\n\nBo Lee", {"interview_date": None, "interview_time": None}),
        # A way to meet that is denied is none.
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm, at our Leeds office rather than on Zoom.\n\nBo Lee", {"format": "in-person", "platform": None}),
        # "By" a way to meet is no deadline.
        ("Hi Ann,\n\nI'd like to invite you to an interview by Google Meet on 13 March 2026, from 10:00 to 10:40. Finalists will come in the week of 25 May 2026.\n\nBo Lee", {"interview_date": "2026-03-13", "interview_time": "10:00"}),
        # Lines broken by a mail program, and markup pasted as it is.
        ("Hi Ann,\n\nThank you for your application. We would like to interview you for the Senior\nPlanning Officer position tomorrow at 2pm, and hope that it suits you well.\n\nBo Lee", {"role": "Senior Planning Officer"}),
        ("<p>Hi Ann,</p><p>your interview for the <b>Night Porter</b> role is tomorrow at 2pm.</p><p>Bo Lee</p>", {"role": "Night Porter", "interview_time": "14:00", "recipient_name": "Bo Lee"}),
        # The time of an arrival beside that of the interview, and a part of a longer day.
        ("Hi Ann,\n\nYour interview:\nDate: 12 March 2026\nArrival time: 07:30\nInterview time: 07:45\n\nBo Lee", {"interview_time": "07:45"}),
        ("Hi Ann,\n\nYour interview is on 12 March 2026. Arrival time: 07:30 at the gate.\n\nBo Lee", {"interview_time": "07:30"}),
        ("Hi Ann,\n\nYour interview on 12 March 2026:\n10:00-10:45  Design with Oren Halabi\n10:45-11:30  Coding with Mei Tanaka\n\nBo Lee", {"interview_time": "10:00", "interview_end": None, "others": "Oren Halabi and Mei Tanaka"}),
    ],
)  # fmt: skip
def test_what_unseen_mails_showed(text: str, expected: dict[str, str | None]) -> None:
    """Each is a shape that was read wrongly, or not at all, when it was first met."""
    found = values(text)
    assert {name: found.get(name) for name in expected} == expected


NOTED: Final = """From: Rory Blackadder <rory@pennantsearch.example>
To: Yasmin Haq <yasmin@post.example>
Subject: FW: Interview - Credit Controller

Yasmin - confirmed! {number}

Rory
Pennant Search Ltd

From: Clive Denholm <clive@garrickpaper.example>
Sent: 10 March 2026 14:37
To: {addressee}
Subject: RE: Interview - Credit Controller

Yes, 10am on Thursday works. Please tell her to ask for me.

Clive Denholm
Garrick Paper Ltd
"""


@pytest.mark.parametrize(
    ("number", "addressee", "writer", "client"),
    [
        ("I'm on 07700 900617.", "Somebody Else <else@post.example>", "Rory Blackadder", "Garrick Paper Ltd"),
        ("", "Rory Blackadder <rory@pennantsearch.example>", "Rory Blackadder", "Garrick Paper Ltd"),
        ("", "Yasmin Haq <yasmin@post.example>", "Clive Denholm", None),
    ],
)
def test_a_note_above_a_mail_is_an_agency_s_or_a_friend_s(
    number: str, addressee: str, writer: str, client: str | None
) -> None:
    """Who gives a number, or was sent the mail, is who is answered, and the mail below is the client's."""
    found = values(NOTED.format(number=number, addressee=addressee))
    assert (found["recipient_name"], found.get("client"), found["interview_time"]) == (writer, client, "10:00")


@pytest.mark.parametrize(
    "text",
    [
        "You are scheduled for a naturalization interview on 6 October 2026 at 8:20 am. Bring this notice.",
        "Hi Ann, I'm a reporter. Could I interview you by phone tomorrow at 2pm? Bo Lee",
        "Hi Ann,\n\nFive interview questions for any role: live on Zoom tomorrow at 6pm. Bring your CV!\n\nBo Lee",
        "Hi Ann,\n\nI've put time on your calendar tomorrow at 3pm to talk about your current role and goals.\n\nBo Lee",
        "Ann, you're confirmed to see 88 Laurel Ct tomorrow at 5:15 pm. They may call about your job and income.\n\nBo Lee",
    ],
)
def test_an_interview_for_no_job_and_a_job_for_nobody_fill_nothing(text: str) -> None:
    """A mail needs an interview for a job, or a job that its reader may get."""
    reading = read_text(text)
    assert (reading.kind, reading.facts) == ("other", {})


def test_who_sends_on_a_time_isn_t_who_interviews() -> None:
    """The client's writer is an interviewer only if they say so."""
    text = NOTED.format(number="I'm on 07700 900617.", addressee="Rory").replace(" Please tell her to ask for me.", "")
    assert "others" not in values(text)


@pytest.mark.parametrize(
    ("greeting", "voice"),
    [("Dear Ms Taylor,", "formal"), ("Dear Mr. Taylor", "formal"), ("Dear Sam,", None), ("Hi Sam,", None)],
)
def test_greeting_by_title_asks_for_a_formal_voice(greeting: str, voice: str | None) -> None:
    """Somebody who writes "Dear Ms Taylor" is answered in kind."""
    assert values(f"{greeting}\n\nyour interview is on Thursday 12 March at 2pm.\n\nAnn Lee").get("voice") == voice


def test_every_question_can_be_put() -> None:
    """Each reason has a sentence."""
    sentences = load_table("en", "handoff")["questions"]
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "builder/emails/read").glob("*.py"))
    reasons = {*re.findall(r'Question\([\w\[\]"]+, "([a-z-]+)"', sources)}
    assert reasons == set(sentences)
