"""Finds the job, the company, and an agency's client."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from builder.emails.read.letter import Letter, Span
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_COMPANY_WORD: Final = r"(?:(?:Inc|Co|Ltd|Corp|St|Bros)\.|[A-Z0-9][\w'&+-]*(?:\.\w+)*|&|[A-Z]\.)"
_JOINER: Final = r"(?:of|and|the|for|in|on|de|&|upon)"
COMPANY: Final = (
    rf"(?:[Tt]he[ ])?(?:St\.|[A-Z0-9][\w'&+-]*(?:\.\w+)*)(?:[ ](?:{_JOINER}[ ]){{0,2}}{_COMPANY_WORD}){{0,5}}"
)
_ROLE_WORD: Final = r"[\w&/'+#.()-]+"
_ROLE_REST: Final = rf"[\w&/'+#.()-]*(?:,?[ ](?:[&–-][ ])?{_ROLE_WORD}){{0,7}}?"
ROLE: Final = f"[A-Za-z]{_ROLE_REST}"
_TRAILING: Final = re.compile(
    r"(?:[\s,;:.!-]+|\s(?:on|at|in|is|will|the|and|for|to|from|with|our|here|this|that|has|as|by|via))+$", re.IGNORECASE
)
_LEGAL: Final = re.compile(r"\b(?:Ltd|Limited|Inc|LLC|PLC|plc|LLP|Corp|GmbH)\b\.?")
_REFERENCE: Final = re.compile(
    r"\s*[(\[]?(?:ref|req|job id|id|vacancy|reference)\b[^)\]\n]*[)\]]?$|\s*[(\[]#?[A-Z]{0,6}[-/]?\d[\w/-]*[)\]]$|\s#\d+$",
    re.IGNORECASE,
)


@cache
def _table(language: str) -> dict[str, Any]:
    table: dict[str, Any] = words(language, "job")
    return table


@cache
def _role_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a sentence names the job, the surest first."""
    nouns = alternatives(_table(language)["nouns"])
    of = alternatives(_table(language)["of"])
    applied = alternatives(_table(language)["applied"])
    occupations = alternatives(_table(language)["occupations"])
    end = rf"(?=[ ](?:{alternatives(['at', 'with', 'here', 'in our', 'on', 'within', 'is', 'has', 'will', 'for', 'to', 'and we', 'starting', 'based'])})\b|[,.;!?\n(–|]|[ ]-[ ]|$)"
    return (
        re.compile(rf"\b(?i:{of})[ ](?:(?:a|an|the|our)[ ])?(?P<role>{ROLE}){end}"),
        re.compile(rf"\b(?i:the|our|a|an|your|for|this|open|ongoing)[ ](?P<role>{ROLE})[ ](?i:{nouns})\b"),
        re.compile(
            rf"\b(?i:{applied})[ ]:?[ ]?(?:(?:a|an|the|our)[ ])(?P<role>{ROLE})(?=[ ](?:at|with|here|on|in|is|interview)\b|[,.;!?\n(–]|[ ]-[ ]|$)"
        ),
        re.compile(
            rf"\b(?i:{applied})[ ](?P<role>[A-Z]{_ROLE_REST})(?=[ ](?:at|with|here|is|on|tomorrow|today|this)\b|[,.;!?\n(–]|[ ]-[ ]|$)"
        ),
        re.compile(
            rf"\b(?i:application for|applied for|apply for|app for)[ ](?P<role>(?:[a-z&/'-]{{2,20}}[ ]){{0,3}}(?:{occupations}))\b"
        ),
        re.compile(rf"\b(?i:as)[ ](?:a|an|our)[ ](?P<role>[A-Z]{_ROLE_REST}){end}"),
        re.compile(
            rf"\b(?i:the|your|our|a|an|for)[ ](?P<role>{ROLE})[ ](?i:interview|trial shift|trial|phone screen|screening call|team member interview)\b"
        ),
    )


@cache
def _subject_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    nouns = alternatives(_table(language)["nouns"])
    company = COMPANY
    dash = r"[ ]?(?:-|–|—|:|\||,|@)[ ]?"
    kind = r"(?:(?:invitation|invite|confirmation|confirmed|request|details|schedule|reminder|scheduled|rescheduled|availability|update)[ ]?(?:to|for)?[ ]?)?"
    return (
        re.compile(
            rf"(?i:interview)[ ](?i:{kind})(?:{dash}|(?i:for)[ ](?:(?i:the)[ ])?)(?P<role>{ROLE})(?:[ ](?i:{nouns}))?(?:[ ](?:at|with)[ ]|{dash})(?P<company>{company})[ .]*$"
        ),
        re.compile(rf"(?P<role>{ROLE})[ ](?i:{nouns}|interview)[ ]?(?:at|with|{dash})[ ]?(?P<company>{company})[ .]*$"),
        re.compile(
            rf"(?i:interview)[ ](?i:{kind})(?:{dash}|(?i:for|as)[ ](?:(?i:the|a|an)[ ])?)(?P<role>{ROLE})(?:[ ](?i:{nouns}))?[ .]*$"
        ),
        re.compile(rf"(?i:interview)\b.{{0,60}}?\b(?i:for)[ ](?:the[ ])?(?P<role>{ROLE})(?:[ ](?i:{nouns}))?[ .]*$"),
        re.compile(
            rf"^(?:(?i:invitation|interview|confirmation|confirmed|reminder|updated invitation)\b[^:–-]{{0,20}}{dash})?(?P<role>{ROLE})[ ](?i:{nouns}|interview|phone screen|screen|screening)\b"
        ),
    )


def role(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job: from a label, a sentence, or the subject."""
    labels = alternatives(words(language, "labels")["role"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<role>[^\n]{{2,80}})", text)
    if match:
        value = _clean_role(re.split(r"[ ](?:at|with)[ ](?=[A-Z])|[ ][-–|][ ](?=[A-Z])", match["role"])[0], language)
        if value:
            return _fact(letter, letter.body.start + match.start("role"), value, match["role"])
    heading = _heading(letter, text, language)
    for pattern in _role_patterns(language):
        position = 0
        while found := pattern.search(text, position):
            raw = found["role"]
            noun = text[found.end("role") : found.end()].strip()
            if noun.lower() in _table(language)["kept_nouns"]:
                raw = text[found.start("role") : found.end()]
            value = _clean_role(raw, language)
            if value:
                return _fact(letter, letter.body.start + found.start("role"), value, raw)
            position = found.start() + 1
    return (
        heading or _from_subject(letter, "role", language) or _whole_subject(letter, language)
        or _standalone(letter, text, language)
    )  # fmt: skip


def _standalone(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job where one of the first lines is nothing else."""
    position = 0
    for line in text.split("\n")[:8]:
        value = line.strip()
        if len(value) > 60:
            break
        last = value.split()[-1].lower() if value else ""
        if (
            1 <= len(value.split()) <= 5
            and last in set(_table(language)["occupations"])
            and (cleaned := _clean_role(value, language))
        ):
            return _fact(letter, letter.body.start + position, cleaned, line)
        position += len(line) + 1
    return None


def _heading(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job from the line of its own that formal letters have under the greeting."""
    match = re.search(r"(?:^|\n)(?i:dear)\b[^\n]{2,50}\n\s*\n(?P<role>[A-Z][^\n.!?]{3,70})\n\s*\n", text)
    if not match:
        return None
    value = _clean_role(re.split(r"\s\(|,\s(?:from|starting)", match["role"])[0], language)
    return (
        _fact(letter, letter.body.start + match.start("role"), value, match["role"])
        if value and _is_occupation(value, language)
        else None
    )


def _whole_subject(letter: Letter, language: str) -> Fact | None:
    """Return the job where the subject is nothing else."""
    value = _clean_role(letter.subject, language)
    if not value or len(value.split()) > 6 or not _is_occupation(value, language) or "subject" not in letter.headers:
        return None
    start = letter.text.find(value, letter.headers["subject"].start)
    return _fact(letter, max(start, 0), value, value)


def _is_occupation(value: str, language: str) -> bool:
    """Return whether words end or begin in what people are employed as."""
    occupations = set(_table(language)["occupations"])
    return any(word.strip("(),").lower() in occupations for word in value.split())


def _from_subject(letter: Letter, part: str, language: str) -> Fact | None:
    subject = letter.subject
    if not subject:
        return None
    for pattern in _subject_patterns(language):
        match = pattern.search(subject)
        if not match or part not in match.groupdict() or _is_kind_of_interview(match["role"]):
            continue
        value = _clean_role(match[part], language) if part == "role" else _clean_company(match[part], language)
        if value:
            begin = letter.headers["subject"].start if "subject" in letter.headers else 0
            start = max(letter.text.find(subject, begin), 0) + match.start(part)
            return _fact(letter, start, value, match[part])
    return None


def _is_kind_of_interview(value: str) -> bool:
    """Return whether words say which interview it is, and not which job."""
    return bool(
        re.search(
            r"\b(?:phone|video|telephone|initial|first|final|second|round|zoom|teams|virtual|job|upcoming|missed|your|my|our|yesterday|today|tomorrow|monday|tuesday|wednesday|thursday|friday|interview|invitation|re|panel|onsite|technical|recorded|new|one-way|stage|apolog\w*|sorry|reminder|confirmation|where)\b",
            value,
            re.IGNORECASE,
        )
    )


def _clean_role(raw: str, language: str) -> str:
    """Return a role without what doesn't belong to it; "" where it is none."""
    raw = re.sub(r"^[A-Z]{0,4}-?\d{4,}\w*\s*[-:]?\s*", "", raw.strip())
    value = _REFERENCE.sub("", raw.strip(" .,:;-–\"'"))
    value = re.sub(rf"\s+(?i:{alternatives(_table(language)['nouns'])})$", "", value)
    value = re.sub(r"^(?i:the|a|an|our|this|full[- ]time|part[- ]time)\s+", "", _TRAILING.sub("", value)).strip(" '\"")
    stops = set(_table(language)["not_roles"])
    if not value or value.lower() in stops or value.split()[0].lower() in stops or len(value) > 80:
        return ""
    if re.search(
        r"(?i)\b(?:is|are|be|will|was|were|has|have|do|does|can|could|should|which|who|if|so|procedures?|references?|conversation|team)\b",
        value,
    ):
        return ""
    if re.search(
        r"(?i)\b(?:interview|invit|you|we|your|us|please|thank|call|chat|time|times|day|date|slot|email|message|know|meet|opportunity|next|stage|round|video|phone|zoom|teams|reach|hear|discuss|application|apply|applied|like|would|missed|filled|open|above|below|attached|apolog\w*|shortlist\w*|formal|informal|absence|explain\w*|assessment|recruitment process|follow)\w{0,4}\b",
        value,
    ):
        return ""
    return value


def company(
    letter: Letter, text: str, signature: Span | None, language: str, excluded: Iterable[Fact | None] = ()
) -> Fact | None:
    """Return the company: from a label, beside the role, in the subject, the signature or the sender's name."""
    labels = alternatives(words(language, "labels")["company"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<company>[^\n]{{2,60}})", text)
    if match:
        return _fact(letter, letter.body.start + match.start("company"), match["company"].strip(), match["company"])
    names = {fact.value.lower() for fact in excluded if fact}
    candidates = [
        *_in_letterhead(letter, text, language),
        *_in_sentences(letter, text, language),
        *_in_signature(letter, text, signature, language),
    ]
    subject, sender = _from_subject(letter, "company", language), _in_sender(letter, language)
    candidates += [fact for fact in (subject, sender) if fact]
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
    return value.split()[-1].lower() in set(_table(language)["occupations"]) and not _LEGAL.search(value)


def _in_letterhead(letter: Letter, text: str, language: str) -> list[Fact]:
    """Return the company on the first line of a letter with its address below it."""
    match = re.match(rf"\s*(?P<company>{COMPANY})[ ]*\n(?:[^\n]{{2,60}}\n){{1,4}}", text)
    shouted = re.match(r"\s*(?P<company>[A-Z][A-Z&'. -]{5,60})[ ]*\n(?=[^\n]{2,60}\n)", text)
    value = _clean_company(shouted["company"].title(), language) if shouted and not letter.headers else ""
    if shouted and " " in value and not re.search(r"(?i)interview|message|confirm|reminder|invitation|details", value):
        begin = letter.body.start + shouted.start("company")
        return [letter.fact(value, begin, begin + len(shouted["company"]))]
    if not match or not re.search(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b|\b[A-Z]{2}[ ]\d{5}\b", match[0]):
        return []
    value = _clean_company(match["company"], language)
    return [_fact(letter, letter.body.start + match.start("company"), value, match["company"])] if value else []


def _agreement(fact: Fact, candidates: list[Fact], domain: str) -> int:
    """Return how much speaks for a company: other places that name it, and the sender's domain."""
    name = _squash(fact.value)
    same = sum(_squash(other.value) == name for other in candidates)
    in_domain = bool(domain) and (name in domain or domain in name or _squash(fact.value.split()[0]) == domain)
    return same + 3 * in_domain


def _squash(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _LEGAL.sub("", name).lower())


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
    nouns = alternatives([*_table(language)["nouns"], "interview", "team", "shift"])
    employer = alternatives(_table(language)["employer"])
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
            value = _clean_company(match["company"], language)
            if value:
                facts.append(_fact(letter, letter.body.start + match.start("company"), value, match["company"]))
    return facts


def _clean_company(raw: str, language: str) -> str:
    """Return a company's name without what follows it; "" where it is a person, a day or a place."""
    value = _TRAILING.sub("", raw.strip(" .,:;-–"))
    first = value.split()[0].lower().strip(",.") if value else ""
    months = " ".join([*words(language, "months"), *words(language, "weekdays")]).split()
    people = words(language, "people")
    if (
        not value
        or first in months
        or (
            first
            in (
                "the",
                "our",
                "your",
                "hr",
                "us",
                "zoom",
                "teams",
                "microsoft",
                "google",
                "reception",
                "noon",
                "calendly",
                "i",
                "we",
                "you",
                "it",
                "eastern",
                "pacific",
                "central",
            )
            and " " not in value
        )
    ):
        return ""
    if re.match(rf"(?:{people['titles']})\.?\s", value) or (
        value[0].isdigit() and not re.search(r"[A-Za-z]{3}", value)
    ):
        return ""
    if re.match(rf"\d+\s(?:{'|'.join(months)})\b", value, re.IGNORECASE):
        return ""
    generic = {
        *people["teams"],
        *people["senders"],
        *people["job_titles"],
        "graduate",
        "early",
        "search",
        "committee",
        "board",
        "desk",
        "panel",
        "human",
        "resources",
        "the",
        "a",
        "first",
        "acquisition",
        "&",
        "and",
    }
    if all(word.lower().strip(".,") in generic for word in value.split()):
        return ""
    if re.search(
        r"(?i)\b(?:street|road|avenue|office|reception|floor|zoom|microsoft teams|google meet|google calendar|calendly|campus)\b",
        value,
    ):
        return ""
    return value


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
                cleaned = _clean_company(value, language)
                if cleaned and (" " in cleaned or _LEGAL.search(cleaned) or _squash(cleaned) == _domain(letter)):
                    begin = letter.body.start + position + part.start() + len(part[0]) - len(part[0].lstrip(" -"))
                    facts.append(_fact(letter, begin, cleaned, value))
        team = re.search(
            rf"(?P<company>{COMPANY}?)[ ](?i:{alternatives(words(language, 'people')['senders'])})[ ]*$", line
        )
        if team and (value := _clean_company(team["company"].removeprefix("The ").removeprefix("the "), language)):
            begin = letter.body.start + position + team.start("company")
            facts.append(_fact(letter, begin, value, team["company"]))
        at = re.search(rf"[ ](?:at|@)[ ](?P<company>{COMPANY})[ ]*$", line)
        if at and (value := _clean_company(at["company"], language)):
            facts.append(_fact(letter, letter.body.start + position + at.start("company"), value, at["company"]))
        position += len(line) + 1
    return facts


def _in_sender(letter: Letter, language: str) -> Fact | None:
    """Return the company in a sender's name: "Northgate Foods Careers", "Dana at Brightline"."""
    span = letter.headers.get("from")
    if not span:
        return None
    raw = letter.text[span.start : span.end]
    senders = alternatives(words(language, "people")["senders"])
    whole = re.match(rf"^[ \"]*(?P<company>{COMPANY})[ \"]*<", raw)
    if (
        whole
        and len(whole["company"]) > 3
        and _squash(whole["company"]) in _squash(raw.rsplit("@", 1)[-1])
        and (value := _clean_company(whole["company"], language))
    ):
        return _fact(letter, span.start + whole.start("company"), value, whole["company"])
    for pattern in (
        rf"^[ \"]*(?:The[ ])?(?P<company>{COMPANY}?)[ ](?i:{senders})[ \"]*(?:<|$)",
        rf"[ ](?:at|from|-|–|\|)[ ](?P<company>{COMPANY})[ \"]*(?:<|$)",
        rf"\((?P<company>{COMPANY})\)[ ]*(?:<|$)",
    ):
        match = re.search(pattern, raw)
        if match and (value := _clean_company(match["company"], language)):
            return _fact(letter, span.start + match.start("company"), value, match["company"])
    return None


def client(letter: Letter, text: str, language: str) -> tuple[Fact | None, bool]:
    """Return an agency's client, and whether the writer is an agency at all."""
    labels = alternatives(words(language, "labels")["client"])
    phrases = alternatives(_table(language)["clients"])
    is_agency = bool(re.search(rf"(?<!\w)(?:{phrases})\b", text, re.IGNORECASE))
    for pattern in (
        rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<client>[^\n]{{2,60}})",
        rf"(?i:(?<!\w)(?:{phrases}))[ ]?[,(–-]?[ ]?(?:(?:is|are)[ ])?(?P<client>{COMPANY}?)(?=[,.;:!?\n)(]|[ ](?:on|is|has|are|for|and|in|at|as|to|would|who|want|wants|will|with|have|,)\b|[ ]-|$|')",
    ):
        match = re.search(pattern, text)
        if match and (value := _clean_company(match["client"], language)):
            return _fact(letter, letter.body.start + match.start("client"), value, match["client"]), True
    return None, is_agency


def _fact(letter: Letter, start: int, value: str, raw: str) -> Fact:
    """Return a fact whose value lies somewhere in its raw words."""
    offset = max(raw.find(value), 0)
    return letter.fact(value, start + offset, start + offset + len(value))
