"""Finds the company, and an agency's client."""

import re
from collections.abc import Mapping
from typing import Final

from builder.emails.read import company_text
from builder.emails.read.company_names import COMPANY, LEGAL, clean_company, fact_within, squash
from builder.emails.read.letter import Letter, Span
from builder.emails.read.names import is_person
from builder.emails.read.phrases import alternatives, phrases, words
from builder.emails.read.reading import Fact

_PROVIDERS: Final = (
    "gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "greenhouse", "lever", "workday", "indeed",
)  # fmt: skip

_MIN_DOMAIN: Final = 4
_FIRST_LINES, _LAST_LINES = 5, 3
_MIN_PREFIX: Final = 6
"""So many letters at the beginning of a name and of a domain make them one: Pine Hollow Schools, pinehollowcsd.org."""


def company(letter: Letter, text: str, signature: Span | None, language: str, known: Mapping[str, Fact]) -> Fact | None:
    """Return the company: from a label, beside the role, in the subject, the signature, or the sender's name or address.

    known: what is known of the people and the client.
    """
    people = {field: known[field].value for field in ("your_name", "recipient_name", "others") if field in known}
    names = {name.lower() for name in people.values()}
    client_name = squash(known["client"].value) if "client" in known else ""
    domain = _domain(known["recipient_email"].value) if "recipient_email" in known else ""
    candidates = [
        *_in_letterhead(letter, text, language),
        *company_text.labelled(letter, text, language),
        *2 * company_text.beside_writer(letter, text, people.get("recipient_name", ""), language),
        *company_text.in_sentences(letter, text, language),
        *_in_signature(letter, text, signature, domain, language),
        *(
            fact
            for fact in company_text.in_subject_line(letter, language)
            if domain or not is_person(fact.value, language) or letter.text[: fact.evidence.start].endswith(" at ")
        ),
        *_in_sender(letter, language),
        *_spelt_as(letter, domain),
    ]
    candidates = [
        fact
        for fact in candidates
        if not _is_name_of(fact.value, names)
        and not _is_occupation_only(fact.value, language)
        and not (client_name and squash(fact.value) == client_name)
    ]
    if not candidates:
        return None
    return max(candidates, key=lambda fact: (_agreement(fact, candidates, domain), -candidates.index(fact)))


def _spelt_as(letter: Letter, domain: str) -> list[Fact]:
    """Return the words that are spelt as the domain of the writer's address is."""
    if len(domain) < _MIN_DOMAIN:
        return []
    spelt = "[ &.'-]{0,3}".join("(?:and|&)" if part == "and" else part for part in re.findall("and|.", domain))
    match = re.search(rf"(?i)(?<![\w@./-]){spelt}(?![\w@]|[.-]\w)", letter.text)
    return [letter.fact(match[0], *match.span())] if match else []


def _is_name_of(value: str, names: set[str]) -> bool:
    """Return whether words are somebody's name."""
    lower = value.lower()
    return any(
        lower == name or (" " in lower and lower.split()[0] == name.split()[0] and len(lower.split()) == 2)
        for name in names
    )


def _is_occupation_only(value: str, language: str) -> bool:
    """Return whether words are a job and no company: "Payroll Specialist"."""
    return value.split()[-1].lower() in set(words(language, "job")["occupations"]) and not LEGAL.search(value)


def _in_letterhead(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company on the first line of a letter with its address below it."""
    match = re.match(rf"\s*(?P<company>{COMPANY})[ ]*\n(?:[^\n]{{2,60}}\n){{1,4}}", text)
    shouted = re.match(r"\s*(?P<company>[A-Z][A-Z&'. -]{5,60})[ ]*\n(?=[^\n]{2,60}\n)", text)
    value = clean_company(shouted["company"].title(), language) if shouted and not letter.headers else ""
    if shouted and " " in value and not re.search(r"(?i)interview|message|confirm|reminder|invitation|details", value):
        begin = letter.body.start + shouted.start("company")
        return [letter.fact(value, begin, begin + len(shouted["company"]))]
    if not match or not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b|\b[A-Z]{2}[ ]\d{5}\b", match[0]):
        return _organisations(letter, text, language)
    value = clean_company(match["company"], language)
    return [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])] if value else []


def _organisations(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the lines above the greeting, and the last ones, that name a university, a council or the like."""
    known = {*words(language, "people")["firms"], *words(language, "people")["organisations"]}
    no_names = {"department", *words(language, "people")["job_titles"]}
    facts, position = [], letter.body.start
    lines = text.rstrip().split("\n")
    for index, line in enumerate(lines):
        value = line.strip()
        is_outer = index < _FIRST_LINES or index >= len(lines) - _LAST_LINES
        if (
            is_outer
            and re.fullmatch(COMPANY, value)
            and known & set(value.lower().split())
            and value.split()[0].lower() not in no_names
        ):
            facts.append(fact_within(letter, position, value, line))
        position += len(line) + 1
    return facts


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


def _domain(address: str) -> str:
    """Return the name in an address's domain: of recruiting@mail.bright-line.co.uk "brightline"; "" of a mail provider's."""
    match = re.search(r"@(?:[\w-]+\.)*?([\w-]+)\.(?:(?:co|org|gov|ac|nhs|sch)\.uk|[a-z]{2,12})$", address.lower())
    name = re.sub(r"[^a-z0-9]", "", match[1]) if match else ""
    return "" if name in _PROVIDERS else name


def _in_signature(letter: Letter, text: str, signature: Span | None, domain: str, language: str) -> list[Fact]:
    """Return a company from the lines under the writer's name."""
    if not signature:
        return []
    facts = []
    jobs = {*words(language, "people")["job_titles"]}
    job = phrases(language, "people", "job_titles")
    position = signature.start
    for number, line in enumerate(text[signature.start : signature.end].split("\n")[:7]):
        for part in re.finditer(r"[^,|–\n]+?(?=\s*(?:[,|–]|\sat\s|\s-\s|$))|(?<=\sat\s)[^,|–\n]+", line):
            value = part[0].strip(" -")
            lower = value.lower()
            is_title = any(lower.endswith(name) or f"{name} of " in lower or f"{name} in " in lower for name in jobs)
            before = line[: part.start()]
            if job.search(before) and not re.search(r"(?:,|\||\sat)\s*$", before):
                continue
            if (
                number
                and re.fullmatch(COMPANY + r"\.?", value)
                and not is_title
                and not re.search(r"\d{3}|@|www|\b(?:team|desk|department|division)\b", lower)
            ):
                cleaned = clean_company(value, language)
                if cleaned and (" " in cleaned or LEGAL.search(cleaned) or squash(cleaned) == domain):
                    begin = letter.body.start + position + part.start() + len(part[0]) - len(part[0].lstrip(" -"))
                    facts.append(fact_within(letter, begin, cleaned, value))
        team = re.search(
            rf"(?P<company>{COMPANY}?)[ ](?i:{alternatives(words(language, 'people')['senders'])})[ ]*$", line
        )
        if team and (value := clean_company(team["company"].removeprefix("The ").removeprefix("the "), language)):
            begin = letter.body.start + position + team.start("company")
            facts.append(fact_within(letter, begin, value, team["company"]))
        at = re.search(rf"[ ](?:at|@)[ ](?P<company>{COMPANY})[ ]*$", line)
        if at and (value := clean_company(at["company"], language)):
            facts.append(fact_within(letter, letter.body.start + position + at.start("company"), value, at["company"]))
        position += len(line) + 1
    return facts


def _in_sender(letter: Letter, language: str) -> list[Fact]:
    """Return the company in a sender's name: "Northgate Foods Careers", "Dana at Brightline"."""
    span = letter.headers.get("from")
    if not span:
        return []
    raw = letter.text[span.start : span.end]
    senders = alternatives(words(language, "people")["senders"])
    whole = re.match(rf"^[ \"]*(?P<company>{COMPANY})[ \"]*<", raw)
    if (
        whole
        and len(whole["company"]) > 3
        and squash(whole["company"]) in squash(raw.rsplit("@", 1)[-1])
        and (value := clean_company(whole["company"], language))
    ):
        return [fact_within(letter, span.start + whole.start("company"), value, whole["company"])]
    for pattern in (
        rf"^[ \"]*(?:The[ ])?(?P<company>{COMPANY}?)[ ](?i:{senders})[ \"]*(?:<|$)",
        rf"[ ](?:at|from|-|–|\|)[ ](?P<company>{COMPANY})[ \"]*(?:<|$)",
        rf"\((?P<company>{COMPANY})\)[ ]*(?:<|$)",
    ):
        match = re.search(pattern, raw)
        if match and (value := clean_company(match["company"], language)):
            return [fact_within(letter, span.start + match.start("company"), value, match["company"])]
    return []
