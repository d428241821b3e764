"""The reason."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, WARN, Hit, flag_missing, flag_tokens
from builder.emails.checks.parsing.causes import cause_mentions
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.name_mentions import name_parts
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.model.catalogue import CAUSES

MOST_WORDS: Final = 45
MOST_SENTENCES: Final = 3

_OTHER_REASONS: Final = ("because", "owned-only", "condition", "medical", "relative-health", "protected")
_SHORT: Final = 2
_SYMPATHETIC: Final = frozenset(c for c, cause in CAUSES.items() if cause.fault in "CD")


def reason_present(draft: Draft) -> Iterator[Hit]:
    """A reason, or an honest label for one. Source: Ask a Manager 2012: none at all read as bizarre."""
    told = cause_mentions(draft) or any(name in draft.body for name in _OTHER_REASONS)
    if not told and not _own_words(draft):
        yield flag_missing(draft, severity=FIX if draft.is_type("M6") else WARN)


def _own_words(draft: Draft) -> bool:
    """Tell whether the body holds half the words, or more, of the reason that was given in the writer's own words."""
    said = {token.text for token in draft.body.tokens}
    wanted = {word for word in name_parts(draft.context.other_cause) if len(word) > _SHORT}
    return bool(wanted) and 2 * len(wanted & said) >= len(wanted)


def reason_brief(draft: Draft) -> Iterator[Hit]:
    """The reason is brief. Source: Northern Illinois University."""
    telling = sorted({_place(draft, span) for _, span in cause_mentions(draft)})
    count = sum(last - first for first, last in telling)
    if count > MOST_WORDS or len(telling) > MOST_SENTENCES:
        yield flag_tokens(draft, telling[-1], count=count)


def _place(draft: Draft, span: Span) -> Span:
    """Return the sentence of a span, as a span."""
    sentence = draft.sentence_of(span[0])
    return sentence.first, sentence.last


def no_blame(draft: Draft) -> Iterator[Hit]:
    """Nobody else is blamed. Source: Schlenker, Pontari and Christopher 2001."""
    for span in draft.body.found("blame"):
        yield flag_tokens(draft, span, text=draft.body.written(span))
    for span in draft.body.affirmed("your-fault"):
        yield flag_tokens(draft, span, text=draft.body.written(span))


def one_reason(draft: Draft) -> Iterator[Hit]:
    """One reason, not several. Source: our own judgement, from Pontari, Schlenker and Christopher 2002."""
    told = cause_mentions(draft)
    for cause, span in told:
        if draft.words.stories[cause] != draft.words.stories[told[0][0]]:
            yield flag_tokens(draft, span, first=draft.body.written(told[0][1]), text=draft.body.written(span))
            return


def traffic_margin(draft: Draft) -> Iterator[Hit]:
    """Traffic is owned with a word on the time allowed. Source: the study reported by The New York Times, 2002."""
    if not any(draft.body.affirmed("ownership")):
        for cause, span in cause_mentions(draft):
            if cause in ("traffic", "strike"):
                yield flag_tokens(draft, span)
                return


def health_details(draft: Draft) -> Iterator[Hit]:
    """Health details are yours to keep. Sources: EEOC; Equality Act 2010, section 60; Iowa State University."""
    for span in draft.body.found("condition"):
        yield flag_tokens(draft, span, text=draft.body.written(span), repair=_as_health_matter(draft, span))
    for span in draft.body.found("medical"):
        yield flag_tokens(draft, span, text=draft.body.written(span))
    for span in draft.body.found("relative-health"):
        yield flag_tokens(draft, span, "relative")


def _as_health_matter(draft: Draft, span: Span) -> str | None:
    """Return the label for a named condition, where it fits the words around: "because of my depression"."""
    before = draft.body.tokens[span[0] - 1].text if span[0] else ""
    fits = draft.body.tokens[span[0]].text in ("my", "a", "an") or before in draft.words.named("before-causes")
    return draft.words.repairs["health"] if fits else None


def private_facts(draft: Draft) -> Iterator[Hit]:
    """Some private facts can be held against you. Sources: as for health details; EEOC."""
    for span in draft.body.found("protected"):
        yield flag_tokens(draft, span, text=draft.body.written(span))


def employer_details(draft: Draft) -> Iterator[Hit]:
    """The present employer stays out of it. Source: our own judgement."""
    for span in draft.body.found("present-employer"):
        yield flag_tokens(draft, span, text=draft.body.written(span))


def no_rival_offer(draft: Draft) -> Iterator[Hit]:
    """Another interview or offer is not mentioned. Source: The Balance."""
    for span in draft.body.affirmed("rival"):
        yield flag_tokens(draft, span, text=draft.body.written(span))


def reason_matches_choice(draft: Draft) -> Iterator[Hit]:
    """The reason in the text is the one that was chosen. Source: Kim and others 2004, on honesty."""
    chosen = draft.context.cause
    if chosen == "other" or draft.context.fault not in ("A", "B"):
        return
    for cause, span in cause_mentions(draft):
        if cause in _SYMPATHETIC and draft.words.stories[cause] != draft.words.stories.get(chosen):
            yield flag_tokens(draft, span, text=draft.body.written(span))
            return


def no_unasked_proof(draft: Draft) -> Iterator[Hit]:
    """No proof is attached unasked. Source: our own judgement, for the sake of privacy."""
    for span in draft.body.affirmed("proof"):
        yield flag_tokens(draft, span)
