"""Takes out of a text what must not be read: addresses, links, numbers that are no times, and opening hours."""

import re
from collections.abc import Iterable
from typing import Final

from builder.emails.read.letter import Span
from builder.emails.read.phrases import any_of, named_numbers, words
from builder.emails.read.word_guard import GuardedPattern

_MASKED: Final[tuple[tuple[tuple[str, ...], re.Pattern[str] | GuardedPattern], ...]] = (
    (("://",), re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)),
    (("www.",), re.compile(r"\bwww\.[^\s<>\"]{1,500}", re.IGNORECASE)),
    (("@",), re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ((), GuardedPattern(
        r"\b(?:meeting|conference|access|webinar|phone conference|dial-?in|event) (?:id|code|number|pin)\b.{0,60}",
        ["id/code/number/pin"], re.IGNORECASE,
    )),
    ((), GuardedPattern(
        r"\b(?:passcode|password|pin|ref(?:erence)?(?: (?:no|number|code))?|req(?:uisition)?(?: id| #)?|job id|vacancy (?:ref|id|no)\w*)\s?[:.#][^\n]{0,40}",
        ["passcode/password/pin/ref/reference/req/requisition/vacancy", "job id"], re.IGNORECASE,
    )),
    ((), re.compile(r"(?<![\w/])\+?\(?\d[\d().\- ]{8,18}\d(?:\s?(?:,|x|ext\.?)\s?\d{1,10}#?)*")),
    (("£", "$"), re.compile(r"£\s?\d[\d.,]*(?:\s?(?:-|–|to)\s?£?\d[\d.,]*)?|\$\s?\d[\d.,]*(?:\s?(?:-|–|to)\s?\$?\d[\d.,]*)?")),
    (("24/7", "version"), re.compile(r"\b24/7\b|\b\d{1,2}/\d{1,2}/\d{2,4}(?=\s*\)?\s*version)")),
)  # fmt: skip
"""What is no time of day, each pattern with the marks of which a match of it has one."""


def mask(text: str, language: str) -> str:
    """Return a text in which addresses, links, numbers that are no times, and opening hours are spaces."""
    text = re.sub(r"(?<=\d\d\d\d-\d\d-\d\d)T(?=\d\d:\d\d)", " ", text)
    for marks, pattern in _MASKED:
        if not marks or any(mark in text.lower() for mark in marks):
            text = pattern.sub(_spaces_for_numbers, text)
    no_hours = any_of(words(language, "context")["not_hours"])
    hours = any_of(words(language, "context")["opening_hours"])
    if not hours.may_match(text):
        return text
    months, _ = named_numbers(language, "months")
    dated = re.compile(
        rf"\b\d{{1,2}}(?:{words(language, 'ordinals')})?[ ](?:{months})\b|\b(?:{months})[ ]\d", re.IGNORECASE
    )
    return "\n".join(_mask_opening_hours(line, hours, no_hours, dated) for line in text.split("\n"))


def _mask_opening_hours(line: str, hours: GuardedPattern, no_hours: GuardedPattern, dated: re.Pattern[str]) -> str:
    """Return a line without the sentence that says when somewhere is open: on days of the week, and on no date."""
    if not hours.search(line):
        return line
    pieces = re.split(r"(?<=[.!?;])(?=\s)", line)
    return "".join(
        " " * len(piece) if hours.search(no_hours.sub(" ", piece)) and not dated.search(piece) else piece
        for piece in pieces
    )


def _spaces_for_numbers(match: re.Match[str]) -> str:
    """Return spaces in a match's place; a date that looks like a number stays."""
    text = match[0]
    is_date = re.fullmatch(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.{0,3}", text.strip())
    is_clock = text[0].isdigit() and re.search(r"\d{1,2}[:.]\d{2}", text) and sum(c.isdigit() for c in text) < 10
    is_span = re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d[ ]?-[ ]?(?:[01]\d|2[0-3])[0-5]\d", text.strip())
    is_moment = is_date or is_span or is_clock or re.match(r"20\d\d\b|\d{1,2}[ ]?-[ ]?\d{1,2}[:.]", text)
    return text if is_moment else re.sub(r"[^\n]", " ", text)


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return a text in which some spans are spaces."""
    characters = list(text)
    for span in spans:
        for index in range(span.start, min(span.end, len(characters))):
            if characters[index] != "\n":
                characters[index] = " "
    return "".join(characters)
