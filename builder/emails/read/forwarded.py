"""Reads the note of an agency above the mail of its client that it passes on."""

import re
from dataclasses import replace

from builder.emails.read import addresses, company, contact, name_row, people, writer
from builder.emails.read.letter import Letter
from builder.emails.read.reading import Fact

_OF_THE_CLIENT = ("recipient_name", "recipient_email", "recipient_phone", "company")


def from_note(letter: Letter, facts: dict[str, Fact], language: str) -> dict[str, Fact]:
    """Return the facts of a forwarded mail with what the note above it says about its writer and the visitor.

    A note that neither gives a number nor comes from who was sent the mail is a friend's: the facts stay as they are.
    """
    if letter.note is None:
        return facts
    text = letter.text[letter.note.start : letter.note.end]
    note = replace(letter, body=letter.note, headers=letter.outer)
    name, signature = writer.writer(note, text, language)
    number, _ = contact.phone(note, text, language)
    passed_on = _passed_on_by(letter, name)
    if name is None or not (number or passed_on):
        return facts
    found = {
        "recipient_name": name,
        "recipient_email": addresses.address(note, text, language) or passed_on,
        "recipient_phone": number,
        "company": company.company(note, text, signature, language, {"recipient_name": name}),
        "client": facts.get("client") or facts.get("company"),
        "your_name": people.candidate_name(note, text, language),
    }
    body = letter.text[letter.body.start : letter.body.end]
    if "recipient_name" in facts and re.search(r"\b(?:ask for|meet|see|with) (?:me|myself)\b", body):
        client = facts["recipient_name"]
        colleagues = [facts["others"].value] if "others" in facts else []
        found["others"] = Fact(name_row.joined([client.value, *colleagues]), client.evidence)
    kept = {field: fact for field, fact in facts.items() if field not in _OF_THE_CLIENT}
    kept |= {field: fact for field, fact in found.items() if fact}
    agency = {"recipient": Fact("agency", kept["client"].evidence)} if "client" in kept else {}
    return kept | agency


def _passed_on_by(letter: Letter, name: Fact | None) -> Fact | None:
    """Return the address of the note's writer, if the mail below was sent to them."""
    span = letter.headers.get("passed-on-to")
    if span is None or name is None:
        return None
    match = re.match(
        rf"\s*\"?{re.escape(name.value.split()[0])}\b[^<\n]*<([^<>\s]+@[^<>\s]+)>", letter.header("passed-on-to")
    )
    begin = letter.text.index(match[1], span.start) if match else 0
    return letter.fact(match[1], begin, begin + len(match[1])) if match else None
