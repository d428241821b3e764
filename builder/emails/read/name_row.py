"""Reads the names that stand in a row, with what each is: "Ann Lee (Head of Sales), our buyer Jo Ray and me"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from builder.emails.read.names import is_person, titled
from builder.emails.read.phrases import alternatives, words

MAX_NAMES: Final = 6
_ROW: Final = 320
"""The characters in which a row of names ends."""
_JOINER: Final = re.compile(
    r",?[ ](?:and|along with|as well as|plus|or)(?:[ ](?:also|then|either))?[ ]|[ ]?[,;/][ ]?|[ ](?:&|\+|w/)[ ]|[ ]?\n[ \t]*(?:[-•*·–]|\d\.)?[ \t]*"
)
_OUTER: Final = re.compile(r"[ ]?;[ ]?(?:and[ ])?|[ ]?\n[ \t]*(?:[-•*·–]|\d\.)?[ \t]*")
_LABEL: Final = re.compile(r"[ ]*[A-Z][a-z]+(?:[ ][a-z]+)?[ ]?:[ ]")
"""What begins the next line of a list: "Role: "."""
_SELF: Final = re.compile(r"(?:me|myself|I|us|you)\b", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"[ ]*(?:\([^)\n]{1,60}\)|,[ ][^;\n]{2,80}\Z|[ ][-–—:][ ]?[^,;&\n.]{2,50}|[ ](?:from|who|our|of|in|the|your|for|at|on)[ ][^,;.\n]{2,50}?(?=,|;|\.|\n|$|[ ]and[ ](?-i:[A-Z])|[ ]&[ ]))",
    re.IGNORECASE,
)
_NOUN_FOLLOWS: Final = re.compile(
    r"[ ](?!who|and|is|are|will|would|from|at|in|on|for|to|or|our|the|a|who|with|then|here|by|plus|but|has|if|may|can|n|w|also|so|as|about|x|ur|your|you|when|before|after|over|re)[a-z]"
)
"""What makes a single word the first of two."""
_SENTENCE_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bLt)(?<!\bSt)(?<!\bProf)(?<![ .][A-Z])[.!?](?:[ \n]|$)|\n[ ]*\n"
)


@cache
def _lines_of_people(language: str) -> re.Pattern[str]:
    """Return the pattern of two lines, each of which begins with a name and a comma."""
    return re.compile(rf"{titled(language)},[ ][^\n]*\n[ \t]*(?:[-•*·–]|\d\.)?[ \t]*{titled(language)},[ ]")


@cache
def _before_name(language: str) -> re.Pattern[str]:
    """Return the pattern of what somebody is, before their name: "our Head of Sales, ", "Ward Manager "."""
    ranks = alternatives(_ranks(language))
    return re.compile(
        rf"(?:(?:my|our|the|your|a|an|both|either|colleagues?)[ ])?(?:(?!at[ ]|in[ ])[A-Za-z&'/-]{{1,20}}[ ]){{0,5}}?(?:(?i:{ranks})\b\.?(?:[ ](?:of|for|in)[ ](?:[A-Z&][\w&'-]*[ ]?){{1,3}},)?,?[ ])(?=[A-Z])"
        rf"|(?:my|our|the|your)[ ](?:(?!at\b|in\b|lads|boys|girls|guys|team)[a-z'&/-]{{1,20}}[ ]?){{1,5}}(?:,[ ]|(?<=[ ]))(?=[A-Z])"
    )


@cache
def _ranks(language: str) -> tuple[str, ...]:
    """Return what a person can be called before their name, in lower case."""
    people = words(language, "people")
    return (*people["job_titles"], *people["ranks"], *words(language, "job")["occupations"])


@cache
def _is_rank(language: str) -> frozenset[str]:
    return frozenset(_ranks(language))


def names_in_row(text: str, position: int, language: str) -> tuple[list[str], int]:
    """Return the names in a row that begins at a position, without what each is, and where the last of them ends."""
    end_of_row = _SENTENCE_END.search(text, position, position + _ROW)
    row = text[position : end_of_row.start() if end_of_row else position + _ROW]
    people: list[str] = []
    end = position
    for begin, chunk in _chunks(row, language):
        if begin and _LABEL.match(chunk):
            break
        name = _name_in(chunk, language, is_later=", " in row[:begin][-2:])
        if name:
            people.append(name[0])
            end = position + begin + name[1]
            if name[2] or len(people) >= MAX_NAMES:
                break
        elif not (_SELF.match(chunk) or _is_description(chunk, language)):
            break
    return people, end


def _chunks(row: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between the joiners of a row, each with where it begins; brackets stay whole.

    Where semicolons or lines part the people, what follows a comma says what each of them is.
    """
    begin = 0
    is_nested = ";" in row or _lines_of_people(language).match(row)
    for match in (_OUTER if is_nested else _JOINER).finditer(row):
        if row.count("(", begin, match.start()) > row.count(")", begin, match.start()):
            continue
        yield begin, row[begin : match.start()]
        begin = match.end()
    yield begin, row[begin:]


def _name_in(chunk: str, language: str, *, is_later: bool) -> tuple[str, int, bool] | None:
    """Return the name of a chunk, where it ends, and whether words after it end the row; None where it has none."""
    before = _before_name(language).match(chunk)
    start = before.end() if before else 0
    match = re.compile(titled(language)).match(chunk, start)
    if not match:
        return None
    name = without_rank(match[0], language)
    if not name or not is_person(name, language) or _is_other_word(name, language):
        return None
    rest = chunk[match.end() :]
    if " " not in name and (_NOUN_FOLLOWS.match(rest) or (before and is_later)):
        return None  # "our British colleagues", "Ann Lee, VP Risk"
    if rest.startswith(":"):
        return None  # the label of another line
    tail = _TAIL.match(rest)
    return name, match.end(), bool(rest[tail.end() if tail else 0 :].strip(" ,.:)"))


def _is_other_word(name: str, language: str) -> bool:
    """Return whether a name ends in a job, or is a single word that a firm or a month is called by."""
    last = name.split()[-1].lower()
    if " " in name:
        return last in _is_rank(language) - _surnames(language)
    return last in _is_rank(language) | _no_first_names(language)


@cache
def _no_first_names(language: str) -> frozenset[str]:
    months = " ".join(words(language, "months")).split()
    people = words(language, "people")
    return frozenset({*months, *people["firms"], *people["organisations"], "search"})


@cache
def _surnames(language: str) -> frozenset[str]:
    return frozenset(words(language, "people")["surnames"])


def without_rank(name: str, language: str) -> str:
    """Return a name without the job before it: "Ward Manager Ann Lee"."""
    parts = name.split(" ")
    ranks = _is_rank(language)
    while len(parts) > 1 and any(part.lower().strip(".") in ranks for part in parts[:-1]):
        index = max(i for i, part in enumerate(parts[:-1]) if part.lower().strip(".") in ranks)
        parts = parts[index + 1 :]
    return " ".join(parts)


def _is_description(chunk: str, language: str) -> bool:
    """Return whether a chunk says what somebody is: "Head of Sales", "who owns the shop", "a governor"."""
    stripped = chunk.strip()
    if not stripped:
        return True
    last = re.split(r"[ ](?:of|for|in|at)[ ]", stripped)[0].split()[-1].lower().strip(".()")
    if _before_name(language).match(stripped):
        return True  # "VP Risk"
    return last in _is_rank(language) or re.match(r"(?:who|our|the|a|an|my|your)\b[^.\n]{2,60}$", stripped) is not None


def joined(names: list[str]) -> str:
    """Return names in a row: "Ann Lee, Jo Ray and Al Fox"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
