"""The fields: every answer that the form takes."""

from dataclasses import KW_ONLY, dataclass
from typing import Final

from builder.emails.model.catalogue.causes import CAUSES, OTHER_CLASSES, Fault
from builder.emails.model.catalogue.recipients import RECIPIENTS
from builder.emails.model.catalogue.situations import CAUSE_SITUATIONS, CHANNELS, SITUATIONS
from builder.emails.translations import locales


@dataclass(frozen=True)
class Field:
    """One answer.

    Attributes:
        kind: choice, line, email, tel, date, time, zone or number.
        group: the part of the form it stands in.
        limit: the most characters it takes.
        situations: where it is asked; empty for everywhere.
        choices: the values a choice takes, apart from none.
        autocomplete: the HTML token, for the visitor's own data only (WCAG 2.2, 1.3.5).
        causes: the causes it is asked for; empty for all.
        recipients: the recipients it is asked for; empty for all.
    """

    kind: str
    group: str
    limit: int = 80
    _: KW_ONLY
    situations: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    autocomplete: str = "off"
    causes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


FORMATS: Final = ("in-person", "phone", "video", "recorded")
LOCALES: Final = locales()
CANDOUR: Final = ("plain", "owned")
WHEN: Final = ("before", "hour", "today", "earlier")
PLANS: Final = ("late", "cannot")
CONTACTS: Final = (
    "none", "voicemail", "spoke", "they-wrote", "agreed-call", "agreed-email",
    "refused", "silence", "silence-again", "moved-fits", "moved-clashes", "withdraw",
)  # fmt: skip

_OWN_CAUSES: Final = tuple(c for c, cause in CAUSES.items() if cause.fault is Fault.OWN and c != "other")
_DETAILED_CAUSES: Final = tuple(c for c, cause in CAUSES.items() if cause.takes_detail)
_ABSENCE_CAUSES: Final = tuple(
    c for c, cause in CAUSES.items() if cause.private and cause.fault in (Fault.EXTERNAL, Fault.PRIVATE)
)
_EMPLOYER_CAUSES: Final = tuple(c for c, cause in CAUSES.items() if cause.fault is Fault.EMPLOYER)
_RESCHEDULING: Final = tuple(s for s, situation in SITUATIONS.items() if situation.asks_to_reschedule)
_CALLABLE: Final = tuple(s for s, situation in SITUATIONS.items() if "call" in situation.channels)
_SCHEDULED: Final = ("confirm-call", "confirm-email", "moved-yes", "moved-no")


def _slot(number: int) -> dict[str, Field]:
    """Return the three fields of one offered time."""
    parts = (("date", "date"), ("start", "time"), ("end", "time"))
    return {
        f"slot{number}_{part}": Field(kind, "times", 10, situations=(*_RESCHEDULING, "late")) for part, kind in parts
    }


FIELDS: Final[dict[str, Field]] = {
    "when": Field("choice", "questions", choices=WHEN),
    "plan": Field("choice", "questions", choices=PLANS),
    "contact": Field("choice", "questions", choices=CONTACTS),
    "situation": Field("choice", "questions", choices=tuple(SITUATIONS)),
    "cause": Field("choice", "questions", choices=tuple(CAUSES), situations=CAUSE_SITUATIONS),
    "other_cause": Field("line", "questions", 160, situations=CAUSE_SITUATIONS, causes=("other",)),
    "other_class": Field(
        "choice", "questions", choices=tuple(OTHER_CLASSES), situations=CAUSE_SITUATIONS, causes=("other",)
    ),
    "candour": Field("choice", "questions", choices=CANDOUR, situations=CAUSE_SITUATIONS, causes=_OWN_CAUSES),
    "cause_detail": Field("line", "questions", 60, situations=CAUSE_SITUATIONS, causes=_DETAILED_CAUSES),
    "recipient": Field("choice", "questions", choices=tuple(RECIPIENTS)),
    "format": Field("choice", "questions", choices=FORMATS),
    "your_name": Field("line", "people", autocomplete="name"),
    "recipient_name": Field("line", "people"),
    "recipient_email": Field("email", "people", 254),
    "recipient_phone": Field("tel", "people", 30, situations=_CALLABLE),
    "role": Field("line", "people"),
    "company": Field("line", "people"),
    "client": Field("line", "people", recipients=("agency",)),
    "phone": Field("tel", "people", 30, autocomplete="tel"),
    "interview_date": Field("date", "interview", 10),
    "interview_time": Field("time", "interview", 5),
    "their_zone": Field("zone", "interview", 60),
    "your_zone": Field("zone", "interview", 60),
    "eta_minutes": Field("number", "interview", 3, situations=("late",)),
    "voicemail_time": Field("time", "interview", 5, situations=("voicemail",)),
    "joined_time": Field("time", "interview", 5, situations=("missed",), causes=_EMPLOYER_CAUSES),
    "waited_until": Field("time", "interview", 5, situations=("missed",), causes=_EMPLOYER_CAUSES),
    "first_sent": Field("date", "interview", 10, situations=("nudge",)),
    "new_date": Field("date", "times", 10, situations=_SCHEDULED),
    "new_time": Field("time", "times", 5, situations=_SCHEDULED),
    "place": Field("line", "times", 200, situations=("confirm-call", "confirm-email", "moved-yes")),
    "available_from": Field("date", "times", 10, situations=CAUSE_SITUATIONS, causes=_ABSENCE_CAUSES),
    **_slot(1),
    **_slot(2),
    **_slot(3),
    "adjustment": Field("line", "times", 120, situations=(*_RESCHEDULING, "confirm-call", "confirm-email")),
    "form": Field("choice", "settings", choices=CHANNELS),
    "locale": Field("choice", "settings", choices=LOCALES),
}
