"""Small points of single rules, each of which a careless change of the check would lose.

Mutants of the rules that live because they change nothing: an X among the marks that are looked for in small letters,
or taken for a bracket; the last space of an entry of two words for its first; the last place of a line within itself
for its first; another word that is on no list for a word that there is not; a look before the first word of a text, or
none at it, where a name must have "the" before; the words that name a role among those that say whose it is; a word
that starts where a greeting ends, for a mark does.
"""

import pytest

from builder.emails.checks import check
from builder.emails.model.context import Message
from tests.support.check_corpus import SUBJECT, Said, said
from tests.support.factories import context_of

LATE = {"situation": "late"}
AT_TEN = {**LATE, "interview_date": "2026-11-24", "interview_time": "10:00"}
FIRM = {"company": "Northwind", "role": "Data Analyst"}
MISSING: Said = [("", None)]


@pytest.mark.parametrize(
    ("body", "answers", "found"),
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
def test_someone_who_is_late_says_when(body: str, answers: dict[str, str], found: Said) -> None:
    """Minutes, a time of arrival, or one beside that of the interview."""
    assert said("arrival-time", body, **answers) == found


@pytest.mark.parametrize(
    ("reason", "body", "found"),
    [
        ("a flooded flat", "My flat had water in it.", []),
        ("a flooded flat on my street", "My flat had water in it.", MISSING),
        ("a flooded flat on my street today", "My flat had flooded.", []),
        ("it is me: a flooded flat", "My flat had water in it.", []),
        ("it is me", "It is what it is.", MISSING),
        ("", "My flat had flooded.", MISSING),
    ],
)
def test_a_reason_in_the_writers_own_words(reason: str, body: str, found: Said) -> None:
    """Half of its words will do, and words of one or two letters count for nothing."""
    assert said("reason-present", body, cause="other", other_cause=reason) == found


@pytest.mark.parametrize(
    ("body", "found"),
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
def test_a_name_of_another_letter(body: str, found: Said) -> None:
    """A company or role that is not the form's, up to the very end; a day is no name, one's own job is no mistake."""
    assert said("names-match-form", body, **FIRM) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Sorry.\n  Cheers, \nSam", [("Cheers", "Kind regards")]),
        ("Sorry.\nXX\nSam", [("XX", "Kind regards")]),
        ("Dear Sam,\n\nSorry.\n\n Yours faithfully,\nSam", [("Yours faithfully", "Yours sincerely")]),
        ("Dear Sir or Madam,\n\nSorry.\n\nYours faithfully,\nSam", []),
    ],
)
def test_a_closing_that_does_not_suit(body: str, found: Said) -> None:
    """Its words are marked without the space and the comma around them."""
    assert said("closing-line", body) == found


@pytest.mark.parametrize(
    ("body", "answers", "found"),
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
def test_the_name_stands_below_an_email(body: str, answers: dict[str, str], found: Said) -> None:
    """All of it where it is known; in a text message anywhere."""
    assert said("signature-present", body, **answers) == found


@pytest.mark.parametrize(
    ("greeting", "locale", "stale", "closing"),
    [
        ("Dear Sir or Madam,", "en-GB", [], []),
        ("To whom it may concern,", "en-GB", [("To whom it may concern", "Dear Hiring Manager")], ["Yours sincerely"]),
        ("Dear Sam, hello Madam.", "en-GB", [], ["Yours sincerely"]),
        ("Dear Sir or Madam,", "en-US", [("Dear Sir or Madam", "Dear Hiring Manager")], ["Sincerely"]),
    ],
)
def test_yours_faithfully_goes_with_sir_or_madam(greeting: str, locale: str, stale: Said, closing: list[str]) -> None:
    """In a British letter, and with no other greeting."""
    letter = f"{greeting}\n\nSorry.\n\nYours faithfully,\nSam"
    assert said("greeting-current", letter, locale=locale) == stale
    assert said("closing-line", letter, locale=locale) == [("Yours faithfully", repair) for repair in closing]


def test_a_greeting_is_too_casual_wherever_it_ends() -> None:
    """After empty lines, and where it is too long to be taken for a greeting."""
    for body in ("\n\nHey Sam,\n\nSorry.", f"Hey {'you ' * 30}\n\nSorry.", f"\nHey {'you ' * 30}\n\nSorry."):
        assert said("greeting-current", body) == [("Hey", "Hello")]


@pytest.mark.parametrize(
    ("body", "found"), [("About Tuesday.", []), ("About 10:00.", []), ("About the role.", []), ("About it.", MISSING)]
)
def test_a_text_message_names_the_interview_by_one_thing(body: str, found: Said) -> None:
    """Its day, its time or its role is enough, since a text is short."""
    assert said("interview-identified", body, "", form="text") == found


@pytest.mark.parametrize(
    ("body", "found"), [("😀 Hi", "😀"), ("Hi😀", "😀"), ("Hi 😀", " 😀"), ("Hi  😀!", " 😀"), ("Hi\n😀", "😀")]
)
def test_a_picture_goes_with_its_space(body: str, found: str) -> None:
    """One space before it, where there is one, and no letter or line."""
    assert said("no-flippancy", body) == [(found, "")]


def test_a_reason_is_told_though_the_next_sentence_prevents_it() -> None:
    """What will be done differently is no reason, and takes none away from the sentence before."""
    assert said("reason-present", "I overslept. I've set an alarm.") == []
    assert said("reason-present", "I've set an alarm, so I never oversleep.") == MISSING


@pytest.mark.parametrize(
    ("cause", "found"),
    [
        ("overslept", [("ill", None)]),
        ("traffic", [("ill", None)]),
        ("train", []),
        ("illness", []),
        ("other", []),
        ("", []),
    ],
)
def test_a_reason_that_was_not_chosen(cause: str, found: Said) -> None:
    """A kinder one stands out where one's own fault was chosen; "something else" can be anything."""
    more = {"other_cause": "my neighbour"} if cause == "other" else {}
    assert said("reason-matches-choice", "I was ill.", cause=cause, **more) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Oh! No!", [("!", ".")]),
        ("Oh!! No.", [("!!", ".")]),
        ("What?!! No.", [("!!", "")]),
        ("?!! No.", [("!!", "")]),
        ("!! Why?", [("!!", ".")]),
        ("Why? Oh!! No.", [("!!", ".")]),
    ],
)
def test_more_than_one_exclamation_mark(body: str, found: Said) -> None:
    """A full stop does, or nothing after a question mark."""
    assert said("even-tempered", body) == found


@pytest.mark.parametrize(
    ("greeting", "found"),
    [
        ("Dear Alex Green,", [("Alex Green", "Kim Lee")]),
        ("Dear Ms Lee,", []),
        ("Dear Northwind people,", []),
        ("Dear hiring manager,", []),
        ("Hello,", []),
        ("Dear Ms,", []),
    ],
)
def test_a_reader_of_another_letter(greeting: str, found: Said) -> None:
    """A greeting by another name than the form's; the company's and a general one are none."""
    assert said("names-match-form", f"{greeting}\n\nSorry.", recipient_name="Kim Lee", **FIRM) == found


def test_a_reason_of_the_same_story_is_no_other() -> None:
    """A crash is why there was traffic; a second fault of one's own is no kinder than the first."""
    assert said("reason-matches-choice", "There was an accident on the road.", cause="traffic") == []
    assert said("reason-matches-choice", "I mixed up the date.", cause="overslept") == []


def test_two_capitals_are_no_slang() -> None:
    """They stand for something; what comes after them is looked at all the same."""
    assert said("no-slang", "I went to the UR office. BTW, thx.") == [("BTW", "By the way"), ("thx", "thank you")]


def test_a_word_of_four_letters_stands_for_the_role() -> None:
    """In a subject; one of three does not."""
    assert said("subject-identifies", "Sorry.", "About the cook", role="Tax Cook") == []
    assert said("subject-identifies", "Sorry.", "About the tax", role="Tax Cook") == [("About the tax", None)]


def test_notice_is_given_in_the_sentence_that_takes_the_blame() -> None:
    """To be sorry for telling late is right whatever happened; the next sentence does not make it so."""
    ill = {"cause": "illness"}
    assert said("no-needless-self-blame", "That I told you late was my fault.", **ill) == []
    assert said("no-needless-self-blame", "It was my fault. I told you late.", **ill) == [("my fault", None)]


def test_what_a_text_message_cannot_carry() -> None:
    """The first such sign is marked, and no more than it; quotes are straightened from the first to the last."""
    assert said("text-message-length", "Hi 😀 there 😀", form="text") == [("😀", None)]
    assert said("text-message-length", "It’s “so” late", form="text") == [("’s “so”", '\'s "so"')]


@pytest.mark.parametrize(
    ("name", "subject", "found"),
    [
        ("Sam", "My missed interview - Sam", False),
        ("Sam de Vries Taylor", "My missed interview - Sam Taylor", False),
        ("Sam de Vries Taylor", "My missed interview - Sam de Vries", True),
        ("", "My missed interview", False),
    ],
)
def test_a_subject_holds_the_last_name(name: str, subject: str, found: bool) -> None:
    """Of a name of several words the last is enough, and nothing else is."""
    assert said("subject-identifies", "Sorry.", subject, your_name=name) == ([(subject, None)] if found else [])


def test_a_subject_in_capitals() -> None:
    """Each word is made small, the first with its capital."""
    assert said("subject-calm", "Sorry.", "SORRY about my INTERVIEW") == [
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
def test_what_is_quoted_is_short(gap: str, shown: str) -> None:
    """Up to forty characters stand in a sentence as they are; of more, the first, and no space before the dots."""
    [found] = [one for one in check(Message(SUBJECT, f"Dear {gap}"), context_of()) if one.rule == "placeholder-left"]
    assert found.say == f"Fill in {shown} or remove it."
    assert found.private is False
    [found] = [one for one in check(Message(SUBJECT, "I have epilepsy."), context_of()) if one.rule == "health-details"]
    assert found.private is True
