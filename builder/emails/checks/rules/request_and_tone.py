"""The request for a new time, and the tone."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.capitals import shouted
from builder.emails.checks.parsing.causes import cause_mentions
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.offered_times import count_offers

RESCHEDULING: Final = frozenset({"M2", "M3", "M4", "M5", "M6", "M17", "M18", "M20"})
FEWEST_OFFERS, MOST_OFFERS = 2, 4
MOST_QUESTIONS: Final = 3
_MARKS: Final = re.compile(r"!+")


def asks_for_new_time(draft: Draft) -> Iterator[Hit]:
    """It asks for a new time. Source: the guide's source article calls it the biggest step."""
    if "reschedule" not in draft.body:
        yield flag_missing(draft)


def concrete_times(draft: Draft) -> Iterator[Hit]:
    """Two or three times are on offer. Sources: The Muse; Climb the Ladder; Northern Illinois University."""
    offers = (
        count_offers(draft) or int(_available_later(draft)) or int("other-ways" in draft.body and draft.is_type("M11b"))
    )
    if offers == 0:
        yield flag_missing(draft, "none")
    elif offers < FEWEST_OFFERS:
        yield flag_missing(draft, "one", severity=WARN)
    elif offers > MOST_OFFERS:
        yield flag_missing(draft, "many", severity=TIP, count=offers)


def _available_later(draft: Draft) -> bool:
    """Tell whether someone ill or bereaved says from when they can come. Source: Job Doc, The Boston Globe, 2014."""
    private = draft.context.private or any(
        cause in ("illness", "bereavement", "health") for cause, _ in cause_mentions(draft)
    )
    return private and "available-from" in draft.body


def offers_flexibility(draft: Draft) -> Iterator[Hit]:
    """Another time would do as well. Source: our own judgement."""
    if "flexible" not in draft.body:
        yield flag_missing(draft)


def restates_interest(draft: Draft) -> Iterator[Hit]:
    """The interest is said again. Sources: The Muse; The Balance; Northern Illinois University."""
    if not any(draft.body.affirmed("interest")):
        yield flag_missing(draft)


def clear_question(draft: Draft) -> Iterator[Hit]:
    """One clear ask, one to three questions. Source: Boomerang, 40 million emails."""
    questions = [s for s in draft.sentences if s.asks]
    if len(questions) > MOST_QUESTIONS:
        last = questions[MOST_QUESTIONS]
        yield flag_tokens(draft, (last.first, last.last), "many", severity=TIP, count=len(questions))
    elif not questions and _asks_for_time(draft) and "ask" not in draft.body:
        yield flag_missing(draft, "none")


def _asks_for_time(draft: Draft) -> bool:
    """Return whether an email asks for a new time, where it should; if it does not, asks_for_new_time says so."""
    return draft.context.type in RESCHEDULING and draft.context.form == "email" and "reschedule" in draft.body


def no_begging(draft: Draft) -> Iterator[Hit]:
    """It asks and does not beg; "one more chance" is a borderline case. Source: the guide's source article."""
    for span in draft.body.affirmed("begging"):
        yield flag_tokens(draft, span, text=draft.body.written(span))
    for span in draft.body.found("borderline-begging"):
        yield flag_tokens(draft, span, severity=TIP, text=draft.body.written(span))


def even_tempered(draft: Draft) -> Iterator[Hit]:
    """At most one strong word and one exclamation mark. Source: Boomerang: slight warmth works best."""
    strong = list(draft.body.affirmed("emotion"))
    if len(strong) > 1:
        yield flag_tokens(
            draft, strong[1], "emotion", text=draft.body.written(strong[1]), first=draft.body.written(strong[0])
        )
    seen = 0
    for match in _MARKS.finditer(draft.body.own):
        seen += len(match.group())
        if seen > 1:
            asks = draft.body.raw[match.start() - 1 : match.start()] == "?"
            yield flag_chars(*match.span(), "mark", repair="" if asks else ".")
    for span in shouted(draft.body, draft):
        yield flag_tokens(draft, span, "caps", repair=_lower(draft, span[0]), text=draft.body.written(span))


def _lower(draft: Draft, at: int) -> str:
    """Return a word in small letters, with a capital where a sentence starts."""
    word = draft.body.written((at, at + 1))
    return word.capitalize() if draft.body.tokens[at].first else word.lower()


def no_flattery(draft: Draft) -> Iterator[Hit]:
    """At most one superlative about the company. Source: Boomerang, 40 million emails."""
    found = list(draft.body.affirmed("flattery"))
    if len(found) > 1:
        yield flag_tokens(draft, found[1], text=draft.body.written(found[1]))


def no_pressure(draft: Draft) -> Iterator[Hit]:
    """It does not press for an answer. Source: our own judgement."""
    for span in draft.body.affirmed("pressure"):
        yield flag_tokens(draft, span, text=draft.body.written(span))


def accepts_no(draft: Draft) -> Iterator[Hit]:
    """It accepts a no, once. Sources: The Muse; the guide's source article."""
    found = draft.body.found("accepts-no")
    if len(found) > 1:
        yield flag_tokens(draft, found[1], "twice")
    elif not found and draft.is_type("M10a", "M18"):
        yield flag_missing(draft, "none")


def no_second_request(draft: Draft) -> Iterator[Hit]:
    """The answer to a refusal does not ask again. Source: the guide's source article."""
    for name in ("reschedule", "asks-again"):
        for span in draft.body.affirmed(name):
            if not draft.in_sentence("will-not-ask", draft.sentence_of(span[0])):
                yield flag_tokens(draft, span, text=draft.body.written(span))


def withdraws_clearly(draft: Draft) -> Iterator[Hit]:
    """A withdrawal says so, and asks for nothing. Source: our own judgement."""
    if not any(draft.body.affirmed("withdrawal")):
        yield flag_missing(draft, "none")
    for name in ("reschedule", "still-interested"):
        for span in draft.body.affirmed(name):
            yield flag_tokens(draft, span, "both", text=draft.body.written(span))


def no_slang(draft: Draft) -> Iterator[Hit]:
    """No slang and no text-message spelling. Source: Ask a Manager 2008, on a casual tone."""
    for span in draft.body.found("casual"):
        written = draft.body.written(span)
        if written.isupper() and len(written) < 3:
            continue
        instead = draft.words.repairs.get(" ".join(t.text for t in draft.body.tokens[slice(*span)]))
        if instead and draft.body.tokens[span[0]].first:
            instead = instead[0].upper() + instead[1:]
        yield flag_tokens(draft, span, "swap" if instead else "any", repair=instead, text=written, instead=instead)


def thanks_once(draft: Draft) -> Iterator[Hit]:
    """It says thank you once. Sources: Boomerang, mailing lists; Grant and Gino 2010."""
    found = draft.body.found("thanks")
    if not found:
        yield flag_missing(draft, "none")
    elif len(found) > 2:
        yield flag_tokens(draft, found[2], "many", count=len(found))
