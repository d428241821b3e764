"""Says whether a mail is about a job that its reader may get: an interview for one, or a job and who is to have it."""

import re
from functools import cache
from typing import Final

from builder.emails.read.phrases import alternatives, phrases, words
from builder.emails.read.word_guard import GuardedPattern

_UPPER: Final = r"(?-i:(?:[A-Z][\w&/'-]{0,20}[ ]){0,4})"


@cache
def _named(language: str) -> tuple[GuardedPattern, ...]:
    """Return the patterns of a job as one names what somebody wants: "for line cook", "- Line Cook", "the bar job"."""
    known, nouns = words(language, "job")["occupations"], words(language, "job")["nouns"]
    occupations = alternatives(known)
    return (
        GuardedPattern(
            rf"(?<![\w'])(?:for|about|re)[ ](?!your\b)(?:(?:a|an|the|our)[ ])?(?:[\w'&/-]{{2,20}}[ ]){{0,3}}?(?:{occupations}|job|work)\b",
            [*known, "job", "work"],
            re.IGNORECASE,
        ),
        GuardedPattern(rf"[-–:/][ ]{_UPPER}(?:{occupations})\b", known, re.IGNORECASE),
        GuardedPattern(rf"\b(?:{occupations})[ ](?:{alternatives(nouns)})\b", nouns, re.IGNORECASE),
        GuardedPattern(
            r"\b(?:the|our|an?)[ ](?!(?:governor|parent|current|good|great|new|best|same|odd|hard|lovely|own|other|next|first|last|big|full|real)\b)(?:(?!about\b|for\b|your\b|governor\b)[\w&'/-]{2,20}[ ]){1,3}?(?:opening|vacancy|position|role|job|gig|apprenticeship)\b",
            ["opening", "vacancy", "position", "role", "job", "gig", "apprenticeship"],
            re.IGNORECASE,
        ),
    )


@cache
def _ends_first_line(language: str) -> re.Pattern[str]:
    """Return the pattern of a subject that ends in an occupation, or of which a part does: "Clerk - Monday"."""
    return re.compile(
        rf"[^\n]{{0,80}}\b(?:{alternatives([*words(language, 'job')['occupations'], 'job', 'position', 'opening'])})(?:[ ]*\n|[ ](?:[-–—|]|//)[ ])",
        re.IGNORECASE,
    )


@cache
def _wanted_as(language: str) -> GuardedPattern:
    """Return the pattern of "to join us as a Learning Assistant"."""
    occupations = words(language, "job")["occupations"]
    return GuardedPattern(rf"\b(?i:as an?)[ ]{_UPPER}(?i:{alternatives(occupations)})\b", occupations)


def names_job(text: str, language: str) -> bool:
    """Return whether a text, subject first, names a job as one names what somebody wants."""
    return bool(_ends_first_line(language).match(text)) or any(one.search(text) for one in _named(language))


@cache
def _qualified(language: str) -> re.Pattern[str]:
    """Return the pattern of an interview that a word before it says the kind of: "mortgage interview"."""
    known = alternatives([*words(language, "evidence")["qualifiers"], *words(language, "job")["occupations"]])
    return re.compile(
        rf"(?<![\w'-])(?=[a-z][a-z'-]+[ ](?i:interview)\b)(?!(?i:{known})\b)(?![a-z'-]+(?:ing|ed|ly|'s)[ ])[a-z][a-z'-]+[ ]\w+"
    )


def interviews_and_ties(text: str, ending: str, language: str) -> tuple[int, int]:
    """Return how often a text, subject first, speaks of an interview for a job, and what else ties a job to its reader.

    Interviews for something else, and interviews in general, take from both.
    ending: the last lines of the newest message, in which the writer says what they are.
    """
    about, sure, loose = (
        phrases(language, table, key).how_often(text)
        for table, key in (("kinds", "about"), ("evidence", "tied"), ("evidence", "tied_loosely"))
    )
    foreign = phrases(language, "evidence", "foreign").how_often(text)
    if foreign:  # what names another interview ties no job: "good luck with your interview"
        sure = phrases(language, "evidence", "tied").how_often(phrases(language, "evidence", "foreign").sub(" ", text))
    named = int(names_job(text, language))
    qualified = len(_qualified(language).findall(text))
    interviews = about - foreign - qualified
    ours = interviews + sure + loose
    if (foreign and foreign + qualified >= ours) or (qualified and qualified >= ours + 2 * named):
        return 0, 0
    has_job = phrases(language, "evidence", "job").search(text) or _wanted_as(language).search(text)
    recruits = phrases(language, "evidence", "recruiters").search(ending) is not None
    return max(0, interviews), recruits + sure + named + (loose if has_job else 0)


def is_another_genre(text: str, language: str) -> bool:
    """Return whether a mail has what only lists of jobs, events, surveys and the like have."""
    return phrases(language, "kinds", "never").search(text) is not None


def is_after_interview(text: str, language: str) -> bool:
    """Return whether a mail speaks of an interview that is over, and of no other to come."""
    is_past = phrases(language, "kinds", "afterwards").search(text) is not None
    return is_past and not leads_on(text, language)


def leads_on(text: str, language: str) -> bool:
    """Return whether a mail without a time leads to an interview nevertheless: it asks when, or invites."""
    keys = (("kinds", "leads_on"), ("reply", "asks_times"), ("reply", "asks_when"))
    return any(phrases(language, table, key).search(text) for table, key in keys)
