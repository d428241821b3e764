"""Finds who wrote a mail, and where the signature is."""

import re
from typing import Final

from builder.emails.read.addresses import is_read
from builder.emails.read.letter import Letter, Span
from builder.emails.read.name_row import without_rank
from builder.emails.read.names import NAME, WORD, is_person, squash, titled
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.signature import signature

_BLOCK: Final = 200


def writer(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return who wrote it, and the lines of the signature."""
    inviting = re.search(rf"(?:^|\n)[ ]*(?P<name>{NAME}) is inviting you to\b", text)
    if inviting and is_person(inviting["name"], language):
        begin = letter.body.start + inviting.start("name")
        return letter.fact(inviting["name"], begin, begin + len(inviting["name"])), None
    signed, block = signature(letter, text, language)
    sender = _sender(letter, "from", language) or _sender(letter, "reply-to", language)
    introduced = _introduced(letter, text, language) if not signed else None
    is_below = signed and sender and f"\n{sender.value}" in text[signed.evidence.end - letter.body.start :][:_BLOCK]
    if signed and sender and (is_below or _is_short_for(signed.value, sender.value, language)):
        return sender, block
    return signed or _quoted(letter, text, language) or _chatter(
        letter, text, language
    ) or introduced or sender or contact_person(letter, text, language), block


def _quoted(letter: Letter, text: str, language: str) -> Fact | None:
    """Return who signs a message that a mail quotes: '"Looking forward to meeting you. - Ann Lee, owner"'."""
    match = re.search(rf"[.!?][ ](?:[-–—~][ ]?)?(?P<name>{WORD}[ ]{WORD})(?:,[ ][^\"\n]{{2,40}})?\"[ ]*(?:\n|\Z)", text)
    if not match or not is_person(match["name"], language):
        return None
    return letter.fact(match["name"], letter.body.start + match.start("name"), letter.body.start + match.end("name"))


def _is_short_for(signed: str, whole: str, language: str) -> bool:
    """Return whether a name in a signature is the beginning of a whole one, or its initial and surname: "Mrs D Fitch"."""
    initial = re.fullmatch(r"(?:\w+ )?(?P<letter>[A-Z])\.? (?P<last>\S+)", signed)
    if initial:
        whole = re.sub(rf"^(?:{words(language, 'people')['titles']})\.? ", "", whole)
        return whole.startswith(initial["letter"]) and whole.endswith(f" {initial['last']}")
    return whole.lower().startswith(signed.lower())


def _sender(letter: Letter, header: str, language: str) -> Fact | None:
    """Return the name in the header From or Reply-To, "Surname, Name" turned round."""
    span = letter.headers.get(header)
    if not span:
        return None
    raw = letter.text[span.start : span.end]
    match = re.match(r"\s*\"?(?P<name>[^<\"\[(|]{2,60}?)\"?\s*(?:<|\[|\(|\||$| via )", raw)
    if not match or "@" in match["name"]:
        return None
    name = re.sub(r"\s*(?:,| at | from |\s-\s|/).*$", "", match["name"].strip())
    turned = re.fullmatch(rf"({NAME}), ({WORD})", match["name"].strip())
    if turned:
        name = f"{turned[2]} {turned[1]}"
    mailbox = squash(raw.rsplit("<", 1)[-1].split("@")[0])
    if not re.fullmatch(titled(language), name) or not is_person(name, language):
        return None
    if " " not in name and squash(name) != mailbox:
        return None
    domain = squash(raw.rsplit("<", 1)[-1]) if "<" in raw and " " in name else ""
    if (
        (squash(name) in domain and not raw.rsplit("<", 1)[-1].lower().startswith(name.split()[0].lower() + "."))
        and len(name.split()) > 2
    ) or (len(name.split()) > 2 and squash(name.split()[0]) in domain):
        return None
    if (
        domain
        and squash(name.split()[0]) in domain
        and squash(name.split()[-1]) not in mailbox
        and not is_read(raw.rsplit("<", 1)[-1])
    ):
        return None
    begin = span.start + match.start("name")
    return letter.fact(name, begin, begin + len(match["name"].strip()))


def named_in_full(letter: Letter, first_name: str) -> tuple[Fact, Fact | None] | None:
    """Return the whole name and the address of who is quoted as "Ingrid Halvorsen <ingrid@…> wrote", or listed."""
    listed = re.search(
        rf"(?<![\w@])(?P<name>{re.escape(first_name)}[ ](?!(?:At|In|On|For|From|The|And)\b){WORD})(?=[ ]*(?:[,;.(|:–—]|-[ ]|[ ]-|\n|$|<|(?:and|from|at|here|will|is|would|has)\b))",
        letter.text,
    )
    match = re.search(
        rf"\b(?P<name>{re.escape(first_name)}(?:[ ]{WORD}){{1,2}})[ ]<(?P<mail>[^>\s]{{3,80}}@[^>\s]{{3,80}})>",
        letter.text,
    )
    if not match:
        return (letter.fact(listed["name"], *listed.span("name")), None) if listed else None
    return letter.fact(match["name"], *match.span("name")), letter.fact(match["mail"], *match.span("mail"))


def contact_person(letter: Letter, text: str, language: str) -> Fact | None:
    """Return whom a mail without a writer's name says to contact."""
    pattern = rf"(?i:contact|reach out to|call|ring|phone|e-?mail|speak to|queries|questions|notify|attendance to|attendance with)\b[^.\n]{{0,50}}?(?:[:,]|[ ])[ ]?(?P<name>{titled(language)}[ ]?{WORD})(?=,|[ ](?:on|at|in|by|via)\b|[ ]?\()"
    labels = alternatives(words(language, "labels")["contact"])
    host = rf"(?:^|\n)[ ]*(?i:{labels})[ ]?:?[ ]?\n?(?P<name>{titled(language)})[ ]*(?=\n|$|,|\(|[-–]|\d)"
    first = rf"(?i:contact|call|ring|phone|text|speak to)[ ](?P<name>{WORD})[ ](?:(?:on|at)[ ])?(?=\(?[\d+])"
    told = rf"(?i:let)[ ](?P<name>{WORD}[ ]{WORD})[ ](?i:know)\b"
    for match in [*re.finditer(host, text), *(one for way in (pattern, told, first) for one in re.finditer(way, text))]:
        name = without_rank(match["name"], language)
        if is_person(name, language) and (" " in name or match.re.pattern == first):
            end = letter.body.start + match.end("name")
            return letter.fact(name, end - len(name), end)
    return None


def _chatter(letter: Letter, text: str, language: str) -> Fact | None:
    """Return whose name stands before the time of a message in a chat: "Ann Lee · 9:02", "[14/05/2027, 09:12] Ann: …"."""
    match = re.search(
        rf"(?:^|\n)[ ]*(?:(?P<name>{NAME})[ ]{{0,2}}[·•|,–-]?[ ]{{0,2}}\d{{1,2}}:\d\d(?:[ ]?[AaPp][Mm])?[ ]*\n|\[[^\]\n]{{5,30}}\][ ](?P<other>{NAME}):)",
        text,
    )
    group = "name" if match and match["name"] else "other"
    if not match or not is_person(match[group], language):
        return None
    return letter.fact(match[group], letter.body.start + match.start(group), letter.body.start + match.end(group))


def _introduced(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the name of who says "this is Dana from Brightline"."""
    phrases = alternatives(words(language, "people")["introductions"])
    told = rf"(?i:(?<!\w)(?:{phrases}))[ ](?P<name>{titled(language)})(?=[ ]?(?:,|\.|from|here|at|@|the|and|with|w/|in|-|!|\())"
    here = rf"(?:^|[,.!]|\n)[ ]?(?P<name>{titled(language)})[ ](?:(?:at|from)[ ][^\n,.]{{2,40}}[ ])?here(?=[ ](?:at|from)|[,.!]|$)"
    greetings = alternatives(words(language, "people")["greetings"])
    after = rf"(?:^|\n)[ ]*(?i:{greetings})[ ][\w'-]+[ ]?[,!.-]*[ ](?P<name>{titled(language)})[ ](?:from|at|with|w/)(?=[ ])"
    matches = [
        m
        for m in (*re.finditer(told, text), *re.finditer(here, text), *re.finditer(after, text))
        if is_person(m["name"], language)
    ]
    if not matches:
        small = re.search(
            rf"(?<!\w)(?:{phrases})[ ](?P<name>[a-z]{{3,12}})[ ](?=(?:from|at|over at|with|w/)[ ])", text, re.IGNORECASE
        )
        matches = [small] if small and is_person(small["name"].title(), language) else []
    if not matches:
        return None
    name = matches[0]["name"]
    start = letter.body.start + matches[0].start("name")
    return letter.fact(name.title() if name.islower() else name, start, start + len(name))
