"""Names in a message: the parts of a name, and the company or role it mentions."""

import re
from dataclasses import dataclass
from typing import Final

from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span

_PART: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "the", "and", "of"}
)
_MAX_NAME_WORDS: Final = 6


@dataclass(frozen=True)
class NameMention:
    """A name in the body: its tokens, and its text."""

    span: Span
    text: str


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without titles."""
    return tuple(
        part
        for part in (p.lower().replace("’", "'").removesuffix("'s") for p in _PART.findall(name))
        if part not in _TITLES
    )


def mentioned_role(document: Document) -> NameMention | None:
    """Return a role mentioned before "role" or "position" that shares no word with the one applied for, if any."""
    role = set(name_parts(document.context.role))
    if not role:
        return None
    for noun, _ in document.body.matches_of("role-nouns"):
        first = noun
        while first > 0 and noun - first < _MAX_NAME_WORDS and _in_name(document, first - 1):
            first -= 1
        text = document.body.source((first, noun))
        before = document.body.tokens[first - 1].text if first else ""  # pragma: no mutate
        if (
            text
            and before in document.lexicon.word_set("the-words")
            and not role & set(name_parts(text))
            and not _of_answers(document, text)
        ):
            return NameMention((first, noun), text)
    return None


def mentioned_company(document: Document) -> NameMention | None:
    """Return a company mentioned after "the role at" or "work for" that is not in the context, if any."""
    if not document.context.company:
        return None
    for span in document.body.matches_of("company-before"):
        last = span[1]
        while last - span[1] < _MAX_NAME_WORDS and _follows(document, last - 1) and _capital(document, last):
            last += 1
        before = document.body.tokens[max(0, span[0] - 3) : span[0]]
        is_own_job = any(token.text in document.lexicon.word_set("own-jobs") for token in before)
        if last > span[1] and not is_own_job:
            text = document.body.source((span[1], last))
            if not _of_answers(document, text):
                return NameMention((span[1], last), text)
    return None


def _in_name(document: Document, index: int) -> bool:
    """Return whether a token can be part of a name that goes on with the next token: "Clerk", but not "The"."""
    return (
        _capital(document, index)
        and _follows(document, index)
        and document.body.tokens[index].text not in document.lexicon.word_set("the-words")
    )


def _of_answers(document: Document, text: str) -> bool:
    """Return whether a name shares a word with a name in the context, or with a day or month."""
    parts = set(name_parts(text))
    context = document.context
    answers = " ".join(
        (context.company, context.client, context.role, context.place, context.recipient_name, context.cause_detail)
    )
    calendar_words = {
        entry.partition(" ")[2] for name in ("weekdays", "months") for entry in document.lexicon.word_set(name)
    }
    return bool(parts & (set(name_parts(answers)) | calendar_words)) or not parts


def _capital(document: Document, index: int) -> bool:
    """Return whether a token starts with a capital."""
    return document.body.raw[document.body.tokens[index].start].isupper()


def _follows(document: Document, index: int) -> bool:
    """Return whether only a space separates a token from the next, so that both can be parts of one name."""
    tokens = document.body.tokens
    return index + 1 < len(tokens) and document.body.plain[tokens[index].end : tokens[index + 1].start] in (" ", " & ")
