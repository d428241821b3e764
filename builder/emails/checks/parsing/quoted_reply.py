"""What a message holds that its writer did not write: the thread below a reply, addresses, links.

They are blanked out, character by character, so that every place stays where it was.
"""

import re
from typing import Final

from builder.emails.checks.parsing.lexicon import Lexicon

_CHUNK: Final = re.compile(r"\S+")


def without_links(plain: str) -> str:
    """Blank out addresses and links."""
    parts, done = [], 0
    for match in _CHUNK.finditer(plain):
        chunk = match.group()
        if "@" in chunk or "://" in chunk or chunk.startswith("www."):
            parts += [plain[done : match.start()], " " * len(chunk)]
            done = match.end()
    return "".join((*parts, plain[done:]))


def without_thread(plain: str, words: Lexicon) -> str:
    """Blank out the lines of a quoted thread, and all below the line that announces one without marking its lines."""
    lines = plain.split("\n")
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        if text.startswith(">"):
            lines[number] = " " * len(line)
        elif _announces(text, lines[number + 1 : number + 4], words):
            below = next((other.strip() for other in lines[number + 1 :] if other.strip()), "")
            lines[number] = " " * len(line)
            if not below.startswith(">"):
                return "\n".join(lines[: number + 1] + [" " * len(other) for other in lines[number + 1 :]])
    return "\n".join(lines)


def _announces(text: str, following: list[str], words: Lexicon) -> bool:
    """Tell whether a line says that an older message follows."""
    if text[:2] in ("--", "__") and text.strip("-_ ") in words.named("thread-rules"):
        return True
    if text.startswith(tuple(words.named("thread-openings"))) and len(text) < 300:
        ends = tuple(words.named("thread-endings"))
        return text.endswith(ends) or bool(
            following and following[0].strip().endswith(ends) and len(following[0]) < 200
        )
    if text.startswith(tuple(words.named("thread-from"))):
        starts = tuple(words.named("thread-sent"))
        return any(line.strip().startswith(starts) for line in following)
    return False
