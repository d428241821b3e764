"""Finds what sentences and labels name as the company."""

import re
from functools import cache
from typing import Final

from builder.emails.read.company_names import COMPANY, clean_company, fact_within
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.subject import in_subject
from builder.emails.read.word_guard import GuardedPattern

_SURE: Final = 9


@cache
def name_end(language: str, *, is_whole: bool = False) -> str:
    """Return the pattern of what ends a company's name; is_whole: a team's name is a part of it."""
    table = words(language, "company_names")
    ends = "|".join([*table["ends"], *([] if is_whole else table["ends_before_team"])])
    return rf"(?=[,.;:!?\n)(–|]|[ ][(]|[ ](?:{ends})\b|[ ]-[ ]|$|')"


def labelled(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company that a line of its own names: as often as it takes to outweigh every other."""
    labels = alternatives(words(language, "labels")["company"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<company>[^\n(]{{2,60}})", text)
    if not match:
        match = re.search(
            rf"(?:^|[.\n]\s*)(?P<company>{COMPANY})[ ]is[ ](?:proud to be[ ])?an equal[ -]opportunit", text
        )
    value = match["company"].strip() if match else ""
    return (
        [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])] * _SURE
        if match
        else []
    )


def in_sentences(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return what stands after "role at", "here at", "from" and the like."""
    facts = []
    for pattern in _sentences(language):
        for match in pattern.finditer(text):
            value = clean_company(match["company"], language)
            if value:
                facts.append(fact_within(letter, letter.body.start + match.start("company"), value, match["company"]))
    return list(dict.fromkeys(facts))


@cache
def _sentences(language: str) -> tuple[GuardedPattern, ...]:
    """Return the ways in which a sentence names the company."""
    nouns = [*words(language, "job")["nouns"], "interview", "team", "shift"]
    employer, acts = words(language, "job")["employer"], words(language, "company_names")["acts"]
    end = name_end(language)
    sources = (
        (
            rf"\b(?i:{alternatives(nouns)})[ ](?i:here[ ])?(?i:at|with)[ ](?P<company>{COMPANY}?){end}",
            [f"{noun} at/with" for noun in nouns],
        ),
        (rf"(?i:(?<!\w)(?:{alternatives(employer)}))[ ](?P<company>{COMPANY}?){end}", employer),
        (
            rf"\b(?i:position|role|post|job)[ ](?i:of)[ ][A-Z][\w&/' -]{{2,60}}?[ ](?i:at|with)[ ](?P<company>{COMPANY}?){end}",
            ["position/role/post/job of at/with"],
        ),
        (
            rf"(?i:applying to|applied for|application for|interview for|applying for|interest in|apply for|re:)[ ](?:the |our |a |an )?[A-Z][\w&/', -]{{2,60}}?[ ](?:role |position |job |post )?(?i:at|with)[ ](?P<company>{COMPANY}?){end}",
            ["at/with"],
        ),
        (rf"(?:^|[,.!\n][ ]?|[ ]from[ ])(?P<company>{COMPANY}?)[ ]here(?=[,.!\n]|$)", ["here"]),
        (rf"\b[A-Z][a-z]+[ ](?i:at)[ ](?P<company>{COMPANY})[ .]*$", ["at"]),
        (rf"\bwith[ ][A-Z][a-z]+[ ][A-Z][\w-]+[ ]at[ ](?P<company>{COMPANY}?){end}", ["with at"]),
        (
            rf"[.!?,-][ ]?(?:[A-Z][a-z]+,?[ ])?[A-Z][a-z]+[ ]?(?:\(|,[ ])(?P<company>(?![A-Z]{{2}}\b){COMPANY})\)?(?=[ .]*$|[ ]\(?\d{{3}})",
            (),
        ),
        (rf"^[ ]*(?P<company>{COMPANY})[ ]?:[ ](?i:hi|hello|hey|dear)\b", ["hi/hello/hey/dear"]),
        (
            rf"\b(?i:{alternatives(words(language, 'job')['occupations'])})s?[ ](?i:at|with|for)[ ](?P<company>{COMPANY}?){end}",
            [f"{one} {way}" for one in words(language, "job")["occupations"] for way in ("at", "with", "for")],
        ),
        (
            rf"(?:^|\n)[ ]*(?:[Tt]he[ ]|[Yy]our[ ]friends[ ]at[ ])?(?P<company>{COMPANY}?)[ ](?:[A-Z][a-z]+[ ])?[Tt]eam[ .!]*$",
            ["team"],
        ),
        (rf"\b(?i:interview)[ ](?i:with|at)[ ](?P<company>{COMPANY}?){end}", ["interview at/with"]),
        (rf"\b(?i:with|meet|join)[ ]the[ ](?P<company>{COMPANY})[ ](?:[a-z]+[ ]){{0,3}}team\b", ["the team"]),
        (
            rf"(?:^|\n|[.!]\s)(?P<company>{COMPANY})[ ](?i:{alternatives(acts)})[ ](?i:you)\b",
            [f"{act} you" for act in acts],
        ),
    )
    return tuple(GuardedPattern(source, needs) for source, needs in sources)


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
    parts = writer.split()
    last = f"(?:{re.escape(parts[-1])}|{re.escape(parts[0])})"
    match = re.search(
        rf"\b{last},?[ ](?:(?:here|\([^)\n]{{2,20}}\)|(?:the|your|our)[ ][\w ]{{2,30}}?|[a-z]+[ ](?:manager|mgr)),?[ ])?(?:from|at|with|w/|of|@)[ ](?P<company>{COMPANY}?)(?:{name_end(language, is_whole=True)}|(?=[ ](?!of|and|the|for|in|on|de|upon)[a-z]))",
        text,
    )
    value = clean_company(match["company"], language) if match else ""
    if match and value:
        return [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])]
    small = re.search(
        rf"\b(?i:{last})[ ](?:over[ ])?(?:from|at|with|w/)[ ](?:the[ ])?(?P<company>[a-z][a-z&'-]+(?:[ ][a-z&'-]+){{0,3}}?)(?=[.,!?;\n]|$|[ ](?:on|in|re|about|can|r|are|is|here|just|we|u|you|saw|off|by|near)\b)",
        text,
    )
    if not small:
        return []
    begin = letter.body.start + small.start("company")
    return [letter.fact(_capitalised(small["company"]), begin, begin + len(small["company"]))]


def _capitalised(name: str) -> str:
    """Return a name that was written in lower case as names are."""
    return re.sub(r"(?<![\w'])[a-z]", lambda match: match[0].upper(), name)
