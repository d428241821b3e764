"""What the builder knows: situations, causes, recipients and fields. Facts only; the wording is under templates/."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from builder.emails.model.catalogue.causes import CAUSES, OTHER_CLASSES, Cause, Fault, cause_fits, fault_of
from builder.emails.model.catalogue.fields import (
    CANDOUR,
    CONTACTS,
    FIELDS,
    FORMATS,
    LOCALES,
    PLANS,
    VOICES,
    WHEN,
    Field,
)
from builder.emails.model.catalogue.message_types import MessageType
from builder.emails.model.catalogue.recipients import INTERMEDIARIES, RECIPIENTS, Recipient
from builder.emails.model.catalogue.situations import CAUSE_SITUATIONS, CHANNELS, SITUATIONS, Situation

if TYPE_CHECKING:
    from builder.emails.contract import CatalogueData

__all__ = [
    "CANDOUR",
    "CAUSES",
    "CAUSE_SITUATIONS",
    "CHANNELS",
    "CONTACTS",
    "FIELDS",
    "FORMATS",
    "INTERMEDIARIES",
    "LOCALES",
    "OTHER_CLASSES",
    "PLANS",
    "RECIPIENTS",
    "SITUATIONS",
    "VOICES",
    "WHEN",
    "Cause",
    "Fault",
    "Field",
    "MessageType",
    "Recipient",
    "Situation",
    "as_data",
    "cause_fits",
    "fault_of",
    "message_type",
]


def message_type(situation: str, cause: str, recipient: str, format_: str = "") -> MessageType:
    """Return the message type that a situation, a cause, a recipient and the way of meeting ask for."""
    if situation == "missed":
        if fault_of(cause) is Fault.EMPLOYER:
            return MessageType.EMPLOYER_SIDE
        if format_ == "recorded":
            return MessageType.RECORDED_MISSED
        variant = RECIPIENTS[recipient].variant if recipient in RECIPIENTS else None
        if variant:
            return variant
    if situation == "they-wrote" and format_ == "recorded":
        return MessageType.RECORDED_MISSED
    return SITUATIONS[situation].message_type


def as_data() -> "CatalogueData":
    """Return the whole catalogue as plain data, ready for JSON."""
    return {
        "situations": _rows(SITUATIONS),
        "causes": _rows(CAUSES),
        "recipients": _rows(RECIPIENTS),
        "fields": _rows(FIELDS),
        "forms": list(CHANNELS),
        "formats": list(FORMATS),
        "locales": list(LOCALES),
        "types": list(MessageType),
        "counts": {
            "types": len(MessageType),
            "situations": len(SITUATIONS),
            "causes": len(CAUSES),
            "recipients": len(RECIPIENTS),
            "forms": len(CHANNELS),
            "locales": len(LOCALES),
        },
    }


def _rows(table: dict[str, Any]) -> Any:  # noqa: ANN401 (the contract names the columns; a test compares them)
    """Return a table as plain data: id -> row."""
    return {name: asdict(row) for name, row in table.items()}
