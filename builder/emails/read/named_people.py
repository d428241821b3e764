"""Finds whom the sentences of a mail name besides its reader and its writer: those who are likely to interview."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.name_row import joined, names_in_row
from builder.emails.read.names import is_person, titled
from builder.emails.read.phrases import phrases, words
from builder.emails.read.reading import Fact

_KNOWN: Final = ("your_name", "recipient_name", "company", "client", "role", "place", "platform")
_REACH: Final = 60
"""The characters before a name that say what somebody is to do with its bearer."""
_MAX_NAMES: Final = 40
"""So many words that may be names are looked at; no mail about an interview has more."""
_MIN_WORDS: Final = 4
"""A line of fewer words in lower case is a heading or a part of a list, and no sentence."""
_IS_PLACE: Final = re.compile(r"(?i)\b(?:in|at|on|near|use|by|via|past|the|a|an)[ ]\Z")
_IS_SUBJECT: Final = re.compile(
    r"(?:,? (?:and|&|who|from|will|would|is|are|has|wants|also|himself|herself)\b|, (?:our|the|who|a|an|head|[A-Z][a-z]+ (?:of|and|[A-Z])))"
)


@cache
def _whole_name(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/.'-])(?=\w+\.?[ ]){titled(language)}(?![\w@/'-])")


@cache
def _other_words(language: str) -> frozenset[str]:
    """Return the words of zones, streets and jobs, of which a whole name has none here."""
    zones = " ".join(words(language, "zones")).split()
    streets = map(str.lower, words(language, "company_names")["streets"])
    return frozenset({*zones, *streets, *words(language, "job")["occupations"]})


def named_people(letter: Letter, prose: str, facts: Mapping[str, Fact], language: str) -> Fact | None:
    """Return the people whom the first sentence that names any names, and where; None where none does.

    prose: the body without the signature; facts: what is known, whose words are no names of others.
    """
    taken = {word for field in _KNOWN if field in facts for word in re.findall(r"\w+", facts[field].value)}
    for match in islice(_whole_name(language).finditer(prose), _MAX_NAMES):
        if _may_interview(prose, match, language):
            names, end = names_in_row(prose, match.start(), language)
            names = [name for name in names if taken.isdisjoint(re.findall(r"\w+", name))]
            if names and " " in names[0]:
                begin = letter.body.start
                return letter.fact(joined(names), begin + match.start(), begin + end)
    return None


def _may_interview(prose: str, match: re.Match[str], language: str) -> bool:
    """Return whether a name is a person's, in a sentence, and not of somebody to contact or of a place."""
    before = prose[max(0, match.start() - _REACH) : match.start()]
    line = before.split("\n")[-1] + prose[match.start() : match.end() + _REACH].split("\n")[0]
    return bool(
        is_person(match[0], language)
        and sum(word[0].islower() for word in line.split()) >= _MIN_WORDS
        and _other_words(language).isdisjoint(match[0].lower().split())
        and not _IS_PLACE.search(before)
        and _IS_SUBJECT.match(prose, match.end())
        and not phrases(language, "people", "contacted").search(re.split(r"[.!?][ \n]", before)[-1])
        and not any(part.isupper() and len(part) > 1 for part in match[0].split())
    )
