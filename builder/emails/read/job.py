"""Finds the job."""

import re
from functools import cache
from typing import Final

from builder.emails.read.company_names import fact_within
from builder.emails.read.job_mentions import job_mentions
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact
from builder.emails.read.role_text import MAX_ROLE_LINE, REFERENCE, clean_role, is_occupation, job_words
from builder.emails.read.subject import ROLE, ROLE_REST, in_subject
from builder.emails.read.word_guard import GuardedPattern

_MAX_WORDS: Final = 6


@cache
def _role_patterns(language: str) -> tuple[GuardedPattern, ...]:
    """Return the ways in which a sentence names the job, the surest first."""
    table = job_words(language)
    nouns, of, applied, occupations = (alternatives(table[key]) for key in ("nouns", "of", "applied", "occupations"))
    end = rf"(?=[ ](?:{alternatives(['at', 'with', 'here', 'in our', 'on', 'within', 'is', 'has', 'will', 'for', 'to', 'and we', 'starting', 'based'])})\b|[ ]?[,.;!?\n(–|]|[ ]-[ ]|$)"
    return (
        GuardedPattern(rf"\b(?i:{of})[ ](?:(?:a|an|the|our)[ ])?(?P<role>{ROLE}){end}", table["of"]),
        GuardedPattern(
            rf"\b(?i:the|our|a|an|your|for|this|open|ongoing)[ ](?P<role>{ROLE})[ ](?i:{nouns})\b", table["nouns"]
        ),
        GuardedPattern(
            rf"(?<!['\w])(?i:{applied})[ ]:?[ ]?(?:(?:a|an|the|our)[ ])(?P<role>{ROLE})(?=[ ](?:at|with|here|on|in|is|interview)\b|[ ]?[,.;!?\n(–]|[ ]-[ ]|$)",
            table["applied"],
        ),
        GuardedPattern(
            rf"(?<!['\w])(?i:{applied})(?:[ ]?:)?[ ](?P<role>[A-Z]{ROLE_REST})(?=[ ](?:at|with|here|is|on|by|before|until|tomorrow|today|this)\b|[ ]?[,.;!?\n(–]|[ ]-[ ]|$)",
            table["applied"],
        ),
        GuardedPattern(
            rf"\b(?i:hiring an?(?: (?:part|full)-time)?|looking for an?(?: (?:part|full)-time)?|application for|applied for|apply for|app for|about|interested in|candidate for|interview for)[ ](?P<role>(?:[a-z\d&/'-]{{2,20}}[ ]){{0,3}}(?:{occupations}))\b",
            table["occupations"],
        ),
        GuardedPattern(rf"(?i:interview)[ ]?[,:–-][ ](?P<role>[A-Z]{ROLE_REST})(?=[ ]*(?:\n|$|[.(,]))", ()),
        GuardedPattern(rf"\b(?i:as)[ ](?:a|an|our)[ ](?P<role>[A-Z]{ROLE_REST}){end}", ["as a/an/our"]),
        GuardedPattern(
            rf"\b(?i:the|your|our|a|an|for)[ ](?P<role>{ROLE})[ ](?i:interview|trial shift|trial|phone screen|screening call|team member interview)\b",
            ["interview", "trial", "screen", "call"],
        ),
    )


def role(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job: from a label, a sentence, or the subject."""
    labels = alternatives(words(language, "labels")["role"])
    match = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<role>[^\n]{{2,80}})", text)
    for part in re.split(r"[ ](?:at|with)[ ](?=[A-Z])|[ ][-–|][ ](?=[A-Z])", match["role"]) if match else []:
        if match and (value := clean_role(part, language)):
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
    sure = surest or heading or _part_of_subject(letter, language)
    return (
        sure
        or _mentioned(letter, text, language)
        or next(iter(found), None)
        or _standalone(letter, text, language)
        or named
    )


def _mentioned(letter: Letter, text: str, language: str) -> Fact | None:
    """Return a job that the mail only names."""
    for start, raw in job_mentions(text[: len(text) * 4 // 5], language):
        if value := clean_role(raw, language):
            return fact_within(letter, letter.body.start + start, value, raw)
    return None


def _in_sentences(letter: Letter, text: str, offset: int, language: str) -> list[Fact]:
    """Return what sentences name as the job, the surest first."""
    facts = []
    for pattern in _role_patterns(language):
        position = 0
        while found := pattern.search(text, position):
            raw = found["role"]
            noun = text[found.end("role") : found.end()].strip()
            if noun.lower() in job_words(language)["kept_nouns"]:
                raw = text[found.start("role") : found.end()]
            is_short = (
                noun == "job" and re.fullmatch(r"[a-z]{2,4}", raw) and raw not in job_words(language)["not_roles"]
            )
            value = f"{raw} job" if is_short else clean_role(raw, language)  # "the bar job"
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
            if value := clean_role(raw, language):
                return fact_within(letter, start + whole.index(raw), value, raw)
    return None


def _standalone(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job where one of the first lines is nothing else."""
    position = 0
    for line in text.split("\n")[:8]:
        if len(line) > MAX_ROLE_LINE:
            break
        value = REFERENCE.sub("", line.strip())
        if len(value) > 60:
            break
        last = value.split()[-1].lower() if value else ""
        if (
            1 <= len(value.split()) <= 5
            and last in set(job_words(language)["occupations"])
            and (cleaned := clean_role(value, language))
        ):
            return fact_within(letter, letter.body.start + position, cleaned, line)
        position += len(line) + 1
    return None


def _heading(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the job from the line of its own that formal letters have under the greeting."""
    match = re.search(
        r"(?:^|\n)(?i:dear)\b[^\n]{2,50}\n\s*\n(?P<role>[A-Z](?:[^\n.!?:(]|(?<=\d)[.](?=\d)){3,70}(?:\([^)\n]{2,40}\))?)\n(?=\s*\n|[ ]*[A-Z][\w ]{2,24}:[ ])",
        text,
    )
    if not match:
        return None
    value = clean_role(re.split(r"\s\(|,\s(?:from|starting|\d[\d.]* hours)", match["role"])[0], language)
    return (
        fact_within(letter, letter.body.start + match.start("role"), value, match["role"])
        if value and is_occupation(value, language)
        else None
    )


def _part_of_subject(letter: Letter, language: str) -> Fact | None:
    """Return the job where the subject, or what a dash or a colon sets apart in it, is nothing else."""
    subject = letter.subject
    start = max(letter.text.find(subject), 0)
    subject = subject.replace(" // ", " |  ")
    for part in re.finditer(r"[^:|–—,()!]+?(?=[ ]?[:|–—,()!]|[ ]-[ ]|$)", subject):
        raw = part[0].removeprefix(" - ")
        value = clean_role(raw, language)
        if value and len(value.split()) <= _MAX_WORDS and is_occupation(value, language):
            return fact_within(letter, start + part.start() + len(part[0]) - len(raw), value, raw)
    return None
