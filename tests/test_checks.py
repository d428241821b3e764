"""The message check says what it should about labelled texts, and nothing about texts that only look alike."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from builder.emails import examples
from builder.emails.checks import RULES, Finding, as_data, checks, rules
from builder.emails.checks.finding import FIX, SEVERITIES
from builder.emails.context import Context, Message
from builder.emails.form import parse
from tests.conftest import ROOT

CORPUS: Final = ROOT / "tests" / "corpus" / "checks"
ORDINARY: Final = sorted((ROOT / "tests" / "corpus" / "ordinary").glob("*.txt"))
SUBJECT: Final = "My missed interview today - Sam Taylor"


@dataclass(frozen=True)
class Case:
    """A labelled text: the rule must speak about it, or must not."""

    rule: str
    trigger: bool
    note: str
    body: str
    subject: str = SUBJECT
    answers: dict[str, str] = field(default_factory=dict)
    span: str | None = None
    repair: str | None = None
    severity: str | None = None

    def __str__(self) -> str:
        """Return what a test report calls it."""
        return f"{self.rule} {'says' if self.trigger else 'silent'}: {self.note}"


def corpus() -> list[Case]:
    """Return every labelled text."""
    files = sorted(CORPUS.glob("*.toml"))
    return [Case(**row) for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


CASES: Final = corpus()


def context_of(**answers: str) -> Context:
    """Return the context of some answers: a message after a miss unless they say otherwise."""
    parsed = parse({"situation": "missed", **answers}, examples.clock())
    assert parsed.context is not None
    assert parsed.errors == {}
    return parsed.context


def found(case: Case) -> list[Finding]:
    """Return what the case's rule says about it."""
    findings = checks(Message(case.subject, case.body), context_of(**case.answers))
    return [finding for finding in findings if finding.rule == case.rule]


@pytest.mark.parametrize("case", CASES, ids=[f"{number}: {case}" for number, case in enumerate(CASES)])
def test_labelled_texts(case: Case) -> None:
    """A rule speaks where it must, about the place it must, and keeps quiet about what only looks alike."""
    findings = found(case)
    assert bool(findings) == case.trigger, [finding.say for finding in findings]
    for finding in findings:
        text = case.subject if finding.where == "subject" else case.body
        assert 0 <= finding.start <= finding.end <= len(text)
    if case.span is not None:
        assert case.span in [case.body[finding.start : finding.end] for finding in findings]
    if case.repair is not None:
        assert case.repair in [finding.repair for finding in findings]
    if case.severity is not None:
        assert case.severity in [finding.severity for finding in findings]
