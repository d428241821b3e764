"""Takes the messages of a thread apart, the newer above the older."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.read.mail_parts import FORWARDED, ORIGINAL, take_apart

_MAX_EARLIER: Final = 2
"""Of a longer thread only the newest messages are read."""


def earlier_messages(text: str, language: str) -> Iterator[str]:
    """Yield the messages quoted below the newest one, each as a text in which all else is spaces."""
    for _ in range(_MAX_EARLIER):
        older = take_apart(text, language).older
        quoted = text[older.start : older.end]
        if not quoted.strip():
            return
        shown = re.sub(r"(?m)^(?:[ ]?>)+", lambda match: " " * len(match[0]), quoted)
        text = (
            re.sub(r"[^\n]", " ", text[: older.start]) + _below_mark(shown) + re.sub(r"[^\n]", " ", text[older.end :])
        )
        yield text


def _below_mark(quoted: str) -> str:
    """Return a quoted message with the line that says it is one as spaces, unless that says who wrote it."""
    first = next((line for line in quoted.split("\n") if line.strip()), "")
    is_mark = ORIGINAL.match(first) or FORWARDED.match(first) or re.match(r"\s*_{8,}", first)
    return quoted.replace(first, " " * len(first), 1) if is_mark else quoted
