"""Likely answers: days near at hand, minutes, and the half-days that can be offered by a tap."""

from datetime import UTC, datetime

import pytest

from builder.emails.form.parsing import parse
from builder.emails.form.suggestions import offer_days, suggestions
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context

TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 10, tzinfo=UTC)


def context_of(moment: datetime, **answers: str) -> tuple[Context, Clock]:
    """The context of answers given at a moment."""
    clock = Clock(int(moment.timestamp()))
    context = parse({"situation": "missed", **answers}, clock).context
    assert context
    return context, clock


def labels(moment: datetime, field: str, **answers: str) -> list[str]:
    """What the buttons of a field say."""
    context, _ = context_of(moment, **answers)
    return [choice["label"] for choice in suggestions(context)[field]]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"when": "today"}, ["Today"]),
        ({"when": "earlier"}, ["Yesterday", "Sun 22 Nov", "Sat 21 Nov", "Fri 20 Nov", "Thu 19 Nov"]),
        ({}, ["Today", "Yesterday", "Sun 22 Nov", "Sat 21 Nov", "Fri 20 Nov", "Thu 19 Nov"]),
        (
            {"situation": "cannot-attend", "when": "before"},
            ["Today", "Tomorrow", "Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov"],
        ),
    ],
)
def test_interview_days_lie_where_the_answers_put_them(answers: dict[str, str], expected: list[str]) -> None:
    """A missed interview was on one of the last days, one that hasn't started is on one of the next."""
    assert labels(TUESDAY, "interview_date", **answers) == expected


def test_new_days_are_working_days() -> None:
    """A new time is suggested on the next five working days, none of them at the weekend."""
    assert labels(TUESDAY, "new_date") == ["Tomorrow", "Thu 26 Nov", "Fri 27 Nov", "Mon 30 Nov", "Tue 1 Dec"]


@pytest.mark.parametrize(
    ("hour", "parts"),
    [(8, ["morning", "afternoon", "any"]), (9, ["afternoon", "any"]), (12, ["afternoon"]), (14, None)],
)
def test_today_is_offered_while_there_is_time(hour: int, parts: list[str] | None) -> None:
    """Of today only those parts are offered that are still ahead."""
    context, clock = context_of(TUESDAY.replace(hour=hour))
    days = offer_days(context, clock)
    assert (days[0]["parts"] if days[0]["label"] == "Today" else None) == parts
    assert all(day["parts"] == ["morning", "afternoon", "any"] for day in days[1:])


def test_weekend_is_not_offered() -> None:
    """On a Saturday the first day to offer is Monday."""
    context, clock = context_of(SATURDAY)
    assert [day["label"] for day in offer_days(context, clock)][:2] == ["Mon 30 Nov", "Tue 1 Dec"]


@pytest.mark.parametrize(
    "answers", [{"recipient": "shift-manager"}, {"recipient": "owner"}, {"format": "trial"}, {"when": "today"}]
)
def test_weekend_is_offered_where_people_work_then(answers: dict[str, str]) -> None:
    """To a shop, for a trial shift, and where the interview was on a Saturday itself."""
    context, clock = context_of(SATURDAY, **answers)
    assert [day["label"] for day in offer_days(context, clock)][-5:][:2] == ["Tomorrow", "Mon 30 Nov"]


def test_values_are_what_the_fields_take() -> None:
    """Every suggested answer is accepted by its field."""
    context, clock = context_of(TUESDAY, when="earlier")
    for field, choices in suggestions(context).items():
        for choice in choices:
            result = parse({"situation": "nudge", field: choice["value"]}, clock)
            assert field not in result.errors, (field, choice)
