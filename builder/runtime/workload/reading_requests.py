"""Requests to read invitations, to trace which code that runs; its modules are mounted first."""

import json
import tomllib
from base64 import encodebytes
from itertools import product
from pathlib import Path
from quopri import encodestring
from random import Random
from typing import Any, Final

from builder.runtime.workload.sample_requests import requests_for

_SOURCES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_LONG_CHARS: Final = 200_000
_LONG: Final = 7
"""So many of the sources are read at that length too."""

_MIXTURES: Final = 600
_JOINTS: Final = ("", " ", "\n", "\n\n", "\t", ", ", "\0", "<b>", "</p></p></p>")
_CHARACTERS: Final = ("\u0301", "\u202e", "\U0001f600", "\U000e0052", "\ud800")
"""A text with one of them is kept in two or four bytes a character, and other code runs for it."""

_LETTER: Final = "Hi Sam,\n\nCan you come for an interview with {0} on Friday at 2pm?\n\nKind regards,\n{0}\nAcme Ltd"
"""As many names as fill the cache of regular expressions, which then forgets some."""

_MAIL: Final = "MIME-Version: 1.0\nContent-Type: {}; charset={}\nContent-Transfer-Encoding: {}\n\n{}"
_MAIL_PARTS: Final = (
    ("text/plain", "text/html", "text/calendar", "multipart/mixed; boundary=x"),
    ("utf-8", "us-ascii", "windows-1252", "iso-8859-1", "utf-7", "utf-16", "utf-32", "unicode_escape", "idna", "none"),
    ("8bit", "7bit", "quoted-printable", "base64", "x-uuencode", "none"),
    ("Hi +AKM-5 =E2=82 \\u20ac \\x", "//5IAGkA2AA=", "–\U0001f600\ud800"),
)
"""The parts of a mail as a file, in encodings that a reader meets and some that nobody should."""


def _mails(sources: list[str]) -> list[str]:
    """Return mails of every type, encoded in every way; and all sources as programs encode them."""
    return [
        *(_MAIL.format(*parts) for parts in product(*_MAIL_PARTS)),
        *(_MAIL.format("text/html", "utf-8", "base64", encodebytes(text.encode()).decode()) for text in sources),
        *(
            _MAIL.format("text/plain", "utf-8", "quoted-printable", encodestring(text.encode()).decode())
            for text in sources
        ),
    ]


def _mixtures(sources: list[str]) -> list[str]:
    """Return texts of pieces of sources and odd characters, the same every time."""
    random = Random(16)  # noqa: S311  # no secret
    texts = []
    for _ in range(_MIXTURES):
        pieces = [random.choice(_CHARACTERS) * random.choice((0, 1, 3))]
        for source in random.choices(sources, k=random.choice((1, 2, 5))):
            at = random.randrange(len(source))
            pieces += [source[at : at + random.choice((30, 300, 3_000))], random.choice(_JOINTS)]
        texts.append("".join(pieces))
    return texts


def reading_requests() -> list[str]:
    """Return requests, as JSON, to read every kind of text and file, cut short and long."""
    request = requests_for(["read"])[0]
    sources = [str(source) for source in _SOURCES["sources"]]
    texts = [
        *sources,
        *(source[: len(source) // 2] for source in sources),
        *((source * (_LONG_CHARS // len(source))) for source in sources[:_LONG]),
        *(source + character for source in sources for character in _CHARACTERS),
        *_mails(sources),
        *_mixtures(sources),
        *(
            _LETTER.format(f"Ann Lee{letters}")
            for letters in map("".join, product("aeiou", "bcdfglmnr", "aeiou", "ts"))
        ),
        "",
        "\0" * 90,
    ]
    locales = [{"locale": locale, "your_zone": "Europe/London"} for locale in ("en-GB", "en-US")]
    return [
        json.dumps({**request, "answers": answers, "source": text})
        for answers in locales
        for text in [*texts, "", "\0" * 90]
    ]
