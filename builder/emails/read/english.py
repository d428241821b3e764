"""Which English a text is written in, where it shows: by the zone that it names, or by two kinds of other evidence."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from builder.emails.read.phrases import phrases, words
from builder.emails.read.reading import Evidence, Fact
from builder.emails.read.word_guard import GuardedPattern

MIN_KINDS: Final = 2
"""So many kinds of evidence are clear, and a zone by itself; evidence of another English leaves it open."""

_SHAPES: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "en-GB": (
        re.compile(r"(?<![\w+])(?:(?:\+|00)44[ (]{0,2}\d|07\d{3}[ ]?\d{3}[ ]?\d{3}(?!\d))"),
        re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}\b"),
        re.compile(r"\b\d{1,2}\.[0-5]\d[ ]?[ap]m\b"),
    ),
    "en-US": (
        re.compile(r"(?<![\w+])(?:\+?1[ .-])?(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[.-])\d{3}[ .-]\d{4}(?!\d)"),
        re.compile(r",[ ][A-Z]{2}[ ]\d{5}\b"),
    ),
}
"""Telephone numbers, codes of addresses and hours as only one of them has them."""


def locale_of(text: str, facts: Mapping[str, Fact], language: str) -> Fact | None:
    """Return the locale that a text is written in, with the words that show it; None where that isn't clear.

    facts: what was read from it, the zone among them.
    """
    evidence_by_locale = {locale: [*_evidence(text, facts.get("their_zone"), locale, language)] for locale in _SHAPES}
    candidates = [locale for locale, evidence in evidence_by_locale.items() if evidence]
    if len(candidates) != 1 or len(evidence_by_locale[candidates[0]]) < MIN_KINDS:
        return None
    return Fact(candidates[0], evidence_by_locale[candidates[0]][0])


def _evidence(text: str, zone: Fact | None, locale: str, language: str) -> Iterator[Evidence]:
    """Yield words that show a locale, one of each kind; a zone's twice."""
    if zone and zone.value in words(language, "english_zones")[locale]:
        yield from [zone.evidence] * MIN_KINDS
    patterns: tuple[re.Pattern[str] | GuardedPattern, ...] = (*_SHAPES[locale], phrases(language, "english", locale))
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            yield Evidence(match[0], *match.span())
