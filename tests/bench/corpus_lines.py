"""The lines of the labelled invitations that name a day and a time, and those of other mails that name neither.

What a line says is told from the label and from what it's made of, not by any reader that is measured with it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Final

from builder.emails.read.mail_parts import take_apart
from builder.emails.read.moment_search import written_on
from tests.conftest import ROOT

CORPUS: Final = ROOT / "tests" / "corpus" / "invitations"
UNSEEN: Final = "held-back"
_QUOTE_AND_HEADER: Final = re.compile(r"^[>\s]*(?:Subject:\s*)?")
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NAMES_A_MOMENT: Final = re.compile(
    # A name of a month beside a number, a weekday, a day that is counted, and a length of days or more.
    rf"\b{_MONTHS}\s\d|\d(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS}|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
    r"|\b(?:to(?:day|morrow|night)|yesterday|mornings?|afternoons?|evenings?|noon|midday|midnight|weekends?|now|fortnight)\b"
    r"|\b(?:days?|weeks?|months?|years?|daily|weekly|monthly|\d+(?:st|nd|rd|th))\b"
    # A date in numbers, a year, a time on the clock.
    r"|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\b(?:19|20)\d\d\b|(?!24/7)\b\d{1,2}/\d{1,2}\b"
    r"|\d{1,2}[:.]\d\d(?!\d)|\d\s?[ap]\.?m\b|\d\s?hrs\b|\bo['’]clock\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CorpusText:
    """A line of a mail, or a whole one.

    Attributes:
        locale: such as en-GB; decides the order of a date's numbers.
        reference: the moment from which "tomorrow" counts.
        due: the start that it names, if any.
        is_unseen: it's from mails that no rule was written for.
    """

    text: str
    locale: str
    reference: datetime
    due: datetime | None = None
    is_line: bool = True
    is_unseen: bool = False


def dated_lines() -> list[CorpusText]:
    """Return the first line of each labelled mail that names the labelled day and time together."""
    found = []
    for mail in _mails():
        expected = mail["expect"]
        day, at = (expected.get(f"new_{part}") or expected.get(f"interview_{part}") for part in ("date", "time"))
        if day and at:
            due = datetime.fromisoformat(f"{day}T{at}")
            found += [_text_of(mail, line, due) for line in _lines(mail) if _names(line, due)][:1]
    return found


def undated_lines() -> list[CorpusText]:
    """Return the lines of mails about something else in which nothing is a day, a time or a length of days."""
    return [
        _text_of(mail, line)
        for mail in _mails()
        if mail["expect"]["kind"] == "other"
        for line in _lines(mail)
        if not _NAMES_A_MOMENT.search(line)
    ]


def other_mails() -> list[CorpusText]:
    """Return the mails about something else, whole."""
    mails = [mail for mail in _mails() if mail["expect"]["kind"] == "other"]
    return [replace(_text_of(mail, mail["text"]), is_line=False) for mail in mails]


def _mails() -> list[dict[str, Any]]:
    return [
        mail | {"is_unseen": path.stem == UNSEEN}
        for path in sorted(CORPUS.glob("*.json"))
        for mail in json.loads(path.read_text("utf-8"))
    ]


def _lines(mail: dict[str, Any]) -> Iterator[str]:
    """Yield a mail's lines, without marks of quotation and the name of the subject."""
    for line in mail["text"].split("\n"):
        if text := _QUOTE_AND_HEADER.sub("", line).strip():
            yield text


def _text_of(mail: dict[str, Any], text: str, due: datetime | None = None) -> CorpusText:
    """Return a text of a mail, with the day that the mail was written as its reference."""
    now, locale = datetime.fromisoformat(mail["now"]), mail["locale"]
    written = written_on(take_apart(mail["text"], locale.split("-")[0]), now, locale)
    return CorpusText(text, locale, datetime.combine(written, now.time()), due, is_unseen=mail["is_unseen"])


def _names(line: str, due: datetime) -> bool:
    """Return whether a line holds a day and a time in a form in which that moment may be written."""
    day = rf"(?<![\d:.])0?{due.day}(?!\d|[:.]\d\d\b)|\b{due:%a}[a-z]*\b|\b(?:today|tomorrow|tonight)\b"
    hours = rf"0?(?:{due.hour}|{due.hour % 12 or 12})"
    if due.minute:
        at = rf"(?<!\d){hours}[:.h]?{due.minute:02}(?!\d)"
    else:
        at = rf"(?<![\d:.]){hours}(?:(?:[:.h]?00)?\s?(?:[ap]\.?\s?m|hrs|o.clock|h\b)|[:.]00(?!\d)|(?=\s?[-–]|\s?to\b))"
    if due.time() == time(12):
        at += r"|\b(?:noon|midday)\b"
    return bool(re.search(day, line, re.IGNORECASE) and re.search(at, line, re.IGNORECASE))
