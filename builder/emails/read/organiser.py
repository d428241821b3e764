"""Finds who called a meeting and who is invited in the words of a calendar: "Ann Lee - organizer", "Reply for jo.fox@…"."""

import re
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.names import NAME, WORD, is_person
from builder.emails.read.reading import Fact

_ADDRESS: Final = r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_HEADED: Final = re.compile(
    rf"(?m)^[ ]*(?i:organi[sz]er)[ ]?(?::|:?[ ]*\n)[ ]*(?:(?P<name>{NAME})[ ]*\n[ ]*)?(?P<address>{_ADDRESS})[ ]*$"
)
_LISTED_NAME: Final = re.compile(rf"(?m)(?:^|:)[ ]*(?P<name>{NAME})[ ][-–][ ](?i:organi[sz]er)[ ]*$")
_LISTED_ADDRESS: Final = re.compile(rf"(?m)(?:^|:)[ ]*(?P<address>{_ADDRESS})[ ][-–][ ](?i:organi[sz]er)[ ]*$")
_INVITED: Final = re.compile(rf"\A[^\n]*\((?P<title>{_ADDRESS})\)[ ]*\n|\n[ ]*Reply for (?P<reply>{_ADDRESS})")


def organiser(letter: Letter, text: str, language: str) -> dict[str, Fact]:
    """Return the name and the address of who called a meeting, as far as a pasted calendar entry has them."""
    facts: dict[str, Fact] = {}
    for pattern in (_HEADED, _LISTED_NAME, _LISTED_ADDRESS):
        match = pattern.search(text)
        for group, value in match.groupdict().items() if match else ():
            if match and value and (group == "address" or is_person(value, language)):
                begin = letter.body.start + match.start(group)
                facts.setdefault(f"recipient_{group}", letter.fact(value, begin, begin + len(value)))
    if address := facts.pop("recipient_address", None):
        facts["recipient_email"] = address
    return facts


def invited_name(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the name that the entry has of whose address it was sent to: Jo Fox for jo.fox@…."""
    match = _INVITED.search(text)
    parts = re.split(r"[._-]", (match["title"] or match["reply"]).split("@")[0]) if match else []
    if len(parts) != 2 or not all(re.fullmatch(r"[a-z]+", part) for part in parts):
        return None
    first, last = (re.escape(part.title()) for part in parts)
    name = re.search(rf"\b{first}[ ](?={last[0]}){WORD}(?:-{WORD})?", text)
    if not name or not is_person(name[0], language):
        return None
    return letter.fact(name[0], letter.body.start + name.start(), letter.body.start + name.end())
