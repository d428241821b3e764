"""The apology."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.phrase_pattern import Span

SETTLED: Final = frozenset({"M4", "M7", "M8", "M9", "M10a", "M10b", "M11a", "M11b", "M12a"})
"""Types in which the apology has been made already, or none is due: one at most."""

TOO_MANY: Final = 4
_NEAR: Final = 12
_PICTURE: Final = re.compile(
    "[\U0001f1e6-\U0001faff\u2639\u263a\u2764\u2728\u203c\u2049]|(?<![\\w:;])[:;]-?[()DPp](?![\\w()])"
)


def apologies(draft: Draft) -> Iterator[Span]:
    """Yield every apology of the body, by its stem; subject and quoted thread do not count."""
    return iter(draft.body.found("apology"))


def apology_present(draft: Draft) -> Iterator[Hit]:
    """There is a word of apology or regret. Sources: all; without fault, Brooks, Dai and Schweitzer 2013."""
    if not any(apologies(draft)):
        yield flag_missing(draft)


def too_many_apologies(draft: Draft) -> Iterator[Hit]:
    """One apology is best, two are fine. Sources: an HR director (CareerPlug); the guide's source article."""
    most = 1 if draft.context.type in SETTLED else 2
    found = list(apologies(draft))
    if len(found) > most:
        severity = FIX if len(found) >= TOO_MANY else WARN
        yield flag_tokens(draft, found[most], "settled" if most == 1 else "first", severity=severity, count=len(found))


def apology_early(draft: Draft) -> Iterator[Hit]:
    """The apology stands in the first two sentences. Source: Climb the Ladder."""
    first = next(apologies(draft), None)
    if first and len(draft.sentences) > 2 and first[0] >= draft.sentences[1].last:
        yield flag_tokens(draft, first)


def apology_specific(draft: Draft) -> Iterator[Hit]:
    """The apology says what it is for. Sources: Leopold 2019; Kampf 2008."""
    first = None
    for span in apologies(draft):
        first = first or span
        sentence = draft.sentence_of(span[0])
        window = (max(sentence.first, span[0] - _NEAR), min(sentence.last, span[1] + _NEAR))
        if draft.body.within("wrong-done", *window):
            return
    if first:
        yield flag_tokens(draft, first)


def takes_responsibility(draft: Draft) -> Iterator[Hit]:
    """A miss of your own doing is owned: the strongest part of an apology. Source: Lewicki and others 2016."""
    if not any(draft.body.affirmed("ownership")):
        yield flag_missing(draft)


def no_needless_self_blame(draft: Draft) -> Iterator[Hit]:
    """No blame is taken for what nobody could help. Source: Brooks, Dai and Schweitzer 2013: regret is enough."""
    for span in draft.body.affirmed("self-blame"):
        if not draft.in_sentence("notice", draft.sentence_of(span[0])):
            yield flag_tokens(draft, span)


def acknowledges_impact(draft: Draft) -> Iterator[Hit]:
    """What the miss cost the reader is seen. Source: Ask a Manager 2013."""
    if "impact" not in draft.body:
        yield flag_missing(draft)


def apology_unconditional(draft: Draft) -> Iterator[Hit]:
    """The apology has no "if" and no "but". Sources: Kampf 2008; Carey. A common formula is a tip only."""
    for span in draft.body.affirmed("conditional"):
        yield flag_tokens(draft, span, "if", text=draft.body.written(span))
    for span in draft.body.affirmed("shifted"):
        yield flag_tokens(draft, span, "but")
    for span in draft.body.found("inconvenience-may"):
        yield flag_tokens(draft, span, "formula", severity=TIP, repair=draft.words.repairs["inconvenience"])


def no_plea_for_forgiveness(draft: Draft) -> Iterator[Hit]:
    """It does not ask to be forgiven. Source: Lewicki, Polin and Lount 2016: the weakest part of an apology."""
    for span in draft.body.affirmed("forgiveness"):
        yield flag_tokens(draft, span, text=draft.body.written(span))
    for span in draft.body.affirmed("self-abasement"):
        yield flag_tokens(draft, span, "self", text=draft.body.written(span))


def no_flippancy(draft: Draft) -> Iterator[Hit]:
    """Nothing sounds careless. Sources: Ask a Manager 2008 and 2013."""
    for span in draft.body.affirmed("flippant"):
        yield flag_tokens(draft, span, text=draft.body.written(span))
    for span in draft.body.affirmed("breezy"):
        yield flag_tokens(draft, span, severity=WARN, text=draft.body.written(span))
    for match in _PICTURE.finditer(draft.body.raw):
        start, end = match.span()
        if draft.body.plain[start] != " ":
            before = 1 if start and draft.body.plain[start - 1] == " " else 0
            yield flag_chars(start - before, end, "picture", repair="")


def prevention_step(draft: Draft) -> Iterator[Hit]:
    """One concrete step against a repeat. Sources: Lewicki and others 2016; Pontari and others 2002."""
    if "prevention" not in draft.body:
        yield flag_missing(draft)


def no_empty_promise(draft: Draft) -> Iterator[Hit]:
    """No promise without a step. Source: Lewicki, Polin and Lount 2016: an offer of repair is a deed."""
    promised = next(draft.body.affirmed("promise"), None)
    if promised and "prevention" not in draft.body:
        yield flag_tokens(draft, promised, text=draft.body.written(promised))
