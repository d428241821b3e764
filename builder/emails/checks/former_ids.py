"""The rules' former ids, which links to the guide and stored drafts may still use."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from builder.emails.checks.registry import RULES

FORMER_IDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "placeholder-left": "F1",
        "subject-length": "F2",
        "subject-identifies": "F3",
        "subject-calm": "F4",
        "greeting-names-reader": "F5",
        "greeting-current": "F6",
        "interview-identified": "F7",
        "phone-number-present": "F8",
        "signature-present": "F9",
        "closing-line": "F10",
        "weekday-matches-date": "F11",
        "offered-times-ahead": "F12",
        "month-spelt-out": "F13",
        "time-zone-shown": "F14",
        "am-or-pm": "F15",
        "names-match-form": "F16",
        "tense-fits-time": "F17",
        "apology-present": "A1",
        "too-many-apologies": "A2",
        "apology-early": "A3",
        "apology-specific": "A4",
        "takes-responsibility": "A5",
        "no-needless-self-blame": "A6",
        "acknowledges-impact": "A7",
        "apology-unconditional": "A8",
        "no-plea-for-forgiveness": "A9",
        "no-flippancy": "A10",
        "prevention-step": "A11",
        "no-empty-promise": "A12",
        "reason-present": "R1",
        "reason-brief": "R2",
        "no-blame": "R3",
        "one-reason": "R4",
        "traffic-margin": "R5",
        "health-details": "R6",
        "private-facts": "R7",
        "employer-details": "R8",
        "no-rival-offer": "R9",
        "reason-matches-choice": "R10",
        "no-unasked-proof": "R11",
        "asks-for-new-time": "K1",
        "concrete-times": "K2",
        "restates-interest": "K4",
        "clear-question": "K5",
        "no-begging": "K6",
        "even-tempered": "K7",
        "no-flattery": "K8",
        "no-pressure": "K9",
        "accepts-no": "K10",
        "no-second-request": "K11",
        "withdraws-clearly": "K12",
        "no-slang": "K13",
        "thanks-once": "K14",
        "message-length": "L1",
        "sentence-length": "L2",
        "plain-words": "L3",
        "paragraph-length": "L4",
        "text-message-length": "L5",
        "linkedin-length": "L6",
        "voicemail-length": "L7",
        "arrival-time": "L9",
    }
)
"""From a rule's id to its former one. Rules newer than version 0.1 have none."""


def dismissible_former_ids() -> dict[str, str]:
    """Return the former ids of rules whose findings can be dismissed permanently, each with its present id."""
    return {former: name for name, former in FORMER_IDS.items() if RULES[name].private}
