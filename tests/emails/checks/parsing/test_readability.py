"""Estimated syllables, and the Flesch-Kincaid grade."""

import pytest

from builder.emails.checks.parsing.readability import count_syllables, reading_grade

SYLLABLES = {
    1: "the one once time why they your asked missed owned loved judged times phone please whole sure rule rules hour "
    "late rhyme hmm 2026",
    2: "message table people minutes wanted needed saying trying reply really question because believe useful browser "
    "agree idea no-show",
    3: "interview messages employer employers reschedule candidate calendar devices bereavement earlier period",
    4: "apology apologise emergency situation usually professional reliable January information",
    5: "university disability accommodation discrimination opportunity",
}


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_of_known_words(count: int, words: str) -> None:
    """Known words have the syllables that a dictionary gives them."""
    assert {word: count_syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize("word", ["candidate's", "candidate’s", "candidates'"])
def test_possessive_endings_add_no_syllable(word: str) -> None:
    """The possessive is read as the word itself."""
    assert count_syllables(word) == 3


def test_grade_is_flesch_kincaid() -> None:
    """A known sentence has its known grade."""
    assert reading_grade(["the", "cat", "sat", "on", "the", "mat"], 1) == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert reading_grade(["interview"] * 10, 2) == pytest.approx(0.39 * 5 + 11.8 * 3 - 15.59)
