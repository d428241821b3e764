"""The labelled corpus of the message check: texts that a rule must flag, and near misses that it must not."""

import tomllib
from dataclasses import dataclass, field
from typing import Final

from builder.emails.checks import check
from builder.emails.model.context import Message
from tests.conftest import ROOT
from tests.support.factories import context_of

CORPUS: Final = ROOT / "tests" / "corpus" / "checks"
SUBJECT: Final = "My missed interview today - Sam Taylor"


@dataclass(frozen=True)
class Case:
    """A labelled text: its rule must flag it (`trigger`), or must not."""

    family: str
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
        """Return its name in test reports."""
        return f"{self.rule} {'says' if self.trigger else 'silent'}: {self.note}"


def corpus() -> list[Case]:
    """Return every labelled text."""
    files = sorted(CORPUS.glob("*.toml"))
    return [Case(path.stem, **row) for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


CASES: Final = corpus()


type Flagged = list[tuple[str, str | None]]
"""The words that a rule flags, each with its repair."""


def flagged(rule: str, body: str, subject: str = SUBJECT, **answers: str) -> Flagged:
    """Return what a rule flags in a message after a missed interview, written on 24 November 2026."""
    texts = {"subject": subject, "body": body}
    findings = check(Message(subject, body), context_of(**answers))
    return [(texts[f.where][f.start : f.end], f.repair) for f in findings if f.rule == rule]
