"""What the builder's page knows before Python runs."""

import json

from builder.emails.compose import ready_made
from builder.emails.model import catalogue
from builder.emails.translations import locales
from overrides.hooks import first_paint


def test_there_is_a_message_for_every_situation() -> None:
    """The ready-made messages are the package's own, for every situation, cause and locale."""
    data = json.loads(json.dumps(first_paint.first_paint()))

    for locale in locales():
        for (situation, cause), message in ready_made.ready_made_messages(locale).items():
            assert message.body == data["messages"][situation][cause][locale]["body"]
    assert set(catalogue.SITUATIONS) == set(data["situations"])


def test_implied_answers_lead_to_no_other_situation() -> None:
    """Choosing a situation implies answers that lead back to it, or to none."""
    data = first_paint.first_paint()

    for situation, answers in data["implied_answers"].items():
        key = "|".join(answers.get(name, "") for name in data["question_fields"])
        assert data["situation_by_answers"].get(key) in (None, situation)


def test_every_field_has_its_conditions() -> None:
    """Each field of the catalogue is there with its kind, and the conditions under which it applies."""
    fields = first_paint.first_paint()["fields"]

    assert list(fields) == list(catalogue.FIELDS)
    assert fields["candour"]["situations"] == list(catalogue.FIELDS["candour"].situations)
    assert fields["client"]["recipients"] == ["agency"]
    assert fields["plan"]["situations"] == ["late", "cannot-attend"]
    assert "causes" not in fields["role"]
