"""A small language for phrases.

A phrase is words with spaces between them, in lower case, matched within one sentence:

    sorry           this word
    apolog*         a word that starts so
    fault/mistake   one of these
    [own]           a word that may be left out
    _               any one word
    ..              up to six words
    #               a number
    ^               at the start: only where a sentence starts
    $               at the end: only where a clause ends

Every phrase starts with a word or a number, and looks at no more than some twenty words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

MAX_GAP_WORDS: Final = 6
MIN_STEM_LETTERS: Final = 2
"""A stem has at least this many letters; it is filed under them."""


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        text: in lower case, with straight apostrophes.
        start, end: its characters.
        sentence: the index of its sentence.
        first: it starts a sentence.
        pause: punctuation or the end of a sentence follows.
        quoted: it stands between quotation marks.
    """

    text: str
    start: int
    end: int
    sentence: int
    first: bool
    pause: bool
    quoted: bool


type Span = tuple[int, int]
"""From one token up to, and without, another."""


@dataclass(frozen=True)
class Part:
    """One step of a phrase: a word out of `words` or with a stem out of `stems`; or a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    number: bool = False
    wildcard: bool = False
    gap: bool = False

    def matches(self, word: str) -> bool:
        """Tell whether a word fits."""
        if self.wildcard or word in self.words or (self.stems and word.startswith(self.stems)):
            return True
        return self.number and word[0].isdigit()


@dataclass(frozen=True)
class Phrase:
    """A whole phrase, and whether it is bound to the start of a sentence or the end of a clause."""

    parts: tuple[Part, ...]
    at_start: bool = False
    at_end: bool = False

    def match_end(self, tokens: Sequence[Token], index: int) -> int:
        """Return where the phrase that starts at token `at` ends, or -1 if it does not start there."""
        if self.at_start and not tokens[index].first:
            return -1
        return self._match_from(tokens, index, 0, tokens[index].sentence)

    def _match_from(self, tokens: Sequence[Token], index: int, step: int, sentence: int) -> int:
        """Match the parts from `step` on, at token `at`."""
        if step == len(self.parts):
            return index if not self.at_end or tokens[index - 1].pause else -1
        part = self.parts[step]
        if part.gap:
            for skipped in range(MAX_GAP_WORDS + 1):
                end = self._match_from(tokens, index + skipped, step + 1, sentence)
                if end >= 0:
                    return end
            return -1
        if index < len(tokens) and tokens[index].sentence == sentence and part.matches(tokens[index].text):
            end = self._match_from(tokens, index + 1, step + 1, sentence)
            if end >= 0:
                return end
        return self._match_from(tokens, index, step + 1, sentence) if part.optional else -1


def parse_phrase(source: str) -> Phrase:
    """Return the phrase that `source` writes.

    Raises:
        ValueError: it does not start with a word or a number.
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
    options = source.strip("[]").split("/")
    stems = tuple(option[:-1] for option in options if option.endswith("*"))
    if any(len(stem) < MIN_STEM_LETTERS for stem in stems):
        raise ValueError(f"a stem needs {MIN_STEM_LETTERS} letters: {source!r}")
    words = frozenset(option for option in options if not option.endswith("*") and option != "#")
    return Part(words, stems, optional, number="#" in options)
