"""What the builder's page knows before Python runs."""

import json

from builder.emails.compose import ready_made
from builder.emails.model import catalogue
from builder.emails.translations import locales
from overrides.hooks import first_paint


def test_every_situation_has_a_ready_made_message() -> None:
    """Before Python runs, the page has the package's own neutral text for every situation, cause and locale."""
    data = json.loads(json.dumps(first_paint.opening()))

    for locale in locales():
        for (situation, cause), message in ready_made.ready_made_messages(locale).items():
            assert message.body == data["messages"][situation][cause][locale]["body"]
    assert set(catalogue.SITUATIONS) == set(data["situations"])


def test_implied_answers_lead_to_their_situation() -> None:
    """What a situation takes for granted never leads to another situation."""
    data = first_paint.opening()

    for situation, answers in data["implied_answers"].items():
        led = data["situation_by_answers"].get("|".join(answers.get(name, "") for name in data["question_fields"]))
        assert led in (None, situation)
