"""The ids by which mail programs put a reply below the mail that it answers (RFC 5322, 3.6.4).

They come from a stranger's file and go into the headers of ours, so only what has the strict form of an id passes.
"""

import re
from collections.abc import Iterable
from typing import Final

MAX_ID_CHARS: Final = 250
"""Of one id: a line of a mail has at most 998 characters, and no mail program writes half as many."""
MAX_THREAD_CHARS: Final = 1_000
"""Of all ids of a thread: the first one and the newest are kept."""

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ID: Final = re.compile(rf"<{_ATOM}(?:\.{_ATOM})*@(?:{_ATOM}(?:\.{_ATOM})*|\[[!-;=?-Z^-~]*\])>")
_ENCODED_WORD: Final = "=?"
"""An id may hold it, but a program could decode what follows into something else (RFC 2047)."""


def message_ids(value: str) -> tuple[str, ...]:
    """Return the ids in a header's value, parted by spaces, each once; what is no id, or too long, is left out."""
    words = value[: 8 * MAX_THREAD_CHARS].split(" ")
    return tuple(dict.fromkeys(word for word in words if _is_id(word)))


def thread_ids(message_id: str, references: str, in_reply_to: str) -> str:
    """Return the ids for a reply to a mail with these headers, the mail's own last; "" where that has none.

    A mail that names no references may name the one mail it answers.
    """
    own = message_ids(message_id)
    if len(own) != 1:
        return ""
    answered = message_ids(in_reply_to)
    earlier = message_ids(references) or (answered if len(answered) == 1 else ())
    return " ".join(_within_bounds([*(one for one in earlier if one not in own), *own]))


def _within_bounds(ids: list[str]) -> Iterable[str]:
    """Return the ids without the second, and so on, until they are short enough."""
    while len(" ".join(ids)) > MAX_THREAD_CHARS:
        del ids[1]
    return ids


def _is_id(word: str) -> bool:
    return len(word) <= MAX_ID_CHARS and _ENCODED_WORD not in word and _ID.fullmatch(word) is not None
