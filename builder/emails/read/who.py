"""Finds the people of a mail: who reads it, who wrote it, and who else interviews."""

import re

from builder.emails.read import addresses, name_row, panel, people
from builder.emails.read import organiser as organisers
from builder.emails.read import writer as writers
from builder.emails.read.letter import Letter
from builder.emails.read.names import WORD, squash
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact


def who(letter: Letter, body: str, prose: str, writer: Fact | None, language: str) -> dict[str, Fact]:
    """Return the people. prose: the body without the signature; writer: who wrote the mail."""
    visitor = organisers.invited_name(letter, body, language) or people.candidate_name(letter, body, language)
    found = {
        "your_name": visitor,
        "recipient_name": writer,
        "recipient_email": addresses.address(letter, body, language),
        "others": panel.interviewers(letter, body, prose, language, visitor.value if visitor else ""),
    }
    facts = {field: fact for field, fact in found.items() if fact} | organisers.organiser(letter, body, language)
    own, name = facts.get("your_name"), facts.get("recipient_name")
    if name and (called := re.match(_job_prefixes(language), name.value)):
        name = facts["recipient_name"] = Fact(name.value[called.end() :], name.evidence)  # "Coach Ann Lee"
    is_short = name is not None and " " not in name.value
    if name and is_short and (whole := writers.named_in_full(letter, name.value)):
        name = facts["recipient_name"] = whole[0]
        if whole[1]:
            facts.setdefault("recipient_email", whole[1])
    if own and name and own.value.lower() == name.value.lower():
        del facts["recipient_name"]
        name = None
    others = facts.get("others")
    if others and " " not in others.value and (copied := _copied_in(letter, others.value)):
        others = facts["others"] = copied
    if (
        is_short
        and name
        and others
        and f"{name.value} " in others.value
        and addresses.is_automatic(letter, body, language)
    ):
        del facts["recipient_name"]  # "call Maggie", who is on the panel: a team wrote
        name = None
    if others and not name and (owner := _owner(facts.get("recipient_email"), others)):
        name = facts["recipient_name"] = owner
    if others and name:
        facts |= _apart(name, others)
        if facts["others"].value == "":
            del facts["others"]
    return facts


def _owner(address: Fact | None, others: Fact) -> Fact | None:
    """Return who of those who interview has the address to answer to: Ann Lee has a.lee@… and ann@…."""
    local = squash(address.value.split("@")[0]) if address else ""
    for name in re.split(r", | and ", others.value):
        first, last = squash(name.split()[0]), squash(name.split()[-1])
        if " " in name and local in (first, last, f"{first}{last}", f"{first[:1]}{last}", f"{first}{last[:1]}"):
            return Fact(name, others.evidence)
    return None


def _copied_in(letter: Letter, first_name: str) -> Fact | None:
    """Return the whole name of somebody to whom a copy of the mail went."""
    match = re.search(rf"\b{re.escape(first_name)}[ ]{WORD}", letter.header("cc"))
    begin = letter.text.index(match[0], letter.headers["cc"].start) if match else 0
    return letter.fact(match[0], begin, begin + len(match[0])) if match else None


def _job_prefixes(language: str) -> str:
    """Return the pattern of what isn't said to somebody before their name."""
    return rf"(?i:{alternatives(words(language, 'people')['job_prefixes'])})[ ](?=[A-Z])"


def _is_same(short: str, whole: str) -> bool:
    """Return whether an initial and a surname are those of a whole name: "Prof. S. Lindgren"."""
    match = re.fullmatch(r"(?:\w+\.? )?([A-Z])\.? (\S+)", short)
    return match is not None and whole.endswith(f" {match[2]}") and match[1] in [part[0] for part in whole.split()]


def _apart(name: Fact, others: Fact) -> dict[str, Fact]:
    """Return the writer, by the fuller name there is, and those of the interviewers who are somebody else."""
    listed = re.split(r", | and ", others.value)
    rest = [
        other
        for other in listed
        if other not in name.value
        and name.value not in other
        and not _is_same(other, name.value)
        and not _is_same(name.value, other)
    ]
    fuller = next((one for one in listed if one.startswith(f"{name.value} ") or _is_same(name.value, one)), "")
    return {
        "recipient_name": Fact(fuller, others.evidence) if fuller else name,
        "others": Fact(name_row.joined(rest) if rest else "", others.evidence),
    }
