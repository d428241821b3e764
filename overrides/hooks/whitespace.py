"""Removes the indentation of templates from built pages: the builder's page is almost a kilobyte smaller without it."""

import re
from itertools import chain, zip_longest
from typing import Final

_VERBATIM: Final = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BEFORE_TAG: Final = re.compile(r"\n\s+(?=<|\Z)")


def strip_indents(html: str) -> str:
    """Return a page with its tags at the beginning of their lines, and without blank lines before them.

    `pre`, `textarea`, `script` and `style` stay as they are, and so does text that goes over several lines.
    """
    between, verbatim = _VERBATIM.split(html)[::3], _VERBATIM.split(html)[1::3]
    stripped = [_BEFORE_TAG.sub("\n", part) for part in between]
    return "".join(chain.from_iterable(zip_longest(stripped, verbatim, fillvalue="")))
