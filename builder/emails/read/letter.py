"""A pasted mail and its parts, each of them a place in the text that came."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from builder.emails.read.reading import Evidence, Fact

_SUBJECT_MARK: Final = re.compile(r"^(?:(?:re|fw|fwd|aw)\s?:\s?)+", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """[start, end) in the text."""

    start: int
    end: int


@dataclass(frozen=True)
class Letter:
    """A pasted text.

    Attributes:
        text: the whole, characters replaced one for one.
        body: the newest message, without headers and what it quotes.
        older: what is quoted or forwarded below it.
        headers: lower-case name -> where its value is.
        note: what stands above a forwarded mail, which is the body then; outer: the headers above the note.
    """

    text: str
    body: Span
    older: Span
    headers: Mapping[str, Span]
    note: Span | None = None
    outer: Mapping[str, Span] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """Return a header's value; "" where there is none."""
        return value_of(self.text, self.headers, name)

    @property
    def subject(self) -> str:
        """The subject without Re: and Fwd:; of a pasted calendar invitation its first line."""
        first = self.text[:300].split("\n")[0]
        if not self.header("subject") and re.match(
            r"(?i)(?:updated )?(?:invitation|interview)\b.{0,40}?(?::| - )", first
        ):
            return first.split(" @ ")[0]
        topic = re.search(
            r"(?:^|\n)[ ]*(?:Topic|Event|Event Type|Title|Event Name)[ ]?:[ ]*([^\n]{3,120})", self.text[:3000]
        )
        if topic and not self.header("subject"):
            return topic[1].strip()
        return _SUBJECT_MARK.sub("", self.header("subject"))

    def fact(self, value: str, start: int, end: int) -> Fact:
        """Return a fact read from a span."""
        return Fact(value, Evidence(self.text[start:end], start, end))


def value_of(text: str, headers: Mapping[str, Span], name: str) -> str:
    """Return a header's value in a text; "" where there is none."""
    span = headers.get(name)
    return text[span.start : span.end].strip() if span else ""
