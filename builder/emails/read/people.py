"""Finds who a mail is to, who wrote it, and who is going to interview."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final

from builder.emails.read.letter import Letter, Span
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_WORD: Final = r"(?:[A-Z][a-zà-ÿ]+(?:['-][A-Z]?[a-zà-ÿ]+|[A-Z][a-zà-ÿ]+){0,2}|O'[A-Z][a-zà-ÿ]+|[A-Z]{2,12}(?=\b))"
_INITIAL: Final = r"[A-Z]\.?"
_NAME: Final = rf"{_WORD}(?:[ ](?:{_INITIAL}[ ])?(?:(?:de|van|von|der|al|bin|la|le|du|di)[ ]){{0,2}}{_WORD}){{0,3}}"
_ADDRESS: Final = re.compile(r"<?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?")
_MAX_NAME_WORDS: Final = 4
_MONTH_NAMES: Final = ("april", "may", "june", "august")
_SIGNATURE_LINES: Final = 3
_MAX_PANEL: Final = 5
_MAX_ADDRESSES: Final = 20


@cache
def _table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = words(language, "people")
    return table


def _titled(language: str) -> str:
    """Return the pattern of a name that may have a title before it."""
    return rf"(?:(?:{_table(language)['titles']})\.?[ ])?{_NAME}"


def candidate_name(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the visitor's name: from a label, the greeting, or the header To."""
    labels = alternatives(words(language, "labels")["candidate"])
    label = re.search(rf"(?:^|\n)[ \t>-]*(?:{labels})\s?:[ ]*(?P<name>{_NAME})[ ]*(?=\n|$|,|\()", text, re.IGNORECASE)
    greeting = _greeting(letter, text, language)
    if label and _is_person(label["name"], language) and label["name"][0].isupper():
        begin = letter.body.start + label.start("name")
        return letter.fact(label["name"], begin, begin + len(label["name"]))
    addressee = _addressee(letter, language)
    if greeting and " " not in greeting.value:
        full = re.search(
            rf"\b(?P<name>{re.escape(greeting.value)}[ ]{_WORD})(?=[ ]*(?:\n|$|@|,|\||[ ]-|\)))", letter.text
        )
        if full and _is_person(full["name"], language):
            return addressee or letter.fact(full["name"], *full.span("name"))
    if greeting and addressee and greeting.value.split()[0].lower() in addressee.value.lower().split():
        return addressee
    return greeting or addressee


def _addressee(letter: Letter, language: str) -> Fact | None:
    """Return the name in the header To."""
    span = letter.headers.get("to")
    match = re.match(rf"\s*[\"']?(?P<name>{_NAME})[\"']?\s*(?:<|\[|$)", letter.header("to")) if span else None
    if not span or not match or " " not in match["name"] or not _is_person(match["name"], language):
        return None
    begin = span.start + letter.text[span.start : span.end].index(match["name"])
    return letter.fact(match["name"], begin, begin + len(match["name"]))


def _greeting(letter: Letter, text: str, language: str) -> Fact | None:
    greetings = alternatives(_table(language)["greetings"])
    titles = _table(language)["titles"]
    pattern = re.compile(
        rf"(?:^|\n|[.!] )[ \t>\"]*(?:{greetings})[ ,]{{1,2}}(?P<title>(?:{titles})\.?[ ])?"
        rf"(?P<name>[A-Za-z][\w'’-]*(?:[ ][A-Z][\w'’-]*\.?){{0,3}})(?P<end>[ ]*(?:[,!.:;\n–-]|$|[ ]))",
        re.IGNORECASE,
    )
    bare = re.match(rf"\s*(?P<title>)(?P<name>{_WORD}(?:[ ]{_WORD})?)(?P<end>,[ ]*\n)", text)
    for match in [*pattern.finditer(text[:1500]), *([bare] if bare else [])]:
        name = _first_words(match["name"])
        if name and _is_person(name, language):
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


def _is_person(name: str, language: str) -> bool:
    """Return whether words look like somebody's name, and not like a team or a word of greeting."""
    lower = [part.strip(".,").lower() for part in re.split(r"[ -]", name)]
    table = _table(language)
    months = " ".join([*words(language, "months"), *words(language, "weekdays")]).split()
    stops = {*table["not_names"], *table["teams"]}
    if any(part in stops for part in lower) or (lower[0] in months and lower[0] not in _MONTH_NAMES):
        return False
    if len(lower) == 1 and name.isupper():
        return False
    return 1 <= len(lower) <= _MAX_NAME_WORDS and all(part and not any(c.isdigit() for c in part) for part in lower)


def writer(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return who wrote it, and the lines of the signature."""
    signed, block = _signature(letter, text, language)
    sender = _sender(letter, language)
    introduced = _introduced(letter, text, language) if not signed else None
    if signed and sender and sender.value.lower().startswith(signed.value.lower()):
        return sender, block
    return signed or introduced or sender or contact_person(letter, text, language), block


def _sender(letter: Letter, language: str) -> Fact | None:
    """Return the name in the header From, "Surname, Name" turned round."""
    span = letter.headers.get("from")
    if not span:
        return None
    raw = letter.text[span.start : span.end]
    match = re.match(r"\s*\"?(?P<name>[^<\"\[(|]{2,60}?)\"?\s*(?:<|\[|\(|\||$| via )", raw)
    if not match or "@" in match["name"]:
        return None
    name = re.sub(r"\s*(?:,| at | from |\s-\s|/).*$", "", match["name"].strip())
    turned = re.fullmatch(rf"({_NAME}), ({_WORD})", match["name"].strip())
    if turned:
        name = f"{turned[2]} {turned[1]}"
    if not re.fullmatch(_titled(language), name) or not _is_person(name, language) or " " not in name:
        return None
    domain = _squash(raw.rsplit("<", 1)[-1]) if "<" in raw and " " in name else ""
    if (
        (_squash(name) in domain and not raw.rsplit("<", 1)[-1].lower().startswith(name.split()[0].lower() + "."))
        and len(name.split()) > 2
    ) or (len(name.split()) > 2 and _squash(name.split()[0]) in domain):
        return None
    begin = span.start + match.start("name")
    return letter.fact(name, begin, begin + len(match["name"].strip()))


def _signature(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return the name under the closing, and the span from there to the end of the signature."""
    closings = alternatives(_table(language)["closings"])
    pattern = re.compile(
        rf"(?:^|\n|[.!?][ ])[ \t]*(?:{closings})(?!\w)[ ]?[,.!]?[ ]*(?P<rest>[^\n]*)(?=\n|$)", re.IGNORECASE
    )
    name_pattern = re.compile(rf"^[ \t~-]*(?P<name>{_titled(language)})(?P<after>[ ]*(?:[,|(–]| - |x{{1,3}}\b|$).*)?$")
    for match in reversed(list(pattern.finditer(text))):
        at = match.start("rest")
        rest = match["rest"].strip(" .,!")
        if rest and not name_pattern.match(rest):
            continue
        lines = [(at, match["rest"])]
        position = match.end() + 1
        for line in text[position : position + 400].split("\n")[: _SIGNATURE_LINES + 2]:
            lines.append((position, line))
            position += len(line) + 1
        for begin, line in [item for item in lines if item[1].strip(" ,.!-")][:2]:
            found = name_pattern.match(line.rstrip(" .!x"))
            if found and _is_person(found["name"], language):
                start = letter.body.start + begin + found.start("name")
                name = re.sub(rf"\b({_table(language)['titles']})\.", r"\1", found["name"])
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
        rf"(?:^|\n)[ \t]*(?P<name>{re.escape(fact.value)}(?:[ ]{_WORD}){{1,2}})(?=[ ]*(?:\(|,|\||\n|$))",
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
            rf"[ \t~-]*(?P<name>{_titled(language)})(?:[ ]*(?:,|x{{1,3}}|\([^)]{{2,20}}\)))?[ .]*", line
        )
        below = [item for _, item in lines[index + 1 : index + 4] if item.strip()]
        is_prose = any(len(item) > 80 or (re.search(r"\w[.!?]\s*$", item) and len(item.split()) > 4) for item in below)
        above = lines[index - 1][1].strip() if index else ""
        if (
            not match
            or is_prose
            or not _is_person(match["name"], language)
            or index < 2
            or re.search(r"[\w]$", above)
            or _is_firm(match["name"], letter, language)
        ):
            continue
        if " " not in match["name"] and not below and len(text) < 60:
            continue
        start = letter.body.start + offset + begin + match.start("name")
        fact = letter.fact(match["name"], start, start + len(match["name"]))
        return fact, Span(offset + begin, min(offset + len(text), offset + begin + 400))
    return None, None


def _squash(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def named_in_full(letter: Letter, first_name: str) -> tuple[Fact, Fact] | None:
    """Return the whole name and the address of who is quoted as "Ingrid Halvorsen <ingrid@…> wrote"."""
    match = re.search(
        rf"\b(?P<name>{re.escape(first_name)}(?:[ ]{_WORD}){{1,2}})[ ]<(?P<mail>[^>\s]{{3,80}}@[^>\s]{{3,80}})>",
        letter.text,
    )
    if not match:
        return None
    return letter.fact(match["name"], *match.span("name")), letter.fact(match["mail"], *match.span("mail"))


def _is_firm(name: str, letter: Letter, language: str) -> bool:
    """Return whether a name is the sender's company, or somebody's job."""
    parts = [word.lower() for word in name.split()]
    sender = letter.header("from")
    is_company = len(parts) > 1 and "".join(parts) in _squash(sender) and not sender.startswith(name)
    return is_company or bool(set(parts) & set(_table(language)["job_titles"]))


def contact_person(letter: Letter, text: str, language: str) -> Fact | None:
    """Return whom a mail without a writer's name says to contact."""
    pattern = rf"(?i:contact|call|ring|phone|email|speak to|queries|questions)\b[^.\n]{{0,50}}?(?:[:,]|[ ])[ ]?(?P<name>{_titled(language)}[ ]?{_WORD})(?=,|[ ](?:on|at|in|by|via)\b|[ ]?\()"
    host = rf"(?:^|\n)(?i:organi[sz]er|hosted by|host)[ ]?:?[ ]?\n?(?P<name>{_titled(language)})[ ]*(?=\n|$|,)"
    for match in [*re.finditer(pattern, text), *re.finditer(host, text)]:
        if _is_person(match["name"], language) and " " in match["name"]:
            start = letter.body.start + match.start("name")
            return letter.fact(match["name"], start, start + len(match["name"]))
    return None


def _last_line(letter: Letter, text: str, language: str) -> tuple[Fact | None, Span | None]:
    """Return the name that a text message ends with: "- Jo", "Bea x", "Jo, Harbour Cafe"."""
    match = re.search(
        rf"(?:^|\n|[.!?)]|[-–])[ ]*(?P<name>{_titled(language)})(?P<after>[ ]*(?:,|@|at|\(|x{{1,3}}\b|from|-)[^\n]{{0,40}})?[ .x]*$",
        text.rstrip(),
    )
    above = text[: match.start("name")].rstrip() if match else ""
    if not match or not _is_person(match["name"], language) or len(above) < 15 or above.lower().endswith(" team"):
        return None, None
    if " " in match["name"] and _squash(match["name"]) in _squash(letter.header("from")):
        return None, None
    start = letter.body.start + match.start("name")
    return letter.fact(match["name"], start, start + len(match["name"])), Span(match.start("name"), len(text))


def _introduced(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the name of who says "this is Dana from Brightline"."""
    phrases = alternatives(_table(language)["introductions"])
    told = rf"(?i:(?<!\w)(?:{phrases}))[ ](?P<name>{_titled(language)})(?=[ ]?(?:,|\.|from|here|at|the|and|with|in|-|!|\())"
    here = rf"(?:^|[,.!]|\n)[ ]?(?P<name>{_titled(language)})[ ](?:(?:at|from)[ ][^\n,.]{{2,40}}[ ])?here(?=[ ](?:at|from)|[,.!]|$)"
    matches = [m for m in (*re.finditer(told, text), *re.finditer(here, text)) if _is_person(m["name"], language)]
    if not matches:
        return None
    start = letter.body.start + matches[0].start("name")
    return letter.fact(matches[0]["name"], start, start + len(matches[0]["name"]))


def interviewers(letter: Letter, text: str, language: str) -> Fact | None:
    """Return who will interview, as "Ann Lee and Jo Ray"."""
    for position in _name_positions(text, language):
        names, end = _names_at(text, position, language)
        if names and not re.match(r"'s\b|[ ](?:\w+[ ])?team\b", text[end : end + 40]):
            return letter.fact(_joined(names), letter.body.start + position, letter.body.start + end)
    match = re.search(
        rf"(?:^|[.\n,][ ]?|[ ](?:that|and)[ ])(?P<name>{_titled(language)})[ ](?:will|is going to)[ ](?:be[ ])?(?:see|meet|interview|call|seeing|meeting|interviewing|calling)\b",
        text,
    )
    if match and _is_person(match["name"], language):
        return letter.fact(
            match["name"], letter.body.start + match.start("name"), letter.body.start + match.end("name")
        )
    return None


def _name_positions(text: str, language: str) -> Iterator[int]:
    """Yield where names should begin: after a label, after "you'll meet with", after "with our Head of Sales,"."""
    labels = alternatives(words(language, "labels")["interviewer"])
    for match in re.finditer(rf"(?:^|\n)[ \t>-]*(?:{labels})[ ]?:[ ]*(?:\n[ -]*)?", text, re.IGNORECASE):
        yield match.end()
    met = alternatives([*_table(language)["met"], *_table(language)["ask_for"]])
    leads = list(re.finditer(rf"(?<!\w)(?:{met})[ ]", text, re.IGNORECASE))
    yield from (match.end() for match in leads)
    for match in leads:
        described = re.match(
            r"(?:our|your|the|myself and|me and|me,)[ ](?:[A-Za-z&'-]{1,20}[ ]){0,4}?(?:[A-Za-z&'-]{1,20},[ ])?(?=[A-Z])",
            text[match.end() : match.end() + 90],
        )
        if described:
            yield match.end() + described.end()


def _names_at(text: str, position: int, language: str) -> tuple[list[str], int]:
    """Return the names in a row that begin at a position, without their job titles, and where they end."""
    name = re.compile(_titled(language))
    between = re.compile(
        r"(?:[ ]?\([^)\n]{2,50}\)|,[ ](?!and\b)[A-Za-z][A-Za-z&'/ -]{2,40}(?=,|[ ]and[ ]|\n|;))?(?:,[ ]and[ ]|,[ ]|[ ]and[ ]|[ ]&[ ]|;[ ]|[ ]\+[ ])"
    )
    people: list[str] = []
    end = position
    while len(people) < _MAX_PANEL and (match := name.match(text, position)) and _split_names(match[0], language):
        people.append(match[0])
        end = match.end()
        following = between.match(text, end)
        position = following.end() if following else len(text)
    return people, end


def _split_names(found: str, language: str) -> list[str]:
    """Return the names in a row of names and titles."""
    parts = re.split(r",[ ]and[ ]|,[ ]|[ ]and[ ]|[ ]&[ ]|;[ ]|[ ]\+[ ]", re.sub(r"\([^)]*\)", "", found))
    jobs = set(_table(language)["job_titles"])
    people = []
    for part in (p.strip() for p in parts):
        if not re.fullmatch(_titled(language), part) or not _is_person(part, language):
            continue
        if any(word.lower() in jobs for word in part.split()):
            continue
        people.append(part)
    return people


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


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
        return _is_read(found) and not is_own and not is_attendee

    for name in ("reply-to", "from"):
        span = letter.headers.get(name)
        match = _ADDRESS.search(letter.text, span.start, span.end) if span else None
        if match and _is_read(match[1]):
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


def _is_read(address_text: str) -> bool:
    """Return whether somebody reads what is sent to an address."""
    local, _, domain = address_text.lower().partition("@")
    return not re.search(
        r"no-?_?\.?reply|notify|do-?not-?reply|notifications?$|mailer|calendar-notification|bounce", local
    ) and not re.search(
        r"(?:^|\.)(?:calendly|zoom|greenhouse|greenhouse-mail|lever|workday|myworkday|icims|smartrecruiters|ashbyhq|indeedemail|hirevue|myworkday-notify|[\w-]*notify|vidhire[\w-]*|candidates-[\w-]+)\.",
        domain,
    )
