"""Words in capitals that shout."""

from collections.abc import Iterator

from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.checks.parsing.tokenizer import Text

_LEAST = 4


def shouted(text: Text, draft: Draft) -> Iterator[Span]:
    """Yield each plain word of four or more letters in capitals; names and acronyms are no plain words."""
    common = draft.words.named("shouted")
    for at, token in enumerate(text.tokens):
        if len(token.text) >= _LEAST and token.text in common and text.raw[token.start : token.end].isupper():
            yield at, at + 1
