"""Edge cases of single rules."""

import pytest

from builder.emails.checks import check
from builder.emails.model.context import Message
from tests.support.check_corpus import SUBJECT, Flagged, flagged
from tests.support.factories import context_of

LATE = {"situation": "late"}
AT_TEN = {**LATE, "interview_date": "2026-11-24", "interview_time": "10:00"}
FIRM = {"company": "Northwind", "role": "Data Analyst"}
MISSING: Flagged = [("", None)]


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
    [
        ("I will arrive at 10:20.", LATE, []),
        ("The bus stands here at 10:20.", LATE, MISSING),
        ("Not at 10:00 but 10:20.", LATE, []),
        ("I am late for 10:00.", AT_TEN, MISSING),
        ("I will arrive at 10:00.", AT_TEN, []),
        ("More like 10:20.", AT_TEN, []),
        ("I will arrive. It is 10:00.", AT_TEN, MISSING),
        ("I am late.", AT_TEN, MISSING),
        ("I am 20 minutes late.", AT_TEN, []),
    ],
)
def test_arrival_time(body: str, answers: dict[str, str], expected: Flagged) -> None:
    """Minutes, a time of arrival, or a time other than the interview's."""
    assert flagged("arrival-time", body, **answers) == expected


@pytest.mark.parametrize(
    ("reason", "body", "expected"),
    [
        ("a burnt flat", "My flat had water in it.", []),
        ("a burnt flat on my street", "My flat had water in it.", MISSING),
        ("a burnt flat on my street today", "My flat had burnt.", []),
        ("it is me: a burnt flat", "My flat had water in it.", []),
        ("it is me", "It is what it is.", MISSING),
        ("", "My flat had burnt.", MISSING),
    ],
)
def test_free_text_reason(reason: str, body: str, expected: Flagged) -> None:
    """Half of its words are enough; words of one or two letters are ignored."""
    assert flagged("reason-present", body, cause="other", other_cause=reason) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I want the role at Contoso", [("Contoso", "Northwind")]),
        ("I want the role at Contoso.", [("Contoso", "Northwind")]),
        ("I want the role at Marks & Spencer.", [("Marks & Spencer", "Northwind")]),
        ("I want the role at Northwind", []),
        ("I want the role at", []),
        ("I want my role at Contoso", []),
        ("I want the Thursday role.", []),
        ("My role at Contoso was small.", []),
        ("I left my very busy role at Contoso.", []),
        ("I left my most very busy role at Contoso.", [("Contoso", "Northwind")]),
        ("I want the role at A B C D E F G.", [("A B C D E F", "Northwind")]),
        ("I want the Clerk role.", [("Clerk", "Data Analyst")]),
        ("Sales Clerk role, or a", []),
        ("I want the Sales Clerk role.", [("Sales Clerk", "Data Analyst")]),
        ("I want the Data Entry role.", []),
        ("The Sales Clerk role suits me.", [("Sales Clerk", "Data Analyst")]),
        ("Sales Clerk role, please.", []),
        ("I want the Clerk, role or not.", []),
        (f"I want the {'Clerk ' * 6}role.", [(("Clerk " * 6).strip(), "Data Analyst")]),
        (f"I want the {'Clerk ' * 7}role.", []),
    ],
)
def test_company_or_role_of_another_application(body: str, expected: Flagged) -> None:
    """Up to the end of the text; a weekday is not a name, one's own job is not a mistake."""
    assert flagged("names-match-form", body, **FIRM) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sorry.\n  Cheers, \nSam", [("Cheers", "Kind regards")]),
        ("Sorry.\nXX\nSam", [("XX", "Kind regards")]),
        ("Dear Sam,\n\nSorry.\n\n Yours faithfully,\nSam", [("Yours faithfully", "Yours sincerely")]),
        ("Dear Sir or Madam,\n\nSorry.\n\nYours faithfully,\nSam", []),
    ],
)
def test_inappropriate_closing_line(body: str, expected: Flagged) -> None:
    """Flagged without the surrounding space and comma."""
    assert flagged("closing-line", body) == expected


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
    [
        ("Sam Taylor", {"your_name": "Sam Taylor", "form": "text"}, []),
        ("Sam", {"your_name": "Sam Taylor", "form": "text"}, MISSING),
        ("Sorry.", {"form": "text"}, []),
        ("I am Sam Taylor.\n\nKind regards,\nSam Taylor", {"your_name": "Sam Taylor"}, []),
        ("I am Sam Taylor.\n\nKind regards,\nS. T.", {"your_name": "Sam Taylor"}, MISSING),
        ("Sorry.\n\nKind regards,\nS. T.", {}, []),
        ("Sorry.\n\nKind regards,\n", {}, MISSING),
    ],
)
def test_signature(body: str, answers: dict[str, str], expected: Flagged) -> None:
    """The full name if known; anywhere in a text message."""
    assert flagged("signature-present", body, **answers) == expected


@pytest.mark.parametrize(
    ("greeting", "locale", "stale", "closing"),
    [
        ("Dear Sir or Madam,", "en-GB", [], []),
        ("To whom it may concern,", "en-GB", [("To whom it may concern", "Dear Hiring Manager")], ["Yours sincerely"]),
        ("Dear Sam, hello Madam.", "en-GB", [], ["Yours sincerely"]),
        ("Dear Sir or Madam,", "en-US", [("Dear Sir or Madam", "Dear Hiring Manager")], ["Sincerely"]),
    ],
)
def test_yours_faithfully_needs_sir_or_madam(greeting: str, locale: str, stale: Flagged, closing: list[str]) -> None:
    """In a British letter, and with no other greeting."""
    letter = f"{greeting}\n\nSorry.\n\nYours faithfully,\nSam"
    assert flagged("greeting-current", letter, locale=locale) == stale
    assert flagged("closing-line", letter, locale=locale) == [("Yours faithfully", repair) for repair in closing]


def test_casual_greeting() -> None:
    """After blank lines, and where it is too long to be a greeting."""
    for body in ("\n\nHey Sam,\n\nSorry.", f"Hey {'you ' * 30}\n\nSorry.", f"\nHey {'you ' * 30}\n\nSorry."):
        assert flagged("greeting-current", body) == [("Hey", "Hello")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [("About Tuesday.", []), ("About 10:00.", []), ("About the role.", []), ("About it.", MISSING)],
)
def test_text_message_identifies_interview_by_one_fact(body: str, expected: Flagged) -> None:
    """Its day, its time or its role is enough, since a text is short."""
    assert flagged("interview-identified", body, "", form="text") == expected


@pytest.mark.parametrize(
    ("body", "expected"), [("😀 Hi", "😀"), ("Hi😀", "😀"), ("Hi 😀", " 😀"), ("Hi  😀!", " 😀"), ("Hi\n😀", "😀")]
)
def test_emoji_is_removed_with_its_space(body: str, expected: str) -> None:
    """One preceding space, if any; no letter, no line break."""
    assert flagged("no-flippancy", body) == [(expected, "")]


def test_prevention_is_not_a_reason() -> None:
    """What will be done differently is no reason, and does not hide the one in the sentence before."""
    assert flagged("reason-present", "I overslept. I've set an alarm.") == []
    assert flagged("reason-present", "I've set an alarm, so I never oversleep.") == MISSING


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        ("overslept", [("ill", None)]),
        ("traffic", [("ill", None)]),
        ("train", []),
        ("illness", []),
        ("other", []),
        ("", []),
    ],
)
def test_reason_other_than_the_chosen_one(cause: str, expected: Flagged) -> None:
    """A more sympathetic reason is flagged if an own fault was chosen; "something else" can be anything."""
    more = {"other_cause": "my neighbour"} if cause == "other" else {}
    assert flagged("reason-matches-choice", "I was ill.", cause=cause, **more) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Oh! No!", [("!", ".")]),
        ("Oh!! No.", [("!!", ".")]),
        ("What?!! No.", [("!!", "")]),
        ("?!! No.", [("!!", "")]),
        ("!! Why?", [("!!", ".")]),
        ("Why? Oh!! No.", [("!!", ".")]),
    ],
)
def test_repeated_exclamation_marks(body: str, expected: Flagged) -> None:
    """Replaced by a full stop, or removed after a question mark."""
    assert flagged("even-tempered", body) == expected


@pytest.mark.parametrize(
    ("greeting", "expected"),
    [
        ("Dear Alex Green,", [("Alex Green", "Kim Lee")]),
        ("Dear Ms Lee,", []),
        ("Dear Northwind people,", []),
        ("Dear hiring manager,", []),
        ("Hello,", []),
        ("Dear Ms,", []),
    ],
)
def test_greeting_names_someone_else(greeting: str, expected: Flagged) -> None:
    """A greeting with another name than the form's; the company's name and general terms are fine."""
    assert flagged("names-match-form", f"{greeting}\n\nSorry.", recipient_name="Kim Lee", **FIRM) == expected


def test_causes_of_one_group_are_one_reason() -> None:
    """A crash explains the traffic; a second fault of one's own is no more sympathetic than the first."""
    assert flagged("reason-matches-choice", "There was an accident on the road.", cause="traffic") == []
    assert flagged("reason-matches-choice", "I mixed up the date.", cause="overslept") == []


def test_two_capitals_are_not_slang() -> None:
    """They are an abbreviation; what follows is checked all the same."""
    assert flagged("no-slang", "I went to the UR office. BTW, thx.") == [("BTW", "By the way"), ("thx", "thank you")]


def test_four_letter_word_identifies_the_role() -> None:
    """In a subject; a word of three letters does not."""
    assert flagged("subject-identifies", "Sorry.", "About the cook", role="Tax Cook") == []
    assert flagged("subject-identifies", "Sorry.", "About the tax", role="Tax Cook") == [("About the tax", None)]


def test_blame_for_late_notice_is_fine() -> None:
    """In the same sentence only."""
    ill = {"cause": "illness"}
    assert flagged("no-needless-self-blame", "That I told you late was my fault.", **ill) == []
    assert flagged("no-needless-self-blame", "It was my fault. I told you late.", **ill) == [("my fault", None)]


def test_characters_outside_gsm_7() -> None:
    """The first such character is flagged; quotes are replaced from the first to the last."""
    assert flagged("text-message-length", "Hi 😀 there 😀", form="text") == [("😀", None)]
    assert flagged("text-message-length", "It’s “so” late", form="text") == [("’s “so”", '\'s "so"')]


@pytest.mark.parametrize(
    ("name", "subject", "expected"),
    [
        ("Sam", "My missed interview - Sam", False),
        ("Sam de Vries Taylor", "My missed interview - Sam Taylor", False),
        ("Sam de Vries Taylor", "My missed interview - Sam de Vries", True),
        ("", "My missed interview", False),
    ],
)
def test_subject_needs_the_last_name(name: str, subject: str, expected: bool) -> None:
    """Of several names the last is enough, and nothing else is."""
    assert flagged("subject-identifies", "Sorry.", subject, your_name=name) == ([(subject, None)] if expected else [])


def test_subject_in_capitals() -> None:
    """Each word is put in lower case, the first with its capital."""
    assert flagged("subject-calm", "Sorry.", "SORRY about my INTERVIEW") == [
        ("SORRY", "Sorry"),
        ("INTERVIEW", "interview"),
    ]


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        (f"[{'a' * 38}]", f"[{'a' * 38}]"),
        (f"[{'a' * 39}]", f"[{'a' * 38}…"),
        (f"[{'a' * 37} b]", f"[{'a' * 37}…"),
        ("[a  b]", "[a b]"),
    ],
)
def test_quoted_facts_are_shortened(gap: str, shown: str) -> None:
    """Up to forty characters are quoted whole; longer ones are cut, with no space before the ellipsis."""
    [finding] = [one for one in check(Message(SUBJECT, f"Dear {gap}"), context_of()) if one.rule == "placeholder-left"]
    assert finding.say == f"Fill in {shown} or remove it."
    assert finding.private is False
    [finding] = [
        one for one in check(Message(SUBJECT, "I have epilepsy."), context_of()) if one.rule == "health-details"
    ]
    assert finding.private is True
