"""Takes a pasted mail apart: its headers, the newest message, what was quoted below, a note above a forwarded one.

Nothing is cut out, so that every position stays one of the text that came.
"""

import re
from dataclasses import dataclass
from typing import Final

from builder.emails.read.labels import with_colons, with_labels_on_lines
from builder.emails.read.letter import Letter, Span, value_of
from builder.emails.read.typography import normalise

MAX_BODY: Final = 30_000
"""Of a longer message only the beginning is read."""
MAX_HEADER: Final = 1_000
"""Of a longer header only the beginning is read."""
_HEADER: Final = re.compile(
    r"^[ >]{0,4}(?P<name>From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Sender|Received|Attachments?|Importance)\s?:[ ]?(?P<value>.*)$",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(r"^[ >]*On .{5,160}(?:wrote|writes)\s?:\s*$", re.IGNORECASE)
_WROTE_BEGINS: Final = re.compile(r"^[ >]*On .{5,160}<[^>\n]{3,80}>\s*$", re.IGNORECASE)
FORWARDED: Final = re.compile(r"^[ >-]*(?:Forwarded message|Begin forwarded message|Forwarded by)\b", re.IGNORECASE)
ORIGINAL: Final = re.compile(r"^[ >]*(?:-{2,}\s?Original (?:Message|Appointment))", re.IGNORECASE)
_DATE_LINE: Final = re.compile(
    r"\s*(?:[A-Z][a-z]{2,8},? )?\d{1,2} [A-Z][a-z]{2,8} 20\d\d,? (?:at )?\d{1,2}[:.]\d\d\s*(?:[AaPp][Mm])?\s*$"
)
_QUOTED_BY: Final = re.compile(
    r"^[ >]*On .{5,60}?(?:[AP]M|\d\d:\d\d|20\d\d),? (\S[^<\n]{1,60}<[^>\n]{3,80}>) wrote\s?:", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"Re\s?:[ ]+(\S.*)", re.IGNORECASE)
_FORWARD_MARK: Final = re.compile(r"\s*fwd?\s?:", re.IGNORECASE)
_SHORT_NOTE: Final = 40
_MIN_QUOTED: Final = 3


@dataclass(frozen=True)
class Line(Span):
    """A line and where it is."""

    text: str


def _unmarked(text: str) -> str:
    """Return a text all of which is quoted with its marks as spaces, but for the last of a line: ">>> Hi"."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _MIN_QUOTED or not all(line.startswith(">") for line in lines):
        return text
    depth = min(len(re.match(r"(?:>[ ]?)+", line)[0].replace(" ", "")) for line in lines)  # type: ignore[index]
    return re.sub(rf"(?m)^(?:>[ ]?){{{depth}}}", lambda match: " " * len(match[0]), text)


def take_apart(text: str, language: str) -> Letter:
    """Return the parts of a pasted text."""
    text = with_labels_on_lines(text, language)  # first, since tabs become spaces
    text = with_colons(_unmarked(normalise(text)), language)
    lines = _lines(text)
    headers, first = _headers(lines, _first_header(lines))
    cut, is_forward = _next_message(lines, first)
    note, outer = None, headers
    body = Span(
        lines[first].start if first < len(lines) else len(text), lines[cut].start if cut < len(lines) else len(text)
    )
    is_forward = is_forward or (cut < len(lines) and bool(_FORWARD_MARK.match(value_of(text, headers, "subject"))))
    answer = 0 if text[body.start : body.end].strip() else _answer_below(lines, cut)
    if is_forward and not answer and _is_note(text[body.start : body.end]):
        inner, begin = _headers(lines, cut if _HEADER.match(lines[cut].text) else cut + 1)
        cut, _ = _next_message(lines, begin)
        start = lines[begin].start if begin < len(lines) else len(text)
        end = lines[cut].start if cut < len(lines) else len(text)
        visitor = {"to": headers["to"]} if "to" in headers else {}  # who was sent the outer mail holds it
        addressee = {"passed-on-to": inner["to"]} if "to" in inner else {}
        note, headers, body = body, {**headers, **inner, **visitor, **addressee}, Span(start, end)
    if (
        first < len(lines)
        and not answer
        and not text[body.start : body.end].strip()
        and cut < len(lines)
        and (quoted := _QUOTED_BY.match(lines[cut].text))
    ):
        headers = {**headers, "from": Span(lines[cut].start + quoted.start(1), lines[cut].start + quoted.end(1))}
        cut, begin = _next_message(lines, cut + 1)[0], lines[cut].end
        body = Span(begin, lines[cut].start if cut < len(lines) else len(text))
    older = Span(body.end, min(len(text), body.end + MAX_BODY))
    if answer:
        older, body = Span(lines[cut].start, lines[answer].start), Span(lines[answer].start, len(text))
    return Letter(text, Span(body.start, min(body.end, body.start + MAX_BODY)), older, headers, note, outer)


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), line))
        start += len(line) + 1
    return lines


def _first_header(lines: list[Line]) -> int:
    """Return the line at which the headers begin: the first, or one below a short heading."""
    for index, line in enumerate(lines[:6]):
        if re.match(r"(?:From|Subject)\s?:", line.text, re.IGNORECASE):
            return index
        if len(line.text) > 80:
            break
    return 0


def _headers(lines: list[Line], first: int) -> tuple[dict[str, Span], int]:
    """Return the headers that begin at a line, and the line after them."""
    headers: dict[str, Span] = {}
    index = first
    while index < len(lines) and not lines[index].text.strip(" >-_"):
        index += 1
    begin = index
    while index < len(lines):
        line = lines[index]
        match = _HEADER.match(line.text)
        if not match:
            if headers and "subject" not in headers and (about := _ABOUT.match(line.text)):
                headers["subject"] = Span(line.start + about.start(1), line.end)
                index += 1
                continue
            if headers and "date" not in headers and _DATE_LINE.match(line.text):
                headers["date"] = Span(line.start, line.end)
                index += 1
                continue
            break
        name = match["name"].lower()
        name = "date" if name == "sent" else name
        start, end = line.start + match.start("value"), line.start + match.end("value")
        headers.setdefault(name, Span(start, min(end, start + MAX_HEADER)))
        index += 1
    names = set(headers)
    if names <= {"date"}:  # "Date: 3 March" alone is a fact of the mail, no header of it
        return {}, begin
    return headers, index


def _next_message(lines: list[Line], first: int) -> tuple[int, bool]:
    """Return the line with which the next older message begins, and whether it was forwarded."""
    for index in range(first, len(lines)):
        line = lines[index].text
        if FORWARDED.match(line):
            return index, True
        if re.match(r"[ >]*_{8,}\s*$", line):
            near = [item.text for item in lines[index + 1 : index + 4]]
            if any(re.match(r"[ >]*From\s?:", text, re.IGNORECASE) for text in near):
                return index, False
        if _WROTE.match(line) or ORIGINAL.match(line):
            return index, False
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if _WROTE_BEGINS.match(line) and following.strip(" >").lower().startswith("wrote"):
            return index, False
        if line.lstrip().startswith(">") and (index == first or following.lstrip().startswith(">")):
            return index, index == first
        match = _HEADER.match(line)
        if match and match["name"].lower() == "from":
            near = [item.text for item in lines[index + 1 : index + 6]]
            is_ruled = index > first and re.fullmatch(r"[ >]*[-_=—–]{3,}[ ]*", lines[index - 1].text) is not None
            is_sent = near and re.match(r"[ >]*(?:Sent|Date)\s?:", near[0], re.IGNORECASE) is not None
            if is_ruled:
                return index - 1, False
            if is_sent or sum(bool(_HEADER.match(text)) for text in near) >= 2:
                return index, False
    return len(lines), False


def _answer_below(lines: list[Line], cut: int) -> int:
    """Return the line at which an answer begins that stands below what it quotes; 0 where nothing does."""
    index = cut
    while index < len(lines) and (not lines[index].text.strip() or lines[index].text.lstrip().startswith(">")):
        index += 1
    return index if cut < index < len(lines) else 0


def _is_note(text: str) -> bool:
    """Return whether a text above a forwarded mail is only a word about it."""
    return len(text.split()) < _SHORT_NOTE
