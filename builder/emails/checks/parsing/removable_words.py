"""Words that can go without leaving a hole: a whole sentence, or the clause at its end."""

from typing import Final

from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.checks.parsing.tokenized_text import Sentence

_PAIRED_MARKS: Final = '()[]"“”'


def removable_words(document: Document, span: Span) -> Span | None:
    """Return the characters that can go with a phrase.

    That is its sentence, if it says nothing else, or the clause that the phrase ends with: "…, because I'm an idiot".
    None where words that have nothing to do with it would be left alone or lost.
    """
    tokens, aside = document.body.tokens, document.lexicon.word_set("aside")
    sentence = document.sentence_of(span[0])
    if any(token.text not in aside for token in tokens[span[1] : sentence.last]):
        return None
    first = span[0]
    while first > sentence.first and tokens[first - 1].text in aside and not tokens[first - 1].pause:
        first -= 1
    if first == sentence.first:
        return sentence_with_its_mark(document, sentence)
    joined = any(token.text in document.lexicon.word_set("joining") for token in tokens[first : span[0]])
    if not joined and not tokens[first - 1].pause:
        return None
    return _without_paired_marks(document, tokens[first - 1].end, tokens[sentence.last - 1].end)


def sentence_with_its_mark(document: Document, sentence: Sentence) -> Span | None:
    """Return the characters of a sentence with its mark, and the space on one side; None for an item of a list."""
    tokens, raw = document.body.tokens, document.body.raw
    start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
    following = tokens[sentence.last].start if sentence.last < len(tokens) else len(raw.rstrip())
    starts_line = not raw[:start].rpartition("\n")[2].strip()
    if starts_line or "\n" not in raw[end:following]:
        end = following
    else:
        end += raw[end:following].index("\n")
        start = len(raw[:start].rstrip(" "))
    return None if sentence.is_list_item else _without_paired_marks(document, start, end)


def _without_paired_marks(document: Document, start: int, end: int) -> Span | None:
    """Return a span, unless it holds a mark whose other half may be outside."""
    return None if any(mark in document.body.raw[start:end] for mark in _PAIRED_MARKS) else (start, end)
