"""What may stand in an answer: one place that cleans text and says what is wrong with it."""

import re
import unicodedata
from typing import Final

INVISIBLE: Final = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f\ud800-\udfff]"
)
"""No ink and no meaning in a message: byte order mark, zero-width space, soft hyphen, word joiner and the like, marks
of annotations, the place of a pasted picture, tags, lone surrogates. Joiners stay: they shape letters and emoji."""

DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that can make text read in another order than it is written (Unicode Technical Report 36, 2.5)."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES: Final = re.compile(r"\s+")
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ADDRESS: Final = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}@[^\s@,;:<>()\[\]\\\"]+\.[^\s@,;:<>()\[\]\\\".]+")


def one_line(value: str) -> str:
    """Return a value as one clean line: NFC, spaces joined, control and invisible characters gone."""
    spaced = _SPACES.sub(" ", value)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", INVISIBLE.sub("", _CONTROL.sub("", spaced)))).strip()


def paragraphs(value: str) -> str:
    r"""Return a text of several lines, clean: NFC, lines ended by \n, control and invisible characters gone."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", _CONTROL.sub("", _LINE_END.sub("\n", value))))


def has_direction_marks(value: str) -> bool:
    """Tell whether a value holds marks that could disguise the order of its text."""
    return DIRECTION.search(value) is not None


def is_address(value: str) -> bool:
    """Tell whether a value looks like one email address: one @, no spaces, a dot in the domain, 254 characters at most.

    Kept light on purpose: the visitor sees the address in the mail app (RFC 5321, 4.5.3.1 for the lengths).
    """
    return len(value) <= 254 and _ADDRESS.fullmatch(value) is not None and ".." not in value


def sentence(value: str) -> str:
    """Return a visitor's own words as a sentence: first letter raised, a stop where none stands."""
    if not value:
        return ""
    raised = value[0].upper() + value[1:]
    return raised if raised[-1] in ".!?…" else raised + "."
