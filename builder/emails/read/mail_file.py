"""Reads a mail saved as a file (.eml, RFC 5322): its headers, its text, and a calendar entry that came with it."""

import contextlib
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Final

from builder.emails.read.html_text import html_to_text
from builder.emails.text.message_ids import thread_ids

_HEADERS: Final = ("From", "To", "Reply-To", "Subject", "Date")
_MAX_PARTS: Final = 60
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Encodings of Python's own that no mail has: they are slow, warn, or read escapes that a reader sees as they are."""


@dataclass(frozen=True)
class Mail:
    """A mail: a text as somebody would paste it, headers first, its calendar entry or "", and the ids for a reply."""

    text: str
    calendar: str
    thread_ids: str


def parse_mail(raw: bytes) -> Mail:
    """Return what an .eml holds. A part that can't be decoded is left out; it never raises."""
    message = BytesParser(policy=default).parsebytes(raw)
    lines = [f"{name}: {_header(message, name)}" for name in _HEADERS if _header(message, name)]
    plain, html, calendar = "", "", ""
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS or part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind == "text/calendar" or (part.get_filename() or "").lower().endswith(".ics"):
            calendar = calendar or _content(part)
        elif kind == "text/plain" and part.get_content_disposition() != "attachment":
            plain = plain or _content(part)
        elif kind == "text/html" and part.get_content_disposition() != "attachment":
            html = html or _content(part)
    body = plain if plain.strip() else html_to_text(html)
    thread = thread_ids(*(_as_written(message, name) for name in ("Message-ID", "References", "In-Reply-To")))
    return Mail("\n".join([*lines, "", body.replace("\r\n", "\n")]), calendar, thread)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header in one line; "" where it is absent or malformed."""
    value = ""
    with contextlib.suppress(ValueError, LookupError, AttributeError, TypeError):
        value = " ".join(str(message.get(name, "")).split())
    return value


def _as_written(message: EmailMessage, name: str) -> str:
    """Return a header in one line, unparsed: the parser makes an id of what is none; "" where it is absent."""
    values = (value for written, value in message.raw_items() if written.lower() == name.lower())
    return " ".join(str(next(values, "")).split())


def _content(part: EmailMessage) -> str:
    """Return a part's text: in its own encoding, else in Latin-1, which takes every byte."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    for encoding in ("utf-8",) if charset.replace("-", "_") in _NO_CHARSETS else (charset, "utf-8"):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")
