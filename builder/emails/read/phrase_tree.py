"""Makes one pattern of many phrases: a tree of their characters, so that a beginning they share is tried once.

Of hundreds of phrases one after another, each is tried at each word of a text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

type Tree = dict[str, "Tree"]
"""The patterns of single characters, each with those that may follow; the empty one is the end of a phrase."""

_SPACE: Final = r"\s{1,3}"
_END: Final = ""


def pattern_of(phrases: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, the longest that fits; their words may have any space between them."""
    tree: Tree = {}
    for phrase in phrases:
        for spelt in spelt_out(phrase):
            node = tree
            for character in map(_character, spelt):
                node = node.setdefault(character, {})
            node[_END] = {}
    return _pattern(tree)


def spelt_out(phrase: str) -> Iterator[str]:
    """Yield a phrase once for each choice of a word: "centre/center"."""
    yield from map(" ".join, product(*(word.split("/") for word in phrase.split())))


def _character(character: str) -> str:
    """Return the pattern of a character of a phrase."""
    return _SPACE if character == " " else re.escape(character)


def _pattern(tree: Tree) -> str:
    """Return the pattern of what may follow in a tree."""
    branches = [character + _pattern(rest) for character, rest in tree.items() if character != _END]
    if _END in tree:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
