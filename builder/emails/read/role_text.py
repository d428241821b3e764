"""Takes from the words of a job what doesn't belong to them, and tells what is none."""

import re
from functools import cache
from typing import Any, Final

from builder.emails.read.company_names import TRAILING
from builder.emails.read.phrases import alternatives, phrases, words

REFERENCE: Final = re.compile(
    r"\s*[(\[]?(?<!\w)(?:ref|req|job id|id|vacancy|reference)\b[^)\]\n]*[)\]]?$|\s*[(\[]#?[A-Z]{0,6}[-/]?\d[\w/-]*[)\]]$|\s#\d+$",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"\s*\((?:full|part)[- ]?time\)|\s[-–][ ](?:full|part)[- ]?time$", re.IGNORECASE)
MAX_ROLE_LINE: Final = 200
"""A longer line names no job."""


@cache
def job_words(language: str) -> dict[str, Any]:
    """Return the words of jobs."""
    table: dict[str, Any] = words(language, "job")
    return table


def is_occupation(value: str, language: str) -> bool:
    """Return whether words end or begin in what people are employed as."""
    occupations = set(job_words(language)["occupations"])
    return any(word.strip("(),").lower() in occupations for word in value.split())


@cache
def _kinds_of_interview(language: str) -> frozenset[str]:
    """Return the words before "interview" that say which it is, and not for which job."""
    return frozenset(words(language, "evidence")["qualifiers"])


@cache
def _about_mail(language: str) -> re.Pattern[str]:
    """Return the pattern of the words of a mail about an interview, of which no job has any."""
    return re.compile(rf"\b(?:{alternatives(job_words(language)['about_mail'])})\w{{0,4}}\b", re.IGNORECASE)


@cache
def _beside_interview(language: str) -> re.Pattern[str]:
    """Return the pattern of words that stand beside an interview, and in few jobs."""
    return re.compile(rf"\b(?:{alternatives(job_words(language)['beside_interview'])})\w{{0,4}}\b", re.IGNORECASE)


def clean_role(raw: str, language: str) -> str:
    """Return a role without what doesn't belong to it; "" where it is none."""
    if len(raw) > MAX_ROLE_LINE or re.search(r"(?:(?<![JS])[a-z]{2}|[a-z]{3})[.!?][ ]+[A-Z]", raw):
        return ""
    raw = re.split(r"[ ]and[ ](?:the|our|your|my|we|I)\b", raw)[0]
    raw = re.sub(r"^[A-Z]{0,4}-?\d{4,}\w*\s*[-:]?\s*", "", raw.strip())
    raw = re.sub(r"^.*(?<!of )(?<!for )(?<!to )(?<!in )\b(?:the|our|your)[ ]", "", raw.strip())
    raw = re.sub(r"^[a-z][a-z ]{2,30} for the (?=[A-Z])", "", raw)  # "online tests for the Graduate Programme"
    value = REFERENCE.sub("", _HOURS.sub("", raw.strip(" .,:;-–\"'")))
    nouns = set(job_words(language)["nouns"]) - set(job_words(language)["kept_nouns"])
    value = re.sub(rf"\s+(?i:{alternatives(nouns)})$", "", value)
    value = re.sub(r"^(?i:the|a|an|our|this|full[- ]time|part[- ]time)\s+", "", TRAILING.sub("", value)).strip(" '\"")
    days = "|".join(" ".join([*words(language, "weekdays"), *words(language, "months")]).split())
    value = re.sub(rf"(?i)\s[-–]\s(?:{days})\b.*$", "", value)
    stops = set(job_words(language)["not_roles"])
    is_kind = not is_occupation(value, language) and _kinds_of_interview(language).issuperset(value.lower().split())
    if is_kind or re.search(rf"(?i)\b\d{{1,2}} (?:{days})\b", value):
        return ""
    if value.lower() in stops or value.split()[0].lower() in stops or not 1 < len(value) <= 80:
        return ""
    is_sentence = phrases(language, "job", "in_sentences").search(value) or _about_mail(language).search(value)
    ends_in_job = value.split()[-1].strip("(),").lower() in job_words(language)["occupations"]
    if is_sentence or value.lower().endswith("team") or (not ends_in_job and _beside_interview(language).search(value)):
        return ""
    return value
