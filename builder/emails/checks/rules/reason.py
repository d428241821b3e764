"""Rules about the reason."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, WARN, Hit, flag_missing, flag_tokens
from builder.emails.checks.parsing.causes import cause_mentions
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.name_mentions import name_parts
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.model.catalogue import CAUSES, Fault, MessageType

MAX_REASON_WORDS: Final = 45
MAX_REASON_SENTENCES: Final = 3

_OTHER_REASONS: Final = ("because", "owned-only", "condition", "medical", "relative-health", "protected")
_MAX_IGNORED_LETTERS: Final = 2
_KINDS_OF_ILL_RELATIVES: Final = ("child-ill", "relative-ill")
"""Whoever chooses one of these means to say so."""

_BLAMELESS_CAUSES: Final = frozenset(c for c, cause in CAUSES.items() if cause.fault in (Fault.EXTERNAL, Fault.PRIVATE))


def reason_present(document: Document) -> Iterator[Hit]:
    """There is a reason, or an honest label for one. Source: Ask a Manager 2012: none at all read as bizarre."""
    has_reason = cause_mentions(document) or any(name in document.body for name in _OTHER_REASONS)
    if not has_reason and not _tells_stated_reason(document):
        yield flag_missing(document, severity=FIX if document.is_type(MessageType.REPLY_TO_THEM) else WARN)


def _tells_stated_reason(document: Document) -> bool:
    """Return whether the body has at least half the words of the reason that the form states in free text."""
    body_words = {token.text for token in document.body.tokens}
    reason_words = {word for word in name_parts(document.context.other_cause) if len(word) > _MAX_IGNORED_LETTERS}
    return bool(reason_words) and 2 * len(reason_words & body_words) >= len(reason_words)


def reason_brief(document: Document) -> Iterator[Hit]:
    """The reason is brief. Source: Northern Illinois University."""
    sentences = sorted({_sentence_span(document, span) for _, span in cause_mentions(document)})
    count = sum(last - first for first, last in sentences)
    if count > MAX_REASON_WORDS or len(sentences) > MAX_REASON_SENTENCES:
        yield flag_tokens(document, sentences[-1], count=count)


def _sentence_span(document: Document, span: Span) -> Span:
    """Return the tokens of the sentence around a span."""
    sentence = document.sentence_of(span[0])
    return sentence.first, sentence.last


def no_blame(document: Document) -> Iterator[Hit]:
    """Nobody else is blamed. Source: Schlenker, Pontari and Christopher 2001."""
    for span in document.body.matches_of("blame"):
        yield flag_tokens(document, span, text=document.body.source(span))
    for span in document.body.not_negated("your-fault"):
        yield flag_tokens(document, span, text=document.body.source(span))


def one_reason(document: Document) -> Iterator[Hit]:
    """One reason, not several. Source: our own judgement, from Pontari, Schlenker and Christopher 2002."""
    mentions = cause_mentions(document)
    for cause, span in mentions:
        if document.lexicon.cause_groups[cause] != document.lexicon.cause_groups[mentions[0][0]]:
            yield flag_tokens(
                document, span, first=document.body.source(mentions[0][1]), text=document.body.source(span)
            )
            return


def traffic_margin(document: Document) -> Iterator[Hit]:
    """Traffic comes with a word on the time allowed. Source: the study reported by The New York Times, 2002."""
    if not any(document.body.not_negated("ownership")):
        for cause, span in cause_mentions(document):
            if cause in ("traffic", "strike"):
                yield flag_tokens(document, span)
                return


def health_details(document: Document) -> Iterator[Hit]:
    """Health details are yours to keep. Sources: EEOC; Equality Act 2010, section 60; Iowa State University."""
    for span in document.body.matches_of("condition"):
        yield flag_tokens(document, span, text=document.body.source(span), repair=_as_health_matter(document, span))
    for span in document.body.matches_of("medical"):
        yield flag_tokens(document, span, text=document.body.source(span))
    if document.context.cause_kind not in _KINDS_OF_ILL_RELATIVES:
        for span in document.body.matches_of("relative-health"):
            yield flag_tokens(document, span, "relative")


def _as_health_matter(document: Document, span: Span) -> str | None:
    """Return a neutral label for a condition, if it fits the words around it: "because of my depression"."""
    before = document.body.tokens[span[0] - 1].text if span[0] else ""  # pragma: no mutate
    fits = document.body.tokens[span[0]].text in ("my", "a", "an") or before in document.lexicon.word_set(
        "before-causes"
    )
    return document.lexicon.replacements["health"] if fits else None


def private_facts(document: Document) -> Iterator[Hit]:
    """Some private facts can be held against you. Sources: as for health details; EEOC."""
    for span in document.body.matches_of("protected"):
        yield flag_tokens(document, span, text=document.body.source(span))


def employer_details(document: Document) -> Iterator[Hit]:
    """The present employer is not mentioned. Source: our own judgement."""
    for span in document.body.matches_of("present-employer"):
        yield flag_tokens(document, span, text=document.body.source(span))


def no_rival_offer(document: Document) -> Iterator[Hit]:
    """Another interview or offer is not mentioned. Source: The Balance."""
    for span in document.body.not_negated("rival"):
        yield flag_tokens(document, span, text=document.body.source(span))


def reason_matches_choice(document: Document) -> Iterator[Hit]:
    """The reason in the text is the one chosen in the form. Source: Kim and others 2004, on honesty."""
    choice = document.context.cause
    if choice == "other" or document.context.fault not in (Fault.OWN, Fault.SHARED):
        return
    for cause, span in cause_mentions(document):
        if cause in _BLAMELESS_CAUSES and document.lexicon.cause_groups[cause] != document.lexicon.cause_groups.get(
            choice
        ):
            yield flag_tokens(document, span, text=document.body.source(span))
            return


def no_unasked_proof(document: Document) -> Iterator[Hit]:
    """No proof is attached unasked. Source: our own judgement, for the sake of privacy."""
    for span in document.body.not_negated("proof"):
        yield flag_tokens(document, span)
