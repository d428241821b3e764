"""The prose of a guide page, its sentences and words, and how hard they are to read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from builder.emails.checks.parsing.readability import reading_grade

NAMES: Final = (
    "Americans with Disabilities Act",
    "Job Accommodation Network",
    "Equality Advisory and Support Service",
    "National Domestic Abuse Helpline",
    "National Domestic Violence Hotline",
    "Universal Credit",
)
"""Names of laws and services stand as they are; they are left out of the measure."""

_AMERICAN: Final = re.compile(r"<!-- american -->\n+(?:^>.*\n?)+", re.MULTILINE)
"""The American version of a script: a reader sees one version."""

_CONTRACTION: Final = re.compile(
    r"\b(?:\w+n't|I'm|\w+'(?:ll|re|ve|d)|(?:it|that|there|here|what|who|where|how|he|she|let|when)'s)\b", re.IGNORECASE
)
"""A noun with 's is left out: it may be a genitive."""

_SENTENCE: Final = re.compile(r"(?<=[.!?…])[\"”’)*]*\s+")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[:.,]\d+)*")


def prose(markdown: str) -> Iterator[str]:
    """Yield the paragraphs and list items of a page as plain text: no front matter, headings, tables or shortcodes.

    A script in both Englishes is there once, in British English.
    """
    text = _AMERICAN.sub("", re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL))
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for block in re.split(r"\n\s*\n|\n(?=(?:> )?(?:[*-]|\d+\.) )", text):
        lines = [line for line in block.splitlines() if not line.startswith(("#", "|"))]
        plain = " ".join(re.sub(r"^(?:[>\s]|[*-] |\d+\. )+", "", line) for line in lines)
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).replace("*", "").replace("`", "")
        if _WORD.search(plain):
            yield re.sub(r"\s+", " ", plain).strip()


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a page's prose; the end of a paragraph or list item ends a sentence too."""
    text_sentences = [sentence for block in prose(markdown) for sentence in _SENTENCE.split(block)]
    return [sentence for sentence in text_sentences if words(sentence)]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence; a figure such as 10:30 is one."""
    return _WORD.findall(sentence)


def contractions(text: str) -> list[str]:
    """Return the contractions of a text with straight quotes, such as don't, I'm and it's."""
    return _CONTRACTION.findall(text)


def scripts(markdown: str) -> list[str]:
    """Return the words to say or to send that a page gives: its block quotes, and those with a copy button."""
    return re.findall(r"(?:^>.*\n?)+", markdown, re.MULTILINE) + re.findall(r"<!-- say: (.*?) -->", markdown)


def grade(markdown: str) -> float:
    """Return the Flesch-Kincaid grade of a page's prose: the years of US school it asks for."""
    text_sentences = sentences(_without_names(markdown))
    is_list_item = [word for sentence in text_sentences for word in words(sentence)]
    return reading_grade(is_list_item, len(text_sentences))


def pages(docs: Path) -> dict[str, str]:
    """Return the text of every page of the guide by its path below docs/, with typographic quotes made straight."""
    return {
        str(path.relative_to(docs)): straight(path.read_text(encoding="utf-8")) for path in sorted(docs.rglob("*.md"))
    }


def straight(text: str) -> str:
    """Return a text with straight quotes for typographic ones."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _without_names(markdown: str) -> str:
    for name in NAMES:
        markdown = markdown.replace(name, "it")
    return markdown
