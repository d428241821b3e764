"""The phrases of a language as patterns. A phrase's words may have any space between them; a/b is either word."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from builder.emails.read.phrase_tree import pattern_of
from builder.emails.read.word_guard import GuardedPattern
from builder.emails.translations import load_table

_EDGE: Final = r"(?<![\w@/.-])"
_END: Final = r"(?![\w@/-])"


def alternatives(phrases: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, of those that fit the longest."""
    return _alternatives(tuple(phrases))


@cache
def _alternatives(phrases: tuple[str, ...]) -> str:
    return pattern_of(phrases)


def any_of(phrases: Iterable[str]) -> GuardedPattern:
    """Return the pattern of any of some phrases, as whole words, in any case."""
    return _any_of(tuple(phrases))


@cache
def _any_of(phrases: tuple[str, ...]) -> GuardedPattern:
    return GuardedPattern(lambda: rf"{_EDGE}(?:{_alternatives(phrases)}){_END}", phrases, re.IGNORECASE)


@cache
def phrases(language: str, table: str, key: str) -> GuardedPattern:
    """Return the pattern of a list or of the keys of a table in reading.toml."""
    entry = words(language, table)[key] if key else words(language, table)
    return any_of(entry)


@cache
def words(language: str, table: str) -> Any:  # noqa: ANN401 (a table, a list or a string)
    """Return an entry of reading.toml."""
    return load_table(language, "reading")[table]


@cache
def named_numbers(language: str, table: str) -> tuple[str, Mapping[str, int]]:
    """Return the pattern for any of some names, each written in full or short, and which number each has."""
    numbers: dict[str, int] = {}
    for index, names in enumerate(words(language, table)):
        numbers |= dict.fromkeys(names.split(), index)
    return pattern_of(numbers), numbers


@cache
def guarded(source: str, needs: tuple[str, ...]) -> GuardedPattern:
    """Return a compiled pattern, in any case, each match of which holds one of some phrases as whole words."""
    return GuardedPattern(source, needs, re.IGNORECASE)


def count(pattern: GuardedPattern, text: str) -> int:
    """Return how many different phrases of a pattern occur."""
    return len({match[0].lower() for match in pattern.finditer(text)})
