"""Finding dates takes time in proportion to the text, whatever it repeats."""

import pytest

from builder.emails.checks.parsing import date_mentions
from builder.emails.checks.parsing.document import parse_document
from builder.emails.checks.parsing.lexicon import load_lexicon
from builder.emails.checks.parsing.phrase_pattern import Token
from builder.emails.model.context import Message
from tests.support.factories import context_of


class CountingTokens(tuple[Token, ...]):
    """Tokens that count how often one of them is looked at."""

    reads: int

    def __getitem__(self, index: int) -> Token:  # type: ignore[override]  # the parser takes no slices
        """Count the look, and return the token."""
        self.reads += 1
        return super().__getitem__(index)


def reads(unit: str, count: int) -> int:
    """Return how often tokens are looked at while every place of a text is tried for a date."""
    tokens = CountingTokens(parse_document(Message("", unit * count), context_of()).body.tokens)
    tokens.reads = 0
    parser = date_mentions._DateParser(load_lexicon("en"))
    for index in range(len(tokens)):
        parser.day_at(tokens, index)
    return tokens.reads


@pytest.mark.parametrize("unit", ["the ", "the of ", "Monday the ", "1 of ", "May the of "])
def test_twice_the_text_takes_twice_the_reads(unit: str) -> None:
    """Words such as "the" and "of" are skipped three at a time at most: without a limit it was the square."""
    assert reads(unit, 400) <= 2.1 * reads(unit, 200)


@pytest.mark.parametrize(("text", "found"), [("26 of the of May", True), ("26 of the of the May", False)])
def test_few_fillers_are_skipped(text: str, found: bool) -> None:
    """A date is found across three such words, not across more."""
    assert bool(parse_document(Message("", f"I came on {text}."), context_of()).days) is found
