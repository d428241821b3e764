"""The person's own questions lead to the right message, its forms and its first step."""

import pytest

from builder.emails.form.situation import CALL_FIRST_SITUATIONS, available_channels, derive_situation, should_call_first
from builder.emails.model.catalogue import CHANNELS


@pytest.mark.parametrize(
    ("when", "plan", "contact", "situation"),
    [
        ("", "", "", ""),
        ("", "", "none", ""),
        ("before", "", "", "late"),
        ("before", "cannot", "none", "cannot-attend"),
        ("before", "late", "voicemail", "late"),
        ("before", "cannot", "spoke", "cannot-attend"),
        ("before", "cannot", "they-wrote", "cannot-attend"),
        ("before", "cannot", "moved-fits", "moved-yes"),
        ("before", "late", "withdraw", "withdraw"),
        ("earlier", "", "withdraw", "withdraw-after"),
        ("hour", "cannot", "", "missed"),
        ("hour", "", "none", "missed"),
        ("hour", "", "voicemail", "voicemail"),
        ("today", "", "spoke", "spoke"),
        ("", "", "refused", "refused"),
    ],
)
def test_derive_situation(when: str, plan: str, contact: str, situation: str) -> None:
    """Before the start, whom one reached changes nothing; afterwards it decides."""
    assert derive_situation(when, plan, contact) == situation


def test_call_first_until_days_have_passed() -> None:
    """Who is late, cannot come or has missed it calls first; where a call was made, or days ago, it is no use."""
    assert [
        should_call_first(situation, when) for situation in CALL_FIRST_SITUATIONS for when in ("today", "earlier")
    ] == [
        True,
        False,
    ] * len(CALL_FIRST_SITUATIONS)
    assert not should_call_first("spoke", "today")
    assert available_channels("refused") == {form: form == "email" for form in CHANNELS}
