"""Finds who is going to interview."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.name_row import joined, names_in_row
from builder.emails.read.names import NAME, WORD, is_person, titled
from builder.emails.read.phrases import alternatives, phrases, words
from builder.emails.read.reading import Fact
from builder.emails.read.word_guard import GuardedPattern

_REACH: Final = 60
"""The characters before a name that say what somebody is to do with its bearer."""


def interviewers(letter: Letter, text: str, prose: str, language: str, visitor: str) -> Fact | None:
    """Return who will interview, as "Ann Lee and Jo Ray"; never the visitor. prose: the text without the signature."""
    if scheduled := _in_timetable(letter, text, language, visitor):
        return scheduled
    for position in _name_positions(text, language):
        names, end = names_in_row(text, position, language)
        names = [name for name in names if name not in visitor]
        if (
            names
            and not re.match(r"'s\b|[ ](?:\w+[ ]){0,4}team\b", text[end : end + 40])
            and not _is_house(names, letter)
        ):
            return letter.fact(joined(names), letter.body.start + position, letter.body.start + end)
    if bracketed := _in_brackets(letter, prose, language, visitor):
        return bracketed
    match = _acts(language).search(text)
    if match:
        names, end = names_in_row(text, match.start("name"), language)
        names = [name for name in names if name not in visitor]
        if names:
            return letter.fact(joined(names), letter.body.start + match.start("name"), letter.body.start + end)
    return _with_title(letter, prose, language, visitor)


@cache
def _beside_title(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of "our CTO Ann Lee" and of "Ann Lee, our Head of Sales" in a sentence."""
    jobs = alternatives([*words(language, "people")["job_titles"], *words(language, "people")["ranks"]])
    return (
        re.compile(
            rf"(?:^|[.\n][ ]?)(?P<name>{WORD}(?:[ ]{WORD}){{0,2}})[ ]is[ ](?:our|the|my)[ ][^.\n]{{0,40}}?\b(?i:{jobs})\b"
        ),
        re.compile(
            rf"\b(?:[Oo]ur|my|[Tt]he)[ ](?:[\w&'/-]{{1,20}}[ ]){{0,3}}?(?i:{jobs})(?:[ ]of[ ](?:[A-Z][\w&]+[ ]?){{1,2}},)?,?[ ](?P<name>{WORD}(?:[ ]{WORD}){{0,2}})\b"
        ),
        re.compile(
            rf"\b(?P<name>{WORD}(?:[ ]{WORD}){{1,2}})(?:,[ ]|[ ]\()(?:(?:our|the)[ ])?(?:[\w&'/-]{{1,20}}[ ]){{0,4}}?(?i:{jobs})\b"
        ),
    )


def _with_title(letter: Letter, prose: str, language: str, visitor: str) -> Fact | None:
    """Return whom a sentence names with their job, and not as somebody to contact."""
    for pattern in _beside_title(language):
        for match in pattern.finditer(prose):
            before = prose[max(0, match.start() - _REACH) : match.start()]
            if (
                is_person(match["name"], language)
                and match["name"] not in visitor
                and not phrases(language, "people", "contacted").search(re.split(r"[.!?][ \n]", before)[-1])
                and not _is_line_of_its_own(prose, match)
            ):
                names, end = names_in_row(prose, match.start("name"), language)
                found = [name for name in names if name not in visitor]
                if found:
                    begin = letter.body.start
                    return letter.fact(joined(found), begin + match.start("name"), begin + end)
    return None


def _in_brackets(letter: Letter, prose: str, language: str, visitor: str) -> Fact | None:
    """Return whom brackets name behind what they are: "the Headteacher (Mrs F Quirk) and a governor"."""
    jobs = alternatives([*words(language, "people")["job_titles"], *words(language, "people")["ranks"]])
    pattern = rf"\b(?:[Tt]he|[Oo]ur)[ ](?:[A-Z][\w'-]*[ ]){{0,3}}(?i:{jobs})[ ]\((?P<name>{titled(language)})\)"
    matches = [m for m in re.finditer(pattern, prose) if is_person(m["name"], language) and m["name"] not in visitor]
    begin = letter.body.start
    return (
        letter.fact(
            joined([m["name"] for m in matches]), begin + matches[0].start("name"), begin + matches[-1].end("name")
        )
        if matches
        else None
    )


def _is_line_of_its_own(prose: str, match: re.Match[str]) -> bool:
    """Return whether a name with a job is all that a line says, as in a signature."""
    begin, end = prose.rfind("\n", 0, match.start() + 1) + 1, prose.find("\n", match.end())
    line = prose[begin : end if end >= 0 else len(prose)].strip()
    return not prose[begin : match.start()].strip() and len(line) < _REACH and line[-1:] not in (".", "!")


def _is_house(found: list[str], letter: Letter) -> bool:
    """Return whether what "your interview with Quillstone" is with stands where a company does: on a line, in an address."""
    name = re.escape(found[0])
    return (
        len(found) == 1
        and re.search(rf"(?m)(?:^|, |\| )[ ]*{name}[ ]*$|@(?i:{name.replace(chr(92) + ' ', '')})\.", letter.text)
        is not None
    )


def _in_timetable(letter: Letter, text: str, language: str, visitor: str) -> Fact | None:
    """Return whom the lines of a timetable name, each beside its time."""
    row = r"(?:^|\n)[ \t•*-]*\d{1,2}[:.]\d\d[^\n]{0,60}?(?:[ ]{2,}|[ ]with[ ]|\(|:[ ]|[ ][-–—|][ ]|(?<=\d)[ ]|(?<=[AaPp][Mm])[ ])(?=[A-Z][a-z]+[ ][A-Z][\w'-]+[ ]*(?:,|\(|\)|\n|$))"
    found: list[str] = []
    begin, end = 0, 0
    for match in re.finditer(row, text):
        names, last = names_in_row(text, match.end(), language)
        names = [name for name in names if name not in visitor and name not in found]
        if names:
            begin, end, found = begin or match.end(), last, [*found, *names]
    return letter.fact(joined(found[:6]), letter.body.start + begin, letter.body.start + end) if found else None


@cache
def _acts(language: str) -> GuardedPattern:
    """Return the pattern of "Ann Lee, Head of Sales, will interview you"."""
    acts = words(language, "people")["acts"]
    return GuardedPattern(
        rf"(?:^|[.!?\n,][ ]?|[ ](?:that|and)[ ])(?P<name>{titled(language)}(?:(?:[ ]\([^)\n]{{2,40}}\))?(?:,[ ]|,?[ ](?:and|&)[ ]){titled(language)}){{0,3}})(?:[ ]and[ ](?:I|myself))?(?:[ ]from[ ][^,.\n]{{2,30}}?|,[ ][^,.\n]{{2,50}},|,|[ ]?\([^)\n]{{2,40}}\)|[ ](?:the|our|my)[ ][a-z][a-z ]{{2,24}})?[ ](?:(?:himself|herself|also|then|too|may|might|can)[ ])?(?i:{alternatives(acts)})\b",
        acts,
    )


def _name_positions(text: str, language: str) -> Iterator[int]:
    """Yield where names should begin: after a label, after "you'll meet with", after "with our Head of Sales,"."""
    labels = alternatives(words(language, "labels")["interviewer"])
    label = rf"(?:^|\n|[.!?](?=[ ]))[ \t>-]*(?:{labels})(?:[ ]?:[ ]*(?:\n\s{{0,2}}[ -]*)?|[ ]?\n[ ]*- )"
    labelled = [match.end() for match in re.finditer(label, text, re.IGNORECASE)]
    said = r"(?m)^[ \t>-]*(?=[^\n:]{0,40}\b(?:panel|interviewers?|interviewing|assessors?|chair|board)\b)[^\n:.]{3,50}?(?:[ ]?:|[ ]+[-–—])[ ]+(?=[A-Z])"
    labelled += [match.end() for match in re.finditer(said, text, re.IGNORECASE)]
    yield from labelled
    met = alternatives([*words(language, "people")["met"], *words(language, "people")["ask_for"]])
    lead = rf"(?<!\w)(?<!\bI'll )(?<!\bwe'll )(?<!\bI will )(?<!\bneed to )(?<!\blet me )(?=(?P<lead>(?:{met})(?:[ ]?:[ ]*(?:\n[ ]*)?(?:- ?)?|[ ])))"  # one may begin within another
    leads = [match.end("lead") for match in re.finditer(lead, text, re.IGNORECASE)]
    yield from leads
    both_of = r"\b(?:you,? )?(?:me|myself),?[ ](?:and[ ]|plus[ ]|&[ ])?(?=[A-Z][a-z]+(?:[ ][A-Z]|[ ]?[,.]|[ ]and))|\b(?:[Pp]anel|[Tt]eam|us|[Ii]nterviewers|[Ss]he|[Hh]e)[ ]\((?=[A-Z][a-z]+[ ][A-Z])"
    yield from (match.end() for match in re.finditer(both_of, text))
    both = r"(?<!text )(?<!call )(?<!ring )(?<!mail )(?<!tell )\b(?:myself|me)(?: \([^)\n]{2,30}\))?,? (?:and|n|&|\+|plus|along with|as well as) (?:(?:with|to|by) )?"
    yield from (match.end() for match in re.finditer(both, text, re.IGNORECASE))
    beside = (
        r"\b(?:interview|meeting|chat|call)[ ]w/[ ]?(?=[A-Z])|\bwith[ ](?=(?-i:[A-Z][a-z]+[ ][A-Z][\w-]+[.!\n]))|"
        r"(?:^|[.!?\n])[ ]?see[ ](?=(?-i:[A-Z][a-z]+[ ][A-Z]))|"
        r"(?:^|\n)[ ]*(?:- ?)?with[ ](?=[A-Z][a-z]+[ ][A-Z])"
        r"|(?:\d|[ap]\.?m\b\.?|\b[ECMP][SD]?T|\b(?:eastern|central|mountain|pacific)(?: time)?|day|morning|afternoon|evening)[ ]with[ ]"
        r"|\bwith[ ](?=(?-i:[A-Z][a-z]+[ ][A-Z][\w-]+[ ](?:\(|at[ ][A-Z])))"
        r"|\bwith[ ](?:our|the|my)[ ](?-i:[a-z][a-z ]{2,40}),[ ](?=(?-i:[A-Z]))"
    )
    yield from (match.end() for match in re.finditer(beside, text, re.IGNORECASE))
    kin = alternatives(words(language, "people")["kin"])
    yield from (match.end() for match in re.finditer(rf"\b[Mm]y[ ](?:{kin})[ ](?=[A-Z])", text))
    for end in (*labelled, *leads):
        titled_first = re.match(
            r"(?:(?:me|myself)[ ]and[ ])?(?:our|your|the)[ ](?![^,\n]*\b(?:at|in)[ ])[A-Za-z&'/ -]{2,50},[ ](?=[A-Z])",
            text[end : end + 70],
        )
        if titled_first:
            yield end + titled_first.end()
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
