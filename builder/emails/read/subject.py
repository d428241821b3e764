"""Finds the job and the company in a subject: "Interview – ROLE at COMPANY"."""

import re
from functools import cache
from typing import Final

from builder.emails.read.company_names import COMPANY
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, phrases, words

_ROLE_WORD: Final = r"[\w&/'+#.()-]+"
ROLE_REST: Final = rf"[\w&/'+#.()-]*(?:,?[ ](?:[&–-][ ])?{_ROLE_WORD}){{0,7}}?"
ROLE: Final = rf"(?:[A-Za-z]|\d(?=st|nd|rd|th)){ROLE_REST}"


@cache
def _subject_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    nouns = alternatives(words(language, "job")["nouns"])
    company = COMPANY
    dash = r"[ ]?(?:-|–|—|:|\||,|@)[ ]?"
    kind = r"(?:(?:invitation|invite|confirmation|confirmed|request|details|schedule|reminder|scheduled|rescheduled|availability|update)[ ]?(?:to|for)?[ ]?)?"
    return (
        re.compile(
            rf"(?i:interview)[ ]?(?i:{kind})(?:{dash}|(?i:for)[ ](?:(?i:the)[ ])?)(?P<role>{ROLE})(?:[ ](?i:{nouns}))?(?:[ ](?:at|with)[ ]|{dash})(?P<company>{company})[ .]*$"
        ),
        re.compile(rf"(?P<role>{ROLE})[ ](?i:{nouns}|interview)[ ]?(?:at|with|{dash})[ ]?(?P<company>{company})[ .]*$"),
        re.compile(
            rf"(?i:interview)[ ]?(?i:{kind})(?:{dash}|(?i:for|as)[ ](?:(?i:the|a|an)[ ])?)(?P<role>{ROLE})(?:[ ](?i:{nouns}))?[ .]*$"
        ),
        re.compile(rf"(?i:interview)\b.{{0,60}}?\b(?i:for)[ ](?:the[ ])?(?P<role>{ROLE})(?:[ ](?i:{nouns}))?[ .]*$"),
        re.compile(rf"^(?P<company>{company})[ ]?(?:-|–|—|\||:)[ ]?(?i:interview|phone screen)\b"),
        re.compile(
            rf"^(?:(?i:invitation|interview|confirmation|confirmed|reminder|updated invitation)\b[^:–-]{{0,20}}{dash})?(?P<role>{ROLE})[ ](?i:{nouns}|interview|phone screen|screen|screening)\b"
        ),
    )


def in_subject(letter: Letter, part: str, language: str) -> list[tuple[int, str]]:
    """Return where in the text a subject names a part (role or company), and the words, the surest first."""
    subject = letter.subject
    begin = letter.headers["subject"].start if "subject" in letter.headers else 0
    start = max(letter.text.find(subject, begin), 0)
    matches = (pattern.search(subject) for pattern in _subject_patterns(language))
    return [
        (start + match.start(part), match[part])
        for match in matches
        if match and part in match.groupdict() and not is_kind_of_interview(match[part], language)
    ]


def is_kind_of_interview(value: str, language: str) -> bool:
    """Return whether words say which interview it is, and not which job."""
    return phrases(language, "job", "kinds_of_interview").search(value) is not None
