"""What a person's name looks like, and what only looks like one."""

import re
from typing import Final

from builder.emails.read.phrases import words

WORD: Final = r"(?:[A-Z][a-zà-ÿ]+(?:['-][A-Z]?[a-zà-ÿ]+|[A-Z][a-zà-ÿ]+){0,2}|O'[A-Z][a-zà-ÿ]+|[A-Z]{2,12}(?=\b))"
_INITIAL: Final = r"[A-Z]\.?"
NAME: Final = (
    rf"(?:{WORD}(?:[ ](?:{_INITIAL}[ ])?(?:(?:de|van|von|der|al|bin|la|le|du|di)[ ]){{0,2}}{WORD}){{0,3}}"
    rf"|(?:[A-Z]\.[ ]?){{1,3}}{WORD})"
)
_MAX_NAME_WORDS: Final = 4
_MONTH_NAMES: Final = ("jan", "april", "may", "june", "august")


def titled(language: str) -> str:
    """Return the pattern of a name that may have a title before it."""
    return rf"(?:(?:{words(language, 'people')['titles']})\.?[ ])?{NAME}"


def is_person(name: str, language: str) -> bool:
    """Return whether words look like somebody's name, and not like a team or a word of greeting."""
    lower = [part.strip(".,").lower() for part in re.split(r"[ -]", name)]
    table = words(language, "people")
    months = " ".join([*words(language, "months"), *words(language, "weekdays")]).split()
    stops = {*table["not_names"], *table["teams"]}
    if any(part in stops for part in lower) or (lower[0] in months and lower[0] not in _MONTH_NAMES):
        return False
    if lower[-1].endswith("'s") or (len(lower) > 1 and lower[-1] in table["firms"]):
        return False
    if len(lower) > 1 and lower[-1] in {*table["job_titles"]} - {*table["surnames"]}:
        return False
    if len(lower) == 1 and name.isupper():
        return False
    return 1 <= len(lower) <= _MAX_NAME_WORDS and all(part and not any(c.isdigit() for c in part) for part in lower)


def squash(text: str) -> str:
    """Return a text's letters and digits."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
