"""A text in tokens and sentences, with the phrases that occur in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon
from builder.emails.checks.parsing.phrase_pattern import Span, Token

_NEWLINE: Final = re.compile("\n")


@dataclass(frozen=True)
class Sentence:
    """A sentence: the tokens [first, last), whether it is a question, and whether it is a list item."""

    first: int
    last: int
    is_question: bool
    is_list_item: bool


@dataclass(frozen=True)
class TokenizedText:
    """A text with its tokens, its sentences, and the matches of each list of phrases."""

    raw: str
    plain: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    matches: Mapping[str, tuple[Span, ...]]
    lexicon: Lexicon

    def __contains__(self, name: str) -> bool:
        return bool(self.matches.get(name))

    @cached_property
    def author_text(self) -> str:
        """The raw text with everything masked that the author did not write."""
        return "".join(raw if plain != " " else " " for raw, plain in zip(self.raw, self.plain, strict=True))

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in _NEWLINE.finditer(self.plain)]

    def line(self, offset: int) -> int:
        """Return the number of the line at a character offset."""
        return bisect_left(self._line_ends, offset)

    def matches_of(self, name: str) -> tuple[Span, ...]:
        """Return the matches of a list."""
        return self.matches.get(name, ())

    def matches_between(self, name: str, first: int, last: int) -> tuple[Span, ...]:
        """Return the matches of a list that start between two tokens."""
        spans = self.matches_of(name)
        return spans[bisect_left(spans, (first,)) : bisect_left(spans, (last,))]

    def not_negated(self, name: str) -> Iterator[Span]:
        """Return the matches of a list that no preceding "not" negates."""
        return (span for span in self.matches_of(name) if not self.is_negated(span))

    def is_negated(self, span: Span) -> bool:
        """Return whether one of the three words before a phrase negates it: in its sentence, with no "but" between."""
        sentence = self.tokens[span[0]].sentence
        for token in reversed(self.tokens[max(0, span[0] - 3) : span[0]]):
            if token.sentence != sentence or token.text in self.lexicon.word_set("turns"):
                return False
            if token.text in self.lexicon.word_set("negators") or token.text.endswith("n't"):
                return True
        return False

    def char_span(self, span: Span) -> tuple[int, int]:
        """Return the characters of a run of tokens."""
        return self.tokens[span[0]].start, self.tokens[span[1] - 1].end

    def source(self, span: Span) -> str:
        """Return a run of tokens as written."""
        start, end = self.char_span(span)
        return self.raw[start:end]

    def length(self, sentence: Sentence) -> int:
        """Return how many words a sentence has."""
        return sentence.last - sentence.first
