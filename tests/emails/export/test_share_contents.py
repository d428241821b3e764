"""What is said once about a link's answers."""

import pytest

from builder.emails.export.share_contents import contents_in_words
from builder.emails.model.catalogue import FIELDS
from builder.emails.translations import load_table


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"situation": "nudge"}, "This link has filled in the situation. Add your own name."),
        (
            {"company": "Northwind", "role": "Analyst", "when": "today", "situation": "missed", "locale": "en-GB"},
            "This link has filled in the situation, the job and the company. Add your own name.",
        ),
        ({"cause": "other", "other_class": "A"}, "This link has filled in what happened. Add your own name."),
        (
            {"your_name": "Sam", "recipient_email": "a@b.example"},
            "This link has filled in names and contact details. Check the email address before you send your message.",
        ),
        ({"locale": "en-US", "voice": "plain", "form": "text"}, ""),
        ({}, ""),
    ],
)
def test_contents(answers: dict[str, str], said: str) -> None:
    """Each part is named once, and what to do next depends on what is there."""
    assert contents_in_words(answers, "en") == said


def test_every_field_has_a_part() -> None:
    """Whatever a link may carry can be said, and no part is there that nothing belongs to."""
    parts = load_table("en", "handoff")["contents"]["parts"]
    said = contents_in_words(dict.fromkeys(FIELDS, "x"), "en")
    assert all(part in said for part in parts.values())
