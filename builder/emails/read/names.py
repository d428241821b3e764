"""What a person's name looks like, and what only looks like one."""

import re
from functools import cache
from typing import Final

from builder.emails.read.phrases import words

WORD: Final = r"(?:[A-Z][a-zà-ÿ]+(?:['-][A-Z]?[a-zà-ÿ]+|[A-Z][a-zà-ÿ]+){0,2}|O'[A-Z][a-zà-ÿ]+|[A-Z]{2,12}(?=\b))"
_INITIAL: Final = r"[A-Z]\.?"
NAME: Final = (
    rf"(?:{WORD}(?:[ ](?:{_INITIAL}[ ])?(?:(?:de|van|von|der|al|bin|la|le|du|di)[ ]){{0,2}}{WORD}){{0,3}}"
    rf"|(?:[A-Z]\.[ ]?){{1,3}}{WORD}|(?:[A-Z][ ]){{2}}{WORD}|[B-HJ-Z][ ]{WORD})"
)
_MAX_NAME_WORDS: Final = 4


def titled(language: str) -> str:
    """Return the pattern of a name that may have a title before it."""
    return rf"(?:(?:{words(language, 'people')['titles']})\.?[ ])?{NAME}"


@cache
def _no_names(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that are part of no name, those that begin none, and those that end none of several words."""
    table = words(language, "people")
    days = " ".join([*words(language, "months"), *words(language, "weekdays")]).split()
    ends = {*table["firms"], *table["organisations"], *({*table["job_titles"]} - {*table["surnames"]})}
    return (
        frozenset({*table["not_names"], *table["teams"]}),
        frozenset({*days} - {*table["month_names"]}),
        frozenset(ends),
    )


@cache
def _title(language: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{words(language, 'people')['titles']})\.?[ ](?=[A-Z])")


def is_person(name: str, language: str) -> bool:
    """Return whether words look like somebody's name, and not like a team or a word of greeting."""
    name = _title(language).sub("", name)
    lower = [part.strip(".,").lower() for part in re.split(r"[ -]", name)]
    stops, beginnings, ends = _no_names(language)
    if lower[0] in beginnings or any(len(part) > 1 and part in stops for part in lower):
        return False
    if lower[-1].endswith("'s") or (len(lower) > 1 and lower[-1] in ends):
        return False
    if len(lower) == 1 and name.isupper():
        return False
    return 1 <= len(lower) <= _MAX_NAME_WORDS and all(part and not any(c.isdigit() for c in part) for part in lower)


def squash(text: str) -> str:
    """Return a text's letters and digits."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
