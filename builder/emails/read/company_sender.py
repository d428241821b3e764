"""Finds the company in the lines under the writer's name and in the sender's name."""

import re
from functools import cache

from builder.emails.read.company_names import COMPANY, LEGAL, clean_company, fact_within, squash
from builder.emails.read.letter import Letter, Span
from builder.emails.read.phrases import alternatives, phrases, words
from builder.emails.read.reading import Fact


@cache
def _ends_in_title(language: str) -> re.Pattern[str]:
    """Return the pattern of "Head of Sales" or "Sales Manager", in lower case."""
    return re.compile(rf"(?:{alternatives(words(language, 'people')['job_titles'])})(?: of | in |\Z)")


def in_signature(letter: Letter, text: str, signature: Span | None, domain: str, language: str) -> list[Fact]:
    """Return a company from the lines under the writer's name."""
    if not signature:
        return []
    facts = []
    title = _ends_in_title(language)
    job = phrases(language, "people", "job_titles")
    ends_in_team = re.compile(rf"(?i)(?:{alternatives(words(language, 'people')['senders'])}),?[ ]*\Z")
    position, previous = signature.start, ""
    for number, line in enumerate(text[signature.start : signature.end].split("\n")[:7]):
        for part in re.finditer(r"[^,|–\n]+?(?=\s*(?:[,|–]|\sat\s|\s-\s|$))|(?<=\sat\s)[^,|–\n]+", line):
            value = part[0].strip(" -")
            lower = value.lower().rstrip(".")
            is_title = title.search(lower) is not None
            before = line[: part.start()]
            is_after_team = ends_in_team.search(before) is not None
            if ends_in_team.search(value) and line[part.end() :].lstrip().startswith(","):
                continue  # "Volume Recruitment, TalkSure"
            if job.search(before) and not re.search(r"(?:,|\||\sat)\s*$", before):
                continue
            if (
                number
                and re.fullmatch(COMPANY + r"\.?", value)
                and not is_title
                and not re.search(r"\d{3}|@|www|\b(?:team|desk|department|division)\b", lower)
            ):
                cleaned = clean_company(value, language)
                is_below_title = value == line.strip() and job.search(previous) is not None
                is_sure = is_below_title or is_after_team
                if cleaned and (" " in cleaned or LEGAL.search(cleaned) or squash(cleaned) == domain or is_sure):
                    begin = letter.body.start + position + part.start() + len(part[0]) - len(part[0].lstrip(" -"))
                    facts += [fact_within(letter, begin, cleaned, value)] * (1 + is_sure)
        team = re.search(
            rf"(?P<company>{COMPANY}?)[ ](?i:{alternatives(words(language, 'people')['senders'])})[ ]*$", line
        )
        if team and (value := clean_company(team["company"].removeprefix("The ").removeprefix("the "), language)):
            begin = letter.body.start + position + team.start("company")
            facts.append(fact_within(letter, begin, value, team["company"]))
        at = re.search(rf"[ ](?:at|@)[ ](?P<company>{COMPANY})[ ]*$", line)
        if at and (value := clean_company(at["company"], language)):
            facts.append(fact_within(letter, letter.body.start + position + at.start("company"), value, at["company"]))
        position, previous = position + len(line) + 1, line
    return facts


def in_sender(letter: Letter, language: str) -> list[Fact]:
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
