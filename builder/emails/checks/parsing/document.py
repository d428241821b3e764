"""A message as the rules see it: tokenised once, divided into sections, with the days and times it mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final

from builder.emails.checks.parsing.date_mentions import DayMention, find_days
from builder.emails.checks.parsing.lexicon import Lexicon, load_lexicon
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.checks.parsing.time_mentions import TimeMention, find_times
from builder.emails.checks.parsing.tokenized_text import Sentence, TokenizedText
from builder.emails.checks.parsing.tokenizer import normalize_typography, tokenize
from builder.emails.model.context import Context, Message

_NAMES: Final = ("company", "client", "role", "your_name", "recipient_name", "place")
_MAX_SIGN_OFF_LINES: Final = 10
_MAX_GREETING_CHARS: Final = 80
_MAX_CLOSING_WORDS: Final = 7
_WORDS: Final = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")
_BLANK_LINE: Final = re.compile(r"\n[ ]*\n")


@dataclass(frozen=True)
class Sections:
    """The sections of a body, as spans of characters. `closing` is empty if there is no closing line."""

    greeting: Span
    main: Span
    closing: Span
    signature: Span


@dataclass(frozen=True)
class Document:
    """A parsed message and its context."""

    context: Context
    lexicon: Lexicon
    subject: TokenizedText
    body: TokenizedText
    sections: Sections

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the main part; one that begins on the line of the greeting, without it."""
        first, last = (sum(token.start < edge for token in self.body.tokens) for edge in self.sections.main)
        return tuple(
            replace(s, first=max(s.first, first), last=min(s.last, last))
            for s in self.body.sentences
            if s.first < last and s.last > first
        )

    @cached_property
    def word_count(self) -> int:
        """The number of words in the main part."""
        return sum(self.body.length(sentence) for sentence in self.sentences)

    @cached_property
    def days(self) -> tuple[DayMention, ...]:
        """The days that the body mentions."""
        return tuple(find_days(self.body, self.lexicon))

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """The times of day that the body mentions."""
        return tuple(find_times(self.body, self.lexicon))

    @cached_property
    def today(self) -> date | None:
        """The writer's date; None if unknown."""
        return date.fromisoformat(self.context.today) if self.context.today else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the main part, in characters."""
        start, end = self.sections.main
        edges = [start, *(m.end() for m in _BLANK_LINE.finditer(self.body.plain, start, end)), end]
        return tuple((a, b) for a, b in pairwise(edges) if self.body.plain[a:b].strip())

    def is_type(self, *types: str) -> bool:
        """Return whether the message is of one of these types."""
        return self.context.message_type in types

    def sentence_of(self, token: int) -> Sentence:
        """Return the sentence of a token of the body."""
        return self.body.sentences[self.body.tokens[token].sentence]

    def sentence_after(self, sentence: Sentence) -> Sentence:
        """Return the sentence of the body after a sentence; the last one itself."""
        number = self.body.tokens[sentence.first].sentence + 1
        return self.body.sentences[min(number, len(self.body.sentences) - 1)]

    def in_sentence(self, name: str, sentence: Sentence) -> bool:
        """Return whether a phrase of a list starts in a sentence of the body."""
        return bool(self.body.matches_between(name, sentence.first, sentence.last))


def parse_document(message: Message, context: Context) -> Document:
    """Return a message, parsed."""
    lexicon = load_lexicon(context.language)
    names = frozenset(known_names(context))
    body = tokenize(message.body, lexicon, names)
    subject = tokenize(message.subject, lexicon, names, reply=False)  # pragma: no mutate
    return Document(context, lexicon, subject, body, _split_sections(body, lexicon))


def known_names(context: Context) -> Iterator[frozenset[str]]:
    """Yield the words of each name in the context."""
    for field in _NAMES:
        parts = frozenset(_WORDS.findall(normalize_typography(getattr(context, field))))
        if parts:
            yield parts


def _split_sections(body: TokenizedText, lexicon: Lexicon) -> Sections:
    """Divide a body into its sections."""
    greeting = _greeting(body, lexicon)
    closing, signature = _sign_off(body, greeting[1], lexicon)
    start = greeting[1] + len(body.plain[greeting[1] :]) - len(body.plain[greeting[1] :].lstrip(" \n,.!:"))
    end = closing[0]
    return Sections(greeting, (min(start, end), end), closing, signature)


def _greeting(body: TokenizedText, lexicon: Lexicon) -> Span:
    """Return the greeting: from its opening word to the punctuation mark or line break that ends it."""
    if not body.tokens or body.tokens[0].text not in lexicon.word_set("greetings"):
        return 0, 0
    start = body.tokens[0].start
    for token in body.tokens[:12]:
        mark = body.plain[token.end : token.end + 1]
        stop = mark in (",", "\n", "!", ":", ";", "") or (
            mark == "." and token.text not in lexicon.word_set("abbreviations")
        )
        if stop or body.plain[token.end : token.end + 2] in (" -", " \u2013", " \u2014", " \n"):
            return (start, token.end) if token.end - start <= _MAX_GREETING_CHARS else (0, 0)
    return 0, 0


def _sign_off(body: TokenizedText, min_start: int, lexicon: Lexicon) -> tuple[Span, Span]:
    """Return the closing line, empty if there is none, and the signature below it."""
    lines = _last_lines(body.plain, min_start)
    for start, end in lines:
        if _is_closing_line(body.plain[start:end], lexicon):
            return (start, end), (end, len(body.raw))
    for start, end in reversed(lines):
        text = body.plain[start:end].rstrip()
        if not _LETTER.search(text):
            continue
        if (
            len(text.split()) <= 4
            and text[-1:] not in (".", "?", "!")
            and not _DIGIT.search(text)
            and start > min_start
        ):
            return (start, start), (start, len(body.raw))
        break
    return (len(body.raw),) * 2, (len(body.raw),) * 2


def _is_closing_line(line: str, lexicon: Lexicon) -> bool:
    """Return whether a line is a closing line: a known one, or a short one that starts like one and ends in a comma."""
    parts = _WORDS.findall(line)
    if " ".join(parts) in lexicon.word_set("closings"):
        return True
    return (
        0 < len(parts) <= _MAX_CLOSING_WORDS
        and parts[0] in lexicon.word_set("closing-starts")
        and line.rstrip().endswith(",")
    )


def _last_lines(plain: str, min_start: int) -> list[Span]:
    """Return the last lines that are not blank, in order."""
    lines: list[Span] = []
    end = len(plain)
    while end > min_start and len(lines) < _MAX_SIGN_OFF_LINES:
        start = max(plain.rfind("\n", min_start, end) + 1, min_start)  # pragma: no mutate
        if plain[start:end].strip():
            lines.append((start, end))
        end = start - 1  # pragma: no mutate
    return lines[::-1]
