"""The recipients: who reads the message."""

from dataclasses import dataclass
from typing import Final

from builder.emails.model.catalogue.message_types import MessageType


@dataclass(frozen=True)
class Recipient:
    """Who reads it.

    Attributes:
        formality: neutral, formal or friendly.
        variant: the message type that a first apology to them has; None for the usual one.
    """

    formality: str = "neutral"
    variant: MessageType | None = None


RECIPIENTS: Final[dict[str, Recipient]] = {
    "manager": Recipient(),
    "hr": Recipient(),
    "recruiter": Recipient(),
    "agency": Recipient(variant=MessageType.AGENCY),
    "panel": Recipient("formal", MessageType.PANEL),
    "owner": Recipient("friendly"),
    "unknown": Recipient(),
    "careers": Recipient("formal", MessageType.CAMPUS),
}
