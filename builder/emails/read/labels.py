"""Puts a colon where a label of a line or a table is parted from its value by something else."""

import re
from functools import cache
from typing import Final

from builder.emails.read.phrases import alternatives, words

_MIN_TABLE: Final = 2
"""So many labels on lines of their own are a table's, each with its value below it."""


@cache
def _separated_label(language: str) -> re.Pattern[str]:
    names = _label_names(language)
    return re.compile(
        rf"(?m)^(?P<label>[ ]{{0,4}}(?:[-•*·][ ])?(?:{names}))(?P<gap>[ ]?(?:[-–—|=]|\t{{1,3}}|[.·]{{2,40}}|[ ]{{3,40}})[ ]{{0,40}})(?=[^\s|])",
        re.IGNORECASE,
    )


@cache
def _label_above(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?m)^[ ]{{0,4}}(?:{_label_names(language)})(?P<break>\n)(?=[ ]{{0,4}}[^\s:]+[^\n:]*$)", re.IGNORECASE
    )


@cache
def _label_names(language: str) -> str:
    return alternatives(name for labels in words(language, "labels").values() for name in labels if len(name) > 2)


def _as_colon(match: re.Match[str]) -> str:
    """Return a label with a colon and spaces for what parts it from its value."""
    return f"{match['label']}:{' ' * (len(match['gap']) - 1)}"


def with_colons(text: str, language: str) -> str:
    """Return a text in which what parts a label from its value is a colon: "Date - 3 March", a table's cells and lines."""
    text = with_labels_on_lines(text, language)
    above = list(_label_above(language).finditer(text))
    if len(above) >= _MIN_TABLE:
        for match in above:
            text = f"{text[: match.start('break')]}:{text[match.end('break') :]}"
    return text


def with_labels_on_lines(text: str, language: str) -> str:
    """Return a text in which what parts a label from its value on a line is a colon."""
    return _separated_label(language).sub(_as_colon, text)
