"""How hard a text is to read: the Flesch-Kincaid grade, with estimated syllables."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(
    r"(?<=[^aeiouytd])ed$|(?<=[^aeiouylsxzcgh])es$|(?<=[aeiouy]l)es?$|(?<=[^aeiouyl])e$|e(?=ly$|ment|ful)"
)
_TWO_SYLLABLES: Final = re.compile(r"i[ao](?!n)|(?<![qg])ua|y(?:ing|er)|ier|eo(?!p)")


def reading_grade(words: Sequence[str], sentence_count: int) -> float:
    """Return the Flesch-Kincaid grade of a text's words: the years of US school it asks for.

    Source: Kincaid and others, 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59.
    """
    return 0.39 * len(words) / sentence_count + 11.8 * sum(map(count_syllables, words)) / len(words) - 15.59


@lru_cache(maxsize=1024)
def count_syllables(word: str) -> int:
    """Return how many syllables an English word has: right for most words, off by one for some.

    Counts groups of vowels, leaves out silent endings, and counts twice where two vowels are spoken apart. A figure
    counts as one.
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word[:1].isdigit():
        return 1
    if "-" in word:
        return sum(count_syllables(part) for part in word.split("-") if part)
    spoken = _SILENT.sub("", word)
    return max(len(_VOWELS.findall(spoken)) + len(_TWO_SYLLABLES.findall(spoken)), 1)
