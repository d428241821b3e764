"""Answers become a context, or a clear word beside the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose.composer import compose
from builder.emails.form.parsing import UnknownField, parse
from builder.emails.form.situation import derive_situation
from builder.emails.model.catalogue import CONTACTS, FIELDS, PLANS, SITUATIONS, WHEN
from builder.emails.model.clock import Clock
from tests.support.factories import CLOCK, context_of, read


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("your_name", "a" * 81, "Use 80 characters or fewer"),
        ("your_name", "x" * 10_000, "Use 80 characters or fewer"),
        (
            "your_name",
            "Sam \u202eroyalT",
            "Type this again. It contains hidden characters that change the direction of the text",
        ),
        ("recipient_email", "none", "Enter their email address like name@example.com, or leave it empty"),
        (
            "recipient_email",
            "a@b.example, c@d.example",
            "Enter their email address like name@example.com, or leave it empty",
        ),
        ("recipient_email", "a@b.example?bcc=c@d.example", None),
        ("phone", "call me", "Enter a phone number with digits, like 07700 900123"),
        ("interview_date", "2026-02-30", "Enter a date like 2026-11-30"),
        ("interview_date", "24/11/2026", "Enter a date like 2026-11-30"),
        ("interview_time", "25:00", "Enter a time like 14:30"),
        ("interview_time", "٠٩:٣٠", "Enter a time like 14:30"),
        ("cause", "aliens", "Choose what happened"),
        ("recipient", "boss", "Choose one of the answers listed"),
        ("their_zone", "Mars/Olympus", "Choose a time zone from the list"),
        ("slot1_date", "2026-11-23", "This date has passed. Choose today or a later day"),
        ("slot1_start", "14:00", None),
        ("available_from", "2026-11-01", "This date has passed. Choose today or a later day"),
        ("first_sent", "2026-12-01", "This date is in the future. Choose today or an earlier day"),
        ("eta_minutes", "0", "Enter how many minutes late you expect to be, between 1 and 240"),
        ("eta_minutes", "ten", "Enter how many minutes late you expect to be, between 1 and 240"),
        ("form", "fax", "Choose one of the answers listed"),
    ],
)
def test_invalid_answer_gives_field_error(field: str, value: str, said: str | None) -> None:
    """The field is named, the message is written without the fact, and nothing is raised."""
    parsed = read(**{field: value})

    assert parsed.context is not None
    compose(parsed.context)
    if said:
        assert parsed.errors == {field: said}


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        (
            {"slot1_date": "2026-11-26", "slot1_start": "16:00", "slot1_end": "14:00"},
            "slot1_end",
            "The end must be later than the start",
        ),
        ({"slot1_date": "2026-11-26", "slot1_end": "14:00"}, "slot1_start", "Enter a start time"),
        ({"slot1_start": "14:00"}, "slot1_date", "Choose a date"),
        ({"slot40_date": "2026-11-26"}, "slot5_date", "Offer no more than five slots"),
        (
            {"situation": "late", "cause": "interviewer-absent"},
            "cause",
            "This reason doesn't fit your answers about when it was or who you've been in touch with. "
            "Change the reason or those answers",
        ),
        (
            {"situation": "refused", "form": "call"},
            "form",
            "That format isn't right for this situation, so this is an email",
        ),
        (
            {"joined_time": "10:00", "waited_until": "09:00"},
            "waited_until",
            "The end must be later than the start",
        ),
    ],
)
def test_conflicting_answer_gives_field_error(answers: dict[str, str], field: str, said: str) -> None:
    """Answers that exclude one another are named, and a message comes all the same."""
    parsed = read(**answers)

    assert parsed.errors[field] == said
    assert parsed.context is not None


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"slot1_date": "2026-11-28"}, "slot1_date", "This is at the weekend. Is that what you mean?"),
        (
            {"slot1_date": "2026-12-30"},
            "slot1_date",
            "This is more than two weeks away. Can you offer something sooner?",
        ),
        (
            {"slot1_date": "2026-11-26", "slot1_start": "06:00"},
            "slot1_start",
            "This is outside 08:00 to 18:00 where they are. Is that what you mean?",
        ),
        (
            {"slot1_date": "2026-11-26", "slot1_start": "09:00", "their_zone": "America/New_York"},
            "slot1_start",
            "This is outside 08:00 to 18:00 where they are. Is that what you mean?",
        ),
        ({"interview_date": "2020-01-01"}, "interview_date", "This is more than a year away. Is the date right?"),
    ],
)
def test_unusual_time_gives_warning_and_is_kept(answers: dict[str, str], field: str, said: str) -> None:
    """An unusual time is asked about beside its field, but the visitor may mean it."""
    parsed = read(your_zone="Europe/London", **answers)

    assert parsed.warnings[field] == said
    assert parsed.errors == {}


@pytest.mark.parametrize("start", ["10:40", "09:00"])
def test_earlier_today_is_in_the_past(start: str) -> None:
    """Of today's times only those after this minute, 10:40, can be offered."""
    parsed = read(your_zone="Europe/London", slot1_date="2026-11-24", slot1_start=start)

    assert parsed.errors == {"slot1_start": "This time has passed. Choose a later time"}
    assert read(your_zone="Europe/London", slot1_date="2026-11-24", slot1_start="10:41").errors == {}


def test_unknown_field_raises() -> None:
    """A name that no field has is an error of the caller."""
    with pytest.raises(UnknownField, match="unknown field: 'shoe_size'"):
        read(shoe_size="44")


@pytest.mark.parametrize(
    "name",
    [
        "{{ 7*7 }}",
        "<b>Sam</b>",
        "%0A%0D",
        "Zoë 🦊 Çelik",
        "مريم",
        "נועה",
        "O'Brien & Sons",
        "Subject: hello",
        "a\\",
        "Σ",
        "{% raw %}",
    ],
)
def test_unusual_text_is_preserved(name: str) -> None:
    """What a visitor typed stands in the message letter for letter, as text."""
    message = compose(context_of(your_name=name, cause="other", other_cause=name, role=name))

    assert message.body.endswith(f"\n{name}")
    assert f"the {name} role" in message.body


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\u2028", "\t", "\x0b", "\x85"])
def test_line_breaks_in_a_line_become_spaces(breaks: str) -> None:
    """One line stays one line, so that nothing can be slipped into a header."""
    assert context_of(your_name=f"Sam{breaks}Taylor").your_name == "Sam Taylor"


def test_every_situation_is_derivable() -> None:
    """The person's own questions lead to all sixteen situations."""
    reached = {
        derive_situation(when, plan, contact) for when in WHEN for plan in ("", *PLANS) for contact in ("", *CONTACTS)
    }

    assert reached == set(SITUATIONS)


def test_no_answers_gives_error_on_first_question() -> None:
    """Without any answer there is no message, and the first question is named."""
    parsed = parse({}, Clock(CLOCK.now))

    assert parsed.context is None
    assert parsed.errors == {"when": "Choose when the interview is or was"}


def test_chosen_situation_overrides_questions() -> None:
    """Who knows which message to write picks it."""
    parsed = parse({"situation": "refused", "when": "before"}, CLOCK)

    assert parsed.context is not None
    assert parsed.context.situation == "refused"


def test_unchosen_cause_is_never_written() -> None:
    """The visitor's own sentence counts with a cause; left behind in a hidden field, it says nothing."""
    assert context_of(other_cause="my flight was cancelled").other_cause == ""
    assert context_of(cause="overslept", other_cause="my alarm failed").other_cause == "My alarm failed."


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=300), max_size=12))
def test_any_text_in_any_field_gives_a_context_or_an_error(answers: dict[str, str]) -> None:
    """No text breaks the form, and a context always gives a message."""
    parsed = parse(answers, CLOCK)

    assert parsed.context is not None or parsed.errors
    if parsed.context:
        message = compose(parsed.context)
        assert message.body
        assert "\n" not in message.subject
