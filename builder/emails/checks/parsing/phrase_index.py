"""Many phrases, found in one pass: a look into an index for each word of a text finds the few that can start there.

The work grows with the text's length, and nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from builder.emails.checks.parsing.phrase_pattern import STEM, Phrase, Span, Token, parse_phrase

type Entry = tuple[str, Phrase]
"""A phrase, and the name of the list that holds it."""


@dataclass(frozen=True)
class Index:
    """Named phrases, filed under what they start with: their first two words where both are plain, else the first."""

    pairs: Mapping[tuple[str, str], tuple[Entry, ...]]
    words: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]
    numbers: tuple[Entry, ...]

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """Return, by name, the places of every phrase, in order; of two that overlap under one name, the first."""
        found: dict[str, list[Span]] = {}
        for at, token in enumerate(tokens):
            if token.quoted:
                continue
            following = tokens[at + 1].text if at + 1 < len(tokens) else ""
            for name, phrase in self._starting(token.text, following):
                end = phrase.end(tokens, at)
                if end < 0:
                    continue
                spans = found.setdefault(name, [])
                if not spans or spans[-1][1] <= at:
                    spans.append((at, end))
                elif spans[-1][0] == at and spans[-1][1] < end:
                    spans[-1] = (at, end)
        return found

    def _starting(self, word: str, following: str) -> Iterable[Entry]:
        """Return the phrases that a word, and the one after it, may start."""
        numbers = self.numbers if word[0].isdigit() else ()
        return chain(
            self.pairs.get((word, following), ()), self.words.get(word, ()), self.stems.get(word[:STEM], ()), numbers
        )


def index_of(lists: Mapping[str, Iterable[str]]) -> Index:
    """Return the index of named lists of phrases."""
    pairs: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    words: dict[str, list[Entry]] = defaultdict(list)
    stems: dict[str, list[Entry]] = defaultdict(list)
    numbers: list[Entry] = []
    for name, sources in lists.items():
        for entry in ((name, parse_phrase(source)) for source in sources):
            first, seconds = entry[1].parts[0], _second_words(entry[1])
            for word in first.words:
                for second in seconds:
                    pairs[word, second].append(entry)
                if not seconds:
                    words[word].append(entry)
            for stem in {stem[:STEM] for stem in first.stems}:
                stems[stem].append(entry)
            if first.number:
                numbers.append(entry)
    return Index(_frozen(pairs), _frozen(words), _frozen(stems), tuple(numbers))


def _second_words(phrase: Phrase) -> frozenset[str]:
    """Return the words that can follow a phrase's first, none where any can or where nothing needs to."""
    found: set[str] = set()
    for part in phrase.parts[1:]:
        if part.gap or part.anything or part.stems or part.number:
            return frozenset()
        found |= part.words
        if not part.optional:
            return frozenset(found)
    return frozenset()


def _frozen[K](entries: Mapping[K, list[Entry]]) -> dict[K, tuple[Entry, ...]]:
    """Return lists as tuples."""
    return {key: tuple(rows) for key, rows in entries.items()}
