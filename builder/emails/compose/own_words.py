"""What the visitor's own sentences say already, so that ours don't repeat it and a note goes where it belongs."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from builder.emails.model.context import Context
from builder.emails.translations import load_table

_EXPLAINS_SILENCE: Final = re.compile(
    r"\b(?:let|tell|call|ring|reach|text|email|message|contact|warn)(?:ing)? (?:you|anyone|anybody|ahead)\b"
    r"|\bcouldn't (?:\w+ or )?(?:call|ring|phone|text|message|write|(?:get|step) away)\b"
    r"|\bno (?:phone )?number for you\b"
    r"|\b(?:send|leave|get)(?:ing)? (?:you|anyone) (?:a |any )?(?:message|word|text)\b"
    r"|\b(?:no|without|lost) (?:mobile |phone |cell )?(?:signal|reception|service)\b"
    r"|\b(?:nobody|no one) (?:answered|picked up)\b|\bno answer\b|\bline was (?:engaged|busy)\b"
    r"|\bphone (?:was |still )?(?:inside|indoors|upstairs|downstairs|locked away)\b|\baccess to (?:my|a) phone\b"
    r"|\b(?:get|got) to (?:my|a) phone\b|\b(?:reach my phone|get through)\b"
    r"|\bphone (?:battery )?(?:(?:was|had) (?:dead|died|off)|died)\b",
    re.IGNORECASE,
)
"""The visitor's own sentence says already why nobody was told, so another sentence about it would be one too many."""

_FIRST_PERSON: Final = re.compile(r"I(?:['\u2019]| )[^.!?:;]{4,70}\.?")

_PLACED_BY_CONTENT: Final = ("missed", "voicemail", "they-wrote")
"""Situations whose letters put a note where its content belongs."""


def own_words_conditions(context: Context) -> Iterator[str]:
    """Yield what the visitor's own sentence for the cause says already."""
    if context.other_cause:
        yield "own_words"
        phrases = load_table(context.language, "phrases")
        if _has_phrase(context.other_cause, phrases["owning"]["phrases"]):
            yield "owned_up"
        if _has_phrase(context.other_cause, phrases["cause_named"].get(context.cause, ())):
            yield "cause_named"


def explains_silence(context: Context) -> bool:
    """Return whether they say why nobody was told; after oversleeping, a dead phone explains the sleep."""
    said = f"{context.other_cause} {context.note}"
    return context.cause != "overslept" and bool(_EXPLAINS_SILENCE.search(said))


def note_conditions(context: Context) -> Iterator[str]:
    """Yield what the visitor's note says, which decides where it stands and which of our sentences it replaces.

    "note_given": there is one; "note_thanks": it thanks them; "note_asks": it asks something; "note_interest": it says
    that the visitor is interested; "note_contact": it mentions a call or a message between the two; "note_opens": it
    does, and a reply may begin with it.
    """
    phrases = load_table(context.language, "phrases")["note"]
    has_thanks = _has_phrase(context.note, phrases["thanks"])
    if has_thanks:
        yield "note_thanks"
    if context.note:
        yield "note_given"
    if _has_phrase(context.note, phrases["interest"]):
        yield "note_interest"
    if context.note.endswith("?"):
        yield "note_asks"
    is_placed = context.situation in _PLACED_BY_CONTENT and context.form in ("email", "linkedin", "text")
    if is_placed and _has_phrase(context.note, phrases["contact"]):
        yield "note_contact"
        names_theirs = has_thanks or (bool(context.their_message) and context.their_message in context.note)
        if context.situation == "they-wrote" and not context.asked and names_theirs:
            yield "note_opens"


def straighten(sentence: str) -> str:
    """Return a sentence with straight apostrophes: phones type curly ones, and a letter has one kind."""
    return sentence.replace("\u2019", "'")


def first_person_clause(sentence: str) -> str:
    """Return one sentence about the writer as it follows a comma: "I'm well again now"; "" for any other."""
    return sentence.rstrip(".") if _FIRST_PERSON.fullmatch(sentence) else ""


def _has_phrase(text: str, phrases: Iterable[str]) -> bool:
    """Return whether a text has one of some phrases, whatever its case and its apostrophes."""
    plain = straighten(text.lower())
    return any(phrase in plain for phrase in phrases)
