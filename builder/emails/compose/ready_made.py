"""The ready-made messages: the neutral text of every situation and cause, which needs no Python in the browser."""

from typing import Final

from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import CAUSES, SITUATIONS, cause_fits
from builder.emails.model.clock import Clock
from builder.emails.model.context import Message
from builder.emails.translations import DEFAULT_LOCALE

type Key = tuple[str, str]

_WITH_CAUSES: Final = ("late", "cannot-attend", "missed")
"""Where most visitors come from has a message for every cause; the rest is written once Python is there."""

_FIXED_CLOCK = Clock(1_795_516_800)
"""Neutral messages name no date, so any day serves."""


def ready_made_messages(locale: str = DEFAULT_LOCALE) -> dict[Key, Message]:
    """Return the message of every (situation, cause) that fit together, cause "" among them, with no other answer."""
    return {key: ready_made_message(*key, locale) for key in ready_made_keys()}


def ready_made_keys() -> list[Key]:
    """Return every (situation, cause) that fit together."""
    return [
        (s, c)
        for s in SITUATIONS
        for c in ("", *CAUSES)
        if c == "" or (s in _WITH_CAUSES and c != "other" and cause_fits(c, s))
    ]


def ready_made_message(situation: str, cause: str, locale: str) -> Message:
    """Return one neutral message."""
    context = parse({"situation": situation, "cause": cause, "locale": locale}, _FIXED_CLOCK).context
    if context is None:
        raise ValueError(f"unknown situation: {situation}")
    return compose(context)
