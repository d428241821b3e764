"""What the builder's page knows before Python runs: ready-made messages, where answers lead, which fields apply."""

from collections.abc import Mapping
from itertools import product
from typing import Final, cast

from builder.emails.compose.examples import clock
from builder.emails.compose.ready_made import ready_made_messages
from builder.emails.contract import Conditions, FieldSummary, FirstPaint, ReadyMadeMessage, SituationSummary
from builder.emails.form.situation import derive_situation
from builder.emails.model.catalogue import CAUSES, FIELDS, LOCALES, SITUATIONS
from builder.emails.responses import compose_response

DEFAULT_SITUATION: Final = "missed"
"""The situation that the page opens with."""

QUESTION_FIELDS: Final = ("when", "plan", "contact")
"""The fields whose answers lead to a situation."""

_CONDITIONS: Final = ("situations", "causes", "recipients")

# Asked only where its answer changes the situation, which the catalogue can't say of a question that leads to one.
_QUESTION_CONDITIONS: Final[dict[str, Conditions]] = {"plan": {"situations": ["late", "cannot-attend"]}}


def first_paint() -> FirstPaint:
    """Return the data of the page's `first-paint` block."""
    situations = _situation_by_answers()
    return {
        "default_situation": DEFAULT_SITUATION,
        "question_fields": list(QUESTION_FIELDS),
        "situation_by_answers": _shortest_keys(situations),
        "implied_answers": {situation: _implied_answers(situations, situation) for situation in SITUATIONS},
        "situations": {situation: _about(situation) for situation in SITUATIONS},
        "fields": {name: _field(name) for name in FIELDS},
        "causes": {name: {"situations": list(cause.situations)} for name, cause in CAUSES.items()},
        "messages": _messages(),  # last: the page compresses better so
    }


def _field(name: str) -> FieldSummary:
    """Return a field's kind, choices and conditions; what is empty is left out."""
    field = FIELDS[name]
    spec = {"kind": field.kind} | {key: list(getattr(field, key)) for key in ("choices", *_CONDITIONS)}
    return cast(FieldSummary, {key: value for key, value in spec.items() if value} | _QUESTION_CONDITIONS.get(name, {}))


def _situation_by_answers() -> dict[tuple[str, ...], str]:
    """Return every set of answers to the questions that leads to a situation, with that situation."""
    choices = [("", *FIELDS[name].choices) for name in QUESTION_FIELDS]
    return {answers: situation for answers in product(*choices) if (situation := derive_situation(*answers))}


def _shortest_keys(situations: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """Return the last answers that suffice to tell the situation, joined by "|" -> situation, "" for none.

    Where longer keys have an entry, it counts.
    """
    choices = [("", *FIELDS[name].choices) for name in QUESTION_FIELDS]
    keys: dict[str, str] = {}
    for first in reversed(range(len(choices))):
        for answers in product(*choices[first:]):
            situation = situations.get(("",) * first + answers, "")
            shorter = ("|".join(answers[skipped:]) for skipped in range(1, len(answers)))
            if situation != next((keys[key] for key in shorter if key in keys), ""):
                keys["|".join(answers)] = situation
    return keys


def _implied_answers(situations: Mapping[tuple[str, ...], str], situation: str) -> dict[str, str]:
    """Return the answers that all ways to a situation share: choosing it says as much.

    Where a question about the situation itself is asked, the ways that leave it open don't count.
    """
    is_asked = [situation in _QUESTION_CONDITIONS.get(name, {}).get("situations", ()) for name in QUESTION_FIELDS]
    matching = [
        answers
        for answers, derived in situations.items()
        if derived == situation and all(answer or not due for answer, due in zip(answers, is_asked, strict=True))
    ]
    columns = zip(QUESTION_FIELDS, zip(*matching, strict=True), strict=True) if matching else []
    return {name: values[0] for name, values in columns if values[0] and len(set(values)) == 1}


def _about(situation: str) -> SituationSummary:
    response = compose_response({"situation": situation}, clock())
    if response["kind"] == "incomplete":
        raise ValueError(f"unknown situation: {situation}")
    return {
        "why": response["why"],
        "first_step": response["first_step"],
        "forms": response["forms"],
    }


def _messages() -> dict[str, dict[str, dict[str, ReadyMadeMessage]]]:
    """Situation -> cause ("" for none) -> locale -> the message.

    The locales of one message stand side by side: they are nearly the same, and compress to nearly nothing so.
    """
    messages: dict[str, dict[str, dict[str, ReadyMadeMessage]]] = {}
    for locale in LOCALES:
        for (situation, cause), message in ready_made_messages(locale).items():
            messages.setdefault(situation, {}).setdefault(cause, {})[locale] = {
                "subject": message.subject,
                "body": message.body,
            }
    return messages
