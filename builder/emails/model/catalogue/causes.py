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
        kinds: the events that the cause covers, where it covers several; the form asks which.
        gentle: grief, danger, illness or care: the message says nothing brisk, and nothing of what it cost the reader.
        unaware: whoever didn't know that they were missing it couldn't have told anyone.
    """

    fault: Fault
    _: KW_ONLY
    private: bool = False
    situations: tuple[str, ...] = CAUSE_SITUATIONS
    kinds: tuple[str, ...] = ()
    gentle: bool = False
    unaware: bool = False


_AFTER_START: Final = ("missed", "voicemail", "they-wrote", "missed-again", "spoke", "nudge")

CAUSES: Final[dict[str, Cause]] = {
    "overslept": Cause(Fault.OWN, unaware=True),
    "forgot": Cause(Fault.OWN, unaware=True),
    "wrong-date": Cause(Fault.OWN, kinds=("wrong-day", "wrong-time"), unaware=True),
    "wrong-time-zone": Cause(Fault.OWN, kinds=("counted", "clocks-changed"), unaware=True),
    "wrong-place": Cause(Fault.OWN, kinds=("address", "building", "link")),
    "phone-off": Cause(Fault.OWN, situations=_AFTER_START, kinds=("silent", "flat", "no-signal", "unknown-number")),
    "changed-mind": Cause(Fault.OWN, situations=_AFTER_START),
    "traffic": Cause(Fault.SHARED, kinds=("jam", "accident", "lost", "parking")),
    "strike": Cause(Fault.SHARED),
    "work": Cause(Fault.SHARED, kinds=("kept-late", "emergency", "shift-changed")),
    "another-commitment": Cause(Fault.SHARED),
    "another-interview": Cause(Fault.SHARED),
    "tech-failure": Cause(Fault.SHARED, kinds=("device", "connection", "platform", "phone", "cut-off")),
    "observance": Cause(Fault.SHARED, private=True),
    "unseen": Cause(Fault.SHARED, situations=_AFTER_START, unaware=True),
    "road-closure": Cause(Fault.EXTERNAL),
    "car-breakdown": Cause(Fault.EXTERNAL),
    "train": Cause(Fault.EXTERNAL, kinds=("train-cancelled", "train-delayed", "train-stopped", "bus", "bus-cancelled")),
    "flight": Cause(Fault.EXTERNAL, kinds=("cancelled", "delayed", "missed-connection")),
    "weather": Cause(Fault.EXTERNAL, kinds=("snow", "flood", "storm")),
    "outage": Cause(Fault.EXTERNAL, kinds=("power", "internet", "phone-signal", "cut-off")),
    "illness": Cause(
        Fault.EXTERNAL,
        private=True,
        gentle=True,
        situations=("cannot-attend", *_AFTER_START),
        kinds=("ill", "injured", "contagious"),
    ),
    "family-emergency": Cause(
        Fault.EXTERNAL, private=True, gentle=True, kinds=("child-ill", "relative-ill", "other-emergency")
    ),
    "bereavement": Cause(Fault.EXTERNAL, private=True, gentle=True),
    "childcare": Cause(Fault.EXTERNAL, private=True, kinds=("fell-through", "child-ill", "school-called")),
    "care": Cause(Fault.EXTERNAL, private=True, gentle=True),
    "health": Cause(Fault.PRIVATE, private=True, gentle=True),
    "anxiety": Cause(Fault.PRIVATE, private=True, gentle=True),
    "family-matter": Cause(Fault.PRIVATE, private=True),
    "legal-matter": Cause(Fault.PRIVATE, private=True, kinds=("court", "police", "appointment")),
    "safety": Cause(Fault.PRIVATE, private=True, gentle=True),
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
