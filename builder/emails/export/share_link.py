"""The answers of a form as part of a link: `#d=` and a JSON object in base64url.

No server sees it. It carries no names unless asked, and never the time zone of whoever made it: whoever opens it has
their own.

Links are untrusted: their size is limited first, then they are decoded, then only known fields are read; the answers
are validated again when the message is written.
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
MAX_FRAGMENT_CHARS: Final = 16_384
"""Chat programs cut links long before."""

PERSONAL_KINDS: Final = frozenset(("line", "email", "tel"))
"""The kinds of fields that hold what a person typed: names, addresses, own words. Shared on request only."""

JOB_FIELDS: Final = frozenset(("role", "company"))
"""What may travel without names: an adviser prepares a link for one job and many people."""

OWN_ZONE: Final = "your_zone"

UNSHARED_KIND: Final = "ids"
"""The kind of fields that no link holds: the ids of somebody else's mails."""

MAX_IGNORED_NAMES: Final = 20

_FRAGMENT: Final = re.compile(r"#?d=([A-Za-z0-9_-]+)=*")
_FORMATS: Final = {
    "date": formats.ISO_DATE,
    "time": formats.ISO_TIME,
    "number": formats.NUMBER,
    "zone": re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*"),
}


class ShareError(ValueError):
    """Raised when a fragment cannot be read, or answers do not fit into one.

    `reason` is "too-long", "broken" or "newer": the key of its sentence in handoff.toml.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"share link: {reason}")
        self.reason = reason


def encode(answers: Mapping[str, str], *, with_names: bool = False, with_job: bool = False) -> str:
    """Return the fragment, "#d=…", that stands for a form's answers. Unknown and malformed answers are left out.

    with_names: include names, addresses and the visitor's own words, not only choices, dates and times.
    with_job: include the job and the company.

    Raises:
        ShareError: the link would be longer than 16,384 characters.
    """
    shared = {name: clean_line(value) for name, value in answers.items() if accepts(name, value) and name != OWN_ZONE}
    if not with_names:
        allowed = JOB_FIELDS if with_job else frozenset()
        shared = {n: value for n, value in shared.items() if n in allowed or FIELDS[n].kind not in PERSONAL_KINDS}
    document = json.dumps({"v": VERSION, **shared}, ensure_ascii=False, separators=(",", ":"))  # pragma: no mutate
    # Brackets inside texts are written as escapes, so that a reader can refuse nesting before it parses anything.
    flat = document[0] + document[1:].replace("{", "\\u007b").replace("[", "\\u005b")  # pragma: no mutate
    fragment = "#d=" + urlsafe_b64encode(flat.encode()).decode("ascii").rstrip("=")  # pragma: no mutate
    if len(fragment) > MAX_FRAGMENT_CHARS:  # pragma: no mutate
        raise ShareError("too-long")
    return fragment


def decode(fragment: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers in a fragment, and the names of what else it holds, 20 at most.

    The zone in links of earlier versions is the sender's, and left out without a word. Only formats are checked here,
    such as that of a date; `form.parsing.parse` tells whether the answers make sense.

    Raises:
        ShareError: it is not a share link, is damaged or too long, or has another version.
    """
    data = _read(fragment)
    if data.pop("v", None) != VERSION:
        raise ShareError("newer")
    data.pop(OWN_ZONE, None)
    answers = {
        name: clean_line(value) for name, value in data.items() if isinstance(value, str) and accepts(name, value)
    }
    ignored = [clean_line(name)[:40] for name in data if name not in answers]
    return answers, tuple(ignored[:MAX_IGNORED_NAMES])


def accepts(name: str, value: str) -> bool:
    """Return whether a link may hold a value of a field: its format is right, and it isn't empty."""
    if name not in FIELDS:
        return False
    field = FIELDS[name]
    clean = clean_line(value) if len(value) <= field.limit * 8 else ""
    if not clean or len(clean) > field.limit or has_bidi_controls(clean) or field.kind == UNSHARED_KIND:
        return False
    if field.kind == "choice":
        return clean in field.choices
    return field.kind not in _FORMATS or _FORMATS[field.kind].fullmatch(clean) is not None


def _read(fragment: str) -> dict[str, object]:
    """Return the JSON object in a fragment. It must be flat, so that no depth can hurt the parser."""
    if len(fragment) > MAX_FRAGMENT_CHARS:
        raise ShareError("too-long")
    match = _FRAGMENT.fullmatch(fragment)
    if not match:
        raise ShareError("broken")
    encoded = match[1]
    try:
        text = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()  # pragma: no mutate
        is_nested = "{" in text[1:] or "[" in text  # pragma: no mutate
        data = None if is_nested else json.loads(text)
    except ValueError:
        raise ShareError("broken") from None
    if not isinstance(data, dict):
        raise ShareError("broken")
    return data
