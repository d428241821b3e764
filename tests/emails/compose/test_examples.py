"""The named examples and the ready-made messages: what is wrong with one is said when the site is built."""

import re
import tomllib
from importlib.resources import files

import pytest
from jinja2 import TemplateNotFound

from builder.emails.compose import examples
from builder.emails.compose.composer import ENVIRONMENT, compose
from builder.emails.compose.ready_made import ready_made_message


def test_unknown_example_raises() -> None:
    """It is named together with those that there are."""
    with pytest.raises(examples.UnknownExample, match=r"no example is named 'none'; there are .*overslept"):
        examples.render("none")


def test_example_with_invalid_answer_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """The field and what is wrong with it are in the error, so that the build says which answer to mend."""
    monkeypatch.setattr(examples, "examples", lambda: {"broken": {"situation": "missed", "slot1_date": "soon"}})

    with pytest.raises(ValueError, match=r"example 'broken': \{'slot1_date': 'Enter a date like 2026-11-30'\}"):
        examples.render("broken")


@pytest.mark.parametrize("name", examples.american_examples())
def test_american_version_is_american_throughout(name: str) -> None:
    """It is the same message with American dates, titles, places and numbers, and nothing British is left in it."""
    british, american = examples.versions(name)
    text = "\n".join((compose(american).subject, compose(american).body))

    assert (british.locale, american.locale) == ("en-GB", "en-US")
    assert (british.situation, british.cause, british.form) == (american.situation, american.cause, american.form)
    assert compose(british) != compose(american)
    assert not re.search(r"\b(Ms|07700|M6|M62|Leeds|Huddersfield|Kind regards|\d{1,2}[ap]m)\b(?!\.)", text)


@pytest.mark.parametrize("name", examples.examples())
def test_nothing_is_offered_to_americans_on_thanksgiving(name: str) -> None:
    """What an American writes, or reads, names neither that Thursday nor the day after it."""
    for context in examples.versions(name):
        if context.locale == examples.AMERICAN or context.their_zone == "America/New_York":
            message = compose(context)
            assert not re.search(r"November 2[67]|2[67] November", f"{message.subject}\n{message.body}")


def test_american_answers_belong_to_examples() -> None:
    """What is different in an American version names an example that has one."""
    data = tomllib.loads((files("builder.emails.compose") / "examples.toml").read_text("utf-8"))

    assert data[examples.AMERICAN].keys() - {"facts"} <= examples.american_examples().keys()


def test_ready_made_message_of_unknown_situation_raises() -> None:
    """There is none, and the error says so."""
    with pytest.raises(ValueError, match="unknown situation: aliens"):
        ready_made_message("aliens", "", "en-GB")


@pytest.mark.parametrize("name", ["en/email/none", "xx/parts", "en/parts.jinja2/x", "none"])
def test_missing_template_raises(name: str) -> None:
    """A template's name leads to a file of a language's folder, or to the error that Jinja2 has for it."""
    with pytest.raises(TemplateNotFound, match=name):
        ENVIRONMENT.get_template(name)
