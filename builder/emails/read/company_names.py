"""What a company's name looks like, and what only looks like one."""

import re
from functools import cache
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

COMPANY_WORD: Final = r"(?:(?:Inc|Co|Ltd|Corp|St|Bros)\.|plc\b|[A-Z0-9][\w'&+-]*(?:\.\w+)*|&|[A-Z]\.)"
_JOINER: Final = r"(?:of|and|the|for|in|on|de|&|upon)"
COMPANY: Final = (
    rf"(?:[Tt]he[ ])?(?:St\.|[A-Z0-9][\w'&+-]*(?:\.\w+)*)(?:[ ](?:{_JOINER}[ ]){{0,2}}{COMPANY_WORD}){{0,5}}"
)
TRAILING: Final = re.compile(
    r"(?:[\s,;:.!-]+|\s(?:on|at|in|is|will|the|and|for|to|from|with|our|here|this|that|has|as|by|via))+$", re.IGNORECASE
)
LEGAL: Final = re.compile(r"\b(?:Ltd|Limited|Inc|LLC|PLC|plc|LLP|Corp|GmbH)\b\.?")


def squash(name: str) -> str:
    """Return a name's letters and digits, without what says how the company is constituted."""
    return re.sub(r"[^a-z0-9]", "", LEGAL.sub("", name).lower())


def clean_company(raw: str, language: str) -> str:
    """Return a company's name without what follows it; "" where it is a person, a day or a place."""
    value = TRAILING.sub("", raw.strip(" .,:;-–"))
    return "" if not value or _is_no_company(value, language) else value


@cache
def _no_companies(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the names of days and months, and the words of which no company's name consists."""
    people = words(language, "people")
    days = " ".join([*words(language, "months"), *words(language, "weekdays")]).split()
    generic = (
        *people["teams"],
        *people["senders"],
        *people["job_titles"],
        *words(language, "company_names")["generic"],
    )
    return tuple(days), frozenset(generic)


def _is_no_company(value: str, language: str) -> bool:
    """Return whether words are a day, a title, an address, a team, a meeting's platform or a single common word."""
    people, names = words(language, "people"), words(language, "company_names")
    days, generic = _no_companies(language)
    first = value.split()[0].lower().strip(",.")
    return bool(
        first in days
        or (first in names["alone"] and " " not in value)
        or re.match(rf"(?:{people['titles']})\.?\s", value)
        or (value[0].isdigit() and not re.search(r"[A-Za-z]{3}", value))
        or re.match(rf"\d+\w?\s.*\b(?:{alternatives(names['streets'])})\b", value)
        or re.match(rf"\d+\s(?:{'|'.join(days)})\b", value, re.IGNORECASE)
        or all(word.lower().strip(".,") in generic for word in value.split())
        or re.search(rf"\b(?:{alternatives(names['never'])})\b(?! (?:of|for)\b)", value, re.IGNORECASE)
    )


def fact_within(letter: Letter, start: int, value: str, raw: str) -> Fact:
    """Return a fact whose value lies somewhere in its raw words."""
    offset = max(raw.find(value), 0)
    return letter.fact(value, start + offset, start + offset + len(value))


def domain_name(address: str, language: str) -> str:
    """Return the name in an address's domain: of recruiting@mail.bright-line.co.uk "brightline"; "" of a mail provider's."""
    match = re.search(r"@(?:[\w-]+\.)*?([\w-]+)\.(?:(?:co|org|gov|ac|nhs|sch)\.uk|[a-z]{2,12})$", address.lower())
    name = re.sub(r"[^a-z0-9]", "", match[1]) if match else ""
    return "" if name in words(language, "company_names")["mail_providers"] else name


def spelling_pattern(domain: str) -> re.Pattern[str]:
    """Return the pattern of words that are spelt as a domain's name is."""
    spelt = "[ &.'-]{0,3}".join("(?:and|&)" if part == "and" else part for part in re.findall("and|.", domain))
    return re.compile(rf"(?i)(?<![\w@./-]){spelt}(?![\w@]|[.-]\w)")
