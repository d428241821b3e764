"""Finds the name with which a mail is signed, and where its signature is."""

import re
from typing import Final

from builder.emails.read.letter import Letter, Span
from builder.emails.read.names import WORD, is_person, squash, titled
from builder.emails.read.phrases import alternatives, phrases, words
from builder.emails.read.reading import Fact

_SIGNATURE_LINES: Final = 3
_CAPITALISED: Final = re.compile(r"[A-Z][\w&'.-]*(?:[ ](?:[A-Z&][\w&'.-]*|of|and|the|for))+")
"""A line above a name that is one itself, or a team's: what is below it is no name of somebody's."""
_KISSES: Final = re.compile(r"(?:[ .!]|(?<=[ .!])x{1,5})+$", re.IGNORECASE)
"""What follows a name, but is no part of it: "Jo xx", and not the end of "Alex"."""


def signature(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return the name under the closing, and the span from there to the end of the signature."""
    closings = alternatives(words(language, "people")["closings"])
    pattern = re.compile(
        rf"(?:^|\n|[.!?][ ])[ \t]*(?:{closings}|(?-i:[A-Z])[a-z]{{3,10}}ly(?=,[ ]*\n))(?!\w)[ ]?[,.!]?[ ]*(?=(?P<rest>[^\n]*))",
        re.IGNORECASE,
    )
    name_pattern = re.compile(
        rf"^[ \t~-]*(?P<name>{titled(language)})(?P<after>[ ]*(?:[,|(–@]|[A-Z]{{2,6}}\b| - |(?<!\w)x{{1,3}}\b|$).*)?$"
    )
    for match in reversed(list(pattern.finditer(text))):
        at = match.start("rest")
        rest = match["rest"].strip(" .,!")
        if rest and not name_pattern.match(rest):
            continue
        lines = [(at, match["rest"])]
        position = match.end("rest") + 1
        for line in text[position : position + 400].split("\n")[: _SIGNATURE_LINES + 2]:
            lines.append((position, line))
            position += len(line) + 1
        for begin, line in [item for item in lines if item[1].strip(" ,.!-")][:2]:
            found = name_pattern.match(_KISSES.sub("", line))
            if found and is_person(found["name"], language):
                start = letter.body.start + begin + found.start("name")
                name = re.sub(rf"\b({words(language, 'people')['titles']})\.", r"\1", found["name"])
                if not name.isupper():
                    name = re.sub(r"(?:[ ][A-Z]{2,8})+$", "", name)  # letters after a name
                fact = _fuller(letter, letter.fact(name, start, start + len(found["name"])), text, begin)
                return fact, Span(begin, min(len(text), begin + 400))
        alone, block = _name_line(letter, text[at:], at, language)
        return alone, block or Span(at, min(len(text), at + 400))
    alone, block = _name_line(letter, text, 0, language)
    return (alone, block) if alone else _last_line(letter, text, language)


def _fuller(letter: Letter, fact: Fact, text: str, begin: int) -> Fact:
    """Return the whole name where a first name alone is followed by it: "Bronagh", then "Bronagh Keane"."""
    if " " in fact.value:
        return fact
    match = re.search(
        rf"(?:^|\n)[ \t]*(?P<name>{re.escape(fact.value)}(?:[ ]{WORD}){{1,2}})(?=[ ]*(?:\(|,|\||\n|$))",
        text[begin : begin + 200],
    )
    if not match:
        return fact
    start = letter.body.start + begin + match.start("name")
    return letter.fact(match["name"], start, start + len(match["name"]))


def _name_line(letter: Letter, text: str, offset: int, language: str) -> tuple[Fact | None, Span | None]:
    """Return a name on a line of its own, near the end, with nothing but a signature's short lines below it."""
    lines, position = [], 0
    for line in text.split("\n"):
        lines.append((position, line))
        position += len(line) + 1
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        begin, line = lines[index]
        match = re.fullmatch(
            rf"[ \t~-]*(?P<name>{titled(language)})(?:[ ][A-Z]\.?)?(?:[ ]*(?:,[ ][^\n]{{2,60}}|,|(?<!\w)x{{1,3}}|\([^)]{{2,20}}\)|[|·•][^\n]{{2,80}}))?[ .]*",
            line,
        )
        if index > 2 and match and not lines[index - 2][1].strip():
            upper = re.fullmatch(rf"[ \t~-]*(?P<name>{WORD})(?:[ ][A-Z]\.?)?[ ,.]*", lines[index - 1][1])
            if upper and is_person(upper["name"], language):
                continue  # a firm, below the name
        below = [item for _, item in lines[index + 1 : index + 4] if item.strip()]
        is_prose = any(len(item) > 80 or (re.search(r"\w[.!?]\s*$", item) and len(item.split()) > 4) for item in below)
        above = lines[index - 1][1].strip() if index else ""
        if (
            not match
            or is_prose
            or not is_person(match["name"], language)
            or index < 2
            or (re.search(r"[\w]$", above) and not _is_signed(below, language))
            or _CAPITALISED.fullmatch(above)
            or _is_in_list(lines[max(0, index - 2) : index], language)
            or _is_firm(match["name"], letter, language)
        ):
            continue
        if " " not in match["name"] and not below and len(text) < 60:
            continue
        start = letter.body.start + offset + begin + match.start("name")
        fact = letter.fact(match["name"], start, start + len(match["name"]))
        return fact, Span(offset + begin, min(offset + len(text), offset + begin + 400))
    return None, None


def _is_signed(below: list[str], language: str) -> bool:
    """Return whether the lines below a name are those of a signature: a job, a number, an address."""
    rest = "\n".join(below[:2])
    return re.search(r"\d{3}[ .)-]?\d{3}|\w@\w", rest) is not None or (
        phrases(language, "people", "job_titles").search(rest.split("\n")[0]) is not None
    )


def _is_in_list(above: list[tuple[int, str]], language: str) -> bool:
    """Return whether the line above a name is another's, with what they are, or says whose names follow."""
    line = above[-1][1].strip() if above else ""
    other = re.match(rf"(?:[-•*][ ])?(?P<name>{titled(language)})[ ]*[(,–-]", line)
    labels = alternatives(words(language, "labels")["interviewer"])
    return bool((other and is_person(other["name"], language)) or re.fullmatch(rf"(?i)(?:{labels})[ ]?:?", line))


def _is_firm(name: str, letter: Letter, language: str) -> bool:
    """Return whether a name is the sender's company, or somebody's job."""
    parts = [word.lower() for word in name.split()]
    sender = letter.header("from")
    is_company = len(parts) > 1 and "".join(parts) in squash(sender) and not sender.startswith(name)
    jobs = {*words(language, "job")["occupations"]} - {*words(language, "people")["surnames"]}
    return (
        is_company
        or bool(set(parts) & set(words(language, "people")["job_titles"]))
        or (len(parts) == 1 and parts[0] in jobs)
    )


def _last_line(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return the name that a text message ends with: "- Jo", "Bea x", "Jo, Harbour Cafe"."""
    match = re.search(
        rf"(?:^|\n|[.!?)]|[-–])[ ]*(?P<name>{titled(language)})(?P<after>[ ]*(?:,|@|\(|(?<!\w)(?:at|from|x{{1,3}})\b|-)[^\n]{{0,40}})?[ .x]*$",
        text.rstrip(),
    )
    above = text[: match.start("name")].rstrip() if match else ""
    if not match or not is_person(match["name"], language) or len(above) < 15 or above.lower().endswith(" team"):
        return None, None
    if " " in match["name"] and squash(match["name"]) in squash(letter.header("from")):
        return None, None
    start = letter.body.start + match.start("name")
    return letter.fact(match["name"], start, start + len(match["name"])), Span(match.start("name"), len(text))
