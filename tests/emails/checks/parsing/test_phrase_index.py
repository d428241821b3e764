"""Phrases are found by the words that they start with: all that stand in a text, and none twice.

Mutants of index.py that live because they change nothing: filing a phrase under its first word where its first two
would do, and trying at every word what starts with a number, only make the search slower; another
word for none after the last; an end of 0, since a phrase takes a word at least; the same end put in place of itself.
"""

import pytest

from builder.emails.checks.parsing.lexicon import Lexicon, cause_list_name, load_lexicon
from builder.emails.checks.parsing.phrase_index import PhraseIndex, build_index
from builder.emails.checks.parsing.tokenizer import tokenize
from builder.emails.translations import load_table


def places(index: PhraseIndex, text: str) -> dict[str, list[tuple[int, int]]]:
    """Return where the phrases of an index stand in an English text."""
    return index.find(tokenize(text, load_lexicon("en")).tokens)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sorry", "I am sorry, so sorry", [(2, 3), (4, 5)]),
        ("sorry", "I am glad", []),
        ("my fault", "My fault, my own fault", [(0, 2)]),
        ("my [own] fault", "My fault, my own fault", [(0, 2), (2, 5)]),
        ("my [own/very] [big] fault", "My very big fault, my big fault", [(0, 4), (4, 7)]),
        ("my/our fault", "Our fault, my fault", [(0, 2), (2, 4)]),
        ("my _ fault", "My bad fault", [(0, 3)]),
        ("my .. fault", "My fault or my bad fault", [(0, 2), (3, 6)]),
        ("my [own]", "My, my own", [(0, 1), (1, 3)]),
        ("my fault*", "My faults", [(0, 2)]),
        ("my #", "My 2", [(0, 2)]),
        ("my fault/mistak*", "My mistaken fault, my fault", [(0, 2), (3, 5)]),
        ("my two/#", "My 2, my two", [(0, 2), (2, 4)]),
        ("my [own] _ fault", "My big fault", [(0, 3)]),
        ("my [own] .. fault", "My big bad fault", [(0, 4)]),
        ("my [own] fault*", "My faults", [(0, 2)]),
        ("my [own] #", "My 2", [(0, 2)]),
        ("apolog* for", "Apologies for it, apology", [(0, 2)]),
        ("apolog*/sor*", "Apologies, sorrow", [(0, 1), (1, 2)]),
        ("# min*", "After 5 minutes, ten minutes", [(1, 3)]),
        ("no/# way", "No way, 2 way", [(0, 2), (2, 4)]),
        ("sorry", "He said “sorry” to me", []),
        ("sorry", "He said “no” and I am sorry", [(6, 7)]),
        ("sorry", "Sorry", [(0, 1)]),
        ("so so", "So so so so so", [(0, 2), (2, 4)]),
    ],
)
def test_where_a_phrase_stands(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    """Whatever it starts with, and whatever may follow; not between quotation marks, and not over itself."""
    assert places(build_index({"list": [phrase]}), text) == ({"list": found} if found else {})


def test_of_two_that_overlap_the_longer_or_the_first_counts() -> None:
    """From one word the longest phrase of a list is found, and inside it none; lists know nothing of each other."""
    index = build_index({"one": ["my", "my own", "my own fault", "own fault is"], "two": ["own", "my _", "# fault"]})
    assert places(index, "My own fault is mine") == {"one": [(0, 3)], "two": [(0, 2)]}
    assert places(index, "Own fault is 2 fault") == {"one": [(0, 3)], "two": [(0, 1), (3, 5)]}


def test_the_lexicon_holds_what_the_file_holds() -> None:
    """Every list is in the index under its name; causes count as unwanted words, and each belongs to a story."""
    load_lexicon.cache_clear()
    data, words = load_table("en", "lexicon"), load_lexicon("en")
    causes = {cause: story for story, signs in data["causes"].items() for cause in signs}
    assert words == Lexicon(
        index=words.index,
        unwanted=frozenset(data["unwanted"]) | {cause_list_name(cause) for cause in causes},
        cause_groups=causes,
        word_sets={name: frozenset(values) for name, values in data["sets"].items()},
        replacements=data["repairs"],
    )
    assert cause_list_name("traffic") == "cause-traffic"
    assert words.word_set("weekdays") == frozenset(data["sets"]["weekdays"])
    filed = (*words.index.pairs.values(), *words.index.words.values(), *words.index.stems.values(), words.index.numbers)
    assert {name for entries in filed for name, _ in entries} == {
        *data["wanted"], *data["unwanted"], *map(cause_list_name, causes),
    }  # fmt: skip
