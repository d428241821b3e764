"""In American English a comma closes a date with its weekday where the sentence goes on, in our words only."""

import itertools
import re

import pytest

from builder.emails.compose.composer import compose
from builder.emails.compose.date_format import DATE_END, close_dates
from builder.emails.model.catalogue import SITUATIONS
from tests.emails.compose.test_combinations import messages
from tests.support.all_combinations import Answers, choices, filled, sampled, varied
from tests.support.factories import context_of

DATE = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d{1,2}(?:, \d{4})?"
OPEN = re.compile(rf"{DATE}(?= \w)")
DANGLING = re.compile(rf"{DATE},(?! \w)")
FAR: Answers = {
    "first_sent": "2026-11-12",
    "available_from": "2026-12-14",
    "slot1_date": "2026-12-15",
    "slot2_date": "2026-12-17",
    "slot2_part": "morning",
    "slot2_start": "",
    "new_date": "2026-12-21",
}
MORE: Answers = {"slot3_date": "2026-12-18", "slot3_part": "any", "slot4_date": "2027-01-05", "slot4_part": "any"}


def american(step: int) -> list[Answers]:
    """Return some of the American combinations, each with few offers and with many."""
    chosen = [varied(filled(one)) for one in sampled((c for c in choices() if c["locale"] == "en-US"), step)]
    dated = [{**one, **FAR, **_interview(one), "when": ""} for one in chosen if one["situation"] != "late"]
    return [{**one, **more} for one, more in itertools.product(dated, ({}, MORE))]


def _interview(answers: Answers) -> Answers:
    """Return the day of the interview, two weeks before or after today."""
    is_ahead = SITUATIONS[answers["situation"]].tense == "before"
    return {"interview_date": "2026-12-08" if is_ahead else "2026-11-10"}


@pytest.mark.no_cover
def test_dates_are_closed_where_their_sentence_goes_on() -> None:
    """No date with its weekday stands open inside a sentence, and none has a comma too many."""
    closed = 0
    for answers, _, message in messages(iter(american(16))):
        text = f"{message.subject}\n{message.body}"
        wrong = OPEN.search(text) or DANGLING.search(text) or re.search(r",,|, [,.;:?!)]|\x03", text)
        assert not wrong, f"{wrong[0]!r}\n{answers}\n{text}"
        closed += len(re.findall(rf"{DATE}, \w", text))

    assert closed > 500


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (f"Friday, March 16{DATE_END} after 2 PM", "Friday, March 16, after 2 PM"),
        (f"on Friday, March 16{DATE_END}.", "on Friday, March 16."),
        (f"Friday, March 16{DATE_END}, or later", "Friday, March 16, or later"),
        (f"Friday, March 16{DATE_END} – Sam", "Friday, March 16 – Sam"),
        (f"Friday, March 16{DATE_END}\nSam", "Friday, March 16\nSam"),
        (f"from Monday, March 12{DATE_END}", "from Monday, March 12"),
    ],
)
def test_a_comma_closes_a_date_before_words_only(text: str, closed: str) -> None:
    """At the end of a line, and before any other mark, a date needs none."""
    assert close_dates(text) == closed


def test_the_visitors_own_words_stay_as_they_are() -> None:
    """What somebody wrote of a date isn't corrected."""
    own = "I'd written Friday, March 16 in my calendar."
    message = compose(context_of(locale="en-US", cause="wrong-date", other_cause=own))

    assert own in message.body


def test_british_dates_take_no_comma() -> None:
    """A day before its month needs no closing."""
    message = compose(context_of(locale="en-GB", slot1_date="2026-12-15", slot1_part="after", slot1_start="14:00"))

    assert "Tuesday 15 December after 2pm" in message.body
