"""Skips patterns whose words a text doesn't have: most phrases occur in few mails, and a set of words is soon made."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final

from builder.emails.read.phrase_tree import spelt_out

_SAME_LETTERS: Final = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
"""What a pattern that ignores case takes for an ASCII letter, beside the other case."""
_LOWER_WORDS: Final = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and (chr(code).isalnum() or chr(code) == "_") else ord(" ")
    for code in range(256)
)
"""A table that makes letters lower case, and spaces of what is part of no word."""
_SHORT: Final = 200
"""A text of so few characters is searched sooner than taken apart."""


@lru_cache(maxsize=8)
def _words_of(text: str) -> frozenset[bytes]:
    """Return the words of a text, in lower case; of one with letters beyond ASCII only pieces, which no phrase has."""
    if not text.isascii():
        for letter, same in _SAME_LETTERS:
            text = text.replace(letter, same)
    return frozenset(text.encode("ascii", "replace").translate(_LOWER_WORDS).split())


def forget_texts() -> None:
    """Forget the words of the texts that were read."""
    _words_of.cache_clear()


class GuardedPattern:
    """A pattern, each match of which holds all words of one of some phrases, as whole words.

    It is compiled when a text first has them: compiling takes far longer than searching, and most patterns never are.
    """

    def __init__(
        self, source: str | Callable[[], str], phrases: Iterable[str], flags: re.RegexFlag = re.NOFLAG
    ) -> None:
        self._source, self._flags = source, flags
        self._is_compiled = False
        spelt = [one for phrase in phrases for one in spelt_out(phrase)]
        needs = [_words_of(one) for one in spelt]
        self._single = frozenset(word for words in needs for word in words if len(words) == 1)
        self._several = tuple(words for words in needs if len(words) > 1 and words.isdisjoint(self._single))
        self._longest = frozenset(max(words, key=len) for words in self._several)
        self._is_guarded = bool(needs) and all(needs) and all(map(str.isascii, spelt))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        self._is_compiled = True
        return re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)

    def may_match(self, text: str) -> bool:
        """Return whether a text has the words that a match needs."""
        if not self._is_guarded or (len(text) < _SHORT and self._is_compiled):
            return True
        present = _words_of(text)
        if not self._single.isdisjoint(present):
            return True
        return not self._longest.isdisjoint(present) and any(words <= present for words in self._several)

    def search(self, text: str, position: int = 0) -> re.Match[str] | None:
        """Return the first match from a position on."""
        return self.regex.search(text, position) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all matches."""
        return self.regex.finditer(text) if self.may_match(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with its matches replaced."""
        return self.regex.sub(replacement, text) if self.may_match(text) else text

    def how_often(self, text: str) -> int:
        """Return how many matches there are."""
        return sum(1 for _ in self.finditer(text))
