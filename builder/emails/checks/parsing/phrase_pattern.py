"""A small pattern language for phrases.

A phrase is words with spaces between them, in lower case, matched within one sentence:

    sorry           this word
    apolog*         prefix match
    fault/mistake   one of these
    [own]           an optional word
    _               any one word
    ..              up to six words
    #               a number
    ^               first: only at the start of a sentence
    $               last: only at the end of a clause

Every phrase starts with a word or a number, and spans some twenty words at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

MAX_GAP_WORDS: Final = 6
MIN_STEM_LETTERS: Final = 2
"""A prefix has at least this many letters, and is indexed by them."""


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        text: the word in lower case, with straight apostrophes.
        start, end: its characters in the raw text.
        sentence: the index of its sentence.
        first: whether it starts a sentence.
        pause: whether punctuation or the end of a sentence follows.
        quoted: whether it is inside quotation marks.
    """

    text: str
    start: int
    end: int
    sentence: int
    first: bool
    pause: bool
    quoted: bool


type Span = tuple[int, int]
"""A half-open range: [first, last) tokens, or [start, end) characters."""


@dataclass(frozen=True)
class Part:
    """One step of a phrase: one of `words`, a word that starts with one of `stems`, a number, any word, or a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    number: bool = False
    wildcard: bool = False
    gap: bool = False

    def matches(self, word: str) -> bool:
        """Return whether a word matches."""
        if self.wildcard or word in self.words or (self.stems and word.startswith(self.stems)):
            return True
        return self.number and word[0].isdigit()


@dataclass(frozen=True)
class Phrase:
    """A phrase, and whether it is anchored to the start of a sentence or the end of a clause."""

    parts: tuple[Part, ...]
    at_start: bool = False
    at_end: bool = False

    def match_end(self, tokens: Sequence[Token], index: int) -> int:
        """Return the token after the phrase that starts at token `index`, or -1 if it does not start there."""
        if self.at_start and not tokens[index].first:
            return -1  # pragma: no mutate
        return self._match_from(tokens, index, 0, tokens[index].sentence)

    def _match_from(self, tokens: Sequence[Token], index: int, step: int, sentence: int) -> int:
        """Match the parts from `step` on at token `index`; return as match_end."""
        if step == len(self.parts):
            return index if not self.at_end or tokens[index - 1].pause else -1
        part = self.parts[step]
        if part.gap:
            for skipped in range(MAX_GAP_WORDS + 1):
                end = self._match_from(tokens, index + skipped, step + 1, sentence)
                if end >= 0:  # pragma: no mutate
                    return end
            return -1  # pragma: no mutate
        if index < len(tokens) and tokens[index].sentence == sentence and part.matches(tokens[index].text):
            end = self._match_from(tokens, index + 1, step + 1, sentence)
            if end >= 0:  # pragma: no mutate
                return end
        return self._match_from(tokens, index, step + 1, sentence) if part.optional else -1


def parse_phrase(source: str) -> Phrase:
    """Return the phrase that a pattern describes.

    Raises:
        ValueError: it does not start with a word or a number, or a prefix is too short.
    """
    words = source.split()
    at_start, at_end = words[0] == "^", words[-1] == "$"
    parts = tuple(_part(word) for word in words[at_start : len(words) - at_end])
    if not parts or parts[0].optional or parts[0].gap or parts[0].wildcard:
        raise ValueError(f"a phrase must start with a word: {source!r}")
    return Phrase(parts, at_start, at_end)


def _part(source: str) -> Part:
    """Return one step of a phrase."""
    if source == "..":
        return Part(gap=True)
    if source == "_":
        return Part(wildcard=True)
    optional = source.startswith("[")
    options = source.strip("[]").split("/")  # pragma: no mutate
    stems = tuple(option[:-1] for option in options if option.endswith("*"))
    if any(len(stem) < MIN_STEM_LETTERS for stem in stems):
        raise ValueError(f"a stem needs {MIN_STEM_LETTERS} letters: {source!r}")
    words = frozenset(option for option in options if not option.endswith("*") and option != "#")  # pragma: no mutate
    return Part(words, stems, optional, number="#" in options)
