"""Puts the guide's main pages together as one, which can be read from the top to the bottom, or printed."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from markdown.extensions.toc import slugify, unique

PAGE: Final = "read-it-all.md"

CHAPTERS: Final = (
    "why-it-matters.md",
    "contact-at-once.md",
    "be-truthful.md",
    "apologise-once.md",
    "ask-for-a-new-time.md",
    "follow-up.md",
    "learn-from-it.md",
    "write-the-email.md",
)
"""The pages, in the order in which somebody needs them."""

_HEAD: Final = """\
---
title: What to do about a missed interview, all of it on one page
description: >-
  The whole guide to a missed job interview on one page, to read from the top to the bottom or to print: who to call,
  what to say and what to write.
reviewed: {reviewed}
search:
  exclude: true
---

# Read it all on one page

This is the main part of the guide, in the order you’ll need it.
You can read it from the top to the bottom, or print it and mark what you want to say.
If you’re in a hurry, [the first hour](first-hour.md) is shorter.
"""

_FRONT_MATTER: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_REVIEWED: Final = re.compile(r"^reviewed: (\S+)$", re.MULTILINE)
_HEADING: Final = re.compile(r"^(#+) (.+?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")


def markdown(sources: Mapping[str, str]) -> str:
    """Return the page with all chapters, as Markdown.

    Each chapter's headings go down a level and get ids that start with the chapter's name, and links between the
    chapters stay on the page.

    Args:
        sources: the Markdown of the chapters, by their path under docs/.
    """
    reviewed = min(date.fromisoformat(_REVIEWED.findall(sources[chapter])[0]) for chapter in CHAPTERS)
    chapters = (_chapter(chapter, sources[chapter]) for chapter in CHAPTERS)
    return "\n".join([_HEAD.format(reviewed=reviewed), *chapters])


def _chapter(path: str, source: str) -> str:
    ids = iter([*_ids(path, source)])
    text = _FRONT_MATTER.sub("", source).strip() + "\n"
    text = _HEADING.sub(lambda heading: f"#{heading[1]} {heading[2]} {{#{next(ids)}}}", text)
    return _LINK.sub(lambda link: f"]({_address(path, link[1], link[2] or '')})", text)


def _ids(path: str, source: str) -> Iterator[str]:
    """Yield the id of each heading: the chapter's own, then those of its sections, as the page itself has them."""
    taken: set[str] = set()
    for marks, text, given in _HEADING.findall(source):
        name = given or unique(slugify(text, "-"), taken)
        yield _id(path, "" if marks == "#" else name)


def _id(path: str, section: str) -> str:
    chapter = path.removesuffix(".md")
    return f"{chapter}-{section}" if section else chapter


def _address(path: str, target: str, section: str) -> str:
    """Return where a link of a chapter leads from the page with all of them."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if target in CHAPTERS:
        return f"#{_id(target, section)}"
    return f"{target}#{section}" if section else target
