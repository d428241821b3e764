"""Matches many phrases in one pass: an index gives, for each token of a text, the few phrases that can start there.

The time grows linearly with the length of the text. Phrases don't reach from one sentence into the next, so what was
found in a sentence is remembered: of a text that is being typed, most sentences are the same again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from builder.emails.checks.parsing.phrase_pattern import MIN_STEM_LETTERS, Phrase, Span, Token, parse_phrase

MAX_REMEMBERED: Final = 256
"""Sentences. A message has some ten, and the sentence that is being typed is a new one with each key."""
MAX_REMEMBERED_TOKENS: Final = 100
"""A longer sentence isn't remembered: anybody can paste one that fills the memory."""

type Entry = tuple[str, Phrase]
"""The name of a list, and one of its phrases."""


@dataclass(frozen=True)
class PhraseIndex:
    """Phrases by what they start with: their first two words if both are plain, else the first."""

    pairs: Mapping[tuple[str, str], tuple[Entry, ...]]
    words: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]
    numbers: tuple[Entry, ...]

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """Return the matches of each list, in order; of two that overlap in one list, the first, or the longer."""
        matches: dict[str, list[Span]] = {}
        first = 0
        for _, group in groupby(tokens, attrgetter("sentence")):
            # What a phrase looks at, and nothing of where the sentence stands.
            sentence = tuple(Token(t.text, 0, 0, 0, t.first, t.pause, t.quoted) for t in group)
            find = self._remembered if len(sentence) <= MAX_REMEMBERED_TOKENS else self._find_in_sentence
            for name, spans in find(sentence).items():
                matches.setdefault(name, []).extend((first + start, first + end) for start, end in spans)
            first += len(sentence)
        return matches

    @cached_property
    def _remembered(self) -> Callable[[tuple[Token, ...]], dict[str, list[Span]]]:
        return lru_cache(MAX_REMEMBERED)(self._find_in_sentence)

    def _find_in_sentence(self, tokens: tuple[Token, ...]) -> dict[str, list[Span]]:
        """Return the matches of each list in one sentence, as `find` does."""
        matches: dict[str, list[Span]] = {}
        for index, token in enumerate(tokens):
            if token.quoted:
                continue
            following = tokens[index + 1].text if index + 1 < len(tokens) else ""  # pragma: no mutate
            for name, phrase in self._starting(token.text, following):
                end = phrase.match_end(tokens, index)
                if end < 0:  # pragma: no mutate
                    continue
                spans = matches.setdefault(name, [])
                if not spans or spans[-1][1] <= index:
                    spans.append((index, end))
                elif spans[-1][0] == index and spans[-1][1] < end:  # pragma: no mutate
                    spans[-1] = (index, end)
        return matches

    def _starting(self, word: str, following: str) -> Iterable[Entry]:
        """Return the phrases that can start with a word and the one after it."""
        numbers = self.numbers if word[0].isdigit() else ()  # pragma: no mutate
        return chain(
            self.pairs.get((word, following), ()),
            self.words.get(word, ()),
            self.stems.get(word[:MIN_STEM_LETTERS], ()),
            numbers,
        )


def build_index(lists: Mapping[str, Iterable[str]]) -> PhraseIndex:
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
            for stem in {stem[:MIN_STEM_LETTERS] for stem in first.stems}:
                stems[stem].append(entry)
            if first.number:
                numbers.append(entry)
    return PhraseIndex(_as_tuples(pairs), _as_tuples(words), _as_tuples(stems), tuple(numbers))


def _second_words(phrase: Phrase) -> frozenset[str]:
    """Return the words that can follow a phrase's first word; none if any word can, or if none has to."""
    words: set[str] = set()
    for part in phrase.parts[1:]:
        if part.gap or part.wildcard or part.stems or part.number:
            return frozenset()
        words |= part.words
        if not part.optional:
            return frozenset(words)
    return frozenset()


def _as_tuples[K](entries: Mapping[K, list[Entry]]) -> dict[K, tuple[Entry, ...]]:
    """Return lists as tuples."""
    return {key: tuple(rows) for key, rows in entries.items()}
