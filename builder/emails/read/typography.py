"""Replaces the odd characters of a text one for one, so that every position stays one of the text that came."""

import re
from typing import Final

MAX_SPACES: Final = 40
MAX_TOKEN: Final = 120
"""Of more spaces, or of a longer word, only so many characters are read; a link may be longer."""
_FILLER: Final = "\x1f"
_LONG_SPACE: Final = re.compile(rf"\s{{{MAX_SPACES + 1},}}")
_LONG_TOKEN: Final = re.compile(rf"[^\s{_FILLER}]{{{MAX_TOKEN + 1},}}")
_ONE_TO_ONE: Final = {
    "\r": " ", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2018": "'", "\u2019": "'",
    "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u200b": " ",
    "\ufeff": " ", "\u2028": "\n", "\u2029": "\n", "\u22c5": ",", "\u00b7": ",", "\u2022": "-", "\u200e": " ", "\u200f": " ",
    "*": " ",
}  # fmt: skip
_LEADER: Final = re.compile(r"(?<=\w)[ ]?\.{4,40}[ ]?(?=\S)")


def normalise(text: str) -> str:
    """Return a text with odd spaces, quotes and dashes replaced, character by character.

    Of runs that no mail needs (spaces, blank lines, letters without a space) only the beginning is left to read:
    patterns may look at a run from each of its places, which takes the square of its length.
    """
    for odd, plain in _ONE_TO_ONE.items():
        text = text.replace(odd, plain)
    text = _LONG_SPACE.sub(lambda run: _shorten(run[0], MAX_SPACES), text)
    text = _LONG_TOKEN.sub(lambda run: run[0] if "://" in run[0][:40] else _shorten(run[0], MAX_TOKEN), text)
    return _LEADER.sub(lambda dots: ":".ljust(len(dots[0])), text) if "...." in text else text


def _shorten(run: str, length: int) -> str:
    """Return a run whose rest is characters that no pattern looks for, as many as there were."""
    return run[:length] + _FILLER * (len(run) - length)
