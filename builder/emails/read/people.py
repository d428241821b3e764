"""Finds who a mail is to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.names import NAME, WORD, is_person
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_HEADING: Final = 400
_MAX_INITIALS: Final = 2
_HEAD: Final = 200
"""The characters of a message in which a heading is."""


def candidate_name(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the visitor's name, without a title: from a label, the greeting, or the header To."""
    fact = _candidate(letter, text, language)
    if not fact:
        return None
    name = re.sub(rf"^{_titles(language)}\.?[ ]", "", fact.value)
    return _by_address(letter, replace(fact, value=name)) if " " not in name else replace(fact, value=name)


def _by_address(letter: Letter, fact: Fact) -> Fact:
    """Return a first name with the surname that the address has to which the mail was sent, such as ann.lee@….example."""
    match = re.search(rf"(?i)(?<![\w.]){re.escape(fact.value)}[._]([a-z]{{2,20}})@", letter.header("to"))
    return replace(fact, value=f"{fact.value} {match[1].title()}") if match else fact


def _candidate(letter: Letter, text: str, language: str) -> Fact | None:
    labels = alternatives(words(language, "labels")["candidate"])
    turned = re.search(
        rf"(?:^|\n)[ \t>-]*(?i:{labels})\s?:[ ]*(?P<last>{WORD}),[ ](?P<name>{WORD})[ ]*(?=\n|$|\()", text
    )
    if turned and is_person(f"{turned['name']} {turned['last']}".title(), language):
        begin = letter.body.start + turned.start("last")
        value = " ".join(part.title() if part.isupper() else part for part in (turned["name"], turned["last"]))
        return letter.fact(value, begin, letter.body.start + turned.end("name"))
    label = re.search(rf"(?:^|\n)[ \t>-]*(?:{labels})\s?:[ ]*(?P<name>{NAME})[ ]*(?=\n|$|,|\()", text, re.IGNORECASE)
    greeting = _greeting(letter, text, language)
    if label and is_person(label["name"], language) and label["name"][0].isupper():
        begin = letter.body.start + label.start("name")
        return letter.fact(label["name"], begin, begin + len(label["name"]))
    addressee = _addressee(letter, language)
    if greeting and " " not in greeting.value:
        full = re.search(
            rf"\b(?P<name>{re.escape(greeting.value)}[ ]{WORD})(?=[ ]*(?:\n|$|@|,|;|\||[ ]-|\)))", letter.text
        )
        if full and is_person(full["name"], language):
            return addressee or letter.fact(full["name"], *full.span("name"))
        block = re.search(
            rf"(?:^|\n|: )[ ]*(?:{_titles(language)}\.?[ ])?(?P<name>{WORD}[ ](?:[A-Z]\.?[ ])?{re.escape(greeting.value)})[ ]*\n",
            text,
        )
        is_named = block and is_person(block["name"], language) and titled_greeting(text, language)
        if block and is_named and not addressee:
            begin = letter.body.start + block.start("name")
            return letter.fact(block["name"], begin, begin + len(block["name"]))
    if greeting and addressee and _is_same_person(greeting.value, addressee.value):
        return addressee
    answered = _answered(letter, language)
    if answered and not addressee and (not greeting or _is_same_person(greeting.value, answered.value)):
        return answered
    return greeting or addressee or _headed(letter, language)


def _headed(letter: Letter, language: str) -> Fact | None:
    """Return whom a subject or a heading is for: "Interview confirmation for Ann Lee"."""
    pattern = rf"(?im)^[^\n]{{0,30}}\b(?:interview|confirmation|invitation|details|schedule|itinerary|screen)[^\n]{{0,20}}?[ ](?:for|of|with|[-–—:|])[ ](?-i:(?P<name>{WORD}[ ]{WORD}))[ ]*$"
    match = re.search(pattern, letter.text[: letter.body.start + _HEAD])
    if not match or not is_person(match["name"], language) or match["name"].split()[-1].lower() in _jobs(language):
        return None
    return letter.fact(match["name"], match.start("name"), match.end("name"))


def _jobs(language: str) -> set[str]:
    return {*words(language, "job")["occupations"], *words(language, "people")["job_titles"]}


def _answered(letter: Letter, language: str) -> Fact | None:
    """Return the name of who wrote the mail that this one answers and quotes."""
    begin = letter.older.start
    pattern = rf"\A(?:[^\n]{{0,80}}\n){{0,3}}?[ >]*(?:From: ?|On [^\n]{{5,60}}?(?:[AP]M|\d\d|,),?[ ])(?![AP]M\b)\"?(?P<name>{NAME})\"?[ ]*(?:<|wrote\b)"
    match = re.search(pattern, letter.text[begin : letter.older.end]) if letter.note is None else None
    if not match or " " not in match["name"] or not is_person(match["name"], language):
        return None
    return letter.fact(match["name"], begin + match.start("name"), begin + match.end("name"))


def _titles(language: str) -> str:
    return f"(?:{words(language, 'people')['titles']})"


def _is_same_person(greeted: str, whole: str) -> bool:
    """Return whether who is greeted is who a whole name belongs to: "Andy" may be Andrew Petty."""
    first = greeted.split()[0].lower()
    return not set(greeted.lower().split()).isdisjoint(whole.lower().split()) or (
        " " not in greeted and first[:2] == whole.lower()[:2]
    )


def _addressee(letter: Letter, language: str) -> Fact | None:
    """Return the name in the header To."""
    span = letter.headers.get("to")
    turned = re.match(
        rf"\s*[\"']?(?P<last>{WORD}(?:[ ]{WORD})?),[ ](?P<first>{WORD})[\"']?\s*(?:<|\[|$)", letter.header("to")
    )
    if span and turned and is_person(f"{turned['first']} {turned['last']}", language):
        begin = letter.text.index(turned["last"], span.start)
        return letter.fact(
            f"{turned['first']} {turned['last']}", begin, begin + turned.end("first") - turned.start("last")
        )
    match = re.match(rf"\s*[\"']?(?P<name>{NAME})[\"']?\s*(?:<|\[|$)", letter.header("to")) if span else None
    if not span or not match or " " not in match["name"] or not is_person(match["name"], language):
        return None
    begin = span.start + letter.text[span.start : span.end].index(match["name"])
    return letter.fact(match["name"], begin, begin + len(match["name"]))


def _greeting(letter: Letter, text: str, language: str) -> Fact | None:
    greetings = alternatives(words(language, "people")["greetings"])
    titles = words(language, "people")["titles"]
    pattern = re.compile(
        rf"(?:^|\n|[.!:] )[ \t>\"]*(?:{greetings})[ ,]{{1,2}}(?:is this )?(?P<title>(?:{titles})\.?[ ])?"
        rf"(?P<name>(?:(?:van|von|de|der|den|da|dos|del|la|le|al|el|bin|st\.)[ ]){{0,2}}(?:(?:[A-Z]\.){{2,3}}|[A-Za-z][\w'’-]*)(?:[ ][A-Z][\w'’-]*\.?){{0,3}})(?P<end>[ ]*(?:[,!.:;?\n–-]|$|[ ]))",
        re.IGNORECASE,
    )
    for match in [*pattern.finditer(text[:1500]), *_vocatives(text, language)]:
        name = _first_words(match["name"])
        spelt = name.title() if name.isupper() and "." not in name and len(name) > _MAX_INITIALS else name
        is_short = name.isupper() and len(name) <= _MAX_INITIALS + 2
        if name and (is_person(spelt, language) or (is_short and name != "I")):
            begin = letter.body.start + match.start("name")
            is_particle = re.match(r"(?:van|von|de|der|den|da|dos|del|la|le|al|el|bin)[ ]", spelt)
            return letter.fact(spelt if is_particle else spelt[0].upper() + spelt[1:], begin, begin + len(name))
    return None


@cache
def _vocative(language: str) -> re.Pattern[str]:
    """Return the pattern of a name after an opening: "Good news, Ann!"."""
    openings = alternatives(words(language, "people")["openings"])
    return re.compile(
        rf"(?:^|\n|[.!?\"“][ ]?)[ >*]{{0,4}}(?P<title>)(?i:{openings})(?:[ ][^.,!?\n]{{1,80}},[ ]|,?[ ])(?P<name>{WORD})(?P<end>[!.](?=\s|$)|,[ ](?=[a-z]|I\b))"
    )


def _vocatives(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield where a mail speaks to somebody without a greeting: "Ann, …", "Good news, Ann!", "Thanks for applying, Ann."."""
    first = re.match(
        rf"[\s>*]*(?P<title>(?:{_titles(language)}\.?[ ])?)(?P<name>{WORD}(?:[ ]{WORD}(?=,[ ]*\n))?)(?P<end>[ ]?(?:[,!:]|[-–—]{{1,2}})[ ]*(?:\n|[ ](?=[A-Za-z'])))",
        text,
    )
    if first and not re.search(r"(?:ly|ing|ed|ion|ions|ment|ments|ness|day)$", first["name"]):
        yield first
    alone = re.match(rf"\s*(?P<title>)(?P<name>{WORD})(?P<end>[ ]*\n[ ]*\n)", text)
    if alone and not re.search(r"(?:ly|ing|ed|ion|ions|ment|ments|ness|day)$", alone["name"]):
        yield alone
    titles = words(language, "people")["titles"]
    lines = re.finditer(
        rf"(?m)^[ ]*(?P<title>(?:{titles})\.?[ ])?(?P<name>{WORD}(?:[ ]{WORD})?)(?P<end>[,:][ ]*$|,[ ](?=(?i:it's|its|this is|your|ur|thanks|thx|you)\b))",
        text[:_HEADING],
    )
    yield from (line for line in lines if line["name"].lower() not in words(language, "people")["closings"])
    yield from _vocative(language).finditer(text[:1000])


def titled_greeting(text: str, language: str) -> re.Match[str] | None:
    """Return where a mail greets its reader by a title: "Dear Ms Lee"."""
    greetings, titles = alternatives(words(language, "people")["greetings"]), words(language, "people")["titles"]
    return re.search(rf"(?i)(?:^|\n)[ \t>]*(?:{greetings})[ ](?:{titles})\.?[ ](?-i:[A-Z])", text[:1500])


def _first_words(name: str) -> str:
    """Return the capitalised words that a name begins with; the first may be in lower case ("hi sam")."""
    particles = re.match(r"(?i)(?:(?:van|von|de|der|den|da|dos|del|la|le|al|el|bin|st\.)[ ]){0,2}", name)
    begin = particles.end() if particles else 0
    parts = name[begin:].split(" ")
    kept = [name[:begin] + parts[0]]
    for part in parts[1:]:
        if not part[:1].isupper():
            break
        kept.append(part)
    joined = " ".join(kept).rstrip("-")
    return joined if re.fullmatch(r"(?:[A-Z]\.){2,3}", joined) else joined.rstrip(".")
