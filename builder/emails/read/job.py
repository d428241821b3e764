"""Finds the job."""

import re
from functools import cache
from typing import Any, Final

from builder.emails.read.company_names import TRAILING, fact_within
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.subject import ROLE, ROLE_REST, in_subject

_REFERENCE: Final = re.compile(
    r"\s*[(\[]?(?<!\w)(?:ref|req|job id|id|vacancy|reference)\b[^)\]\n]*[)\]]?$|\s*[(\[]#?[A-Z]{0,6}[-/]?\d[\w/-]*[)\]]$|\s#\d+$",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"\s*\((?:full|part)[- ]?time\)|\s[-–][ ](?:full|part)[- ]?time$", re.IGNORECASE)
_MAX_WORDS: Final = 6
MAX_ROLE_LINE: Final = 200
"""A longer line names no job."""


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
    end = rf"(?=[ ](?:{alternatives(['at', 'with', 'here', 'in our', 'on', 'within', 'is', 'has', 'will', 'for', 'to', 'and we', 'starting', 'based'])})\b|[ ]?[,.;!?\n(–|]|[ ]-[ ]|$)"
    return (
        re.compile(rf"\b(?i:{of})[ ](?:(?:a|an|the|our)[ ])?(?P<role>{ROLE}){end}"),
        re.compile(rf"\b(?i:the|our|a|an|your|for|this|open|ongoing)[ ](?P<role>{ROLE})[ ](?i:{nouns})\b"),
        re.compile(
            rf"(?<!['\w])(?i:{applied})[ ]:?[ ]?(?:(?:a|an|the|our)[ ])(?P<role>{ROLE})(?=[ ](?:at|with|here|on|in|is|interview)\b|[ ]?[,.;!?\n(–]|[ ]-[ ]|$)"
        ),
        re.compile(
            rf"(?<!['\w])(?i:{applied})[ ](?P<role>[A-Z]{ROLE_REST})(?=[ ](?:at|with|here|is|on|by|before|until|tomorrow|today|this)\b|[ ]?[,.;!?\n(–]|[ ]-[ ]|$)"
        ),
        re.compile(
            rf"\b(?i:hiring an?(?: (?:part|full)-time)?|looking for an?(?: (?:part|full)-time)?|application for|applied for|apply for|app for|about|interested in|candidate for|interview for)[ ](?P<role>(?:[a-z\d&/'-]{{2,20}}[ ]){{0,3}}(?:{occupations}))\b"
        ),
        re.compile(rf"(?i:interview)[ ]?[,:–-][ ](?P<role>[A-Z]{ROLE_REST})(?=[ ]*(?:\n|$|[.(,]))"),
        re.compile(rf"\b(?i:as)[ ](?:a|an|our)[ ](?P<role>[A-Z]{ROLE_REST}){end}"),
        re.compile(
            rf"\b(?i:the|your|our|a|an|for)[ ](?P<role>{ROLE})[ ](?i:interview|trial shift|trial|phone screen|screening call|team member interview)\b"
        ),
    )


def role(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job: from a label, a sentence, or the subject."""
    labels = alternatives(words(language, "labels")["role"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<role>[^\n]{{2,80}})", text)
    for part in re.split(r"[ ](?:at|with)[ ](?=[A-Z])|[ ][-–|][ ](?=[A-Z])", match["role"]) if match else []:
        if match and (value := _clean_role(part, language)):
            return fact_within(letter, letter.body.start + match.start("role"), value, match["role"])
    found = _in_sentences(letter, text, letter.body.start, language)
    if "subject" in letter.headers:
        span = letter.headers["subject"]
        found += [
            fact
            for fact in _in_sentences(letter, letter.text[span.start : span.end], span.start, language)
            if is_occupation(fact.value, language)
        ]
    heading = _heading(letter, text, language)
    named = _in_subject(letter, language)
    surest = next((fact for fact in found if is_occupation(fact.value, language)), None)
    if surest is None and named and is_occupation(named.value, language):
        return heading or named
    return (
        surest or heading or next(iter(found), None) or _part_of_subject(letter, language)
        or _standalone(letter, text, language) or named
    )  # fmt: skip


def _in_sentences(letter: Letter, text: str, offset: int, language: str) -> list[Fact]:
    """Return what sentences name as the job, the surest first."""
    facts = []
    for pattern in _role_patterns(language):
        position = 0
        while found := pattern.search(text, position):
            raw = found["role"]
            noun = text[found.end("role") : found.end()].strip()
            if noun.lower() in _table(language)["kept_nouns"]:
                raw = text[found.start("role") : found.end()]
            value = _clean_role(raw, language)
            if noun == "job" and re.fullmatch(r"[a-z]{2,4}", value):  # "the bar job"
                value = raw = f"{value} job"
            is_vague = re.match(r"(?i)interest in|interview[ ]?[,:–-]", found[0]) and not is_occupation(value, language)
            if value and not is_vague:
                facts.append(fact_within(letter, offset + found.start("role"), value, raw))
                break
            position = found.start() + 1
    return facts


def _in_subject(letter: Letter, language: str) -> Fact | None:
    """Return the job that the subject names after its kind: "Interview – ROLE"."""
    for start, whole in in_subject(letter, "role", language):
        for raw in (whole, *re.split(r"[ ][-–][ ]", whole)[1:]):  # "Rescheduling - Shop Assistant interview"
            if value := _clean_role(raw, language):
                return fact_within(letter, start + whole.index(raw), value, raw)
    return None


def _standalone(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job where one of the first lines is nothing else."""
    position = 0
    for line in text.split("\n")[:8]:
        if len(line) > MAX_ROLE_LINE:
            break
        value = _REFERENCE.sub("", line.strip())
        if len(value) > 60:
            break
        last = value.split()[-1].lower() if value else ""
        if (
            1 <= len(value.split()) <= 5
            and last in set(_table(language)["occupations"])
            and (cleaned := _clean_role(value, language))
        ):
            return fact_within(letter, letter.body.start + position, cleaned, line)
        position += len(line) + 1
    return None


def _heading(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job from the line of its own that formal letters have under the greeting."""
    match = re.search(
        r"(?:^|\n)(?i:dear)\b[^\n]{2,50}\n\s*\n(?P<role>[A-Z][^\n.!?:(]{3,70}(?:\([^)\n]{2,40}\))?)\n(?=\s*\n|[ ]*[A-Z][\w ]{2,24}:[ ])",
        text,
    )
    if not match:
        return None
    value = _clean_role(re.split(r"\s\(|,\s(?:from|starting)", match["role"])[0], language)
    return (
        fact_within(letter, letter.body.start + match.start("role"), value, match["role"])
        if value and is_occupation(value, language)
        else None
    )


def _part_of_subject(letter: Letter, language: str) -> Fact | None:
    """Return the job where the subject, or what a dash or a colon sets apart in it, is nothing else."""
    subject = letter.subject
    start = max(letter.text.find(subject), 0)
    for part in re.finditer(r"[^:|–—,()!]+?(?=[ ]?[:|–—,()!]|[ ]-[ ]|$)", subject):
        raw = part[0].removeprefix(" - ")
        value = _clean_role(raw, language)
        if value and len(value.split()) <= _MAX_WORDS and is_occupation(value, language):
            return fact_within(letter, start + part.start() + len(part[0]) - len(raw), value, raw)
    return None


def is_occupation(value: str, language: str) -> bool:
    """Return whether words end or begin in what people are employed as."""
    occupations = set(_table(language)["occupations"])
    return any(word.strip("(),").lower() in occupations for word in value.split())


def _clean_role(raw: str, language: str) -> str:
    """Return a role without what doesn't belong to it; "" where it is none."""
    if len(raw) > MAX_ROLE_LINE or re.search(r"(?:(?<![JS])[a-z]{2}|[a-z]{3})[.!?][ ]+[A-Z]", raw):
        return ""
    raw = re.sub(r"^[A-Z]{0,4}-?\d{4,}\w*\s*[-:]?\s*", "", raw.strip())
    raw = re.sub(r"^.*(?<!of )(?<!for )(?<!to )(?<!in )\b(?:the|our|your)[ ]", "", raw.strip())
    value = _REFERENCE.sub("", _HOURS.sub("", raw.strip(" .,:;-–\"'")))
    nouns = set(_table(language)["nouns"]) - set(_table(language)["kept_nouns"])
    value = re.sub(rf"\s+(?i:{alternatives(nouns)})$", "", value)
    value = re.sub(r"^(?i:the|a|an|our|this|full[- ]time|part[- ]time)\s+", "", TRAILING.sub("", value)).strip(" '\"")
    days = "|".join(" ".join([*words(language, "weekdays"), *words(language, "months")]).split())
    value = re.sub(rf"(?i)\s[-–]\s(?:{days})\b.*$", "", value)
    stops = set(_table(language)["not_roles"])
    if not value or value.lower() in stops or value.split()[0].lower() in stops or not 1 < len(value) <= 80:
        return ""
    if re.search(
        r"(?i)\b(?:is|are|be|will|was|were|has|have|do|does|can|could|should|which|who|if|so|procedures?|references?|podcast|employment agency|employment business|conversation|team$)\b",
        value,
    ):
        return ""
    if re.search(
        r"(?i)\b(?:interview|invit|you|we|your|us|please|thank|call|chat|time|times|day|date|slot|email|message|know|meet|opportunity|next|stage|round|video|phone|zoom|teams|reach|hear|discuss|application|apply|applied|like|would|missed|filled|open|above|below|attached|apolog\w*|shortlist\w*|formal|informal|absence|explain\w*|assessment|recruitment process|follow|lasting|minute|written|before|during|move|moved|need to|resched\w*|cancel|postpone\w*|getting|cover|mortgage)\w{0,4}\b",
        value,
    ):
        return ""
    return value
