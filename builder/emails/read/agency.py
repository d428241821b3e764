"""Tells an agency, and finds the company for which it writes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from builder.emails.read.company_names import (
    COMPANY,
    COMPANY_WORD,
    clean_company,
    domain_name,
    fact_within,
    spelling_pattern,
    squash,
)
from builder.emails.read.company_text import in_subject_line, name_end
from builder.emails.read.letter import Letter
from builder.emails.read.names import NAME, is_person
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.word_guard import GuardedPattern

_SIGNATURE: Final = 300
_MIN_DOMAIN: Final = 4
_KEEN: Final = GuardedPattern(
    rf"(?P<client>{COMPANY}?)[ ](?:would (?:love|like)|wants?|(?:have|has) asked|(?:are|is) keen)[ ](?:to|you to)[ ](?:meet|see|interview|talk|speak|chat|have)\b",
    ["would/want/wants/asked/keen to meet/see/interview/talk/speak/chat/have"],
)
_LEGAL: Final = re.compile(
    rf"(?P<client>{COMPANY_WORD}(?:[ ](?:of[ ]|and[ ]|&[ ])?{COMPANY_WORD}){{0,4}}[ ](?:Ltd|Limited|LLP|LLC|Inc|plc|PLC))\b"
)
_WITH_FOR: Final = re.compile(
    rf"\b(?i:interview|meeting)\b[^\n]{{0,60}}?[ ]with[ ](?P<client>{COMPANY}?)[ ]for[ ](?:the|a|an|their)\b"
)
_PLURAL: Final = re.compile(
    rf"(?P<client>{COMPANY_WORD}(?:[ ](?:of[ ]|&[ ])?{COMPANY_WORD}){{1,4}})[ ](?:have|are|were|want|would like)\b"
)
"""A name of several words that are many: a firm's, as the British speak of it."""


def _agency_named(text: str, language: str) -> str:
    """Return the name of an agency in a text: "Castlegate Recruitment", and not "Recruitment Team"; "" if none is."""
    match = _agency_pattern(language).search(text)
    return match[0] if match else ""


def _firm_of_writer(letter: Letter, text: str, language: str) -> str:
    """Return the firm that somebody signs for and writes from; "" where none is: a company on a label is its client."""
    sender = re.match(rf"\s*\"?({NAME})\"?[ ]*<([^>]+)>", letter.header("from"))
    domain = domain_name(sender[2], language) if sender and is_person(sender[1], language) else ""
    match = spelling_pattern(domain).search(text[-_SIGNATURE:]) if len(domain) >= _MIN_DOMAIN else None
    return match[0] if match and match[0][0].isupper() else ""


@cache
def _agency_pattern(language: str) -> GuardedPattern:
    known = words(language, "job")["agencies"]
    teams = alternatives([*words(language, "people")["teams"], *words(language, "people")["job_titles"]])
    return GuardedPattern(
        rf"\b(?!(?i:NHS|HR)\b)(?:[A-Z][\w'&]+[ ]){{1,2}}(?i:{alternatives(known)})\b(?![ ](?i:{teams})\b)", known
    )


def client(letter: Letter, text: str, language: str) -> tuple[Fact | None, bool]:
    """Return an agency's client, and whether the writer is an agency at all."""
    agency = _agency_named(f"{letter.header('from')}\n{text[-_SIGNATURE:]}", language)
    agency = agency or _firm_of_writer(letter, text, language)
    own = words(language, "labels")["company"] if agency else []
    labels = alternatives([*words(language, "labels")["client"], *own])
    phrases = alternatives(words(language, "job")["clients"])
    is_agency = bool(re.search(rf"(?<!\w)(?:{phrases})\b", text, re.IGNORECASE))
    for pattern in (
        rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<client>[^\n(]{{2,60}})",
        rf"(?i:(?<!\w)(?:{phrases}))[ ]?[,(–-]?[ ]?(?:(?:is|are)[ ])?(?P<client>{COMPANY}?)(?=[,.;:!?\n)(]|[ ](?:on|is|has|are|for|and|in|at|as|to|would|who|want|wants|will|with|have|,)\b|[ ]-|$|')",
    ):
        match = re.search(pattern, text)
        value = clean_company(match["client"], language) if match else ""
        if match and value and value.split()[0] not in agency.split() and squash(value)[:6] != squash(agency)[:6]:
            return fact_within(letter, letter.body.start + match.start("client"), value, match["client"]), True
    return None, is_agency


def client_of_agency(letter: Letter, text: str, agency: Fact | None, language: str) -> Fact | None:
    """Return the company that wants to meet the visitor; that is named at all, if the writer is an agency by its name."""
    if agency is None:
        return None
    known = alternatives(words(language, "job")["agencies"])
    is_known = re.search(rf"\b(?:{known})\b", agency.value, re.IGNORECASE) is not None
    named = re.compile(rf"\b(?:at|with|w/)[ ](?P<client>{COMPANY}?){name_end(language)}")
    sentences: list[re.Pattern[str] | GuardedPattern] = [_KEEN, *([_PLURAL, _WITH_FOR] if is_known else [])]
    found = [
        *(_clients(letter, text, [_LEGAL], language) if is_known else []),
        *_clients(letter, text, sentences, language),
        *(in_subject_line(letter, language) if is_known else []),
        *_clients(letter, text, [named] if is_known else [], language),
    ]
    return next((fact for fact in found if fact.value.split()[0] != agency.value.split()[0]), None)


def _clients(
    letter: Letter, text: str, patterns: Sequence[re.Pattern[str] | GuardedPattern], language: str
) -> Iterator[Fact]:
    """Yield what patterns find that is no person."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            value = clean_company(match["client"], language)
            is_firm = pattern in (_LEGAL, _WITH_FOR, _PLURAL) or not is_person(
                re.split(r" and | & |, ", value)[0], language
            )
            if value and is_firm:
                yield fact_within(letter, letter.body.start + match.start("client"), value, match["client"])
