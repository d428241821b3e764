"""Tells what came apart by its content: a calendar file, a mail as a file, or a text; and decodes it within bounds."""

import re
from dataclasses import dataclass
from typing import Final

from builder.emails.read.reading import MAX_CHARS, MAX_FILE, Unreadable

_CALENDAR: Final = re.compile(r"\s{0,20}BEGIN:V(?:CALENDAR|EVENT)\b", re.IGNORECASE)
_CALENDAR_WITHIN: Final = re.compile(r"^BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
_CALENDAR_END: Final = "END:VCALENDAR"
_MAIL_HEADER: Final = re.compile(r"(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n")
_MAIL_NAMES: Final = re.compile(
    r"^(?:Received|MIME-Version|Content-Type|Message-ID|Return-Path|Delivered-To|DKIM-Signature|Content-Transfer-Encoding):",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING_TAG: Final = re.compile(r"</(?:html|body|div|p|td|tr|table|li|ul|h[1-4]|span|b|strong)>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:!doctype|html|head|body|div|p|td|tr|table|li|ul|h[1-4]|span|b|strong|font)\b", re.IGNORECASE
)
_MIN_TAGS: Final = 3
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MAX_CONTROLS: Final = 0.02


@dataclass(frozen=True)
class Source:
    """What came: the text to read, a calendar file's text or "", and the ids for a reply to a mail or ""."""

    text: str
    calendar: str = ""
    thread_ids: str = ""


def open_source(data: bytes | str) -> Source:
    """Return what came, told apart by its content and not by a name.

    Raises:
        Unreadable: it is empty, too long, or no text.
    """
    if len(data) > MAX_FILE:
        raise Unreadable("too-long")
    text = _decode(data) if isinstance(data, bytes) else data
    if not text.strip():
        raise Unreadable("empty")
    if len(_CONTROL.findall(text[:20_000])) > _MAX_CONTROLS * min(len(text), 20_000):
        raise Unreadable("binary")
    if _CALENDAR.match(text):
        return _with_what_follows(text)
    if _MAIL_NAMES.search(text[:5_000].split("\n\n")[0]) and _MAIL_HEADER.match(
        text.lstrip().replace("\r\n", "\n")[:20_000]
    ):
        from builder.emails.read.mail_file import parse_mail

        raw = data if isinstance(data, bytes) else text.encode("utf-8", "replace")
        mail = parse_mail(raw.lstrip())
        calendar = mail.calendar or _calendar_within(text)
        return Source(mail.text[:MAX_CHARS], calendar[:MAX_CHARS], mail.thread_ids)
    if len(text) > MAX_CHARS:
        raise Unreadable("too-long")
    if len(_CLOSING_TAG.findall(text)) >= _MIN_TAGS:
        from builder.emails.read.html_text import html_to_text

        begin = _TAG.search(text).start()  # type: ignore[union-attr]
        return Source(text[:begin] + html_to_text(text[begin:]))
    return Source(text, _calendar_within(text))


def _calendar_within(text: str) -> str:
    """Return a text from where a calendar file begins in it, such as one that was opened together with a mail; or ""."""
    begin = _CALENDAR_WITHIN.search(text)
    return text[begin.start() :] if begin else ""


def _with_what_follows(text: str) -> Source:
    """Return a calendar file, and the mail or the text that was opened together with it.

    Raises:
        Unreadable: either is too long, or what follows is no text.
    """
    end = text.upper().rfind(_CALENDAR_END) + len(_CALENDAR_END)
    if end < len(_CALENDAR_END) or not text[end:].strip():
        if len(text) > MAX_CHARS:
            raise Unreadable("too-long")
        return Source("", text)
    mail = open_source(text[end:].lstrip())
    return Source(mail.text, text[:end][:MAX_CHARS], mail.thread_ids)


def _decode(data: bytes) -> str:
    """Return bytes as text: by their byte order mark, as UTF-8, else as Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
