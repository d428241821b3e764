"""Approved texts: what each example says, and what the check says about each labelled text, word for word.

`make approve` renews them; a reviewer reads the diff.
"""

import os
from pathlib import Path

import pytest

from builder.emails.checks import checks
from builder.emails.compose import examples
from builder.emails.model.catalogue import CAUSES, FORMS, RECIPIENTS, SITUATIONS
from builder.emails.model.context import Message
from tests.support.check_corpus import CASES, CORPUS, Case
from tests.support.factories import context_of

FAMILIES = sorted(path.stem for path in CORPUS.glob("*.toml"))
FOLDER = Path(__file__).parents[2] / "approved"


def as_file(name: str) -> str:
    """Return an example's message as it stands in its file."""
    message = examples.render(name)
    subject = f"Subject: {message.subject}\n\n" if message.subject else ""
    return f"{subject}{message.body}\n"


@pytest.mark.parametrize("name", examples.examples())
def test_example_says_what_was_approved(name: str) -> None:
    """Every example reads as a person approved it; where the change is meant, `make approve` writes it down."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("APPROVE"):
        path.write_text(as_file(name), encoding="utf-8")

    assert path.read_text(encoding="utf-8") == as_file(name), "if this is meant: make approve, then read the diff"


def as_lines(case: Case) -> str:
    """Return a labelled text's name, and below it what its own rule says, and every other about words that stand there.

    What else a short text lacks is left out: it lacks a great deal.
    """
    lines = [f"# {case}"]
    for found in checks(Message(case.subject, case.body), context_of(**case.answers)):
        if found.rule != case.rule and found.start == found.end:
            continue
        text = case.subject if found.where == "subject" else case.body
        repair = "" if found.repair is None else f" -> {found.repair!r}"
        place = f"{found.where} {found.start} {text[found.start : found.end]!r}{repair}"
        lines.append(f"{found.rule} {found.severity}, {place}: {found.say}")
    return "\n".join(lines)


@pytest.mark.parametrize("family", FAMILIES)
def test_check_says_what_was_approved(family: str) -> None:
    """About every labelled text the rules say what a person approved, and keep quiet about the rest."""
    path = FOLDER / "checks" / f"{family}.txt"
    said = "\n\n".join(as_lines(case) for case in CASES if case.family == family) + "\n"
    if os.environ.get("APPROVE"):
        path.write_text(said, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == said, "if this is meant: make approve, then read the diff"


def test_no_approved_text_is_left_over() -> None:
    """Each file belongs to an example."""
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(examples.examples())


def test_every_kind_of_message_has_an_approved_text() -> None:
    """Each situation, cause, message type, recipient and form is in at least one example."""
    contexts = [examples.context_of(name) for name in examples.examples()]

    assert {c.situation for c in contexts} == set(SITUATIONS)
    assert {c.cause for c in contexts if c.cause} == set(CAUSES)
    assert {c.recipient for c in contexts} >= set(RECIPIENTS) - {"recruiter", "unknown"}
    assert {c.form for c in contexts} == set(FORMS)
    assert len({c.type for c in contexts}) == 19
