"""The pattern language of the lexicon."""

import pytest

from builder.emails.checks.parsing.lexicon import load_lexicon
from builder.emails.checks.parsing.phrase_pattern import parse_phrase
from builder.emails.checks.parsing.tokenizer import tokenize


def matched(phrase: str, text: str) -> str | None:
    """Return what a phrase matches at the first word of a text, in lower case."""
    tokens = tokenize(text, load_lexicon("en")).tokens
    end = parse_phrase(phrase).match_end(tokens, 0)
    return None if end < 0 else " ".join(token.text for token in tokens[:end])


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("sorry", "Sorry about that", "sorry"),
        ("sorry", "Sorrily", None),
        ("apolog*", "Apologies for that", "apologies"),
        ("apolog*", "An apology", None),
        ("my fault/mistake", "My mistake", "my mistake"),
        ("my fault/mistake", "My error", None),
        ("my [own] fault", "My own fault", "my own fault"),
        ("my [own] fault", "My fault", "my fault"),
        ("my [own] fault", "My own", None),
        ("my [own/very] fault", "My very fault", "my very fault"),
        ("my _ fault", "My big fault", "my big fault"),
        ("my _ fault", "My fault", None),
        ("i .. wrong", "I wrong", "i wrong"),
        ("i .. wrong", "I got a b c d wrong", "i got a b c d wrong"),
        ("i .. wrong", "I got a b c d e f wrong", None),
        ("i .. wrong", "I got the date. Wrong day", None),
        ("# minutes/min*", "20 mins late", "20 mins"),
        ("# minutes", "Twenty minutes", None),
        ("of/# course", "9 course", "9 course"),
        ("of/# course", "Of course", "of course"),
        ("^ sorry", "Sorry, all", "sorry"),
        ("sorry $", "Sorry, all", "sorry"),
        ("sorry $", "Sorry all", None),
        ("^ oh no $", "Oh no! More", "oh no"),
        ("my fault", "My. Fault", None),
        ("my [own] fault", "My", None),
    ],
)
def test_pattern_syntax(phrase: str, text: str, expected: str | None) -> None:
    """Words, prefixes, alternatives, optional words, wildcards, gaps of up to six words, numbers, anchors."""
    assert matched(phrase, text) == expected


def test_start_anchor() -> None:
    """A phrase anchored to the start matches after a full stop, and not after a word."""
    tokens = tokenize("I am. Sorry sorry", load_lexicon("en")).tokens
    assert [parse_phrase("^ sorry").match_end(tokens, at) for at in range(4)] == [-1, -1, 3, -1]


@pytest.mark.parametrize("phrase", ["[own] fault", ".. fault", "_ fault", "^", "$", "^ $", "^ [own] fault"])
def test_phrase_must_start_with_a_word(phrase: str) -> None:
    """The index needs a first word; the error quotes the phrase."""
    with pytest.raises(ValueError, match=r"^a phrase must start with a word: ") as refused:
        parse_phrase(phrase)
    assert str(refused.value).endswith(repr(phrase))


def test_one_letter_prefix_is_rejected() -> None:
    """Prefixes are indexed by two letters, so a shorter one would never match."""
    with pytest.raises(ValueError, match=r"^a stem needs 2 letters: 'so/s\*'$"):
        parse_phrase("so/s*")
    assert matched("so*", "Sorry") == "sorry"
