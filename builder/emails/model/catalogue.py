"""What the builder knows: situations, causes, recipients, forms, locales and fields. Facts only; the words are data.

Message types (M1 to M20), stages and fault classes are those of the project's reference on messages.
"""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from builder.emails.translations import locales

if TYPE_CHECKING:
    from builder.emails.contract import CatalogueData

ANY: Final = ("late", "cannot-attend", "missed", "voicemail", "they-wrote")
"""The situations that state a cause."""


@dataclass(frozen=True)
class Situation:
    """One thing that a person may have to write.

    Attributes:
        message: the message type, as far as the situation alone decides it.
        tense: "before" the interview's start, or "after" it.
        apologies: the fewest and the most apologies its text should hold.
        words: the fewest and the most words of its email without greeting and sign-off; two offered times included.
        forms: the forms in which it makes sense.
        needs: the fields whose facts it asks for, most important first.
        asks: it asks for a new time.
    """

    message: str
    tense: str
    apologies: tuple[int, int]
    words: tuple[int, int]
    forms: tuple[str, ...]
    needs: tuple[str, ...]
    asks: bool = False


@dataclass(frozen=True)
class Cause:
    """What happened.

    Attributes:
        fault: A mine, B shared or foreseeable, C outside my control, D private, E on the employer's side.
        private: a label is enough; nothing more is asked for.
        situations: where it can be the cause.
        detail: one checkable detail (a service, a road) fits into its sentence.
    """

    fault: str
    private: bool = False
    situations: tuple[str, ...] = ANY
    detail: bool = False


@dataclass(frozen=True)
class Recipient:
    """Who reads it: how formal to be, and the message type it turns a first apology into, if any."""

    formality: str = "neutral"
    variant: str = ""


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
    situations: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    autocomplete: str = "off"
    causes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


FORMS: Final = ("email", "text", "call", "voicemail", "linkedin")
_WHO: Final = ("your_name", "recipient_name", "role", "company")
_WHEN: Final = ("interview_time",)
_DAY: Final = ("interview_date", "interview_time")
_SLOTS: Final = ("slot1_date", "phone")

SITUATIONS: Final[dict[str, Situation]] = {
    "late": Situation("M1", "before", (1, 1), (40, 110), FORMS, (*_WHO, *_WHEN, "eta_minutes", "phone")),
    "cannot-attend": Situation("M2", "before", (1, 1), (50, 135), FORMS, (*_WHO, *_DAY, *_SLOTS), asks=True),
    "missed": Situation("M3", "after", (1, 2), (50, 150), FORMS, (*_WHO, *_WHEN, *_SLOTS), asks=True),
    "voicemail": Situation(
        "M5", "after", (1, 2), (50, 150), ("email", "text"), (*_WHO, *_WHEN, "voicemail_time", *_SLOTS), asks=True
    ),
    "they-wrote": Situation("M6", "after", (1, 2), (50, 150), FORMS, (*_WHO, *_WHEN, *_SLOTS), asks=True),
    "spoke": Situation("M4", "after", (0, 1), (30, 90), ("email",), (*_WHO, *_SLOTS), asks=True),
    "confirm-call": Situation(
        "M7",
        "after",
        (0, 0),
        (20, 70),
        ("email", "text"),
        ("your_name", "recipient_name", "role", "new_date", "place", "phone"),
    ),
    "confirm-email": Situation(
        "M8", "after", (0, 0), (15, 60), ("email", "text"), ("your_name", "recipient_name", "new_date", "place")
    ),
    "refused": Situation("M9", "after", (1, 1), (35, 80), ("email",), _WHO),
    "nudge": Situation("M10a", "after", (0, 1), (30, 90), ("email",), (*_WHO, "first_sent", *_SLOTS), asks=True),
    "last-note": Situation("M10b", "after", (0, 1), (25, 60), ("email",), _WHO),
    "moved-yes": Situation(
        "M11a", "before", (0, 1), (15, 60), ("email", "text"), ("your_name", "recipient_name", "new_date", "place")
    ),
    "moved-no": Situation(
        "M11b", "before", (0, 1), (35, 90), ("email", "call"), (*_WHO, "new_date", *_SLOTS), asks=True
    ),
    "withdraw": Situation("M12a", "before", (0, 1), (25, 60), ("email", "call", "linkedin"), (*_WHO, "interview_date")),
    "withdraw-after": Situation("M12b", "after", (1, 1), (25, 60), ("email",), (*_WHO, "interview_date")),
}

_AFTER: Final = ("missed", "voicemail", "they-wrote")

CAUSES: Final[dict[str, Cause]] = {
    "overslept": Cause("A"),
    "forgot": Cause("A"),
    "wrong-date": Cause("A"),
    "wrong-time-zone": Cause("A"),
    "wrong-place": Cause("A"),
    "phone-off": Cause("A", situations=_AFTER),
    "changed-mind": Cause("A", situations=_AFTER),
    "traffic": Cause("B", detail=True),
    "strike": Cause("B", detail=True),
    "work": Cause("B"),
    "another-commitment": Cause("B"),
    "tech-failure": Cause("B"),
    "observance": Cause("B", private=True),
    "road-closure": Cause("C", detail=True),
    "car-breakdown": Cause("C", detail=True),
    "train": Cause("C", detail=True),
    "weather": Cause("C"),
    "outage": Cause("C"),
    "illness": Cause("C", private=True, situations=("cannot-attend", *_AFTER)),
    "family-emergency": Cause("C", private=True),
    "bereavement": Cause("C", private=True),
    "childcare": Cause("C", private=True),
    "health": Cause("D", private=True),
    "family-matter": Cause("D", private=True),
    "legal-matter": Cause("D", private=True),
    "safety": Cause("D", private=True),
    "personal-matter": Cause("D", private=True),
    "interviewer-absent": Cause("E", situations=("missed",)),
    "link-failed": Cause("E", situations=("missed",)),
    "wrong-details": Cause("E", situations=("missed",)),
    "other": Cause("A"),
}

EMPLOYER_SIDE: Final = "M19"
"""The message type of a first note whose cause lies with the employer (class E)."""

RECIPIENTS: Final[dict[str, Recipient]] = {
    "manager": Recipient(),
    "hr": Recipient(),
    "recruiter": Recipient(),
    "agency": Recipient(variant="M17"),
    "panel": Recipient("formal", "M18"),
    "owner": Recipient("friendly"),
    "unknown": Recipient(),
    "careers": Recipient("formal", "M20"),
}

FORMATS: Final = ("in-person", "phone", "video", "recorded")
LOCALES: Final = locales()
CANDOUR: Final = ("plain", "owned")
FAULTS: Final = ("A", "B", "C", "D")
WHEN: Final = ("before", "hour", "today", "earlier")
PLANS: Final = ("late", "cannot")
CONTACTS: Final = (
    "none", "voicemail", "spoke", "they-wrote", "agreed-call", "agreed-email",
    "refused", "silence", "silence-again", "moved-fits", "moved-clashes", "withdraw",
)  # fmt: skip

_MINE: Final = tuple(c for c, cause in CAUSES.items() if cause.fault == "A" and c != "other")
_DETAILED: Final = tuple(c for c, cause in CAUSES.items() if cause.detail)
_SOON: Final = tuple(c for c, cause in CAUSES.items() if cause.private and cause.fault in "CD")
_EMPLOYER: Final = tuple(c for c, cause in CAUSES.items() if cause.fault == "E")
_ASKING: Final = tuple(s for s, situation in SITUATIONS.items() if situation.asks)
_CALLED: Final = tuple(s for s, situation in SITUATIONS.items() if "call" in situation.forms)
_SETTLED: Final = ("confirm-call", "confirm-email", "moved-yes", "moved-no")


def _slot(number: int) -> dict[str, Field]:
    """Return the three fields of one offered time."""
    parts = (("date", "date"), ("start", "time"), ("end", "time"))
    return {f"slot{number}_{part}": Field(kind, "times", 10, (*_ASKING, "late")) for part, kind in parts}


FIELDS: Final[dict[str, Field]] = {
    "when": Field("choice", "questions", choices=WHEN),
    "plan": Field("choice", "questions", choices=PLANS),
    "contact": Field("choice", "questions", choices=CONTACTS),
    "situation": Field("choice", "questions", choices=tuple(SITUATIONS)),
    "cause": Field("choice", "questions", choices=tuple(CAUSES), situations=ANY),
    "other_cause": Field("line", "questions", 160, ANY, causes=("other",)),
    "other_class": Field("choice", "questions", choices=FAULTS, situations=ANY, causes=("other",)),
    "candour": Field("choice", "questions", choices=CANDOUR, situations=ANY, causes=_MINE),
    "cause_detail": Field("line", "questions", 60, ANY, causes=_DETAILED),
    "recipient": Field("choice", "questions", choices=tuple(RECIPIENTS)),
    "format": Field("choice", "questions", choices=FORMATS),
    "your_name": Field("line", "people", autocomplete="name"),
    "recipient_name": Field("line", "people"),
    "recipient_email": Field("email", "people", 254),
    "recipient_phone": Field("tel", "people", 30, _CALLED),
    "role": Field("line", "people"),
    "company": Field("line", "people"),
    "client": Field("line", "people", recipients=("agency",)),
    "phone": Field("tel", "people", 30, autocomplete="tel"),
    "interview_date": Field("date", "interview", 10),
    "interview_time": Field("time", "interview", 5),
    "their_zone": Field("zone", "interview", 60),
    "your_zone": Field("zone", "interview", 60),
    "eta_minutes": Field("number", "interview", 3, ("late",)),
    "voicemail_time": Field("time", "interview", 5, ("voicemail",)),
    "joined_time": Field("time", "interview", 5, ("missed",), causes=_EMPLOYER),
    "waited_until": Field("time", "interview", 5, ("missed",), causes=_EMPLOYER),
    "first_sent": Field("date", "interview", 10, ("nudge",)),
    "new_date": Field("date", "times", 10, _SETTLED),
    "new_time": Field("time", "times", 5, _SETTLED),
    "place": Field("line", "times", 200, ("confirm-call", "confirm-email", "moved-yes")),
    "available_from": Field("date", "times", 10, ANY, causes=_SOON),
    **_slot(1),
    **_slot(2),
    **_slot(3),
    "adjustment": Field("line", "times", 120, (*_ASKING, "confirm-call", "confirm-email")),
    "form": Field("choice", "settings", choices=FORMS),
    "locale": Field("choice", "settings", choices=LOCALES),
}


def fault_of(cause: str, other_class: str = "") -> str:
    """Return the fault class of a cause, "" for none; the visitor names the class of "other"."""
    if cause == "other":
        return other_class
    return CAUSES[cause].fault if cause in CAUSES else ""


def message_type(situation: str, cause: str, recipient: str) -> str:
    """Return the message type (M1 to M20) that a situation, a cause and a recipient ask for."""
    if situation == "missed":
        if fault_of(cause) == "E":
            return EMPLOYER_SIDE
        if recipient in RECIPIENTS and RECIPIENTS[recipient].variant:
            return RECIPIENTS[recipient].variant
    return SITUATIONS[situation].message


def cause_fits(cause: str, situation: str) -> bool:
    """Tell whether a cause can be the cause in a situation."""
    return cause in CAUSES and situation in CAUSES[cause].situations


def as_data() -> "CatalogueData":
    """Return the whole catalogue as plain data, ready for JSON."""
    tables: dict[str, dict[str, Any]] = {
        "situations": SITUATIONS,
        "causes": CAUSES,
        "recipients": RECIPIENTS,
        "fields": FIELDS,
    }
    data: Any = {name: {key: asdict(row) for key, row in table.items()} for name, table in tables.items()}
    types = {message_type(s, c, r) for s in SITUATIONS for c in ("", *CAUSES) for r in RECIPIENTS}
    spoken = {"call": "M13", "voicemail": "M14", "text": "M15", "linkedin": "M16"}
    data |= {
        "forms": list(FORMS),
        "formats": list(FORMATS),
        "locales": list(LOCALES),
        "types": sorted({*types, *spoken.values()}),
    }
    data["counts"] = {
        name: len(data[name]) for name in ("types", "situations", "causes", "recipients", "forms", "locales")
    }
    return data  # type: ignore[no-any-return]
