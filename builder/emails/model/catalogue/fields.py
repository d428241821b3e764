"""The fields: every answer that the form takes."""

from dataclasses import KW_ONLY, dataclass
from typing import Final

from builder.emails.model.catalogue.causes import CAUSES, OTHER_CLASSES, Fault
from builder.emails.model.catalogue.recipients import INTERMEDIARIES, RECIPIENTS
from builder.emails.model.catalogue.situations import CAUSE_SITUATIONS, CHANNELS, SITUATIONS
from builder.emails.text.message_ids import MAX_THREAD_CHARS
from builder.emails.translations import locales


@dataclass(frozen=True)
class Field:
    """One answer.

    Attributes:
        kind: choice, tick, line, email, tel, date, time, zone, number or ids. A tick's answer is "yes" or nothing;
            ids are those of their mails, which no person reads.
        group: the part of the form it stands in; "unseen" for none.
        limit: the most characters it takes.
        situations: where it is asked; empty for everywhere.
        choices: the values a choice takes, apart from none.
        autocomplete: the HTML token, for the visitor's own data only (WCAG 2.2, 1.3.5).
        causes: the causes it is asked for; empty for all.
        recipients: the recipients it is asked for; empty for all.
        minimum, maximum: the least and the greatest number it takes.
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
    minimum: int = 1
    maximum: int = 240


FORMATS: Final = ("in-person", "phone", "video", "recorded", "trial")
LOCALES: Final = locales()
CANDOUR: Final = ("plain", "owned")
VOICES: Final = ("plain", "warmer", "formal", "shorter")
WHEN: Final = ("before", "hour", "today", "earlier")
PLANS: Final = ("late", "cannot")
CONTACTS: Final = (
    "none", "voicemail", "spoke", "agreed-call", "they-wrote", "agreed-email", "refused",
    "silence", "silence-again", "moved-fits", "moved-clashes", "again", "withdraw",
)  # fmt: skip
NOTICES: Final = ("none", "could", "no-phone", "no-number", "no-moment", "before", "after")
QUESTIONS_ASKED: Final = ("alright", "interested", "both", "what", "reschedule")
THEIR_CALLS: Final = ("once", "twice", "several")
THEIR_MESSAGES: Final = ("email", "voicemail", "text")
SLOT_PARTS: Final = ("any", "morning", "afternoon", "evening", "after", "before")
MAX_SLOTS: Final = 5
MAX_WORDINGS: Final = 9_999
"""The greatest number of a wording: "Say it another way" starts again from there."""

_OWN_CAUSES: Final = tuple(c for c, cause in CAUSES.items() if cause.fault is Fault.OWN and c != "other")
_CAUSES_WITH_KINDS: Final = tuple(c for c, cause in CAUSES.items() if cause.kinds)
_KINDS: Final = tuple(dict.fromkeys(kind for cause in CAUSES.values() for kind in cause.kinds))
_ABSENCE_CAUSES: Final = tuple(
    c for c, cause in CAUSES.items() if cause.private and cause.fault in (Fault.EXTERNAL, Fault.PRIVATE)
)
_EMPLOYER_CAUSES: Final = tuple(c for c, cause in CAUSES.items() if cause.fault is Fault.EMPLOYER)
_DETAILED_CAUSES: Final = tuple(
    name
    for name, cause in CAUSES.items()
    if name != "other" and cause.fault is not Fault.EMPLOYER and (not cause.private or cause.kinds)
)
"""Whoever keeps a matter private isn't asked for a detail of it."""
_RESCHEDULING: Final = tuple(s for s, situation in SITUATIONS.items() if situation.asks_to_reschedule)
_CALLABLE: Final = tuple(s for s, situation in SITUATIONS.items() if "call" in situation.channels)
_SCHEDULED: Final = ("confirm-call", "confirm-email", "moved-yes", "moved-no")
_OFFERING: Final = (*_RESCHEDULING, "late")
_MISSED: Final = ("missed", "voicemail", "they-wrote", "missed-again")
_IN_THREAD: Final = ("they-wrote", "confirm-email", "refused", "nudge", "last-note", "moved-yes", "moved-no")


def _slot(number: int) -> dict[str, Field]:
    """Return the four fields of one offered time."""
    name = f"slot{number}"
    return {
        f"{name}_date": Field("date", "times", 10, situations=_OFFERING),
        f"{name}_part": Field("choice", "times", choices=SLOT_PARTS, situations=_OFFERING),
        f"{name}_start": Field("time", "times", 10, situations=_OFFERING),
        f"{name}_end": Field("time", "times", 10, situations=_OFFERING),
    }


def _tick(group: str, situations: tuple[str, ...]) -> Field:
    """Return a field that is either ticked or not."""
    return Field("tick", group, 3, situations=situations, choices=("yes",))


FIELDS: Final[dict[str, Field]] = {
    "when": Field("choice", "questions", choices=WHEN),
    "plan": Field("choice", "questions", choices=PLANS),
    "contact": Field("choice", "questions", choices=CONTACTS),
    "situation": Field("choice", "questions", choices=tuple(SITUATIONS)),
    "cause": Field("choice", "questions", choices=tuple(CAUSES), situations=CAUSE_SITUATIONS),
    "cause_kind": Field("choice", "questions", choices=_KINDS, situations=CAUSE_SITUATIONS, causes=_CAUSES_WITH_KINDS),
    "cause_detail": Field("line", "cause", 60, situations=CAUSE_SITUATIONS, causes=_DETAILED_CAUSES),
    "other_cause": Field("line", "cause", 400, situations=CAUSE_SITUATIONS, causes=tuple(CAUSES)),
    "other_class": Field(
        "choice", "questions", choices=tuple(OTHER_CLASSES), situations=CAUSE_SITUATIONS, causes=("other",)
    ),
    "candour": Field("choice", "cause", choices=CANDOUR, situations=CAUSE_SITUATIONS, causes=_OWN_CAUSES),
    "notice": Field("choice", "cause", choices=NOTICES, situations=("missed", "missed-again")),
    "asked": Field("choice", "questions", choices=QUESTIONS_ASKED, situations=("they-wrote",)),
    "first_situation": Field(
        "choice", "questions", choices=("missed", "cannot-attend", "employer-side"), situations=("nudge", "last-note")
    ),
    "recipient": Field("choice", "questions", choices=tuple(RECIPIENTS)),
    "format": Field("choice", "questions", choices=FORMATS),
    "your_name": Field("line", "people", autocomplete="name"),
    "recipient_name": Field("line", "people"),
    "recipient_email": Field("email", "people", 254),
    "recipient_phone": Field("tel", "people", 30, situations=_CALLABLE),
    "role": Field("line", "people"),
    "company": Field("line", "people"),
    "client": Field("line", "people", recipients=("agency",)),
    "told_employer": Field(
        "choice", "people", choices=("no", "yes"), situations=(*_MISSED, "cannot-attend"), recipients=INTERMEDIARIES
    ),
    "phone": Field("tel", "people", 30, autocomplete="tel"),
    "interview_date": Field("date", "interview", 10),
    "interview_time": Field("time", "interview", 5),
    "their_zone": Field("zone", "interview", 60),
    "your_zone": Field("zone", "interview", 60),
    "platform": Field("line", "interview"),
    "eta_minutes": Field("number", "questions", 3, situations=("late",)),
    "wait_minutes": Field("number", "interview", 3, situations=_MISSED),
    "waited_count": Field("number", "interview", 2, situations=(*_MISSED, "cannot-attend"), maximum=20),
    "others": Field("line", "interview", situations=(*_MISSED, "cannot-attend")),
    "voicemail_time": Field("time", "interview", 5, situations=("voicemail",)),
    "joined_time": Field("time", "interview", 5, situations=("missed",), causes=_EMPLOYER_CAUSES),
    "waited_until": Field("time", "interview", 5, situations=("missed",), causes=_EMPLOYER_CAUSES),
    "first_sent": Field("date", "questions", 10, situations=("nudge", "last-note")),
    "their_message": Field("choice", "interview", choices=THEIR_MESSAGES, situations=("they-wrote",)),
    "their_call": Field("choice", "interview", choices=THEIR_CALLS, situations=("missed",)),
    "thread_subject": Field("line", "interview", 120, situations=_IN_THREAD),
    "thread_ids": Field("ids", "unseen", MAX_THREAD_CHARS, situations=_IN_THREAD),
    "new_date": Field("date", "questions", 10, situations=_SCHEDULED),
    "new_time": Field("time", "questions", 5, situations=_SCHEDULED),
    "place": Field(
        "line", "times", 200, situations=(*_MISSED, "cannot-attend", "confirm-call", "confirm-email", "moved-yes")
    ),
    "available_from": Field("date", "times", 10, situations=CAUSE_SITUATIONS, causes=_ABSENCE_CAUSES),
    **_slot(1),
    **_slot(2),
    **_slot(3),
    **_slot(4),
    **_slot(5),
    "availability": Field("line", "times", 200, situations=_OFFERING),
    "flexible": _tick("times", _OFFERING),
    "right_now": _tick("times", _MISSED),
    "short_notice": _tick("times", _OFFERING),
    "can_phone": _tick("times", _RESCHEDULING),
    "can_video": _tick("times", _RESCHEDULING),
    "same_time_by_video": _tick("times", ("cannot-attend",)),
    "same_time_by_phone": _tick("times", ("cannot-attend",)),
    "adjustment": Field("line", "times", 120, situations=(*_RESCHEDULING, "confirm-call", "confirm-email")),
    "note": Field("line", "extras", 300),
    "remedy": Field("line", "extras", 160, situations=CAUSE_SITUATIONS),
    "motivation": Field("line", "extras", 160, situations=(*_RESCHEDULING, "withdraw")),
    "admission": _tick("extras", _MISSED),
    "hope": _tick("extras", (*_RESCHEDULING, "late")),
    "withdraw_reason": Field("line", "extras", 160, situations=("withdraw", "withdraw-after")),
    "voice": Field("choice", "settings", choices=VOICES),
    "wording": Field("number", "settings", 4, minimum=0, maximum=MAX_WORDINGS),
    "form": Field("choice", "settings", choices=CHANNELS),
    "locale": Field("choice", "settings", choices=LOCALES),
}
