"""Cleaning of text that people type, and the checks that every text must pass."""

import re
import unicodedata
from typing import Final

INVISIBLE: Final = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Invisible characters that carry no meaning: byte order mark, zero-width space, soft hyphen, word joiner, marks of
annotations, the placeholder of a pasted picture, tags, lone surrogates. Joiners stay: they shape letters and emoji."""

BIDI_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that can display text in another order than it is stored (Unicode Technical Report 36, 2.5)."""

MAX_MARKS: Final = 30
"""Combining marks in a row."""

MAX_EMAIL_CHARS: Final = 254
"""RFC 5321, 4.5.3.1: a path of 256 octets, less its angle brackets."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES: Final = re.compile(r"\s+")
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MISLEADING: Final = re.compile(r"\.\.|=\?[^?\s]+\?[bq]\?", re.IGNORECASE)
"""Two dots, or the beginning of an encoded word."""

_EMAIL: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}@[^\s@,;:<>()\[\]\\\"]+\.[^\s@,;:<>()\[\]\\\".]+")


def clean_line(value: str) -> str:
    """Return a value as one clean line: NFC, spaces collapsed, control and invisible characters removed."""
    spaced = _SPACES.sub(" ", value)
    return _SPACES.sub(" ", _compose_marks(INVISIBLE.sub("", _CONTROL.sub("", spaced)))).strip()


def clean_text(value: str) -> str:
    r"""Return a text of several lines, clean: NFC, lines ended by \n, control and invisible characters removed."""
    return _compose_marks(INVISIBLE.sub("", _CONTROL.sub("", _LINE_END.sub("\n", value))))


def _compose_marks(value: str) -> str:
    """Return a text in NFC, each letter with 30 marks at most.

    Normalization sorts the marks of a letter, and takes the square of their number. Thirty is the limit of Unicode's
    stream-safe text format (Standard Annex 15, section 13).
    """
    if value.isascii():
        return value
    kept, run = [], 0
    for character in value:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def has_bidi_controls(value: str) -> bool:
    """Return whether a value holds controls that could disguise the order of its text."""
    return BIDI_CONTROLS.search(value) is not None


def is_email_address(value: str) -> bool:
    """Return whether a value looks like one email address: one @, no spaces, a dot in the domain, not too long.

    Deliberately lenient: the visitor sees the address again in the mail program. Refused is what such a program could
    decode into another address: an encoded word (RFC 2047), or letters that compatibility mapping turns into marks.
    """
    return (
        len(value) <= MAX_EMAIL_CHARS
        and _EMAIL.fullmatch(value) is not None
        and _EMAIL.fullmatch(unicodedata.normalize("NFKC", value)) is not None
        and not _MISLEADING.search(value)
    )


def as_sentence(value: str) -> str:
    """Return a visitor's own words as a sentence: capitalised, and with a full stop if it has no end mark."""
    if not value:
        return ""
    capitalised = value[0].upper() + value[1:]
    return capitalised if capitalised[-1] in ".!?…" else capitalised + "."
