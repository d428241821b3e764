"""What a rule is, what it finds, and what the page is told about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from builder.emails.model.context import Message

if TYPE_CHECKING:
    from builder.emails.checks.parsing.document import Draft

FIX: Final = "fix"
WARN: Final = "warn"
TIP: Final = "tip"
SEVERITIES: Final = (FIX, WARN, TIP)
"""Most serious first: a fix is worth making before the message goes, a warning is worth a look, a tip is a choice."""


@dataclass(frozen=True)
class Hit:
    """A place that a rule found.

    Attributes:
        start, end: characters in the raw text; both the same where something is missing rather than wrong.
        say: which of the rule's sentences fits.
        severity: where it differs from the rule's own.
        repair: what may safely stand in the span's place; None where only the writer can tell.
        where: "body" or "subject".
        facts: what the sentence needs to be filled in, as pairs.
    """

    start: int
    end: int
    say: str = "any"
    severity: str = ""
    repair: str | None = None
    where: str = "body"
    facts: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule of the check.

    Attributes:
        find: looks at a draft and gives every place it has something to say about.
        severity: how serious, unless a hit says otherwise.
        types, forms, faults: where it applies; empty for everywhere.
        absence: it asks for something that is not there (or for less of everything), whatever the words are.
        private: it is about a private matter, and the writer may wave it away for good.
    """

    find: Callable[["Draft"], Iterable[Hit]]
    severity: str
    types: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()
    absence: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a message: `say` is a sentence that says what to do about the span."""

    rule: str
    severity: str
    start: int
    end: int
    where: str
    say: str
    repair: str | None
    private: bool


@dataclass(frozen=True)
class RuleInfo:
    """One rule as the guide shows it. `link` is "" where the rule is our own judgement."""

    id: str
    title: str
    severity: str
    why: str
    source: str
    link: str


def as_data(finding: Finding, message: Message | None = None) -> dict[str, Any]:
    """Return a finding as plain data, ready for JSON.

    With the message, `start` and `end` count UTF-16 units, as JavaScript's strings do; without it, characters.
    """
    data: dict[str, Any] = {name: getattr(finding, name) for name in Finding.__slots__}
    if message:
        text = message.subject if finding.where == "subject" else message.body
        data |= {"start": _units(text, finding.start), "end": _units(text, finding.end)}
    return data


def _units(text: str, end: int) -> int:
    """Return how many UTF-16 units the first `end` characters take."""
    return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2
