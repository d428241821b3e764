"""Says what a mail is about, the job and for whom, and where and how the interview is held."""

import re
from dataclasses import replace
from typing import Final

from builder.emails.read import agency, contact, job
from builder.emails.read import company as companies
from builder.emails.read import place as places
from builder.emails.read.letter import Letter, Span
from builder.emails.read.reading import Fact
from builder.emails.read.wrapping import unquoted

_SIGNATURE: Final = 160
"""The characters of a signature, below its name."""


def what(letter: Letter, body: str, signature: Span | None, known: dict[str, Fact], language: str) -> dict[str, Fact]:
    """Return the job, the company and an agency's client."""
    client, is_agency = agency.client(letter, body, language)
    known = known | ({"client": client} if client else {})
    company = companies.company(letter, body, signature, language, known)
    role = job.role(letter, body, language)
    if letter.older.end > letter.older.start and letter.older != letter.body:
        earlier = replace(letter, body=letter.older, older=Span(letter.older.end, letter.older.end))
        quoted = unquoted(letter.text[letter.older.start : letter.older.end])
        role = role or _located(letter, job.role(earlier, quoted, language), letter.older)
        company = company or _located(letter, companies.company(earlier, quoted, None, language, known), letter.older)
    if client is None:
        client = agency.client_of_agency(letter, body, company, language)
        is_agency = is_agency or client is not None
    facts = {"role": role, "company": company, "client": client}
    kept = {field: fact for field, fact in facts.items() if fact}
    if is_agency and client:
        kept["recipient"] = Fact("agency", client.evidence)
    return kept


def _located(letter: Letter, fact: Fact | None, span: Span) -> Fact | None:
    """Return a fact of an unquoted text with where its words are in a span of the letter."""
    if not fact:
        return None
    match = re.compile(r"[\s>]+".join(map(re.escape, fact.value.split()))).search(letter.text, span.start, span.end)
    return letter.fact(fact.value, *match.span()) if match else letter.fact(fact.value, span.start, span.end)


def _signed_number(letter: Letter, writer: str, language: str) -> Fact | None:
    """Return the number below the whole name of a mail's writer in what the mail quotes of theirs."""
    quoted = letter.text[letter.older.start : letter.older.end]
    name = re.search(rf"\n[ >]*{re.escape(writer)}(?=[ ]*(?:[|,(]|\n))", quoted) if " " in writer else None
    if not name:
        return None
    begin = letter.older.start + name.end()
    signature = Span(begin, min(letter.older.end, begin + _SIGNATURE))
    return contact.phone(replace(letter, body=signature), letter.text[begin : signature.end], language)[0]


def where(letter: Letter, body: str, writer: Fact | None, language: str) -> dict[str, Fact]:
    """Return the place, the number, the format and the platform."""
    place = places.place(letter, body, language)
    number, own = contact.phone(letter, body, language)
    number = number or (_signed_number(letter, writer.value, language) if writer else None)
    kind = contact.meeting_format(letter, body, language, has_place=place is not None)
    platform = contact.platform(letter, body, language)
    if kind and kind.value in ("phone", "in-person"):
        platform = None
    if kind and kind.value in ("video", "phone", "recorded"):
        place = None
    if kind and kind.value == "recorded" and not platform:
        platform = contact.platform_of_sender(letter, language)
    if place and not kind:
        kind = Fact("in-person", place.evidence)
    found = {"recipient_phone": number, "phone": own, "format": kind, "platform": platform, "place": place}
    return {field: fact for field, fact in found.items() if fact}
