"""What slips in when an email is typed like a text: missing capitals and apostrophes, words typed twice.

Other spelling is the browser's to check.
"""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.document import Document, known_names
from builder.emails.checks.parsing.tokenizer import FIRST_PERSON

_SENTENCE_GAP: Final = re.compile(r"(?:\.|[!?]+)\s+")
_GREETING_GAP: Final = re.compile(r"[ ,.!:]*\n\s*")
_JOINED_BEFORE: Final = re.compile(r"[(/_&+]")
_JOINED_AFTER: Final = re.compile(r"[)/_&+]|[.]\w")
_MIN_WEEKDAY_LETTERS: Final = 6
"""Shorter ones are other words too: "sun", "wed"."""


def capitals_and_apostrophes(document: Document) -> Iterator[Hit]:
    """Capitals and apostrophes are in place: one finding for all. Source: Ask a Manager 2008, on a casual tone."""
    edits = [(*document.body.char_span((n, n + 1)), word) for n, word in _respelt_words(document)]
    if not edits:
        return
    raw, start, end = document.body.raw, edits[0][0], edits[-1][1]
    parts, done = [], start
    for word_start, word_end, word in edits:
        parts += [raw[done:word_start], word]
        done = word_end
    example = next((edit for edit in edits if "'" in edit[2]), edits[0])
    yield flag_chars(
        start,
        end,
        "many" if len(edits) > 1 else "one",
        severity=WARN if len(edits) > 1 else TIP,
        repair="".join(parts),
        text=raw[example[0] : example[1]],
        instead=example[2],
        count=len(edits),
    )


def _respelt_words(document: Document) -> Iterator[tuple[int, str]]:
    """Yield each word above the signature that lacks a capital or an apostrophe: its token, and what it should be."""
    written_out = dict(pair.split() for pair in document.lexicon.word_set("apostrophes"))
    weekdays = {name for _, name in map(str.split, document.lexicon.word_set("weekdays"))}
    names = frozenset[str]().union(*known_names(document.context))
    for index, token in enumerate(document.body.tokens):
        if token.start >= document.sections.signature[0]:
            return
        source = document.body.raw[token.start : token.end]
        if token.quoted or token.text in names:
            continue
        word = source
        if token.text in written_out and (source.islower() or token.first) and not source[1:].isupper():
            word = source[0] + written_out[token.text][1:]
        is_first_person = word.lower() in FIRST_PERSON or token.text in FIRST_PERSON
        is_weekday = token.text in weekdays and len(source) >= _MIN_WEEKDAY_LETTERS
        if (
            (is_first_person and _stands_alone(document, index))
            or (is_weekday and source.islower())
            or (source.islower() and _starts_sentence(document, index))
        ):
            word = word[0].upper() + word[1:]
        if word != source:
            yield index, word


def _stands_alone(document: Document, index: int) -> bool:
    """Return whether a word is no number of a list and no part of a name: "(i)", "i.MX"."""
    token, raw = document.body.tokens[index], document.body.raw
    return not _JOINED_BEFORE.search(raw[max(0, token.start - 1) : token.start]) and not _JOINED_AFTER.match(
        raw, token.end
    )


def _starts_sentence(document: Document, index: int) -> bool:
    """Return whether a word surely starts a sentence: after a single mark, the greeting, or nothing at all."""
    token = document.body.tokens[index]
    if not token.first or document.sentence_of(index).is_list_item:
        return False
    if index == 0:
        return not document.body.raw[: token.start].strip()
    before = document.body.tokens[index - 1].end
    gap = _GREETING_GAP if before == document.sections.greeting[1] else _SENTENCE_GAP
    return gap.fullmatch(document.body.raw, before, token.start) is not None


def no_doubled_word(document: Document) -> Iterator[Hit]:
    """No word appears twice in a row. Source: our own judgement."""
    tokens = document.body.tokens
    first = 0
    for index in range(1, len(tokens) + 1):
        if index < len(tokens) and _repeats(document, index):
            continue
        word = tokens[first].text
        if index - first > 1 and word not in document.lexicon.word_set("said-twice"):
            urges = word in document.lexicon.word_set("urging")
            yield flag_tokens(
                document,
                (first, index),
                "urging" if urges else "slip",
                severity=FIX if _is_plea(document, first) else WARN,
                repair=document.body.source((first, first + 1)),
                word=word,
            )
        first = index


def _is_plea(document: Document, index: int) -> bool:
    """Return whether a word asks: said twice it begs, with a comma between or without."""
    return document.body.tokens[index].text == document.lexicon.replacements["plea"]


def _repeats(document: Document, index: int) -> bool:
    """Return whether a word is the one before it, with nothing but a space between; a name may be."""
    token, before, raw = document.body.tokens[index], document.body.tokens[index - 1], document.body.raw
    return (
        token.text == before.text
        and token.sentence == before.sentence
        and not token.quoted
        and token.text.isalpha()
        and len(token.text) > 1
        and not (raw[token.start].isupper() and not raw[token.start : token.end].isupper())
        and raw[before.end : token.start].strip() in ("", "," if _is_plea(document, index) else "")
    )
