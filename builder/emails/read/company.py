"""Finds the company, and an agency's client."""

import re
from collections.abc import Mapping
from typing import Final

from builder.emails.read import company_sender, company_text, firm_names, letterhead
from builder.emails.read.company_names import COMPANY, LEGAL, clean_company, domain_name, spelling_pattern, squash
from builder.emails.read.letter import Letter, Span
from builder.emails.read.names import is_person
from builder.emails.read.phrases import phrases, words
from builder.emails.read.reading import Evidence, Fact

_MAX_CANDIDATES: Final = 100
"""Each is compared with each; no mail of anybody's names so many."""

_MIN_DOMAIN: Final = 4
_MIN_PREFIX: Final = 6
"""So many letters at the beginning of a name and of a domain make them one: Pine Hollow Schools, pinehollowcsd.org."""


def company(letter: Letter, text: str, signature: Span | None, language: str, known: Mapping[str, Fact]) -> Fact | None:
    """Return the company: from a label, beside the role, in the subject, the signature, or the sender's name or address.

    known: what is known of the people and the client.
    """
    people = {field: known[field].value for field in ("your_name", "recipient_name", "others") if field in known}
    names = {name.lower() for name in people.values()}
    client_name = squash(known["client"].value) if "client" in known else ""
    domain = domain_name(known["recipient_email"].value, language) if "recipient_email" in known else ""
    candidates = [
        *2 * letterhead.in_heading(letter, text, language),
        *letterhead.in_letterhead(letter, text, language),
        *company_text.labelled(letter, text, language),
        *2 * company_text.beside_writer(letter, text, people.get("recipient_name", ""), language),
        *company_text.in_sentences(letter, text, language),
        *company_sender.in_signature(letter, text, signature, domain, language),
        *(
            fact
            for fact in company_text.in_subject_line(letter, language)
            if domain or not is_person(fact.value, language) or letter.text[: fact.evidence.start].endswith(" at ")
        ),
        *company_sender.in_sender(letter, language),
        *_spelling_pattern(letter, domain),
    ]
    candidates += firm_names.with_firm_word(letter, text, language)
    del candidates[_MAX_CANDIDATES:]
    candidates = [
        fact
        for fact in candidates
        if not _is_name_of(fact.value, names)
        and not _is_occupation_only(fact.value, language)
        and not (client_name and squash(fact.value) == client_name)
    ]
    if not candidates:
        return None

    def certainty(fact: Fact) -> tuple[int, int]:
        is_firm = firm_names.is_firm(fact.value, language)
        return _agreement(fact, candidates, domain) + is_firm, -candidates.index(fact)

    return max(candidates, key=certainty)


def _spelling_pattern(letter: Letter, domain: str) -> list[Fact]:
    """Return the words that are spelt as the domain of the writer's address is, or a first line that begins as it does."""
    if len(domain) < _MIN_DOMAIN:
        return []
    first = re.match(rf"\s*(?P<company>{COMPANY})[ ]*\n", letter.text[letter.body.start : letter.body.end])
    if first and squash(first["company"])[:_MIN_PREFIX] == domain[:_MIN_PREFIX]:
        begin = letter.body.start + first.start("company")
        return [letter.fact(first["company"], begin, begin + len(first["company"]))]
    match = spelling_pattern(domain).search(letter.text)
    return [letter.fact(match[0], *match.span())] if match else []


def _is_name_of(value: str, names: set[str]) -> bool:
    """Return whether words are somebody's name."""
    lower = value.lower()
    return any(
        lower == name
        or lower.split(" ", 1)[-1] == name
        or (" " in lower and lower.split()[0] == name.split()[0] and len(lower.split()) == 2)
        for name in names
    )


def _is_occupation_only(value: str, language: str) -> bool:
    """Return whether words are a job and no company: "Payroll Specialist"."""
    return value.split()[-1].lower() in set(words(language, "job")["occupations"]) and not LEGAL.search(value)


def _agreement(fact: Fact, candidates: list[Fact], domain: str) -> int:
    """Return how much speaks for a company: other places that name it, and the sender's domain."""
    name = squash(fact.value)
    same = sum(squash(other.value) == name for other in candidates)
    in_domain = bool(domain) and (
        name in domain
        or domain in name
        or name[:_MIN_PREFIX] == domain[:_MIN_PREFIX]
        or squash(fact.value.split()[0]) == domain
    )
    return same + 3 * in_domain


def of_place(place: Fact | None, language: str) -> Fact | None:
    """Return the company whose name stands before the street in a place: "Corner Cup, 12 Elm St"."""
    match = (
        re.match(rf"(?P<company>{COMPANY}),[ ](?:Unit[ ])?\d{{1,5}}[A-Za-z]?[ ][A-Z]", place.value) if place else None
    )
    value = clean_company(match["company"], language) if match else ""
    if not place or not value or phrases(language, "company_names", "rooms").search(value):
        return None
    begin = place.evidence.start
    return Fact(value, Evidence(value, begin, begin + len(value)))
