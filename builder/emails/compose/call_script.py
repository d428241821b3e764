"""The script of a call: what to say first, and what to say to each answer, each line sayable in a breath."""

from collections.abc import Iterable, Iterator
from typing import Final

from builder.emails.compose.message_beats import MessageBeats
from builder.emails.model.context import CallStep, Context
from builder.emails.translations import load_table

STEPS: Final = (
    "call_reception", "call_open", "call_apology", "call_ask", "call_yes", "call_no", "call_why", "call_now",
    "call_nobody", "call_close",
)  # fmt: skip
"""The steps in the order in which a call takes them; one that this call has no wording for is left out."""

ALWAYS_SAID: Final = ("call_open", "call_apology", "call_ask", "call_close")
"""The steps that don't depend on an answer."""

_UNLABELLED: Final = ("call_open", "call_apology", "call_ask")
"""Those of them that follow one another; in a text the last would look like part of the answer above it."""


def call_script(beats: MessageBeats, context: Context) -> tuple[CallStep, ...]:
    """Return the steps of a call, each with what it's for and what to say."""
    labels = load_table(context.language, "labels")["call_steps"]
    texts = beats.texts()
    names = {step: str(labels.get(f"{step}_{context.situation}", labels[step])) for step in STEPS}
    return tuple(CallStep(step, names[step], texts[step]) for step in STEPS if texts.get(step))


def call_text(steps: Iterable[CallStep]) -> str:
    """Return a call's steps as one text: what is said in any case, and the rest under its label."""
    return "\n\n".join(_paragraphs(steps))


def _paragraphs(steps: Iterable[CallStep]) -> Iterator[str]:
    for step in steps:
        yield step.say if step.id in _UNLABELLED else f"({step.label})\n{step.say}"
