"""Names in a text: the parts of a name, and a company or role that is named there."""

import re
from dataclasses import dataclass
from typing import Final

from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.phrase_pattern import Span

_PART: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "the", "and", "of"}
)
_LONGEST_NAME: Final = 6


@dataclass(frozen=True)
class Named:
    """A name found in the body."""

    span: Span
    text: str


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without titles."""
    return tuple(
        part
        for part in (p.lower().replace("’", "'").removesuffix("'s") for p in _PART.findall(name))
        if part not in _TITLES
    )


def role_named(draft: Draft) -> Named | None:
    """Return a role that stands before "role" or "position" and shares no word with the one applied for."""
    wanted = set(name_parts(draft.context.role))
    if not wanted:
        return None
    for noun, _ in draft.body.found("role-nouns"):
        first = noun
        while first > 0 and noun - first < _LONGEST_NAME and _in_name(draft, first - 1):
            first -= 1
        text = draft.body.written((first, noun))
        before = draft.body.tokens[first - 1].text if first else ""
        if (
            text
            and before in draft.words.named("the-words")
            and not wanted & set(name_parts(text))
            and not _of_answers(draft, text)
        ):
            return Named((first, noun), text)
    return None


def company_named(draft: Draft) -> Named | None:
    """Return a company that stands after "the role at" or "work for" and is none of the answers'."""
    if not draft.context.company:
        return None
    for span in draft.body.found("company-before"):
        last = span[1]
        while last - span[1] < _LONGEST_NAME and _follows(draft, last - 1) and _capital(draft, last):
            last += 1
        before = draft.body.tokens[max(0, span[0] - 3) : span[0]]
        own = any(token.text in draft.words.named("own-jobs") for token in before)
        if last > span[1] and not own:
            text = draft.body.written((span[1], last))
            if not _of_answers(draft, text):
                return Named((span[1], last), text)
    return None


def _in_name(draft: Draft, at: int) -> bool:
    """Tell whether a word can be part of a name that goes on with the next word: "Clerk", but not the "The" before."""
    return (
        _capital(draft, at) and _follows(draft, at) and draft.body.tokens[at].text not in draft.words.named("the-words")
    )


def _of_answers(draft: Draft, text: str) -> bool:
    """Tell whether a name shares a word with one that the answers hold, or with a day."""
    parts = set(name_parts(text))
    context = draft.context
    known = " ".join(
        (context.company, context.client, context.role, context.place, context.recipient_name, context.cause_detail)
    )
    days = {entry.partition(" ")[2] for name in ("weekdays", "months") for entry in draft.words.named(name)}
    return bool(parts & (set(name_parts(known)) | days)) or not parts


def _capital(draft: Draft, at: int) -> bool:
    """Tell whether a word starts with a capital."""
    return draft.body.raw[draft.body.tokens[at].start].isupper()


def _follows(draft: Draft, at: int) -> bool:
    """Tell whether only a space stands between a word and the next, so that both can be parts of one name."""
    tokens = draft.body.tokens
    return at + 1 < len(tokens) and draft.body.plain[tokens[at].end : tokens[at + 1].start] in (" ", " & ")
