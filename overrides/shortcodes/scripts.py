"""Words that an American says differently: two block quotes of a page, of which the reader sees one."""

import re
from typing import Final

from overrides.shortcodes import render
from overrides.shortcodes.locales import LOCALE_NAMES, Version

_QUOTE: Final = r"((?:^>.*(?:\n|\Z))+)"
_PAIR: Final = re.compile(rf"{_QUOTE}\n<!-- american -->\n\n{_QUOTE}", re.MULTILINE)


def expand(markdown: str) -> str:
    """Return a page with HTML for each pair of block quotes that `<!-- american -->` stands between.

    The first is British, the second American. They're plain text: Markdown in them is shown as it is.
    """
    return _PAIR.sub(lambda pair: _render(pair[1], pair[2]) + "\n", markdown)


def _render(*quotes: str) -> str:
    versions = [Version(locale, _paragraphs(quote)) for locale, quote in zip(LOCALE_NAMES, quotes, strict=True)]
    return render.render("script.html", versions=versions)


def _paragraphs(quote: str) -> list[str]:
    text = re.sub(r"^> ?", "", quote, flags=re.MULTILINE)
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
