"""Masks what the author did not write: the quoted thread below a reply, email addresses, links.

Each masked character becomes a space, so that offsets are preserved.
"""

import re
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon

_CHUNK: Final = re.compile(r"\S+")


def mask_links(plain: str) -> str:
    """Return a text with email addresses and links masked."""
    parts, done = [], 0
    for match in _CHUNK.finditer(plain):
        chunk = match.group()
        if "@" in chunk or "://" in chunk or chunk.startswith("www."):
            parts += [plain[done : match.start()], " " * len(chunk)]
            done = match.end()
    return "".join((*parts, plain[done:]))


def mask_quoted_reply(plain: str, lexicon: Lexicon) -> str:
    """Return a text with quoted lines masked, and everything below a reply header whose quote has no markers."""
    lines = plain.split("\n")
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        if text.startswith(">"):
            lines[number] = " " * len(line)
        elif _is_reply_header(text, lines[number + 1 : number + 4], lexicon):
            below = next((other.strip() for other in lines[number + 1 :] if other.strip()), "")  # pragma: no mutate
            lines[number] = " " * len(line)
            if not below.startswith(">"):
                return "\n".join(lines[: number + 1] + [" " * len(other) for other in lines[number + 1 :]])
    return "\n".join(lines)


def _is_reply_header(text: str, following: list[str], lexicon: Lexicon) -> bool:
    """Return whether a line introduces an older message."""
    if text[:2] in ("--", "__") and text.strip("-_ ") in lexicon.word_set("thread-rules"):
        return True
    if text.startswith(tuple(lexicon.word_set("thread-openings"))) and len(text) < 300:
        ends = tuple(lexicon.word_set("thread-endings"))
        return text.endswith(ends) or bool(
            following and following[0].strip().endswith(ends) and len(following[0]) < 200
        )
    if text.startswith(tuple(lexicon.word_set("thread-from"))):
        starts = tuple(lexicon.word_set("thread-sent"))
        return any(line.strip().startswith(starts) for line in following)
    return False
