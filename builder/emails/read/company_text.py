"""Finds what sentences and labels name as the company, and an agency's client."""

import re
from functools import cache
from typing import Final

from builder.emails.read.company_names import COMPANY, clean_company, fact_within
from builder.emails.read.letter import Letter
from builder.emails.read.names import is_person
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.subject import in_subject

_SURE: Final = 9
_SIGNATURE: Final = 300


@cache
def _end(language: str, *, is_whole: bool = False) -> str:
    """Return the pattern of what ends a company's name; is_whole: a team's name is a part of it."""
    table = words(language, "company_names")
    ends = "|".join([*table["ends"], *([] if is_whole else table["ends_before_team"])])
    return rf"(?=[,.;:!?\n)(–|]|[ ][(]|[ ](?:{ends})\b|[ ]-[ ]|$|')"


def labelled(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company that a line of its own names: as often as it takes to outweigh every other."""
    labels = alternatives(words(language, "labels")["company"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<company>[^\n]{{2,60}})", text)
    value = match["company"].strip() if match else ""
    return (
        [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])] * _SURE
        if match
        else []
    )


def in_sentences(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return what stands after "role at", "here at", "from" and the like."""
    nouns = alternatives([*words(language, "job")["nouns"], "interview", "team", "shift"])
    employer = alternatives(words(language, "job")["employer"])
    acts = alternatives(words(language, "company_names")["acts"])
    facts = []
    for pattern in (
        rf"\b(?i:{nouns})[ ](?i:here[ ])?(?i:at|with)[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"(?i:(?<!\w)(?:{employer}))[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"\b(?i:position|role|post|job)[ ](?i:of)[ ][A-Z][\w&/' -]{{2,60}}?[ ](?i:at|with)[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"(?i:applying to|applied for|application for|interview for|applying for|interest in|apply for|re:)[ ](?:the |our |a |an )?[A-Z][\w&/', -]{{2,60}}?[ ](?:role |position |job |post )?(?i:at|with)[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"(?:^|[,.!\n][ ]?|[ ]from[ ])(?P<company>{COMPANY}?)[ ]here(?=[,.!\n]|$)",
        rf"\b[A-Z][a-z]+[ ](?i:at)[ ](?P<company>{COMPANY})[ .]*$",
        rf"\bwith[ ][A-Z][a-z]+[ ][A-Z][\w-]+[ ]at[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"[.!?,-][ ]?(?:[A-Z][a-z]+,?[ ])?[A-Z][a-z]+[ ]?(?:\(|,[ ])(?P<company>(?![A-Z]{{2}}\b){COMPANY})\)?(?=[ .]*$|[ ]\(?\d{{3}})",
        rf"^[ ]*(?P<company>{COMPANY})[ ]?:[ ](?i:hi|hello|hey|dear)\b",
        rf"\b(?i:interview)[ ](?i:with|at)[ ](?P<company>{COMPANY}?){_end(language)}",
        rf"\b(?i:with|meet|join)[ ]the[ ](?P<company>{COMPANY})[ ](?:[a-z]+[ ]){{0,3}}team\b",
        rf"(?:^|\n|[.!]\s)(?P<company>{COMPANY})[ ](?i:{acts})[ ](?i:you)\b",
    ):
        for match in re.finditer(pattern, text):
            value = clean_company(match["company"], language)
            if value:
                facts.append(fact_within(letter, letter.body.start + match.start("company"), value, match["company"]))
    return list(dict.fromkeys(facts))


def in_subject_line(letter: Letter, language: str) -> list[Fact]:
    """Return the company that the subject names beside the job."""
    occupations = set(words(language, "job")["occupations"])
    for start, raw in in_subject(letter, "company", language):
        value = clean_company(raw, language)
        if value and value.split()[-1].lower() not in occupations:
            return [fact_within(letter, start, value, raw)]
    firms = {*words(language, "people")["firms"], *words(language, "people")["organisations"], "&"}
    for start, raw in in_subject(letter, "role", language):
        for part in re.finditer(rf"{COMPANY}", raw):
            if firms & set(part[0].lower().split()) and (value := clean_company(part[0], language)):
                return [fact_within(letter, start + part.start(), value, part[0])]
    return []


def beside_writer(letter: Letter, text: str, writer: str, language: str) -> list[Fact]:
    """Return where the writer is from: "this is Rosa from Sunny Trails Daycare", "Shay, the GM at Blue Plate Diner"."""
    if not writer:
        return []
    last = re.escape(writer.split()[-1])
    match = re.search(
        rf"\b{last},?[ ](?:(?:here|\([^)\n]{{2,20}}\)|(?:the|your|our)[ ][\w ]{{2,30}}?|[a-z]+[ ](?:manager|mgr)),?[ ])?(?:from|at|with|w/|of|@)[ ](?P<company>{COMPANY}?)(?:{_end(language, is_whole=True)}|(?=[ ][a-z]+,))",
        text,
    )
    value = clean_company(match["company"], language) if match else ""
    return (
        [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])]
        if match and value
        else []
    )


def _agency_named(text: str, language: str) -> str:
    """Return the name of an agency in a text: "Castlegate Recruitment", and not "Recruitment Team"; "" if none is."""
    known = alternatives(words(language, "job")["agencies"])
    teams = alternatives([*words(language, "people")["teams"], *words(language, "people")["job_titles"]])
    match = re.search(rf"(?:[A-Z][\w'&]+[ ]){{1,2}}(?i:{known})\b(?![ ](?i:{teams})\b)", text)
    return match[0] if match else ""


def client(letter: Letter, text: str, language: str) -> tuple[Fact | None, bool]:
    """Return an agency's client, and whether the writer is an agency at all."""
    agency = _agency_named(f"{letter.header('from')}\n{text[-_SIGNATURE:]}", language)
    own = words(language, "labels")["company"] if agency else []
    labels = alternatives([*words(language, "labels")["client"], *own])
    phrases = alternatives(words(language, "job")["clients"])
    is_agency = bool(re.search(rf"(?<!\w)(?:{phrases})\b", text, re.IGNORECASE))
    for pattern in (
        rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<client>[^\n]{{2,60}})",
        rf"(?i:(?<!\w)(?:{phrases}))[ ]?[,(–-]?[ ]?(?:(?:is|are)[ ])?(?P<client>{COMPANY}?)(?=[,.;:!?\n)(]|[ ](?:on|is|has|are|for|and|in|at|as|to|would|who|want|wants|will|with|have|,)\b|[ ]-|$|')",
    ):
        match = re.search(pattern, text)
        value = clean_company(match["client"], language) if match else ""
        if match and value and value.split()[0] not in agency.split():
            return fact_within(letter, letter.body.start + match.start("client"), value, match["client"]), True
    return None, is_agency


def client_of_agency(letter: Letter, text: str, agency: Fact | None, language: str) -> Fact | None:
    """Return the company that wants to meet the visitor; that is named at all, if the writer is an agency by its name."""
    if agency is None:
        return None
    known = alternatives(words(language, "job")["agencies"])
    is_known = re.search(rf"\b(?:{known})\b", agency.value, re.IGNORECASE)
    sure = rf"\b(?i:interview|meeting)\b[^\n]{{0,60}}?[ ]with[ ](?P<client>{COMPANY}?)[ ]for[ ](?:the|a|an|their)\b"
    for fact in in_subject_line(letter, language) if is_known else []:
        if fact.value.split()[0] != agency.value.split()[0]:
            return fact
    for pattern in (
        rf"(?P<client>{COMPANY}?)[ ](?:would (?:love|like)|wants?|(?:have|has) asked|(?:are|is) keen)[ ](?:to|you to)[ ](?:meet|see|interview|talk|speak|chat|have)\b",
        *([sure, rf"\b(?:at|with|w/)[ ](?P<client>{COMPANY}?){_end(language)}"] if is_known else []),
    ):
        for match in re.finditer(pattern, text):
            value = clean_company(match["client"], language)
            is_firm = pattern == sure or not is_person(value, language)
            if value and is_firm and value.split()[0] != agency.value.split()[0]:
                return fact_within(letter, letter.body.start + match.start("client"), value, match["client"])
    return None
