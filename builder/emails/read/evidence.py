"""Says whether a mail is about a job that its reader may get: an interview for one, or a job and who is to have it."""

import re
from functools import cache
from typing import Final

from builder.emails.read.phrases import alternatives, count, phrases, words

_UPPER: Final = r"(?-i:(?:[A-Z][\w&/'-]{0,20}[ ]){0,4})"


@cache
def _named(language: str) -> re.Pattern[str]:
    """Return the pattern of a job as one names what somebody wants: "for line cook", "the bar job"; or of a subject."""
    occupations = alternatives(words(language, "job")["occupations"])
    nouns = alternatives(words(language, "job")["nouns"])
    return re.compile(
        rf"(?<!\w)(?:for|about|re)[ ](?!your\b)(?:(?:a|an|the|our)[ ])?(?:[\w'&/-]{{2,20}}[ ]){{0,3}}?(?:{occupations}|job|work)\b"
        rf"|\A[^\n]{{0,80}}\b(?:{occupations})[ ]*\n"
        rf"|[-–:/][ ]{_UPPER}(?:{occupations})\b"
        rf"|\b(?:{occupations})[ ](?:{nouns})\b",
        re.IGNORECASE,
    )


def names_job(text: str, language: str) -> bool:
    """Return whether a text names a job as one names what somebody wants."""
    return _named(language).search(text) is not None


def is_about_job(text: str, language: str) -> bool:
    """Return whether a text, subject first, is about a job that its reader may get.

    An interview for something else, or interviews in general, aren't; nor is a job without a word about the reader.
    """
    ties = count(phrases(language, "evidence", "tied"), text)
    foreign = len(phrases(language, "evidence", "foreign").findall(text))
    interviews = len(phrases(language, "kinds", "about").findall(text)) - foreign
    if foreign and foreign >= interviews + ties:
        return False
    return interviews > 0 or ties > 0 or names_job(text, language)
