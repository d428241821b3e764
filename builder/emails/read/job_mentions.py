"""Finds a job that a mail names without saying that it's the one: "- Line Cook", "as a Junior Buyer"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from builder.emails.read.names import NAME
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.word_guard import GuardedPattern

_AFTER_NAME: Final = re.compile(rf"{NAME}[ ]?(?:,|\(|[-–—|])[ ]?(?:our[ ]|the[ ])?$")
_BEFORE_NAME: Final = re.compile(
    r",?[ ](?:[A-Z]\.?[ ])?[A-Z][a-z]+(?:[ ][A-Z][a-z]+|[ ]?[,.(]|[ ](?:and|will|who|is)\b)"
)
_IS_FOR: Final = re.compile(r"\b(?:as|for)[ ](?:an?[ ]|the[ ]|our[ ])?$", re.IGNORECASE)


@cache
def _introduces_job(language: str) -> re.Pattern[str]:
    """Return the pattern of what is before a job: "the position is"."""
    return re.compile(rf"(?:\b(?:{alternatives(words(language, 'job')['introduced_by'])})|[-–—|])[ ]\Z", re.IGNORECASE)


@cache
def _introduces_person(language: str) -> re.Pattern[str]:
    """Return the pattern of what is before somebody with a job: "ask for the"."""
    return re.compile(
        rf"\b(?:{alternatives(words(language, 'job')['bearer_after'])})[ ](?:the|our|a|an|your|my)?[ ]?\Z",
        re.IGNORECASE,
    )


@cache
def _capitalised(language: str) -> GuardedPattern:
    occupations = words(language, "job")["occupations"]
    return GuardedPattern(
        rf"(?<![\w&'/-])(?P<role>(?:(?:[A-Z0-9][\w&'/.-]*|of|and|&|in|to)[ ]){{0,5}}(?:(?-i:[A-Z])[\w'-]*-)?(?=[A-Z])(?i:{alternatives(occupations)})(?:[ ](?:I{{1,3}}|IV|[1-5]))?)(?P<plural>s?)\b",
        [*occupations, *(f"{one}s" for one in occupations)],
    )


@cache
def _in_small_letters(language: str) -> GuardedPattern:
    occupations = words(language, "job")["occupations"]
    return GuardedPattern(
        rf"\b(?:as|for)[ ](?:a|an|our|the)[ ](?:new[ ]|next[ ])?(?P<role>(?:[a-z][a-z'/-]+[ ]){{0,2}}(?:{alternatives(occupations)}))(?P<plural>)\b",
        occupations,
    )


@cache
def _noun_follows(language: str) -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{alternatives(words(language, 'job')['nouns'])})\b", re.IGNORECASE)


def job_mentions(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield where a text names a job that isn't somebody's of whom it speaks, and the job."""
    titles = set(words(language, "people")["job_titles"])
    for match in _capitalised(language).finditer(text):
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40]
        role = re.sub(r"^(?:(?:of|and|&|in|to)[ ])+", "", match["role"])
        is_introduced = (
            _introduces_job(language).search(before) is not None or _noun_follows(language).match(after) is not None
        )
        if (
            after.startswith(":")
            or _AFTER_NAME.search(before)
            or (_BEFORE_NAME.match(after) and not _IS_FOR.search(before))
            or _introduces_person(language).search(before)
        ):
            continue
        if role.split()[-1].lower() in titles and not is_introduced:
            continue
        if match["plural"] and not is_introduced:
            continue
        yield match.end("role") - len(role), role
    for match in _in_small_letters(language).finditer(text):
        yield match.start("role"), match["role"]
