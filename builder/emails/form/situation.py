"""From a person's answers (when, reached anyone?) to the situation, its channels and the first step."""

from typing import Final

from builder.emails.model.catalogue import CHANNELS, SITUATIONS

_BY_CONTACT: Final = {
    "voicemail": "voicemail",
    "spoke": "spoke",
    "they-wrote": "they-wrote",
    "again": "missed-again",
    "agreed-call": "confirm-call",
    "agreed-email": "confirm-email",
    "refused": "refused",
    "silence": "nudge",
    "silence-again": "last-note",
    "moved-fits": "moved-yes",
    "moved-clashes": "moved-no",
}
_AFTER_START_ONLY: Final = ("spoke", "they-wrote", "again")
CALL_FIRST_SITUATIONS: Final = ("late", "cannot-attend", "missed", "missed-again")
"""Where a call comes before any message."""


def derive_situation(when: str, plan: str, contact: str) -> str:
    """Return the situation that the answers describe; "" until there are enough of them.

    when: before, hour, today or earlier; plan: late or cannot (asked before the start); contact: see the catalogue.
    """
    if contact == "withdraw":
        return "withdraw" if when == "before" else "withdraw-after"
    if when == "before" and contact in ("", "none", "voicemail", *_AFTER_START_ONLY):
        return "cannot-attend" if plan == "cannot" else "late"
    if contact in _BY_CONTACT:
        return _BY_CONTACT[contact]
    return "missed" if when else ""


def available_channels(situation: str) -> dict[str, bool]:
    """Return each channel and whether it makes sense in the situation."""
    return {channel: channel in SITUATIONS[situation].channels for channel in CHANNELS}


def should_call_first(situation: str, when: str) -> bool:
    """Return whether the first step is a call: not once days have passed, when an email reaches people better."""
    return situation in CALL_FIRST_SITUATIONS and when != "earlier"
