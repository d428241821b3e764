"""Finds the company in the lines at the head and the foot of a letter."""

import re

from builder.emails.read.company_names import COMPANY, clean_company, fact_within
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_FIRST_LINES, _LAST_LINES = 5, 3
"""So many lines above and below are searched for an organisation's name."""


def in_letterhead(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company on the first line of a letter with its address below it."""
    match = re.match(rf"\s*(?P<company>{COMPANY})[ ]*\n(?:[^\n]{{2,60}}\n){{1,4}}", text)
    shouted = re.match(r"\s*(?P<company>[A-Z][A-Z&'. -]{5,60})[ ]*\n(?=[^\n]{2,60}\n)", text)
    value = clean_company(shouted["company"].title(), language) if shouted and not letter.headers else ""
    if shouted and " " in value and not re.search(r"(?i)interview|message|confirm|reminder|invitation|details", value):
        begin = letter.body.start + shouted.start("company")
        return [letter.fact(value, begin, begin + len(shouted["company"]))]
    if not match or not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b|\b[A-Z]{2}[ ]\d{5}\b", match[0]):
        return _organisations(letter, text, language)
    value = clean_company(match["company"], language)
    return [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])] if value else []


def in_heading(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company on a first line that names a team of it, too: "Mid-Anglia Railways | Recruitment"."""
    senders = alternatives(words(language, "people")["senders"])
    match = re.match(
        rf"\s*(?P<company>{COMPANY})(?:[ ]+(?:[-–—|:]|//)[ ]+|[ ])(?:[A-Z][\w&'-]*[ ]){{0,2}}(?i:{senders})(?:[ ][A-Z]\w+)?[ ]*\n",
        text,
    )
    value = clean_company(match["company"], language) if match else ""
    return (
        [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])]
        if match and value
        else []
    )


def _organisations(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the lines above the greeting, and the last ones, that name a university, a council or the like."""
    known = {*words(language, "people")["firms"], *words(language, "people")["organisations"]}
    no_names = {"department", *words(language, "people")["job_titles"]}
    facts, position = [], letter.body.start
    lines = text.rstrip().split("\n")
    for index, line in enumerate(lines):
        value = line.strip()
        is_outer = index < _FIRST_LINES or index >= len(lines) - _LAST_LINES
        if (
            is_outer
            and re.fullmatch(COMPANY, value)
            and known & set(value.lower().split())
            and value.split()[0].lower() not in no_names
        ):
            facts.append(fact_within(letter, position, value, line))
        position += len(line) + 1
    return facts
