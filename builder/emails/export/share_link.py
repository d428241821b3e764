"""A setup as part of a link: `#d=` and a JSON object in base64url. No server sees it; it carries no names unasked.

What comes in is anybody's: it is bounded before it is decoded, read by an allow-list, and validated again when the
message is written.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Final

from builder.emails.model.catalogue import FIELDS
from builder.emails.text import formats
from builder.emails.text.sanitize import clean_line, has_bidi_controls

VERSION: Final = 1
MAX_FRAGMENT_CHARS: Final = 8_192
"""Characters of a fragment that are looked at. Chat programs cut links long before."""

PERSONAL_KINDS: Final = frozenset(("line", "email", "tel"))
"""The kinds of fields that hold what a person typed: names, addresses, own words. Shared only when asked for."""

MAX_IGNORED_NAMES: Final = 20

_FRAGMENT: Final = re.compile(r"#?d=([A-Za-z0-9_-]+)=*")
_FORMATS: Final = {
    "date": formats.ISO_DATE,
    "time": formats.ISO_TIME,
    "number": formats.MINUTES,
    "zone": re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*"),
}


class ShareError(ValueError):
    """A fragment cannot be read at all, or answers do not fit into one.

    `reason` is "too-long", "broken" or "newer": the key of its words in handoff.toml.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"share link: {reason}")
        self.reason = reason


def encode(answers: Mapping[str, str], with_names: bool = False) -> str:
    """Return the fragment, "#d=…", that stands for a form's answers. Answers that no field takes are left out.

    with_names: take names, addresses and the visitor's own words too, not only choices, dates and times.

    Raises:
        ShareError: the link would be longer than 8,192 characters.
    """
    shared = {name: clean_line(value) for name, value in answers.items() if accepts(name, value)}
    if not with_names:
        shared = {name: value for name, value in shared.items() if FIELDS[name].kind not in PERSONAL_KINDS}
    written = json.dumps({"v": VERSION, **shared}, ensure_ascii=False, separators=(",", ":"))
    # Brackets inside texts are written as escapes, so that a reader can refuse nesting before it parses anything.
    flat = written[0] + written[1:].replace("{", "\\u007b").replace("[", "\\u005b")
    fragment = "#d=" + urlsafe_b64encode(flat.encode()).decode("ascii").rstrip("=")
    if len(fragment) > MAX_FRAGMENT_CHARS:
        raise ShareError("too-long")
    return fragment


def decode(fragment: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers that a fragment holds, and the names of what it holds beside them, 20 at most.

    Only the shape is checked here, a date's digits for one; whether the answers make sense, `form.parse` tells.

    Raises:
        ShareError: it is no share link, is damaged or too long, or has another version.
    """
    given = _read(fragment)
    if given.pop("v", None) != VERSION:
        raise ShareError("newer")
    answers = {
        name: clean_line(value) for name, value in given.items() if isinstance(value, str) and accepts(name, value)
    }
    ignored = [clean_line(name)[:40] for name in given if name not in answers]
    return answers, tuple(ignored[:MAX_IGNORED_NAMES])


def accepts(name: str, value: str) -> bool:
    """Tell whether a field of that name exists and takes a value of that shape; an empty value is none."""
    if name not in FIELDS:
        return False
    field = FIELDS[name]
    clean = clean_line(value) if len(value) <= field.limit * 8 else ""
    if not clean or len(clean) > field.limit or has_bidi_controls(clean):
        return False
    if field.kind == "choice":
        return clean in field.choices
    return field.kind not in _FORMATS or _FORMATS[field.kind].fullmatch(clean) is not None


def _read(fragment: str) -> dict[str, object]:
    """Return the object in a fragment: flat, so that no depth can hurt the parser."""
    if len(fragment) > MAX_FRAGMENT_CHARS:
        raise ShareError("too-long")
    found = _FRAGMENT.fullmatch(fragment)
    if not found:
        raise ShareError("broken")
    coded = found[1]
    try:
        written = urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode()
        nested = "{" in written[1:] or "[" in written
        data = None if nested else json.loads(written)
    except ValueError:
        raise ShareError("broken") from None
    if not isinstance(data, dict):
        raise ShareError("broken")
    return data
