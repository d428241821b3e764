"""The builder's own messages pass the check when the facts are complete."""

from collections.abc import Iterator

import pytest

from builder.emails.checks import check
from builder.emails.checks.finding import TIP
from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS
from builder.emails.responses import check_response, compose_response
from tests.support.all_combinations import Answers, choices, filled, sampled, varied

SHARE = 16
NOT_ASKED_FIRST = ("recipient", "format")
ABROAD: Answers = {"their_zone": "America/New_York"}
FULLER: Answers = {
    "slot3_date": "2026-11-30",
    "slot3_start": "13:00",
    "slot3_end": "15:00",
    "cause_detail": "M6 southbound",
    "adjustment": "step-free access",
    "recipient_name": "Dr Ngozi Okafor-Whitfield",
    "company": "Northwind Traders",
    "role": "Senior Data Analyst",
}


def complete() -> Iterator[Answers]:
    """Yield every set of choices that says what happened, where that is asked."""
    cause_situations = FIELDS["cause"].situations
    return (answers for answers in choices() if answers.get("cause") or answers["situation"] not in cause_situations)


def findings_by_sentence(answer_sets: Iterator[Answers], extra: Answers) -> dict[str, str]:
    """Return each fix and warning for the messages that the builder writes, with the last message it is about."""
    findings = {}
    for answers in answer_sets:
        context = parse(varied(filled(answers)) | extra, examples.clock()).context
        assert context is not None
        message = compose(context)
        for finding in check(message, context):
            if finding.severity != TIP:
                findings[f"{finding.rule} {finding.say} ({context.situation})"] = (
                    f"{answers}\n{message.subject}\n{message.body}"
                )
    return findings


@pytest.mark.no_cover
@pytest.mark.parametrize("extra", [{}, ABROAD, FULLER], ids=["plain", "abroad", "fuller"])
def test_generated_messages_need_no_repair(extra: Answers) -> None:
    """One in sixteen of all combinations: no fix and no warning.

    Tried with usual facts, with a reader whose clocks show another time, and with every detail there can be.
    """
    assert findings_by_sentence(sampled(complete(), SHARE), extra) == {}


@pytest.mark.long
@pytest.mark.parametrize("extra", [{}, ABROAD, FULLER], ids=["plain", "abroad", "fuller"])
def test_every_generated_message_needs_no_repair(extra: Answers) -> None:
    """All combinations."""
    assert findings_by_sentence(complete(), extra) == {}


@pytest.mark.no_cover
def test_first_letters_open_without_a_mark() -> None:
    """What stands in the box before any name or time is given has no finding: what it lacks is a gap, not a fault."""
    marked = {}
    first = ({name: value for name, value in every.items() if name not in NOT_ASKED_FIRST} for every in choices())
    for answers in {tuple(each.items()) for each in first}:
        message = compose_response(dict(answers), examples.clock())
        assert message["kind"] == "message"
        subject, body = message["subject"], message["body"]
        report = check_response(subject, body, dict(answers), examples.clock(), generated=True)
        if report["findings"]:
            marked[body] = report["findings"]
    assert marked == {}
