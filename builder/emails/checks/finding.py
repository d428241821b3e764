"""What a rule finds in a message, and what the page is told about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.model.context import Message

if TYPE_CHECKING:
    from builder.emails.contract import FindingData

type Severity = Literal["fix", "warn", "tip"]
type MessagePart = Literal["subject", "body"]

FIX: Final = "fix"
WARN: Final = "warn"
TIP: Final = "tip"
SEVERITIES: Final = (FIX, WARN, TIP)
"""Most serious first: a fix is worth making before the message goes, a warning is worth a look, a tip is a choice."""


@dataclass(frozen=True)
class Hit:
    """A place that a rule flags.

    Attributes:
        start, end: characters of the raw text; the same where something is missing rather than wrong.
        message_key: which of the rule's sentences applies; "any" where it has only one.
        severity: where it differs from the rule's own, else "".
        repair: what can safely replace the span; None where only the writer can tell.
        where: "body" or "subject".
        facts: the values that the sentence is formatted with, as pairs.
    """

    start: int
    end: int
    message_key: str = "any"
    severity: str = ""
    repair: str | None = None
    where: str = "body"
    facts: tuple[tuple[str, object], ...] = ()


def flag_tokens(
    document: Document,
    span: Span,
    message_key: str = "any",
    *,
    where: str = "body",
    severity: str = "",
    repair: str | None = None,
    **facts: object,
) -> Hit:
    """Return a hit on a run of tokens."""
    text = document.subject if where == "subject" else document.body
    start, end = text.char_span(span)
    return Hit(start, end, message_key, severity, repair, where, tuple(facts.items()))


def flag_chars(
    start: int,
    end: int,
    message_key: str = "any",
    *,
    where: str = "body",
    severity: str = "",
    repair: str | None = None,
    **facts: object,
) -> Hit:
    """Return a hit on a run of characters."""
    return Hit(start, end, message_key, severity, repair, where, tuple(facts.items()))


def flag_missing(document: Document, message_key: str = "any", *, severity: str = "", **facts: object) -> Hit:
    """Return a hit for what the main part lacks: an empty span at its start."""
    start = document.sections.main[0]
    return Hit(start, start, message_key, severity, facts=tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a message.

    Attributes:
        rule: the rule's id.
        severity: one of SEVERITIES.
        start, end, where, repair: as in Hit.
        say: a sentence that says what to do about the span.
        private: it is about a private matter, and can be dismissed permanently.
    """

    rule: str
    severity: str
    start: int
    end: int
    where: str
    say: str
    repair: str | None
    private: bool


def as_data(finding: Finding, message: Message | None = None) -> "FindingData":
    """Return a finding as plain data, ready for JSON.

    With the message, `start` and `end` count UTF-16 units, as JavaScript's strings do; without it, characters.
    """
    data: Any = {name: getattr(finding, name) for name in Finding.__slots__}
    if message:
        text = message.subject if finding.where == "subject" else message.body
        data |= {"start": _utf16_units(text, finding.start), "end": _utf16_units(text, finding.end)}
    return data  # type: ignore[no-any-return]


def _utf16_units(text: str, end: int) -> int:
    """Return how many UTF-16 units the first `end` characters take."""
    return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2
