"""Says whether a mail is about a job that its reader may get: an interview for one, or a job and who is to have it."""

import re
from functools import cache
from typing import Final

from builder.emails.read.phrases import alternatives, phrases, words

_UPPER: Final = r"(?-i:(?:[A-Z][\w&/'-]{0,20}[ ]){0,4})"


@cache
def _named(language: str) -> re.Pattern[str]:
    """Return the pattern of a job as one names what somebody wants: "for line cook", "the bar job"; or of a subject."""
    occupations = alternatives(words(language, "job")["occupations"])
    nouns = alternatives(words(language, "job")["nouns"])
    return re.compile(
        rf"(?<![\w'])(?:for|about|re)[ ](?!your\b)(?:(?:a|an|the|our)[ ])?(?:[\w'&/-]{{2,20}}[ ]){{0,3}}?(?:{occupations}|job|work)\b"
        rf"|\A[^\n]{{0,80}}\b(?:{occupations})[ ]*\n"
        rf"|[-–:/][ ]{_UPPER}(?:{occupations})\b"
        rf"|\b(?:{occupations})[ ](?:{nouns})\b",
        re.IGNORECASE,
    )


@cache
def _wanted_as(language: str) -> re.Pattern[str]:
    """Return the pattern of "to join us as a Learning Assistant"."""
    occupations = alternatives(words(language, "job")["occupations"])
    return re.compile(rf"\b(?i:as an?)[ ]{_UPPER}(?i:{occupations})\b")


def names_job(text: str, language: str) -> bool:
    """Return whether a text names a job as one names what somebody wants."""
    return _named(language).search(text) is not None


@cache
def _qualified(language: str) -> re.Pattern[str]:
    """Return the pattern of an interview that a word before it says the kind of: "mortgage interview"."""
    known = alternatives([*words(language, "evidence")["qualifiers"], *words(language, "job")["occupations"]])
    return re.compile(rf"(?<![\w'-])(?=[a-z][a-z'-]+[ ](?i:interview)\b)(?!(?i:{known})\b)[a-z][a-z'-]+[ ]\w+")


def interviews_and_ties(text: str, language: str) -> tuple[int, int]:
    """Return how often a text, subject first, speaks of an interview for a job, and what else ties a job to its reader.

    Interviews for something else, and interviews in general, take from both.
    """
    about, sure, loose = (
        len(phrases(language, table, key).findall(text))
        for table, key in (("kinds", "about"), ("evidence", "tied"), ("evidence", "tied_loosely"))
    )
    foreign = len(phrases(language, "evidence", "foreign").findall(text))
    named = int(names_job(text, language))
    qualified = len(_qualified(language).findall(text))
    interviews = about - foreign - qualified
    ours = interviews + sure + loose
    if (foreign and foreign + qualified >= ours) or (qualified and qualified >= ours + 2 * named):
        return 0, 0
    has_job = phrases(language, "evidence", "job").search(text) or _wanted_as(language).search(text)
    return max(0, interviews), sure + named + (loose if has_job else 0)
