"""Finds who a mail is to, and the address to answer to."""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.names import NAME, WORD, is_person
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_ADDRESS: Final = re.compile(r"<?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?")
_MAX_ADDRESSES: Final = 20


def is_automatic(letter: Letter, text: str, language: str) -> bool:
    """Return whether a team or a program wrote a mail: nobody reads its address, or it ends in a team's name."""
    senders = alternatives(words(language, "people")["senders"])
    sender = _ADDRESS.search(letter.header("from"))
    return (sender is not None and not is_read(sender[1])) or bool(
        re.search(rf"(?i)(?:{senders})[ .]*\Z", text.rstrip())
    )


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
    label = re.search(rf"(?:^|\n)[ \t>-]*(?:{labels})\s?:[ ]*(?P<name>{NAME})[ ]*(?=\n|$|,|\()", text, re.IGNORECASE)
    greeting = _greeting(letter, text, language)
    if label and is_person(label["name"], language) and label["name"][0].isupper():
        begin = letter.body.start + label.start("name")
        return letter.fact(label["name"], begin, begin + len(label["name"]))
    addressee = _addressee(letter, language)
    if greeting and " " not in greeting.value:
        full = re.search(
            rf"\b(?P<name>{re.escape(greeting.value)}[ ]{WORD})(?=[ ]*(?:\n|$|@|,|\||[ ]-|\)))", letter.text
        )
        if full and is_person(full["name"], language):
            return addressee or letter.fact(full["name"], *full.span("name"))
        block = re.search(
            rf"(?:^|\n)[ ]*(?:{_titles(language)}\.?[ ])(?P<name>{WORD}[ ](?:[A-Z]\.?[ ])?{re.escape(greeting.value)})[ ]*\n",
            text,
        )
        if block and not addressee:
            begin = letter.body.start + block.start("name")
            return letter.fact(block["name"], begin, begin + len(block["name"]))
    if greeting and addressee and _is_same_person(greeting.value, addressee.value):
        return addressee
    answered = _answered(letter, language)
    if answered and not addressee and (not greeting or _is_same_person(greeting.value, answered.value)):
        return answered
    return greeting or addressee


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
    return first in whole.lower().split() or (" " not in greeted and first[:2] == whole.lower()[:2])


def _addressee(letter: Letter, language: str) -> Fact | None:
    """Return the name in the header To."""
    span = letter.headers.get("to")
    turned = re.match(rf"\s*[\"']?(?P<last>{WORD}),[ ](?P<first>{WORD})[\"']?\s*(?:<|\[|$)", letter.header("to"))
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
        rf"(?P<name>[A-Za-z][\w'’-]*(?:[ ][A-Z][\w'’-]*\.?){{0,3}})(?P<end>[ ]*(?:[,!.:;?\n–-]|$|[ ]))",
        re.IGNORECASE,
    )
    bare = re.match(rf"\s*(?P<title>)(?P<name>{WORD}(?:[ ]{WORD})?)(?P<end>,[ ]*\n)", text)
    for match in [*pattern.finditer(text[:1500]), *([bare] if bare else [])]:
        name = _first_words(match["name"])
        if name and is_person(name, language):
            begin = letter.body.start + match.start("name")
            return letter.fact(name[0].upper() + name[1:], begin, begin + len(name))
    return None


def _first_words(name: str) -> str:
    """Return the capitalised words that a name begins with; the first may be in lower case ("hi sam")."""
    parts = name.split(" ")
    kept = [parts[0]]
    for part in parts[1:]:
        if not part[:1].isupper():
            break
        kept.append(part)
    return " ".join(kept).rstrip(".")


def address(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the address to answer to: Reply-To, From, or one in the signature; never one that nobody reads."""
    own = candidate_name(letter, text, language)
    own_words = {part.lower() for part in own.value.split() if len(part) > 2} if own else set()
    own_address = letter.header("to").lower()

    def is_theirs(found: str) -> bool:
        local = found.lower().split("@")[0]
        is_own = found.lower() in own_address or (bool(own_words) and all(part in local for part in own_words))
        is_attendee = (
            re.search(
                rf"(?i)(?:reply for|invitee email:|email:? ?\n|going \(|guests?|intended for|sent to)[ ]?{re.escape(found[:60])}",
                letter.text,
            )
            is not None
        )
        return is_read(found) and not is_own and not is_attendee and not re.match(r"(?i)support|help|tech", found)

    for name in ("reply-to", "from"):
        span = letter.headers.get(name)
        match = _ADDRESS.search(letter.text, span.start, span.end) if span else None
        if match and is_read(match[1]):
            return letter.fact(match[1], *match.span(1))
    named = re.search(r"(?i)(?:contact|organi[sz]er|recruiter)\b[^@\n]{0,70}?(?=[\w.+-]+@)", text)
    addresses = islice(_ADDRESS.finditer(letter.text, letter.body.start, letter.body.start + len(text)), _MAX_ADDRESSES)
    found = [match for match in addresses if is_theirs(match[1])]
    if not found:
        return None
    asked = [
        m
        for m in found
        if re.search(r"(?i)(?:email|reply|contact|write)[^.\n]{0,40}$", letter.text[max(0, m.start() - 50) : m.start()])
    ]
    if named and not asked:
        asked = [m for m in found if m.start() >= letter.body.start + named.start()]
    match = (asked or found)[0 if asked else -1]
    return letter.fact(match[1], *match.span(1))


def is_read(address_text: str) -> bool:
    """Return whether somebody reads what is sent to an address."""
    local, _, domain = address_text.lower().partition("@")
    return not re.search(
        r"no-?_?\.?reply|notify|do-?not-?reply|notifications?$|mailer|calendar-notification|bounce", local
    ) and not re.search(
        r"(?:^|\.)(?:calendly|zoom|greenhouse|greenhouse-mail|lever|workday|myworkday|icims|smartrecruiters|ashbyhq|indeedemail|hirevue|myworkday-notify|[\w-]*notify|vidhire[\w-]*|candidates-[\w-]+)\.",
        domain,
    )
