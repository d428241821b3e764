"""The causes: what happened, and whose fault it was."""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Final, Literal

from builder.emails.model.catalogue.situations import CAUSE_SITUATIONS


class Fault(StrEnum):
    """Whose fault it was."""

    OWN = "own"
    SHARED = "shared"
    EXTERNAL = "external"
    PRIVATE = "private"
    EMPLOYER = "employer"


OTHER_CLASSES: Final = {"A": Fault.OWN, "B": Fault.SHARED, "C": Fault.EXTERNAL, "D": Fault.PRIVATE}
"""Whose fault "something else" was, by the answers that share links and stored drafts hold."""


@dataclass(frozen=True)
class Cause:
    """What happened.

    Attributes:
        fault: SHARED also where it could have been foreseen.
        private: a label is enough; nothing more is asked for.
        situations: where it can be the cause.
        takes_detail: one checkable detail (a service, a road) fits into its sentence.
    """

    fault: Fault
    _: KW_ONLY
    private: bool = False
    situations: tuple[str, ...] = CAUSE_SITUATIONS
    takes_detail: bool = False


_AFTER_START: Final = ("missed", "voicemail", "they-wrote")

CAUSES: Final[dict[str, Cause]] = {
    "overslept": Cause(Fault.OWN),
    "forgot": Cause(Fault.OWN),
    "wrong-date": Cause(Fault.OWN),
    "wrong-time-zone": Cause(Fault.OWN),
    "wrong-place": Cause(Fault.OWN),
    "phone-off": Cause(Fault.OWN, situations=_AFTER_START),
    "changed-mind": Cause(Fault.OWN, situations=_AFTER_START),
    "traffic": Cause(Fault.SHARED, takes_detail=True),
    "strike": Cause(Fault.SHARED, takes_detail=True),
    "work": Cause(Fault.SHARED),
    "another-commitment": Cause(Fault.SHARED),
    "tech-failure": Cause(Fault.SHARED),
    "observance": Cause(Fault.SHARED, private=True),
    "road-closure": Cause(Fault.EXTERNAL, takes_detail=True),
    "car-breakdown": Cause(Fault.EXTERNAL, takes_detail=True),
    "train": Cause(Fault.EXTERNAL, takes_detail=True),
    "weather": Cause(Fault.EXTERNAL),
    "outage": Cause(Fault.EXTERNAL),
    "illness": Cause(Fault.EXTERNAL, private=True, situations=("cannot-attend", *_AFTER_START)),
    "family-emergency": Cause(Fault.EXTERNAL, private=True),
    "bereavement": Cause(Fault.EXTERNAL, private=True),
    "childcare": Cause(Fault.EXTERNAL, private=True),
    "health": Cause(Fault.PRIVATE, private=True),
    "family-matter": Cause(Fault.PRIVATE, private=True),
    "legal-matter": Cause(Fault.PRIVATE, private=True),
    "safety": Cause(Fault.PRIVATE, private=True),
    "personal-matter": Cause(Fault.PRIVATE, private=True),
    "interviewer-absent": Cause(Fault.EMPLOYER, situations=("missed",)),
    "link-failed": Cause(Fault.EMPLOYER, situations=("missed",)),
    "wrong-details": Cause(Fault.EMPLOYER, situations=("missed",)),
    "other": Cause(Fault.OWN),
}


def fault_of(cause: str, other_class: str = "") -> Fault | Literal[""]:
    """Return whose fault a cause is, "" without a cause; for "other" the visitor says so."""
    if cause == "other":
        return OTHER_CLASSES.get(other_class, "")
    return CAUSES[cause].fault if cause in CAUSES else ""


def cause_fits(cause: str, situation: str) -> bool:
    """Return whether a cause can be the cause in a situation."""
    return cause in CAUSES and situation in CAUSES[cause].situations
