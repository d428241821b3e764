"""Finds the address to answer to, and tells one that nobody reads."""

import re
from itertools import islice
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.people import candidate_name
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
