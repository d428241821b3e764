"""The beats of one message: its facts, its conditions, and the wording of each beat."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from builder.emails.compose.conditions import conditions_of
from builder.emails.compose.facts import TextFacts, facts_of, inline
from builder.emails.compose.own_words import straighten
from builder.emails.compose.selection import choose, choose_beats, rank, turn_of
from builder.emails.compose.wordings import Wording, cause_wordings, expand, wordings_for
from builder.emails.model.catalogue import CAUSES, SITUATIONS, Fault, MessageType
from builder.emails.model.context import Context
from builder.emails.translations import load_table

SUBJECT: Final = "subject"
OWNING: Final = "owning"

_CHANNEL_TYPES: Final = {
    "text": MessageType.TEXT_MESSAGE,
    "call": MessageType.CALL_SCRIPT,
    "voicemail": MessageType.VOICEMAIL_SCRIPT,
}
_SHORT_SENTENCE: Final = re.compile(r"[^.!?:;]{10,90}\.")
_CLAUSE_BREAK: Final = re.compile(r", |\b(?:and|but|so|because) ")
_CAUSE_ORDER: Final = {cause: index for index, cause in enumerate(("", *CAUSES))}


NO_CAUSE_FACTS: Final[TextFacts] = dict.fromkeys(
    ("reason", "reason_clause", "reason_inline", "short", "short_inline", OWNING, "is_owned"), ""
)

type Wordings = Mapping[str, tuple[Wording, ...]]


@dataclass(frozen=True)
class MessageBeats:
    """What a message is made of.

    Attributes:
        facts: facts in words, by name.
        conditions: what is so.
        chosen: beat -> its wording; "subject" is not among them.
        candidates: the wordings for subjects, the best first.
    """

    facts: TextFacts
    conditions: frozenset[str]
    chosen: Mapping[str, Wording]
    candidates: tuple[Wording, ...]

    def texts(self) -> dict[str, str]:
        """Return each beat's text."""
        return {beat: wording.render(self.facts) for beat, wording in self.chosen.items()}

    def subjects(self) -> Iterator[str]:
        """Yield the subjects that could stand over the message, the best first.

        One with the visitor's name, even without its optional pieces, goes before one that has no name.
        """
        named = [wording for wording in self.candidates if wording.needs & {"name", "thread_subject"}]
        for wording in named:
            yield wording.render(self.facts)
            yield wording.render_briefly(self.facts)
        yield from (wording.render(self.facts) for wording in self.candidates if wording not in named)


def message_beats(context: Context) -> MessageBeats:
    """Return the beats of a message, chosen by its facts, its voice and the number of its wording."""
    conditions = conditions_of(context)
    facts = facts_of(context) | _cause_facts(context, conditions)
    beats = _in_voice(wordings_for(context.language, _type_of(context)), context)
    offset = _CAUSE_ORDER.get(context.cause, 0)
    if OWNING in beats and facts["reason"] and not facts[OWNING] and not facts["is_owned"]:
        owning = choose(beats[OWNING], facts, conditions, context.voice, turn_of(context.wording, 3, offset))
        facts[OWNING] = owning.render(facts) if owning else ""
    chosen = choose_beats(
        {beat: wordings for beat, wordings in beats.items() if beat not in (SUBJECT, OWNING)},
        facts,
        conditions,
        voice=context.voice,
        number=context.wording,
        offset=offset,
    )
    subjects = rank(beats.get(SUBJECT, ()), facts, conditions, context.voice, turn_of(context.wording, 2, offset))
    return MessageBeats(facts, conditions, chosen, tuple(subjects))


def _type_of(context: Context) -> MessageType:
    """Return the type whose wordings a message has: its channel's, but on LinkedIn those of an email."""
    return _CHANNEL_TYPES.get(context.form, context.message_type)


def _in_voice(beats: Wordings, context: Context) -> Wordings:
    """Return wordings as the voice and the occasion ask: a formal one contracts nothing, a trial is no interview."""
    phrases = load_table(context.language, "phrases")
    formal = phrases["formal"] if context.voice == "formal" else {}
    expansions = {**formal, **(phrases["trial"] if context.format == "trial" else {})}
    if not expansions:
        return beats
    return {beat: tuple(expand(wording, expansions) for wording in wordings) for beat, wordings in beats.items()}


def _cause_facts(context: Context, conditions: frozenset[str]) -> TextFacts:
    """Return the sentences of the cause, the visitor's own first; nothing where no detail is wanted."""
    if not context.cause:
        return NO_CAUSE_FACTS
    own_words = straighten(context.other_cause)
    wordings = _in_voice(cause_wordings(context.language, context.cause), context)
    facts = facts_of(context)
    before = SITUATIONS[context.situation].tense == "before"
    keys = ("now", "short_now") if before else ("past", "short")

    def choice(key: str, turn: int) -> Wording | None:
        return choose(wordings.get(key, ()), facts, conditions, context.voice, turn)

    def sentence(key: str, turn: int) -> str:
        wording = choice(key, turn)
        return wording.render(facts) if wording else ""

    if "owned" in conditions and not own_words:
        return NO_CAUSE_FACTS
    said = choice(keys[0], turn_of(context.wording, 1, 0))
    reason = own_words or (said.render(facts) if said else "")
    short = own_words or sentence(keys[1], turn_of(context.wording, 1, 0)) or reason
    owning = "" if own_words else sentence(OWNING, turn_of(context.wording, 4, 0))
    if own_words:  # who tells in their own words what they couldn't help has said what there is to own
        is_owned = context.fault is not Fault.OWN or "owned_up" in conditions
    else:
        is_owned = said is not None and OWNING in said.covers and context.form in ("email", "linkedin")
    return {
        "reason": reason,
        "reason_clause": _clause(own_words),
        "reason_inline": inline(reason, context),
        "short": short,
        "short_inline": inline(short, context),
        OWNING: "" if is_owned else owning,
        "is_owned": "yes" if is_owned else "",
    }


def _clause(sentence: str) -> str:
    """Return a short sentence without its stop, for another clause to follow; "" for one that has several parts."""
    is_simple = _SHORT_SENTENCE.fullmatch(sentence) and not _CLAUSE_BREAK.search(sentence)
    return sentence.rstrip(".") if is_simple else ""


def cause_sentence(context: Context) -> str:
    """Return the sentence that the builder itself writes for the context's cause, for the visitor to change."""
    context = replace(context, other_cause="")
    return _cause_facts(context, conditions_of(context))["reason"]
