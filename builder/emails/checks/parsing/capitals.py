"""Words written in capitals."""

from collections.abc import Iterator

from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.checks.parsing.tokenized_text import TokenizedText

_LEAST = 4


def shouted_words(text: TokenizedText, document: Document) -> Iterator[Span]:
    """Yield each everyday word in capitals; names and acronyms are not on the list of everyday words."""
    common = document.lexicon.word_set("shouted")
    for index, token in enumerate(text.tokens):
        if len(token.text) >= _LEAST and token.text in common and text.raw[token.start : token.end].isupper():
            yield index, index + 1
