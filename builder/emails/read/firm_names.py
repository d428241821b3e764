"""Finds what looks like a company wherever it stands: "Lowell & Finch LLP", "the University of Ashcombe"."""

import re
from functools import cache
from typing import Final

from builder.emails.read.company_names import clean_company, fact_within
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_MAX_FIRM_WORDS: Final = 7
_CAPITALS: Final = re.compile(
    r"(?<![\w@/.-])[A-Z0-9][\w'-]*(?:(?:,[ ](?=[A-Z][\w'-]*[ ]&[ ])|[ ](?:of|and|the|for|in|on)[ ](?=[A-Z])|[ ]&[ ]|[ ])[A-Z][\w'-]*){1,6}"
)


@cache
def _office_of(language: str) -> re.Pattern[str]:
    """Return the pattern of an office that comes before the name of what it's in: "Head of", "Clerk of the"."""
    offices = alternatives(words(language, "company_names")["offices"])
    return re.compile(rf"(?:[A-Z][\w'-]*[ ]){{0,2}}(?:{offices})[ ]of[ ](?:the[ ])?")


@cache
def _firm_words(language: str) -> frozenset[str]:
    people = words(language, "people")
    return frozenset({*people["firms"], *people["organisations"], *words(language, "job")["agencies"]})


def with_firm_word(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return what looks like a company, wherever it stands."""
    facts, office = [], _office_of(language)
    for start, whole in ((letter.body.start, text), _subject_of(letter)):
        for match in _CAPITALS.finditer(whole):
            for part in re.finditer(r"[^,]+(?:,[ ][^,]+(?=[ ]&))?", match[0]):
                whole_name = office.sub("", part[0]) if office.match(part[0]) else part[0]
                value = clean_company(whole_name.removeprefix("The ").removeprefix("the ").strip(), language)
                if value and is_firm(value, language):
                    facts.append(fact_within(letter, start + match.start() + part.start(), value, part[0]))
    return facts


def _subject_of(letter: Letter) -> tuple[int, str]:
    """Return where the subject begins, and the subject."""
    span = letter.headers.get("subject")
    return (span.start, letter.text[span.start : span.end]) if span else (0, "")


def is_firm(value: str, language: str) -> bool:
    """Return whether several words have one that firms are called by, or are two names joined, and are no job."""
    parts = [part.lower().strip(".,'") for part in value.split()]
    names = words(language, "company_names")
    jobs = {*words(language, "job")["occupations"], *words(language, "people")["job_titles"]}
    is_long = not 1 < len(parts) <= _MAX_FIRM_WORDS
    if (
        re.match(r"\d", value)
        or is_long
        or not jobs.isdisjoint((parts[0], parts[-1]))
        or parts[0] in names["never_first"]
    ):
        return False
    return (
        (parts[-1] != "team" and not _firm_words(language).isdisjoint(parts[1:]))
        or parts[0] in ("university", "college")
        or (parts[0] in names["governed"] and parts[1] == "of")
        or ("&" in parts[1:-1] and jobs.isdisjoint(parts) and set(parts).isdisjoint(names["departments"]))
    )
