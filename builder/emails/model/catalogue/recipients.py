"""The recipients: who reads the message."""

from dataclasses import KW_ONLY, dataclass
from typing import Final

from builder.emails.model.catalogue.message_types import MessageType


@dataclass(frozen=True)
class Recipient:
    """Who reads it.

    Attributes:
        formality: neutral, formal or friendly.
        variant: the message type that a first apology to them has; None for the usual one.
        voice: the voice that is suggested for them.
    """

    formality: str = "neutral"
    variant: MessageType | None = None
    _: KW_ONLY
    voice: str = "plain"


RECIPIENTS: Final[dict[str, Recipient]] = {
    "manager": Recipient(),
    "hr": Recipient(),
    "recruiter": Recipient(),
    "agency": Recipient(variant=MessageType.AGENCY),
    "panel": Recipient("formal", MessageType.PANEL, voice="formal"),
    "owner": Recipient("friendly"),
    "shift-manager": Recipient("friendly", voice="shorter"),
    "internal": Recipient("friendly"),
    "unknown": Recipient(),
    "careers": Recipient("formal", MessageType.CAMPUS),
}

INTERMEDIARIES: Final = ("agency", "careers")
"""Who arranged the interview and wasn't at it."""
