"""What reading gives: the kind of text, the facts in it with the words they were read from, and what isn't certain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.emails.contract import ReadingData

INVITATION, REPLY, OTHER = "invitation", "reply", "other"

MAX_CHARS = 400_000
"""Longer texts are refused: no mail that a person pastes comes near it."""
MAX_FILE = 4 * MAX_CHARS
"""Characters, or bytes, of what a text is taken from: a mail saved as a file may bring pictures along."""


class Unreadable(ValueError):
    """Raised when what came is no text, calendar entry or mail that can be read, or too long.

    reason: empty, too-long or binary.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"nothing readable: {reason}")
        self.reason = reason


@dataclass(frozen=True)
class Evidence:
    """The words that a fact was read from: [start, end) in the text that was read."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Fact:
    """One answer of the form, and the words it was read from."""

    value: str
    evidence: Evidence


@dataclass(frozen=True)
class Question:
    """Something only the visitor can decide: the field, why it's asked, and the values that are possible."""

    field: str
    reason: str
    choices: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Reading:
    """The result.

    Attributes:
        kind: invitation, reply or other.
        reply: what a reply says (new-time, asks-times, asks-what-happened, still-open, no, moved, out-of-office), or "".
        facts: field -> fact; the fields are the form's own, and `interview_end`.
        questions: what isn't certain. A field may have both a value, which is likely, and a question.
    """

    kind: str
    reply: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    def as_data(self, sentences: Mapping[str, str]) -> "ReadingData":
        """Return it as JSON takes it. sentences: the reason of a question -> how to put it, with {text} for the words."""
        return {
            "kind": self.kind,
            "answers": {name: fact.value for name, fact in self.facts.items()},
            "reply": self.reply or None,
            "evidence": {
                name: {"text": fact.evidence.text, "start": fact.evidence.start, "end": fact.evidence.end}
                for name, fact in self.facts.items()
            },
            "questions": [
                {
                    "field": q.field,
                    "reason": q.reason,
                    "choices": list(q.choices),
                    "text": q.text,
                    "say": sentences[q.reason].format(text=q.text),
                }
                for q in self.questions
            ],
        }
