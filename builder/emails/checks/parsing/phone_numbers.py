"""Telephone numbers in a message."""

import re
from typing import Final

from builder.emails.checks.parsing.document import Document

_CANDIDATE: Final = re.compile(r"[+(]?\d[\d ().\-/]{5,20}\d")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_US_LOCAL: Final = re.compile(r"\d{3}[-. ]\d{4}")
_MIN_DIGITS: Final = 7
_MAX_DIGITS: Final = 15
"""The longest international number (ITU-T E.164)."""
_MIN_DIGITS_UNMARKED: Final = 10
"""Digits of a number that starts with neither a plus sign, a bracket nor a zero."""


def count_phone_numbers(document: Document) -> int:
    """Return how many telephone numbers the body holds; the writer's own counts however it is written."""
    own = document.context.phone
    count = sum(_is_phone_number(match.group()) for match in _CANDIDATE.finditer(document.body.plain))
    return max(count, document.body.raw.count(own) if own else 0)


def _is_phone_number(text: str) -> bool:
    """Return whether digits are a telephone number rather than a date or a reference."""
    digits = sum(c.isdigit() for c in text)
    if not _MIN_DIGITS <= digits <= _MAX_DIGITS or _DATE.match(text):
        return False
    return text[0] in "+(0" or digits >= _MIN_DIGITS_UNMARKED or _US_LOCAL.fullmatch(text) is not None
