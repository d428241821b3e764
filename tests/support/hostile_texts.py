"""Hostile texts: what a program on its way could take for something else, every plane of Unicode, at any length."""

import json
from functools import cache
from random import Random
from typing import Final

from builder.emails.translations import load_table
from tests.conftest import ROOT
from tests.support.corpus_requests import texts

PAYLOADS: Final = (
    "{{ 7 * 7 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for _ in range(10 ** 9) %}{% endfor %}",
    "{# {% raw %} #} ${7*7} #{7*7} <%= 7 %>",
    "{0.__class__} %s %n \\g<0> \\1",
    "<img src=x onerror=alert(1)>",
    "a@b.example, c@d.example",
    "=?utf-8?q?x=40evil.example=2C_y?=@good.example",
    "Subject: x\r\nBcc: everybody@example.org",
    "END:VEVENT\r\nBEGIN:VALARM",
    "On Monday 30 November at 14:30, from 9 to 10am or 25:61, 3/4/26, tomorrow, in 99999 weeks",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Mars/Base:99991231T235959\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Interview\nDTSTART:00010101T000000Z\nDURATION:P99999999W\nEND:VEVENT",
    "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n\r\n--x--",
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64\nDate: x\n\n//8=",
    "<html><body><p>Interview</p><p>on <b>Friday</b> at 99pm &#xD800; &#1114112; &nosuch;</p></body></html>",
)
"""Texts that mean something to a program on their way."""

PLANES: Final = (
    *((0x00, 0x20), (0x20, 0x7F), (0x80, 0x250), (0x300, 0x370), (0x590, 0x700), (0x900, 0x1000), (0x1F00, 0x2100)),
    *((0x2000, 0x2070), (0x3000, 0x30FF), (0x4E00, 0x5000), (0xAC00, 0xAD00), (0xD800, 0xE000), (0xE000, 0x10000)),
    *((0x10000, 0x20000), (0x1F1E6, 0x1F650), (0x20000, 0x30000), (0xE0000, 0xE0200)),
    *((plane << 16, (plane + 1) << 16) for plane in range(3, 17)),
)
"""Ranges of characters: control characters, alphabets, marks, halves of pairs, and each plane by itself."""

MARKS: Final = "\u202a\u202b\u202c\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u0301\u0327\u20dd\ufe0f\u200d\0"
"""Marks of direction, marks that combine with a letter, joiners and NUL."""

MAIL: Final = "MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: {}; charset={}\nContent-Transfer-Encoding: {}\n\n{}"
MAIL_TYPES: Final = ("text/plain", "text/html", "text/calendar", "multipart/mixed; boundary=x", "x")
CHARSETS: Final = ("utf-8", "us-ascii", "windows-1252", "iso-8859-1", "utf-7", "utf-16", "unicode_escape", "idna", "x")
TRANSFER_ENCODINGS: Final = ("8bit", "quoted-printable", "base64", "x-uuencode", "x")

INVITATIONS: Final = ROOT / "tests" / "corpus" / "invitations" / "known.json"
JOINTS: Final = ("", " ", "\n", "\n\n", "\t", ", ")
LENGTHS: Final = (10, 100, 5_000)
RUN_LENGTHS: Final = (*(1_000, 5_000, 20_000) * 10, 100_000)
"""The lengths of a run: what two words repeated make."""


@cache
def invitations() -> tuple[str, ...]:
    """Return the invitations and replies of the corpus."""
    return tuple(mail["text"] for mail in json.loads(INVITATIONS.read_text("utf-8")))


@cache
def _tokens() -> tuple[str, ...]:
    """Return what a rule of the check or of the reading may look for, a word each, and what stands between."""
    words = {word for phrases in load_table("en", "lexicon")["sets"].values() for word in phrases}
    words |= {word for mail in invitations() for word in mail.split()}
    return (*sorted(words), *MARKS, *"@<>[]{}()'\"-–:,.!?/_£1")


@cache
def _corpus() -> tuple[str, ...]:
    return tuple(texts())


def characters(random: Random) -> str:
    """Return some characters of one plane, perhaps with marks among them."""
    start, end = random.choice(PLANES)
    text = "".join(chr(random.randrange(start, end)) for _ in range(random.choice((1, 2, 7, 40))))
    return text if random.random() < 0.7 else "".join(c + random.choice(MARKS) * random.choice((1, 3)) for c in text)


def run(random: Random) -> str:
    """Return two words repeated, at a length that shows whether the time for it is squared."""
    unit = "".join(random.choice(_tokens()) + random.choice(JOINTS) for _ in range(2))
    length = random.choice(RUN_LENGTHS)
    return (unit * (length // len(unit) + 1))[:length]


def text(random: Random, *, many: bool = False) -> str:
    """Return a text. many: put together from up to five."""
    if random.random() < 0.02:
        return run(random)
    kinds = (lambda: random.choice(_corpus()), lambda: random.choice(PAYLOADS), lambda: characters(random))
    parts = [random.choice(kinds)() for _ in range(random.choice((1, 1, 2, 5 if many else 2)))]
    return random.choice(JOINTS).join(parts)[: random.choice(LENGTHS)]


def invitation(random: Random) -> str:
    """Return an invitation or a reply as pasted, or in a mail as a file: cut, or put together from several."""
    mail = random.choice(invitations())
    if random.random() < 0.2:
        return mail
    pieces = []
    for _ in range(random.choice((1, 2, 5))):
        at = random.randrange(len(mail))
        pieces += [mail[at : at + random.choice((30, 300, 3_000))], text(random)]
        mail = random.choice(invitations())
    pasted = random.choice(JOINTS).join(random.sample(pieces, len(pieces)))
    if random.random() < 0.8:
        return pasted
    return MAIL.format(*map(random.choice, (MAIL_TYPES, CHARSETS, TRANSFER_ENCODINGS)), pasted)
