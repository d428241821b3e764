"""Phrases are matched through an index of their first words."""

import pytest

from builder.emails.checks.parsing.lexicon import Lexicon, cause_list_name, load_lexicon
from builder.emails.checks.parsing.phrase_index import MAX_REMEMBERED_TOKENS, PhraseIndex, build_index
from builder.emails.checks.parsing.tokenizer import tokenize
from builder.emails.translations import load_table


def places(index: PhraseIndex, text: str) -> dict[str, list[tuple[int, int]]]:
    """Return where the phrases of an index stand in an English text."""
    return index.find(tokenize(text, load_lexicon("en")).tokens)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
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
def test_phrase_matches(phrase: str, text: str, expected: list[tuple[int, int]]) -> None:
    """Phrases match whatever they start with, but not inside quotation marks, and not overlapping themselves."""
    assert places(build_index({"list": [phrase]}), text) == ({"list": expected} if expected else {})


def test_overlapping_matches_keep_longest_then_first() -> None:
    """From one token the longest phrase of a list matches, and no other inside it; lists are independent."""
    index = build_index({"one": ["my", "my own", "my own fault", "own fault is"], "two": ["own", "my _", "# fault"]})
    assert places(index, "My own fault is mine") == {"one": [(0, 3)], "two": [(0, 2)]}
    assert places(index, "Own fault is 2 fault") == {"one": [(0, 3)], "two": [(0, 1), (3, 5)]}


def test_lexicon_holds_every_list_of_its_file() -> None:
    """Causes count as unwanted words, and each belongs to a group."""
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


@pytest.mark.parametrize("words", [3, MAX_REMEMBERED_TOKENS + 1])
def test_same_sentence_elsewhere_matches_there(words: int) -> None:
    """A sentence that was matched before, or is too long to be remembered, has its matches where it stands now."""
    index = build_index({"list": ["my fault"]})
    sentence = " ".join(["my fault", *["very"] * (words - 2)])
    for _ in range(2):
        assert places(index, f"{sentence}. No. {sentence}!") == {"list": [(0, 2), (words + 1, words + 3)]}


def test_same_words_match_otherwise_where_a_clause_ends() -> None:
    """What is remembered of a sentence isn't used for the same words with other punctuation, or in quotation marks."""
    index = build_index({"list": ["sorry $"]})
    assert places(index, "I am sorry to say") == {}
    assert places(index, "I am sorry, to say") == {"list": [(2, 3)]}
    assert places(index, 'I am "sorry", to say') == {}
