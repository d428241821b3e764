"""Finds who is going to interview."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.names import NAME, is_person, titled
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_MAX_PANEL: Final = 5


def interviewers(letter: Letter, text: str, language: str, visitor: str) -> Fact | None:
    """Return who will interview, as "Ann Lee and Jo Ray"; never the visitor."""
    for position in _name_positions(text, language):
        names, end = _names_at(text, position, language)
        if (
            names
            and names[0] not in visitor
            and not re.match(r"'s\b|[ ](?:\w+[ ]){0,4}team\b", text[end : end + 40])
            and not _is_house(names, letter)
        ):
            return letter.fact(joined(names), letter.body.start + position, letter.body.start + end)
    match = _acts(language).search(text)
    if match and is_person(re.split(r",|[ ]and[ ]", match["name"])[0], language):
        return letter.fact(
            match["name"], letter.body.start + match.start("name"), letter.body.start + match.end("name")
        )
    return None


def is_asked_for(letter: Letter, others: Fact, language: str) -> bool:
    """Return whether somebody is only whom to ask for on arrival, and wrote nothing."""
    asked = alternatives(words(language, "people")["ask_for"])
    before = letter.text[max(0, others.evidence.start - 30) : others.evidence.start]
    return re.search(rf"(?i)\b(?:{asked})[ ]?:?[ ](?:[a-z]+[ ])?\Z", before) is not None


def _is_house(found: list[str], letter: Letter) -> bool:
    """Return whether what "your interview with Quillstone" is with stands where a company does: on a line, in an address."""
    name = re.escape(found[0])
    return (
        len(found) == 1
        and re.search(rf"(?m)(?:^|, |\| )[ ]*{name}[ ]*$|@(?i:{name.replace(chr(92) + ' ', '')})\.", letter.text)
        is not None
    )


@cache
def _acts(language: str) -> re.Pattern[str]:
    """Return the pattern of "Ann Lee, Head of Sales, will interview you"."""
    acts = alternatives(words(language, "people")["acts"])
    return re.compile(
        rf"(?:^|[.\n,][ ]?|[ ](?:that|and)[ ])(?P<name>{titled(language)}(?:(?:,[ ]|,?[ ]and[ ]){titled(language)}){{0,3}})(?:,[ ][^,.\n]{{2,50}},|,)?[ ](?i:{acts})\b"
    )


def _name_positions(text: str, language: str) -> Iterator[int]:
    """Yield where names should begin: after a label, after "you'll meet with", after "with our Head of Sales,"."""
    labels = alternatives(words(language, "labels")["interviewer"])
    label = rf"(?:^|\n|[.!?](?=[ ]))[ \t>-]*(?:{labels})(?:[ ]?:[ ]*(?:\n\s{{0,2}}[ -]*)?|[ ]?\n[ ]*- )"
    labelled = [match.end() for match in re.finditer(label, text, re.IGNORECASE)]
    yield from labelled
    rows = r"(?:^|\n)[ ]*\d{1,2}[:.]\d\d[^\n]{3,60}?(?:[ ]{2,}|[ ]with[ ]|\()(?=[A-Z][a-z]+[ ][A-Z][\w'-]+[ ]*(?:,|\(|\)|\n|$))"
    yield from (match.end() for match in re.finditer(rows, text))
    met = alternatives([*words(language, "people")["met"], *words(language, "people")["ask_for"]])
    lead = rf"(?<!\w)(?=(?P<lead>(?:{met})(?:[ ]?:[ ]*(?:\n[ ]*)?(?:- ?)?|[ ])))"  # one may begin within another
    leads = [match.end("lead") for match in re.finditer(lead, text, re.IGNORECASE)]
    yield from leads
    both = r"\b(?:with|to|by|be|join|meet) (?:myself|me) and (?:(?:with|to|by) )?"
    yield from (match.end() for match in re.finditer(both, text, re.IGNORECASE))
    beside = (
        r"(?:^|\n)[ ]*(?:- ?)?with[ ](?=[A-Z][a-z]+[ ][A-Z])"
        r"|(?:\d|[ap]\.?m\b\.?|\b[ECMP][SD]?T|\b(?:eastern|central|mountain|pacific)(?: time)?|day|morning|afternoon|evening)[ ]with[ ]"
        r"|\bwith[ ](?=(?-i:[A-Z][a-z]+[ ][A-Z][\w-]+[ ](?:\(|at[ ][A-Z])))"
        r"|\bwith[ ](?:our|the|my)[ ](?-i:[a-z][a-z ]{2,40}),[ ](?=(?-i:[A-Z]))"
    )
    yield from (match.end() for match in re.finditer(beside, text, re.IGNORECASE))
    for end in (*labelled, *leads):
        titled_first = re.match(
            r"(?:(?:me|myself)[ ]and[ ])?(?:our|your|the)[ ](?![^,\n]*\b(?:at|in)[ ])[A-Za-z&'/ -]{2,50},[ ](?=[A-Z])",
            text[end : end + 70],
        )
        if titled_first:
            yield end + titled_first.end()
        job = re.match(
            rf"(?:[A-Z][a-z]+[ ]){{0,3}}(?i:{alternatives(words(language, 'people')['job_titles'])})[ ](?=[A-Z][a-z]+)",
            text[end : end + 70],
        )
        if job:
            yield end + job.end()
        described = re.match(
            r"(?:our|your|my|the|myself and|me and|me,)[ ](?![^,\n]{0,40}\b(?:at|in)[ ])(?:[A-Za-z&'-]{1,20}[ ]){0,4}?(?:[A-Za-z&'-]{1,20},[ ])?(?=[A-Z])",
            text[end : end + 90],
        )
        if described:
            yield end + described.end()
    jobs = alternatives([*words(language, "people")["job_titles"], "vp", "cto", "ceo", "cfo"])
    head = rf"\bwith[ ](?:[A-Z][a-z]+[ ]){{0,2}}(?i:{jobs})(?:[ ]of[ ][A-Z][a-z]+)?[ ](?=[A-Z][a-z]+[ ][A-Z])"
    yield from (match.end() for match in re.finditer(head, text))
    alone = rf"(?:^|\n)[ ]*(?={NAME}(?:,|[ ][-–])[ ][^\n]{{0,30}}?\b(?i:{jobs})\b[^\n]{{0,40}}\n)"
    yield from (match.end() for match in re.finditer(alone, text))


def _names_at(text: str, position: int, language: str) -> tuple[list[str], int]:
    """Return the names in a row that begin at a position, without their job titles, and where they end."""
    name = re.compile(titled(language))
    between = re.compile(
        r"(?:[ ]?\([^)\n]{2,50}\)|,[ ](?!and\b)[A-Za-z][A-Za-z&'/ -]{2,40}(?=,|[ ]and[ ]|\n|;))?(?:,[ ]and[ ]|,[ ]|[ ]and[ ]|[ ]&[ ]|;[ ]|[ ]\+[ ]|\n[ ]*-[ ]*)"
    )
    if text[:position].endswith("\n"):  # a list, a line for each
        between = re.compile(rf"(?:,[^\n]{{2,50}})?\n[ ]*(?={NAME}[ ]?[,(–-])|{between.pattern}")
    people: list[str] = []
    end = position
    while len(people) < _MAX_PANEL and (match := name.match(text, position)) and _split_names(match[0], language):
        people.append(match[0])
        end = match.end()
        following = between.match(text, end)
        position = following.end() if following else len(text)
    return people, end


def _split_names(found: str, language: str) -> list[str]:
    """Return the names in a row of names and titles."""
    parts = re.split(r",[ ]and[ ]|,[ ]|[ ]and[ ]|[ ]&[ ]|;[ ]|[ ]\+[ ]", re.sub(r"\([^)]*\)", "", found))
    jobs = set(words(language, "people")["job_titles"])
    people = []
    for part in (p.strip() for p in parts):
        if not re.fullmatch(titled(language), part) or not is_person(part, language):
            continue
        if any(word.lower() in jobs for word in part.split()):
            continue
        people.append(part)
    return people


def joined(names: list[str]) -> str:
    """Return names in a row: "Ann Lee, Jo Ray and Al Fox"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
