"""Shapes of mails as people write them on any day: who greets and who interviews, tables, threads, and other mails."""

from datetime import date, datetime
from typing import Final

import pytest

from builder.emails.read.dates import day_mentions
from builder.emails.read.reader import read

NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (a Wednesday, on the visitor's wall clock)
OPENING: Final = "Hi Ann,\n\nYour interview for the Clerk role is on Thursday 12 March at 2pm.\n\n"
CLOSING: Final = "\n\nThanks\nBo Lee\nHR Manager"


def values(text: str, now: datetime = NOW) -> dict[str, str]:
    """Return the values read from a text, its kind and what a reply says."""
    reading = read(text, now=now, locale="en-GB")
    return {
        **{name: fact.value for name, fact in reading.facts.items()},
        "kind": reading.kind,
        **({"reply": reading.reply} if reading.reply else {}),
    }


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Ann,\n\n", "Ann"),
        ("Ann — ", "Ann"),
        ("Ann\n\n", "Ann"),
        ("Good news, Ann! ", "Ann"),
        ("Congrats Ann! ", "Ann"),
        ("Thanks for applying to us, Ann. ", "Ann"),
        ("HI ANN,\n", "Ann"),
        ("Dear ANN TAYLOR,\n", "Ann Taylor"),
        ("Hi A.J.,\n", "A.J."),
        ("Dear Ms van der Berg,\n", "van der Berg"),
        ("Applicant: TAYLOR, ANN\n", "Ann Taylor"),
        ("Attn: Ann Taylor\n", "Ann Taylor"),
        ("Ann Taylor\n2 Elm Street\n\nDear Ms Taylor\n", "Ann Taylor"),
        ("Interview confirmation for Ann Taylor\n", "Ann Taylor"),
        ("Mr. Taylor,\n\n", "Taylor"),
        ("BUCKHORN SCHOOL DISTRICT\n\nAnn Taylor:\n\n", "Ann Taylor"),
        ("Big day ahead!\n\nAnn, it's Bo. ", "Ann"),
        ("From: Bo Lee\nTo: Ann Taylor\nSubject: Panel\n\nBoozhoo Ann,\n\n", "Ann Taylor"),
        ("Morning,\n", None),
        ("Unfortunately, ", None),
        ("Thank you for applying to Beacon Transit Authority. ", None),
    ],
)
def test_visitor_is_whom_a_mail_speaks_to(greeting: str, name: str | None) -> None:
    """A name alone, after an opening or in a heading is the visitor's as much as one after "Hi"."""
    text = f"{greeting}Your interview for the Clerk role is on Thursday 12 March at 2pm.{CLOSING}"
    assert values(text).get("your_name") == name


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("The panel will be Mrs Gill Poe (Headteacher), Sol Rudd (Kitchen Manager) and a governor.", "Mrs Gill Poe and Sol Rudd"),
        ("You'll be talking to me and our aquatics director, Vince Orsini.", "Vince Orsini"),
        ("Panel: Ward Manager Lin Moyo, Sister Helen Trask", "Lin Moyo and Helen Trask"),
        ("The committee consists of Dr. Al White (chair), Priya Moy, and Dan Hatch.", "Dr. Al White, Priya Moy and Dan Hatch"),
        ("Sue Blanch (Director) and Karl Dietz (Supervisor) look forward to meeting you.", "Sue Blanch and Karl Dietz"),
        ("Interviewers\nSue Blanch (Head of Estates)\nKarl Dietz (Surveying Manager)\n\nContact\nMo Otway, 01632 960644", "Sue Blanch and Karl Dietz"),
        ("Conducted by A J Burrows (Head of Planning), Cllr Mrs D Yates and P Okwu.", "A J Burrows, Mrs D Yates and P Okwu"),
        ("2:00 Sue Blanch, Director\n2:30 Karl Dietz, Supervisor", "Sue Blanch and Karl Dietz"),
        ("Our team (Sue Blanch, Karl Dietz) will be on the call.", "Sue Blanch and Karl Dietz"),
        ("Nathan Greer is our VP of Ops.", "Nathan Greer"),
        ("I'll be there along with Anjali, our head nurse.", "Anjali"),
        ("It would be with me (Bo) and Mr Broad, one of our partners.", "Mr Broad"),
        ("The panel comprises:\n   Councillor Jean Pole, Portfolio Holder\n   Des Pryke, Head of Planning\n   Al Tew, Partner", "Jean Pole, Des Pryke and Al Tew"),
        ("Your interviewers: Sue Blanch, Partner, Real Estate; and Karl Dietz, Senior Associate, Disputes.", "Sue Blanch and Karl Dietz"),
        ("Lead panel member: Sue Blanch\n\nBring your passport.", "Sue Blanch"),
        ("Governor grade interviewing - Custodial Manager Sue Blanch", "Sue Blanch"),
        ("The ones to impress: Sir Karl Dietz and Mrs Sue Blanch. The panel is Sir Karl Dietz, Mrs Sue Blanch and me.", "Sir Karl Dietz and Mrs Sue Blanch"),
        ("You'll have me + Karl from platform. No whiteboarding.", "Karl"),
        ("Steel toecaps please. See Karl Dietz. Park at the back.", "Karl Dietz"),
        ("Please do answer the call!! Karl Dietz will be the one ringing.", "Karl Dietz"),
        ("Bo says hello. He wants you in front of Karl Dietz, who heads up the depot side.", "Karl Dietz"),
        ("Please be in good time for us, and notify Karl Dietz, who keeps the diary.", None),
        ("There is a car park at Market Hill, and we will be glad to show you where.", None),
        ("If you are late, text me or Karl.", None),
        ("You'll be talking to Sue Blanch, VP Risk, and Karl Dietz from audit.", "Sue Blanch and Karl Dietz"),
        ("It's an interview with our British colleagues.", None),
        ("My husband Lamar will sit in.", "Lamar"),
        ("It runs 60 minutes on Webex with Sue Blanch.\nSmart dress.", "Sue Blanch"),
        ("Craig and the lads at Vantage Scaffolding are nice.", None),
        ("Queries to our clerk, Sue Blanch, on 01632 960644.", None),
    ],
)  # fmt: skip
def test_interviewers_in_a_row(words: str, others: str | None) -> None:
    """Names in a row lose their jobs, and end where something else begins."""
    assert values(f"{OPENING}{words}{CLOSING}").get("others") == others


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("Time: 3", "15:00"),
        ("It starts at 10.", "10:00"),
        ("10 sharp", "10:00"),
        ("10ish", "10:00"),
        ("@ 11", "11:00"),
        ("at 930", "09:30"),
        ("10.20 hours", "10:20"),
        ("530 pm", "17:30"),
        ("two thirty", "14:30"),
        ("10-11", "10:00"),
        ("9.45 for a 10am start", "10:00"),
        ("11:30a-12:15p", "11:30"),
        ("0830 - 0915", "08:30"),
        ("0930-0815", "09:30"),
        ("10am, NOT 8.45", "10:00"),
        ("report at 1150 for 1200 interview", "12:00"),
        ("from 3.15pm until 4.30pm", "15:15"),
    ],
)
def test_times_that_little_marks(words: str, at: str) -> None:
    """A number beside a day is its time where a word, a label or its place says so."""
    assert (
        values(f"Hi Ann,\n\nInterview for the Clerk role: Thursday 12 March, {words}{CLOSING}")["interview_time"] == at
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hi Ann, interview for the Clerk role tomorrow at 2pm. Bo\nMar 9, 9:12 PM", "2026-03-10"),
        ("Mon, 9 Mar, 17:52\n\nHi Ann, interview for the Clerk role tomorrow at 2pm. Bo", "2026-03-10"),
        ("Hi Ann, interview for the Clerk role tomorrow at 2pm. Bo\n(Sent Monday 9 March)", "2026-03-10"),
        ("Hi Ann, interview for the Clerk role tomorrow at 2pm. Bo\nMar 9 2026 9:12p", "2026-03-10"),
        ("Hi Ann, interview for the Clerk role Tuesday at 2pm. Bo", "2026-03-10"),
        ("Hi Ann, interview for the Clerk role Tuesday (10th) at 2pm. Bo", "2026-03-10"),
        ("Hi Ann, interview for the Clerk role Friday at 2pm. Bo", "2026-03-13"),
    ],
)
def test_days_count_from_when_a_message_was_sent(text: str, day: str) -> None:
    """A line may say when; where none does, the nearest such day is meant."""
    assert values(text)["interview_date"] == day


TABLE: Final = """Interview booked

Job title
Estates Surveyor

Employer
Falconridge Housing

Date and time
12 March 2026, 09:45 - 10:30

Interview method
Microsoft Teams
"""


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("title\n", "title | ").replace("Employer\n", "Employer | ").replace("time\n", "time | ").replace("method\n", "method | "),
        TABLE.replace("title\n", "title\t").replace("Employer\n", "Employer\t").replace("time\n", "time\t").replace("method\n", "method\t"),
        TABLE.replace("title\n", "title ..... ").replace("Employer\n", "Employer ..... ").replace("time\n", "time ..... ").replace("method\n", "method ..... "),
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_is_pasted(text: str) -> None:
    """Cells become lines, dots or tabs on their way."""
    found = values(text)
    assert {name: found.get(name) for name in ("role", "company", "interview_time", "interview_end", "platform")} == {
        "role": "Estates Surveyor",
        "company": "Falconridge Housing",
        "interview_time": "09:45",
        "interview_end": "10:30",
        "platform": "Teams",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Ann, your interview for the Clerk role is at 2pm tomorrow at Lathbury & Sons, 2 Elm Road. Bo", {"company": "Lathbury & Sons"}),
        ("Hi Ann,\n\nI'm assistant to the Superintendent of Millbrook Area Schools. Your interview is tomorrow at 2pm.\n\nBo Lee", {"company": "Millbrook Area Schools"}),
        ("Hi Ann,\n\nYour interview is tomorrow at 2pm.\n\nBo Lee | PA to the Director | Greystoke Paper Mills", {"company": "Greystoke Paper Mills"}),
        ("hi ann this is kim from sunny side diner. come in tmrw at 2pm about the dishwasher job", {"recipient_name": "Kim", "company": "Sunny Side Diner"}),
        ("Hi Ann, we read your resume for Night Auditor and would love an interview tomorrow at 2pm. Bo", {"role": "Night Auditor"}),
        ("Hi Ann, I look after the Customer Adviser roles. Interview tomorrow at 2pm. Bo", {"role": "Customer Adviser"}),
        ("Hi Ann, interview tomorrow at 2pm with our Kitchen Manager, Sue Poe. Bo", {"role": None}),
        (f"{OPENING}Bo\nO: 620-555-0100  C: 620-555-0177", {"recipient_phone": "620-555-0177"}),
        (f"{OPENING}Bo\n231-555-0166 (office)  231-555-0167 (cell)", {"recipient_phone": "231-555-0167"}),
        (f"{OPENING}Bo\nDirect dial: 01632 960281  Switchboard: 01632 960000", {"recipient_phone": "01632 960281"}),
        (f"{OPENING}Audio only: 1-555-555-0199, access code 2211\nBo, 503-555-0106", {"recipient_phone": "503-555-0106"}),
        ("Bo Lee · 9:02\nHi Ann, interview for the Clerk role tomorrow at 2pm.\nBo Lee · 9:03\nMy mobile is 07700 900652", {"recipient_name": "Bo Lee"}),
    ],
)  # fmt: skip
def test_who_and_what_where_only_named(text: str, expected: dict[str, str | None]) -> None:
    """A firm, a job and a number are read where no label or sentence points at them."""
    found = values(text)
    assert {name: found.get(name) for name in expected} == expected


THREAD: Final = """Hi Ann

Passing on the below from the employer. Good luck!
Careers Service

> Please let Ann know we can see her for interview on Thursday 12 March at 14:00 at 20 Well Street.
> She will meet Jo Field and Geth Price.
> Thanks
> Bev Lomax
> HR Adviser, Tillotson Groves Ltd
> 01632 960377
"""


def test_the_message_below_is_read_where_the_newest_names_no_day() -> None:
    """Somebody passes on what an employer wrote."""
    found = values(THREAD)
    expected = {"your_name": "Ann", "recipient_name": "Bev Lomax", "interview_time": "14:00", "place": "20 Well Street"}
    assert {name: found.get(name) for name in expected} == expected


def test_a_message_quoted_as_a_whole_is_read() -> None:
    """All its lines have marks."""
    text = "\n".join(f">>> {line}" for line in f"{OPENING}Come to 20 Well Street.{CLOSING}".split("\n"))
    found = values(text)
    assert (found["your_name"], found["interview_time"], found["recipient_name"]) == ("Ann", "14:00", "Bo Lee")


MOVED: Final = "Hi Ann, we need to shift your interview from Tuesday 10 March at 10am to Wednesday 11 March at 2pm. Bo"


@pytest.mark.parametrize(
    ("text", "now", "kind", "reply"),
    [
        (MOVED, "2026-03-10T09:00", "reply", "moved"),
        (MOVED, "2026-03-11T15:00", "invitation", None),
        ("Hi Ann, no worries, we've all been there. Do you have any time Friday?", "2026-03-11T09:00", "reply", "asks-times"),
        ("Thanks for getting in touch, sorry to hear about the train. We could do 3.30pm tomorrow or 9am on Friday, which is better for you? Jan", "2026-03-11T09:00", "reply", "asks-times"),
        ("Hi Ann, thanks for explaining what happened. I've passed your note to the manager and will circle back. Bo", "2026-03-11T09:00", "reply", "still-open"),
        ("Hi Ann, I'm afraid we don't reschedule missed interviews, and have hired somebody else. Bo", "2026-03-11T09:00", "reply", "no"),
        ("Hi, we're sat here waiting for you. Are you still coming? Bo, Hobbs Lettings", "2026-03-11T09:00", "reply", "asks-what-happened"),
        ("Hi Ann. Sorry to do this but Al's off sick so we can't see you tomorrow. Could we say Friday at 10am instead? Bo", "2026-03-11T09:00", "reply", "moved"),
        ("Hi Ann, thanks for letting me know. Come Thursday instead? Same time. Bo", "2026-03-11T09:00", "reply", "new-time"),
        ("Hi Ann, thanks for applying for the Clerk role. Your interview is on Thursday 12 March, time to follow. Bo", "2026-03-11T09:00", "invitation", None),
        ("Hello Ann,\n\nThe alarm has gone off and they won't let us back in, so I'm moving you to Thursday 12 March at 4.15pm. Bo", "2026-03-11T09:00", "reply", "moved"),
        ("> Would Friday do? I am so sorry about today.\n> Ann\n\nYes, that works: Friday 13th, 9.45, same room. Bo", "2026-03-11T09:00", "reply", "new-time"),
        ("Of course we'll see you. Any of these?\nThurs 12 March, 10.15\nFri 13 March, 3.00\nBo\n\n————\nFrom: Ann Taylor, 10 March 2026 08:07\nI'm so sorry, I can't come to my interview today.", "2026-03-11T09:00", "reply", "asks-times"),
        ("Hi Ann, it's Bo. The client's been on the phone, you didn't turn up for your 10.30? I need to know what's gone on.", "2026-03-11T09:00", "reply", "asks-what-happened"),
        ("Dear Ann\n\nI'm sorry to hear about your daughter. I'll put your note in front of the chair and write once there's a decision.\n\nBo\n> On 10 Mar 2026, at 18:44, Ann wrote:\n> I must apologise for missing today's panel for the Clerk post.", "2026-03-11T09:00", "reply", "still-open"),
        ("BRIGHTFOX: Hi Ann, thx for applying to be a Driver. Record ur 3 video answers by Fri 13 Mar 12 noon at https://fox.example/v", "2026-03-11T09:00", "invitation", None),
        ("Hello Ann, thanks for the demo. Could you come to Radio Brightline on Thursday 12 March at 2pm? It's for Breakfast Producer. Bo", "2026-03-11T09:00", "invitation", None),
        ("hi Ann this is Jo at Splash Canyon. Got your message abt missing ur interview today. When else can you come in this week?", "2026-03-11T09:00", "reply", "asks-times"),
        ("Hello Ann, we had you on the calendar for 8:30 this morning and didn't see you join the interview. Is everything okay? Please let me know what happened. Bo", "2026-03-11T09:00", "reply", "asks-what-happened"),
        ("Subject: Your call with our GM\n\nHi Ann, our manager will call you on Thursday 12 March at 8am about the Clerk role. If you'd rather use another number, we have until Wednesday. Bo", "2026-03-11T09:00", "invitation", None),
        ("Hi Ann, can you pop in this aft around 3 about the kitchen porter job? Bo", "2026-03-11T09:00", "invitation", None),
    ],
)  # fmt: skip
def test_kinds_and_replies(text: str, now: str, kind: str, reply: str | None) -> None:
    """Thanks for an explanation ask for none, times to choose from are asked about, and a moved time may be gone."""
    found = values(text, datetime.fromisoformat(now))
    assert (found["kind"], found.get("reply")) == (kind, reply)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Chris, are you ok to have the kids on Thursday? I've got that interview at 3 at the hospital. Mum x",
        "Hi Professor Lin, I'm a reporter with the Ledger working on a story. An interview by phone on Thursday at noon?",
        "Ms Taylor,\n\nI regret to inform you that you were not among those chosen to interview for Grants Manager. No new date will be set.\n\nBo Lee",
        "Dear Ann, thank you for attending interview on 4 March. The post has been offered to another candidate. Bo",
        "Thanks for interviewing for Claims Adjuster! We're pleased to extend an offer; reply by Friday at 5pm.",
        "Autumn Careers Fair, Thursday 12 March, 11am. Meet over 60 employers. Bring your CV. Free entry.",
        "Your interview with the consulate is confirmed: 12 March 2026, 8.45am. Bring your passport.",
        "Hi Ann, thanks for agreeing to sit on the panel. First candidate for the Clerk post: Thursday 9.30am. Bo",
        "1. How to be late for an interview.\n2. Live webinar: nailing the panel interview, Thursday 12 March, 3pm, on Zoom. Host: Bo Lee.\n3. Ten jobs near you.",
        "Thank you, your application has reached us.\n\nRole: Clerk\nReceived: Tuesday 10 March 2026, 08:57\n\nApplications close at midday on Friday. We'll be in touch by 5 April. Interviews are planned for w/c 13 April.",
        "Subject: You're registered! Managers Tell All\n\nHi Ann,\n\nThanks for registering for our live webinar, Inside the Interview Room.\nThursday 12 March, 1pm\nhttps://zoom.example/w/831",
        'Join us Thursday at 7pm for "Ace Your Interview", a free workshop. Limited seats!',
    ],
)
def test_mails_about_something_else(text: str) -> None:
    """Nothing is filled from them."""
    assert values(text) == {"kind": "other"}


def test_next_weekday_on_that_day_is_a_week_later() -> None:
    """On a Wednesday, "next Wednesday" is not today; which of two Wednesdays it is has to be asked."""
    mention = day_mentions("next Wednesday at 2pm", NOW.date(), "en", is_day_first=True)[0]

    assert mention.day == date(2026, 3, 18)
    assert mention.choices == (date(2026, 3, 18), date(2026, 3, 25))


def test_moved_from_one_time_to_another() -> None:
    """Of a mail whose quotation has few headers, the new time is the last; the old one isn't."""
    found = values(
        "Dear Ann\n\nWe are having to put your interview back from 10 o'clock today to Thursday 12 March at 2.30 pm.\n\n"
        "Bo Lee\n\nFrom: Ann Taylor\nSent: 11 March 2026 08:04\nDear Bo, I can be there by noon if that is any use."
    )
    assert (found["new_date"], found["new_time"]) == ("2026-03-12", "14:30")


def test_first_row_of_a_timetable_counts() -> None:
    """Not the row nearest to the day, and not when that row ends; a dash after a date is no span."""
    rows = "9:00 AM - 9:45 AM  Sue Blanch\n9:45 AM - 10:30 AM  Karl Dietz\n10:30 AM - 11:00 AM  Wrap-up"
    found = values(f"Hi Ann,\n\nYour interview for the Clerk role:\n\n{rows}\n\nDate: Thursday 12 March 2026{CLOSING}")
    assert (found["interview_time"], found.get("interview_end")) == ("09:00", None)
    text = "Hi Ann,\n\nYour interview for the Clerk role is on\n\nTHURSDAY, MARCH 12 — 8:20 A.M."
    assert values(f"{text}{CLOSING}")["interview_time"] == "08:20"


def test_headers_with_a_subject_called_re() -> None:
    """The line is the subject, and no name."""
    found = values(
        f"To: Ann Taylor\nFrom: Bo Lee\nRe: Welder / final loop\n\nAnn, your interview is on Thursday at 2pm.{CLOSING}"
    )
    assert (found["your_name"], found["thread_subject"]) == ("Ann Taylor", "Welder / final loop")


def test_moved_time_that_is_gone_keeps_its_end() -> None:
    """It is the interview that was missed, from its beginning to its end."""
    text = "Hi Ann, your Clerk interview has moved from Monday at 9am to Tuesday 10 March, 2pm-3pm. Bo"
    found = values(text)
    assert (found["kind"], found["interview_time"], found["interview_end"]) == ("invitation", "14:00", "15:00")


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Bo Lee\nAcademy Ops\n07700 900150", "Bo Lee"),
        ("Bo Lee, co-founder @ Breadcrumb Labs\nbo@breadcrumb.example", "Bo Lee"),
        ("Fondly,\nBo Lee\nCoast Placements", "Bo Lee"),
        ("Ground Services Recruitment\nSkyKind Assist\nrecruitment@skykind.example", None),
    ],
)
def test_a_signature_begins_with_the_name(signature: str, name: str | None) -> None:
    """What stands below it in capitals is a team or a firm."""
    assert values(f"{OPENING}Smart dress, please.\n\n{signature}").get("recipient_name") == name


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (
            "the position is Claims Adviser.\n\nYour telephone interview with TalkSure is on {day}, and there is no need to prepare.",
            "Claims Adviser",
        ),
        ("you are due to be interviewed on {day} for Ward Clerk, Birch Ward.", "Ward Clerk"),
        ("Second stage interview | Crime Analyst | Req 88120\n\n{day}", "Crime Analyst"),
        ("Interview for our Youth Worker vacancy on {day}.", "Youth Worker"),
        ("We've put you down for the afternoon of 18 March 2026, interview at 3pm.", None),
    ],
)
def test_job_beside_other_words(words: str, role: str | None) -> None:
    """The kind of interview or its day is no job."""
    found = values(f"Hi Ann,\n\n{words.format(day='Thursday 12 March at 2pm')}{CLOSING}")
    assert found.get("role") == role


@pytest.mark.parametrize(
    ("text", "company", "client"),
    [
        ("Mid-Anglia Railways | Operations Recruitment\n\n{body}\n\nGed Larkin, Adviser", "Mid-Anglia Railways", None),
        (
            "Government Office for Waters — Recruitment Portal\n\n{body}\n\nGed Larkin",
            "Government Office for Waters",
            None,
        ),
        (
            "Wyndale Property Mgmt\n\n{body}\n\nStephanie Lowe\nRegional Mgr.\nslowe@wyndalepm.example",
            "Wyndale Property Mgmt",
            None,
        ),
        ("{body}\n\nRegards,\nBernie Colt\nVolume Recruitment, TalkSure", "TalkSure", None),
        ("{body}\n\nRegards,\nSaskia Pen\nRecruiter, Northern Europe\nDriftlane", "Driftlane", None),
        (
            "{body} Pennard Mills have come back quicker than I thought.\n\nBeccs Lyle\nHalyard Search",
            "Halyard Search",
            "Pennard Mills",
        ),
        (
            "Firm: Cawood Chilled (our client)\n\n{body}\n\nTracey Poe\nWheelbase Driver Hire",
            "Wheelbase Driver Hire",
            "Cawood Chilled",
        ),
        ("Hi Ann its Ash @ Forge Recruit. {body}", "Forge Recruit", None),
    ],
)
def test_company_in_a_heading_or_a_signature(text: str, company: str, client: str | None) -> None:
    """A team and a part of the world are none; an agency names its client as many."""
    found = values(text.format(body="Your interview for the Clerk role is on Thursday 12 March at 2pm."))
    assert (found.get("company"), found.get("client")) == (company, client)


def test_who_recruits_writes_about_a_job() -> None:
    """The word below a name ties a conversation to a job, if the mail names who reads it."""
    text = "{} Could we talk on Thursday 12 March at 2pm over Zoom?\n\nBo Lee\nTalent, Brightline"
    assert values(text.format("Dear Ann,\n\nYour drawings are lovely."))["kind"] == "invitation"
    assert values(text.format("All employees:"))["kind"] == "other"


@pytest.mark.parametrize(
    ("words", "place", "platform"),
    [
        ("Come to the Stage Door, Garrick Passage, Burnside (NOT the main entrance).", "Stage Door, Garrick Passage, Burnside", None),
        ("We're at Petrel Labs, Block C, Roslyn Science Park. The bus drops you at the gate.", "Petrel Labs, Block C, Roslyn Science Park", None),
        ("Please arrive at Zoom, Online. Be in good time.", None, "Zoom"),
        ("Meeting point: Costwell Coffee, landside arrivals", "Costwell Coffee, landside arrivals", None),
        ("11:30\tCoffee\tFoyer\n13:00\tLunch\tStaff Common Room", None, None),
        ("Join from your computer: https://teams.brightline.example/j/88", None, "Teams"),
    ],
)  # fmt: skip
def test_where_it_is(words: str, place: str | None, platform: str | None) -> None:
    """A place has several parts after what leads there; a link's host may name a platform."""
    found = values(f"{OPENING}{words}{CLOSING}")
    assert (found.get("place"), found.get("platform")) == (place, platform)


CHAT: Final = """[07/03/2026, 18:22] Suki Hair & Brow: Hi hun, Suki here, saw ur msg about the junior stylist job
[07/03/2026, 18:31] Me: Saturday is perfect!
[07/03/2026, 18:33] Suki Hair & Brow: sat 14th at 12.15, the salon's 27a Corn Hill, Grantham. ask for me
"""


def test_a_copied_chat_is_read() -> None:
    """When its messages were sent is no time of the interview, and "Me" wrote none of the other's."""
    found = values(CHAT)
    expected = {"recipient_name": "Suki", "interview_date": "2026-03-14", "interview_time": "12:15"}
    assert {name: found.get(name) for name in expected} == expected
    assert found["place"].startswith("the salon's")


def test_name_in_capitals_keeps_them() -> None:
    """A name all of which is in capitals has no letters after it that could be a degree."""
    assert values(f"{OPENING}Kind regards,\nJANE DOE\nHR Manager")["recipient_name"] == "JANE DOE"
