"""The language that the word lists of the message check are written in means what phrases.py says.

Mutants of phrases.py that live because they change nothing: an X taken off the ends with the brackets, since phrases
are in small letters; a stem or a # kept among the words, since no word of a text has a * or a # in it; -2 for -1,
since both say no; an end that must be more than 0, since a phrase takes a word at least.
"""

import pytest

from builder.emails.checks.parsing.lexicon import load_lexicon
from builder.emails.checks.parsing.phrase_pattern import parse_phrase
from builder.emails.checks.parsing.tokenizer import tokenize


def matched(phrase: str, text: str) -> str | None:
    """Return what a phrase matches at the first word of a text, in small letters."""
    tokens = tokenize(text, load_lexicon("en")).tokens
    end = parse_phrase(phrase).match_end(tokens, 0)
    return None if end < 0 else " ".join(token.text for token in tokens[:end])


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
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
def test_each_sign_means_what_is_written(phrase: str, text: str, found: str | None) -> None:
    """Words, stems, choices, what may be left out, any word, gaps of up to six, numbers, starts and ends."""
    assert matched(phrase, text) == found


def test_the_start_of_a_sentence_is_not_its_middle() -> None:
    """A phrase bound to the start matches after a stop, and not after a word."""
    tokens = tokenize("I am. Sorry sorry", load_lexicon("en")).tokens
    assert [parse_phrase("^ sorry").match_end(tokens, at) for at in range(4)] == [-1, -1, 3, -1]


@pytest.mark.parametrize("phrase", ["[own] fault", ".. fault", "_ fault", "^", "$", "^ $", "^ [own] fault"])
def test_a_phrase_that_could_start_anywhere_is_refused(phrase: str) -> None:
    """The index files phrases under their first word, so there must be one; the writer reads which phrase lacks it."""
    with pytest.raises(ValueError, match=r"^a phrase must start with a word: ") as refused:
        parse_phrase(phrase)
    assert str(refused.value).endswith(repr(phrase))


def test_a_stem_of_one_letter_is_refused() -> None:
    """Stems are filed under two letters, so a shorter one would never be found."""
    with pytest.raises(ValueError, match=r"^a stem needs 2 letters: 'so/s\*'$"):
        parse_phrase("so/s*")
    assert matched("so*", "Sorry") == "sorry"
