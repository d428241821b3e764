"""Appeals to pity: running yourself down, and hardship."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, WARN, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.causes import cause_mentions
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.checks.parsing.removable_words import removable_words, sentence_with_its_mark

_NEEDED: Final = ("apology", "reschedule", "offer", "interest", "ask", "thanks", "ownership")
"""A sentence with one of these stays, whatever else it says."""


def no_self_insult(document: Document) -> Iterator[Hit]:
    """The mistake is named without insulting oneself. Source: our own judgement."""
    for span in document.body.not_negated("self-insult"):
        yield _flag(document, span, removable_words(document, span))


def no_hardship(document: Document) -> Iterator[Hit]:
    """Money troubles and hardship stay out of it; one hit a sentence. Source: our own judgement.

    Losing a home can be why somebody wasn't there: then a general word is enough.
    """
    said = {document.sentence_of(span[0]): span for span in document.body.matches_of("lost-home")}
    said |= {document.sentence_of(span[0]): span for span in document.body.matches_of("hardship")}
    causes = {document.sentence_of(span[0]) for _, span in cause_mentions(document)}
    for sentence, span in sorted(said.items(), key=lambda pair: pair[1]):
        if not document.body.matches_between("hardship", sentence.first, sentence.last):
            yield flag_tokens(document, span, "home", severity=WARN, text=document.body.source(span))
        elif sentence in causes or any(document.in_sentence(name, sentence) for name in _NEEDED):
            yield _flag(document, span, removable_words(document, span))
        else:
            yield _flag(document, span, sentence_with_its_mark(document, sentence))


def _flag(document: Document, span: Span, removable: Span | None) -> Hit:
    """Return a hit on what can be removed with a phrase; on the phrase alone where nothing can."""
    if removable is None:
        return flag_tokens(document, span, severity=FIX, text=document.body.source(span))
    text = document.body.raw[slice(*removable)].strip(" ,.!\r\n")
    return flag_chars(*removable, severity=FIX, repair="", text=text)
