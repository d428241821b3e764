"""A pattern that is skipped where its words are missing finds what the pattern itself finds."""

import random
from typing import Final

import pytest

from builder.emails.read import word_guard
from builder.emails.read.phrases import any_of
from builder.emails.read.word_guard import GuardedPattern, forget_texts

FILLER: Final = "Nothing that anybody looks for stands in these lines, however many of them there are.\n" * 4
PHRASES: Final = ("call me", "a.m.", "test centre/center", "24/7", "missed", "kiosk", "we'd like to")


@pytest.mark.parametrize(
    "text",
    [
        "CALL  ME", "call-me", "recall me", "call me", "at 9 a.m. sharp", "testcentre", "Test Center", "24/7", "missed", "mi\u017f\u017fed",
        "dismissed", "\u212aiosk", "k\u0131osk", "K\u0130OSK", "we'd like\nto", "we\u2019d like to", "m\u00e9missed", "_missed_", "missed\u00e9", "",
    ],
)  # fmt: skip
def test_whatever_the_pattern_finds_is_found(text: str) -> None:
    """In any case, with any space, and with the odd letters that a pattern takes for others."""
    pattern, whole = any_of(PHRASES), f"{FILLER}{text}\n{FILLER}"
    found = [match.span() for match in pattern.regex.finditer(whole)]
    assert [match.span() for match in pattern.finditer(whole)] == found
    assert (pattern.search(whole) is None) == (not found)
    assert pattern.how_often(whole) == len(found)
    assert pattern.sub("-", whole) == pattern.regex.sub("-", whole)


def test_random_texts() -> None:
    """Letters, spaces and marks in any order."""
    rng = random.Random(16)  # noqa: S311 (nothing secret)
    pattern = any_of(PHRASES)
    letters = [
        "call",
        "me",
        "missed",
        "kiosk",
        "24",
        "7",
        "/",
        " ",
        "\n",
        "-",
        "'",
        ".",
        "\u017f",
        "\u0131",
        "\u00e9",
        "A",
        "test",
        "center",
    ]
    for _ in range(3_000):
        text = "".join(rng.choice(letters) for _ in range(120))
        assert (pattern.search(text) is None) == (pattern.regex.search(text) is None), text


def test_text_without_the_words_is_not_searched() -> None:
    """All words of one phrase have to be there, unless it is short and the pattern compiled, or has no such words."""
    pattern = any_of(PHRASES)
    assert not pattern.may_match(FILLER)
    assert not pattern.may_match(f"{FILLER} call")
    assert pattern.may_match(f"{FILLER} me call")
    fresh = GuardedPattern("missed", ["missed"])
    assert not fresh.may_match("short")
    assert fresh.search("missed")
    assert fresh.may_match("short")
    assert any_of(["(", "missed"]).may_match(FILLER)
    assert any_of(["d\u00e9j\u00e0"]).may_match(FILLER)
    assert GuardedPattern("x", ()).may_match(FILLER)


def test_texts_are_forgotten() -> None:
    """No word of a mail stays in memory once it has been read."""
    any_of(PHRASES).may_match(FILLER)
    assert word_guard._words_of.cache_info().currsize
    forget_texts()
    assert not word_guard._words_of.cache_info().currsize


def test_pattern_keeps_its_case() -> None:
    """Without a flag it is that of its source, whatever the case of the words."""
    found = GuardedPattern("Missed", ["missed"]).search(f"{FILLER} missed Missed")
    assert found
    assert found[0] == "Missed"
