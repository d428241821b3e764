"""Finds the company, and an agency's client."""

import re
from collections.abc import Iterable

from builder.emails.read.company_names import COMPANY, LEGAL, clean_company, fact_within, squash
from builder.emails.read.letter import Letter, Span
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.subject import in_subject


def company(
    letter: Letter, text: str, signature: Span | None, language: str, excluded: Iterable[Fact | None] = ()
) -> Fact | None:
    """Return the company: from a label, beside the role, in the subject, the signature or the sender's name."""
    labels = alternatives(words(language, "labels")["company"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<company>[^\n]{{2,60}})", text)
    if match:
        return fact_within(
            letter, letter.body.start + match.start("company"), match["company"].strip(), match["company"]
        )
    names = {fact.value.lower() for fact in excluded if fact}
    candidates = [
        *_in_letterhead(letter, text, language),
        *_in_sentences(letter, text, language),
        *_in_signature(letter, text, signature, language),
    ]
    candidates += _in_subject(letter, language)
    candidates += _in_sender(letter, language)
    candidates = [
        fact
        for fact in candidates
        if not _is_name_of(fact.value, names) and not _is_occupation_only(fact.value, language)
    ]
    if not candidates:
        return None
    domain = _domain(letter)
    return max(candidates, key=lambda fact: (_agreement(fact, candidates, domain), -candidates.index(fact)))


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
        return []
    value = clean_company(match["company"], language)
    return [fact_within(letter, letter.body.start + match.start("company"), value, match["company"])] if value else []


def _agreement(fact: Fact, candidates: list[Fact], domain: str) -> int:
    """Return how much speaks for a company: other places that name it, and the sender's domain."""
    name = squash(fact.value)
    same = sum(squash(other.value) == name for other in candidates)
    in_domain = bool(domain) and (name in domain or domain in name or squash(fact.value.split()[0]) == domain)
    return same + 3 * in_domain


def _domain(letter: Letter) -> str:
    match = re.search(
        r"@(?:[\w-]+\.)*?([\w-]+)\.(?:co\.uk|org\.uk|gov\.uk|ac\.uk|nhs\.uk|sch\.uk|[a-z]{2,12})\b",
        letter.header("from"),
    )
    name = re.sub(r"[^a-z0-9]", "", match[1].lower()) if match else ""
    return (
        ""
        if name in ("gmail", "outlook", "hotmail", "yahoo", "icloud", "greenhouse", "lever", "workday", "indeed")
        else name
    )


def _in_sentences(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return what stands after "role at", "here at", "from" and the like."""
    nouns = alternatives([*words(language, "job")["nouns"], "interview", "team", "shift"])
    employer = alternatives(words(language, "job")["employer"])
    end = r"(?=[,.;:!?\n)(–|]|[ ](?:on|is|has|are|was|for|and|in|at|as|we|to|via|will|with|who|here|this|next|about|by|near|from|team|today|tomorrow|I|HR|Careers|Recruitment|Recruiting|Talent)\b|[ ]-[ ]|$|')"
    facts = []
    for pattern in (
        rf"\b(?i:{nouns})[ ](?i:here[ ])?(?i:at|with)[ ](?P<company>{COMPANY}?){end}",
        rf"(?i:(?<!\w)(?:{employer}))[ ](?P<company>{COMPANY}?){end}",
        rf"\b(?i:position|role|post|job)[ ](?i:of)[ ][A-Z][\w&/' -]{{2,60}}?[ ](?i:at|with)[ ](?P<company>{COMPANY}?){end}",
        rf"(?i:applying to|applied for|application for|interview for|applying for|interest in|apply for|re:)[ ](?:the |our |a |an )?[A-Z][\w&/', -]{{2,60}}?[ ](?:role |position |job |post )?(?i:at|with)[ ](?P<company>{COMPANY}?){end}",
        rf"(?:^|[,.!\n][ ]?|[ ]from[ ])(?P<company>{COMPANY}?)[ ]here(?=[,.!\n]|$)",
        rf"\b[A-Z][a-z]+[ ](?i:at)[ ](?P<company>{COMPANY})[ .]*$",
        rf"[.!?-][ ]?(?:[A-Z][a-z]+,?[ ])?[A-Z][a-z]+[ ]?(?:\(|,[ ])(?P<company>{COMPANY})\)?(?=[ .]*$|[ ]\d)",
        rf"^[ ]*(?P<company>{COMPANY})[ ]?:[ ](?i:hi|hello|hey|dear)\b",
        rf"\b(?i:interview)[ ](?i:with|at)[ ](?P<company>{COMPANY}?){end}",
    ):
        for match in re.finditer(pattern, text):
            value = clean_company(match["company"], language)
            if value:
                facts.append(fact_within(letter, letter.body.start + match.start("company"), value, match["company"]))
    return facts


def _in_signature(letter: Letter, text: str, signature: Span | None, language: str) -> list[Fact]:
    """Return a company from the lines under the writer's name."""
    if not signature:
        return []
    facts = []
    jobs = {*words(language, "people")["job_titles"]}
    position = signature.start
    for number, line in enumerate(text[signature.start : signature.end].split("\n")[:7]):
        for part in re.finditer(r"[^,|–\n]+?(?=\s*(?:[,|–]|\sat\s|\s-\s|$))|(?<=\sat\s)[^,|–\n]+", line):
            value = part[0].strip(" -")
            lower = value.lower()
            is_title = any(lower.endswith(job) or f"{job} of " in lower for job in jobs)
            if any(re.search(rf"\b{re.escape(job)}\b", line[: part.start()].lower()) for job in jobs) and not re.search(
                r"(?:,|\||\sat)\s*$", line[: part.start()]
            ):
                continue
            if (
                number
                and re.fullmatch(COMPANY + r"\.?", value)
                and not is_title
                and not re.search(r"\d{3}|@|www|\bteam\b", lower)
            ):
                cleaned = clean_company(value, language)
                if cleaned and (" " in cleaned or LEGAL.search(cleaned) or squash(cleaned) == _domain(letter)):
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


def _in_subject(letter: Letter, language: str) -> list[Fact]:
    """Return the company that the subject names beside the job."""
    for start, raw in in_subject(letter, "company", language):
        if value := clean_company(raw, language):
            return [fact_within(letter, start, value, raw)]
    return []


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


def client(letter: Letter, text: str, language: str) -> tuple[Fact | None, bool]:
    """Return an agency's client, and whether the writer is an agency at all."""
    labels = alternatives(words(language, "labels")["client"])
    phrases = alternatives(words(language, "job")["clients"])
    is_agency = bool(re.search(rf"(?<!\w)(?:{phrases})\b", text, re.IGNORECASE))
    for pattern in (
        rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<client>[^\n]{{2,60}})",
        rf"(?i:(?<!\w)(?:{phrases}))[ ]?[,(–-]?[ ]?(?:(?:is|are)[ ])?(?P<client>{COMPANY}?)(?=[,.;:!?\n)(]|[ ](?:on|is|has|are|for|and|in|at|as|to|would|who|want|wants|will|with|have|,)\b|[ ]-|$|')",
    ):
        match = re.search(pattern, text)
        if match and (value := clean_company(match["client"], language)):
            return fact_within(letter, letter.body.start + match.start("client"), value, match["client"]), True
    return None, is_agency
