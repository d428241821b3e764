"""What the builder's page knows before Python runs: the ready-made messages, and where the first answers lead."""

from collections.abc import Mapping
from itertools import product
from typing import Final

from builder.emails.compose.examples import clock
from builder.emails.compose.ready_made import ready_made_messages
from builder.emails.contract import FirstPaint, ReadyMadeMessage, SituationSummary
from builder.emails.export.compose_links import mailto
from builder.emails.form.situation import derive_situation
from builder.emails.model.catalogue import FIELDS, LOCALES, SITUATIONS
from builder.emails.responses import compose_response

FIRST: Final = "missed"
"""The situation that the page opens with."""

ASKS: Final = ("when", "plan", "contact")
"""The fields whose answers lead to a situation."""


def opening() -> FirstPaint:
    """The opening as JSON data."""
    leads = _leads()
    return {
        "default_situation": FIRST,
        "question_fields": list(ASKS),
        "situation_by_answers": {"|".join(answers): situation for answers, situation in leads.items()},
        "implied_answers": {situation: _meant(leads, situation) for situation in SITUATIONS},
        "situations": {situation: _about(situation) for situation in SITUATIONS},
        "messages": _messages(),
    }


def _leads() -> dict[tuple[str, ...], str]:
    """Every set of answers that leads to a situation."""
    choices = [("", *FIELDS[name].choices) for name in ASKS]
    return {answers: situation for answers in product(*choices) if (situation := derive_situation(*answers))}


def _meant(leads: Mapping[tuple[str, ...], str], situation: str) -> dict[str, str]:
    """The answers that all ways to a situation share: choosing it says as much."""
    ways = [answers for answers, leads_to in leads.items() if leads_to == situation]
    shared = zip(ASKS, zip(*ways, strict=True), strict=True) if ways else []
    return {name: given[0] for name, given in shared if given[0] and len(set(given)) == 1}


def _about(situation: str) -> SituationSummary:
    response = compose_response({"situation": situation}, clock())
    if response["kind"] == "incomplete":
        raise ValueError(f"unknown situation: {situation}")
    return {
        "type": response["type"],
        "fault": response["fault"],
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
                "mailto": mailto(message.subject, message.body, ""),
            }
    return messages
