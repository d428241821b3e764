"""The request for a new time, and the tone."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import TIP, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.capitals import shouted_words
from builder.emails.checks.parsing.causes import cause_mentions
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.offered_times import count_offers
from builder.emails.model.catalogue import MessageType

RESCHEDULING: Final = frozenset(
    {
        MessageType.CANNOT_ATTEND,
        MessageType.FIRST_APOLOGY,
        MessageType.AFTER_CALL,
        MessageType.AFTER_VOICEMAIL,
        MessageType.REPLY_TO_THEM,
        MessageType.AGENCY,
        MessageType.PANEL,
        MessageType.CAMPUS,
    }
)
MIN_OFFERS, MAX_OFFERS = 2, 5
MAX_QUESTIONS: Final = 3
MAX_THANKS: Final = 3
_MARKS: Final = re.compile(r"!+")


def asks_for_new_time(document: Document) -> Iterator[Hit]:
    """It asks for a new time, or offers some. Source: the guide's source article calls it the biggest step."""
    if "reschedule" not in document.body and not count_offers(document):
        yield flag_missing(document)


def concrete_times(document: Document) -> Iterator[Hit]:
    """Two or three times are on offer. Sources: The Muse; Climb the Ladder; Northern Illinois University."""
    offers = (
        count_offers(document)
        or int(_available_later(document))
        or int("other-ways" in document.body and document.is_type(MessageType.DECLINE_NEW_TIME))
    )
    if offers == 0:
        yield flag_missing(document, "none")
    elif offers < MIN_OFFERS:
        yield flag_missing(document, "one", severity=TIP)
    elif offers > MAX_OFFERS:
        yield flag_missing(document, "many", severity=TIP, count=offers)


def _available_later(document: Document) -> bool:
    """Return whether someone ill or bereaved says when they are available. Source: Job Doc, The Boston Globe, 2014."""
    private = document.context.private or any(
        cause in ("illness", "bereavement", "health") for cause, _ in cause_mentions(document)
    )
    return private and "available-from" in document.body


def restates_interest(document: Document) -> Iterator[Hit]:
    """Your interest is restated. Sources: The Muse; The Balance; Northern Illinois University."""
    if not any(document.body.not_negated("interest")):
        yield flag_missing(document)


def clear_question(document: Document) -> Iterator[Hit]:
    """One clear ask, one to three questions. Source: Boomerang, 40 million emails."""
    questions = [s for s in document.sentences if s.is_question]
    if len(questions) > MAX_QUESTIONS:
        last = questions[MAX_QUESTIONS]
        yield flag_tokens(document, (last.first, last.last), "many", severity=TIP, count=len(questions))
    elif not questions and _asks_for_time(document) and "ask" not in document.body:
        yield flag_missing(document, "none")


def _asks_for_time(document: Document) -> bool:
    """Return whether an email asks for a new time, where it should; if it does not, asks_for_new_time says so."""
    return (
        document.context.message_type in RESCHEDULING
        and document.context.form == "email"
        and "reschedule" in document.body
        and not count_offers(document)
    )


def no_begging(document: Document) -> Iterator[Hit]:
    """It asks and does not beg; "one more chance" is a borderline case. Source: the guide's source article."""
    for span in document.body.not_negated("begging"):
        yield flag_tokens(document, span, text=document.body.source(span))
    for span in document.body.matches_of("borderline-begging"):
        yield flag_tokens(document, span, severity=TIP, text=document.body.source(span))


def even_tempered(document: Document) -> Iterator[Hit]:
    """At most one strong word and one exclamation mark. Source: Boomerang: slight warmth works best."""
    emotions = list(document.body.not_negated("emotion"))
    if len(emotions) > 1:
        yield flag_tokens(
            document,
            emotions[1],
            "emotion",
            text=document.body.source(emotions[1]),
            first=document.body.source(emotions[0]),
        )
    mark_count = 0
    for match in _MARKS.finditer(document.body.author_text):
        mark_count += len(match.group())
        if mark_count > 1:
            is_question = document.body.raw[match.start() - 1 : match.start()] == "?"
            yield flag_chars(*match.span(), "mark", repair="" if is_question else ".")
    for span in shouted_words(document.body, document):
        yield flag_tokens(
            document, span, "caps", repair=_sentence_case(document, span[0]), text=document.body.source(span)
        )


def _sentence_case(document: Document, index: int) -> str:
    """Return a word in lower case, with a capital at the start of a sentence."""
    word = document.body.source((index, index + 1))
    return word.capitalize() if document.body.tokens[index].first else word.lower()


def no_flattery(document: Document) -> Iterator[Hit]:
    """At most one superlative about the company. Source: Boomerang, 40 million emails."""
    matches = list(document.body.not_negated("flattery"))
    if len(matches) > 1:
        yield flag_tokens(document, matches[1], text=document.body.source(matches[1]))


def no_pressure(document: Document) -> Iterator[Hit]:
    """It does not press for an answer. Source: our own judgement."""
    for span in document.body.not_negated("pressure"):
        yield flag_tokens(document, span, text=document.body.source(span))


def accepts_no(document: Document) -> Iterator[Hit]:
    """You make a no easy. Sources: The Muse; the guide's source article."""
    if "accepts-no" not in document.body:
        yield flag_missing(document)


def no_second_request(document: Document) -> Iterator[Hit]:
    """The answer to a refusal does not ask again. Source: the guide's source article."""
    for name in ("reschedule", "asks-again"):
        for span in document.body.not_negated(name):
            if not document.in_sentence("will-not-ask", document.sentence_of(span[0])):
                yield flag_tokens(document, span, text=document.body.source(span))


def withdraws_clearly(document: Document) -> Iterator[Hit]:
    """A withdrawal says so, and asks for nothing. Source: our own judgement."""
    if not any(document.body.not_negated("withdrawal")):
        yield flag_missing(document, "none")
    for name in ("reschedule", "still-interested"):
        for span in document.body.not_negated(name):
            yield flag_tokens(document, span, "both", text=document.body.source(span))


def no_slang(document: Document) -> Iterator[Hit]:
    """No slang and no text-message spelling. Source: Ask a Manager 2008, on a casual tone."""
    for span in document.body.matches_of("casual"):
        source = document.body.source(span)
        if source.isupper() and len(source) < 3:
            continue
        replacement = document.lexicon.replacements.get(" ".join(t.text for t in document.body.tokens[slice(*span)]))
        if replacement and document.body.tokens[span[0]].first:
            replacement = replacement[0].upper() + replacement[1:]
        yield flag_tokens(
            document, span, "swap" if replacement else "any", repair=replacement, text=source, instead=replacement
        )


def thanks_once(document: Document) -> Iterator[Hit]:
    """It thanks once or twice. Sources: Boomerang, mailing lists; Grant and Gino 2010."""
    matches = document.body.matches_of("thanks")
    if len(matches) > MAX_THANKS:
        yield flag_tokens(document, matches[MAX_THANKS], count=len(matches))
