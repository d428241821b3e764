"""What the builder's page knows before Python runs."""

import json
from collections.abc import Sequence
from itertools import product

from builder.emails.compose import ready_made
from builder.emails.contract import FirstPaint
from builder.emails.form.situation import derive_situation
from builder.emails.model import catalogue
from builder.emails.translations import locales
from overrides.hooks import first_paint


def looked_up(data: FirstPaint, answers: Sequence[str]) -> str:
    """The situation that the page finds for answers: by all of them, else by the last ones."""
    keys = ("|".join(answers[skipped:]) for skipped in range(len(answers)))
    return next((data["situation_by_answers"][key] for key in keys if key in data["situation_by_answers"]), "")


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
        assert looked_up(data, [answers.get(name, "") for name in data["question_fields"]]) in ("", situation)


def test_every_set_of_answers_leads_where_python_says() -> None:
    """The few keys in the page stand for all sets of answers to its questions."""
    data = first_paint.first_paint()

    choices = [("", *catalogue.FIELDS[name].choices) for name in data["question_fields"]]
    for answers in product(*choices):
        assert looked_up(data, answers) == derive_situation(*answers), answers
    assert len(data["situation_by_answers"]) < 60


def test_what_a_situation_says_is_not_asked() -> None:
    """Whoever is late has said so: neither when it is nor whether they'll come is a question any more."""
    implied = first_paint.first_paint()["implied_answers"]

    assert implied["late"] == {"when": "before", "plan": "late"}
    assert implied["cannot-attend"] == {"when": "before", "plan": "cannot"}
    assert "contact" not in implied["missed"]


def test_every_field_has_its_conditions() -> None:
    """Each field of the catalogue is there with its kind, and the conditions under which it applies."""
    fields = first_paint.first_paint()["fields"]

    assert list(fields) == list(catalogue.FIELDS)
    assert fields["candour"]["situations"] == list(catalogue.FIELDS["candour"].situations)
    assert fields["client"]["recipients"] == ["agency"]
    assert fields["plan"]["situations"] == ["late", "cannot-attend"]
    assert "causes" not in fields["role"]
