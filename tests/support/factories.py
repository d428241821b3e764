"""Answers about a missed interview, understood on 24 November 2026 unless a test has a clock of its own."""

from typing import Final

from builder.emails.compose import examples
from builder.emails.form.parsing import ParseResult, parse
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context

CLOCK: Final = examples.clock()


def read(clock: Clock = CLOCK, /, **answers: str) -> ParseResult:
    """Parse answers: about a message after a miss, unless they say otherwise."""
    return parse({"situation": "missed", **answers}, clock)


def context_of(clock: Clock = CLOCK, /, **answers: str) -> Context:
    """Return the context of answers that have no errors."""
    parsed = read(clock, **answers)
    assert parsed.errors == {}
    assert parsed.context is not None
    return parsed.context
