"""Makes whole what a mail program broke: lines too long for it, and lines that it quotes."""

import re
from itertools import pairwise
from typing import Final

_A_LABEL: Final = re.compile(r"[\w /&'-]{1,24}:")
_MIN_WIDTH, _MAX_WIDTH, _MIN_WRAPPED = 62, 80, 50


def unwrapped(text: str) -> str:
    """Return a text in which the line breaks of a mail program, put in where the next word didn't fit, are spaces."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return text
    joined = [lines[0]]
    for previous, line in pairwise(lines):
        word = line.split(" ", 1)[0]
        is_full = len(previous) + 1 + len(word) > width and len(previous) > _MIN_WRAPPED
        joined.append((" " if is_full and word[:1].isalnum() and not _A_LABEL.match(line) else "\n") + line)
    return "".join(joined)


def unquoted(text: str) -> str:
    """Return a quoted mail without its marks, and without the line breaks within a sentence."""
    return re.sub(r"(?m)^[> ]+", "", re.sub(r"(?<=[\w,])\n>[> ]*(?=[a-zA-Z])", " ", text)) if ">" in text else text
