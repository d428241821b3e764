"""What the page is told with a message beside its text."""

import pytest

from builder.emails.responses import compose_response
from tests.support.factories import CLOCK


@pytest.mark.parametrize(
    ("answers", "day"),
    [
        ({"situation": "confirm-call", "new_date": "2026-12-15"}, "2026-12-15"),
        ({"situation": "confirm-email", "new_date": "2026-12-15", "new_time": "09:00"}, "2026-12-15"),
        ({"situation": "moved-yes", "new_date": "2026-12-15"}, "2026-12-15"),
        ({"situation": "moved-no", "new_date": "2026-12-15"}, "2026-12-07"),
        ({"situation": "confirm-call"}, ""),
        ({"situation": "confirm-call", "new_date": "2026-11-23"}, ""),
        ({"situation": "missed"}, "2026-12-07"),
        ({"situation": "missed", "new_date": "2026-12-15"}, "2026-12-07"),
        ({"situation": "nudge"}, "2026-12-03"),
        ({"situation": "refused"}, ""),
    ],
)
def test_answers_are_needed_until_the_last_letter_or_the_interview(answers: dict[str, str], day: str) -> None:
    """They are needed until the interview that was agreed, else until the last note is due; else for no other day."""
    response = compose_response(answers, CLOCK)
    assert response["kind"] == "message"
    assert response["needed_until"] == day
