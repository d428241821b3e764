"""Rules about the apology."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phrase_pattern import Span
from builder.emails.model.catalogue import MessageType

APOLOGY_OPTIONAL: Final = frozenset(
    {
        MessageType.AFTER_CALL,
        MessageType.CONFIRM_CALL,
        MessageType.CONFIRM_EMAIL,
        MessageType.AFTER_REFUSAL,
        MessageType.REMINDER,
        MessageType.LAST_NOTE,
        MessageType.ACCEPT_NEW_TIME,
        MessageType.DECLINE_NEW_TIME,
        MessageType.WITHDRAW,
    }
)
"""Message types in which the apology has been made already, or none is due: one at most."""

MAX_APOLOGIES: Final = 3
MIN_APOLOGIES_TO_FIX: Final = 5
_MAX_SENTENCES_BEFORE: Final = 3
"""An apology may come after what happened, or after thanks for their message."""

_MAX_TOKENS_APART: Final = 12
_EMOJI: Final = re.compile(
    "[\U0001f1e6-\U0001faff\u2639\u263a\u2764\u2728\u203c\u2049]|(?<![\\w:;])[:;]-?[()DPp](?![\\w()])"
)


def apologies(document: Document) -> Iterator[Span]:
    """Yield every apology in the body; the subject and the quoted thread do not count."""
    return iter(document.body.matches_of("apology"))


def apology_present(document: Document) -> Iterator[Hit]:
    """There is an apology. Sources: all of them; where nobody is at fault, Brooks, Dai and Schweitzer 2013."""
    if not any(apologies(document)):
        yield flag_missing(document)


def too_many_apologies(document: Document) -> Iterator[Hit]:
    """One for the absence and one for the silence; more take over. Source: an HR director (CareerPlug); our reading."""
    max_apologies = 1 if document.context.message_type in APOLOGY_OPTIONAL else MAX_APOLOGIES
    matches = list(apologies(document))
    if len(matches) > max_apologies:
        severity = FIX if len(matches) >= MIN_APOLOGIES_TO_FIX else WARN
        yield flag_tokens(
            document,
            matches[max_apologies],
            "settled" if max_apologies == 1 else "first",
            severity=severity,
            count=len(matches),
        )


def apology_early(document: Document) -> Iterator[Hit]:
    """The apology is in the first four sentences. Source: Climb the Ladder."""
    first = next(apologies(document), None)
    sentences = document.sentences
    if first and len(sentences) > _MAX_SENTENCES_BEFORE and first[0] >= sentences[_MAX_SENTENCES_BEFORE].last:
        yield flag_tokens(document, first)


def apology_specific(document: Document) -> Iterator[Hit]:
    """The apology says what it is for, in its sentence or in the next one. Sources: Leopold 2019; Kampf 2008."""
    first = None  # pragma: no mutate
    for span in apologies(document):
        first = first or span
        sentence = document.sentence_of(span[0])
        end = document.sentence_after(sentence).last
        window = (max(sentence.first, span[0] - _MAX_TOKENS_APART), min(end, span[1] + _MAX_TOKENS_APART))
        if document.body.matches_between("wrong-done", *window):
            return
    if first:
        yield flag_tokens(document, first)


def takes_responsibility(document: Document) -> Iterator[Hit]:
    """You take responsibility: the strongest part of an apology. Source: Lewicki and others 2016.

    A plain confession ("I slept through my alarm") takes it too.
    """
    if not any(document.body.not_negated("ownership")):
        yield flag_missing(document)


def no_needless_self_blame(document: Document) -> Iterator[Hit]:
    """You take no blame for what nobody could help. Source: Brooks, Dai and Schweitzer 2013: regret is enough."""
    for span in document.body.not_negated("self-blame"):
        if not document.in_sentence("notice", document.sentence_of(span[0])):
            yield flag_tokens(document, span)


def acknowledges_impact(document: Document) -> Iterator[Hit]:
    """The wait, the silence or what it cost them is acknowledged. Sources: Ask a Manager 2013; our blind readings."""
    if "impact" not in document.body:
        yield flag_missing(document)


def apology_unconditional(document: Document) -> Iterator[Hit]:
    """The apology has no "if" and no "but". Sources: Kampf 2008; Carey. A common formula is a tip only."""
    for span in document.body.not_negated("conditional"):
        yield flag_tokens(document, span, "if", text=document.body.source(span))
    for span in document.body.not_negated("shifted"):
        yield flag_tokens(document, span, "but")
    for span in document.body.matches_of("inconvenience-may"):
        yield flag_tokens(
            document, span, "formula", severity=TIP, repair=document.lexicon.replacements["inconvenience"]
        )


def no_plea_for_forgiveness(document: Document) -> Iterator[Hit]:
    """It does not ask for forgiveness. Source: Lewicki, Polin and Lount 2016: the weakest part of an apology."""
    for span in document.body.not_negated("forgiveness"):
        yield flag_tokens(document, span, text=document.body.source(span))
    for span in document.body.not_negated("self-abasement"):
        yield flag_tokens(document, span, "self", text=document.body.source(span))


def no_flippancy(document: Document) -> Iterator[Hit]:
    """Nothing sounds careless. Sources: Ask a Manager 2008 and 2013."""
    for span in document.body.not_negated("flippant"):
        yield flag_tokens(document, span, text=document.body.source(span))
    for span in document.body.not_negated("breezy"):
        yield flag_tokens(document, span, severity=WARN, text=document.body.source(span))
    for match in _EMOJI.finditer(document.body.raw):
        start, end = match.span()
        if document.body.plain[start] != " ":
            before = 1 if start and document.body.plain[start - 1] == " " else 0
            yield flag_chars(start - before, end, "picture", repair="")


def prevention_step(document: Document) -> Iterator[Hit]:
    """What will be different has been done already, or goes unsaid. Source: our blind readings, November 2026.

    Promises about oneself ("from now on I will set two alarms") lost to letters that say what's done, or nothing.
    """
    for span in document.body.not_negated("future-promise"):
        yield flag_tokens(document, span, text=document.body.source(span))


def no_empty_promise(document: Document) -> Iterator[Hit]:
    """No promise without a step. Source: Lewicki, Polin and Lount 2016: an offer of repair is a deed."""
    promised = next(document.body.not_negated("promise"), None)
    if promised and "prevention" not in document.body:
        yield flag_tokens(document, promised, text=document.body.source(promised))
