"""The validated answers: what templates, the check and the exports may see."""

from dataclasses import dataclass
from typing import Literal

from builder.emails.model.catalogue.causes import Fault
from builder.emails.model.catalogue.message_types import MessageType


@dataclass(frozen=True)
class TimeSlot:
    """A day, with a time or a span where it has one.

    Attributes:
        date, start, end: ISO date and HH:MM as the visitor gave them, in the visitor's zone; "" where not given.
        their_date, their_start, their_end: the same in the reader's zone; "" where the zones agree.
        part: any, morning, afternoon, evening, after or before, where the offer is no exact time.
        start_utc, end_utc: seconds since 1970 in UTC; None where no time or no zone is known.
    """

    date: str
    start: str = ""
    end: str = ""
    their_date: str = ""
    their_start: str = ""
    their_end: str = ""
    start_utc: int | None = None
    end_utc: int | None = None
    part: str = ""


@dataclass(frozen=True)
class Context:
    """One visitor's answers, cleaned. Every text is one line; "" means not given.

    Attributes:
        today: the visitor's own date when the message is written, ISO.
        message_type: the type that the email has; that of another channel follows from `form`.
        fault: "" where no cause was chosen.
        interview: the interview that was missed or is at risk, its time as the invitation gave it.
        agreed: the new time that both sides settled on, or that the employer moved it to.
        slots: up to five times the visitor offers.
        voice: plain, warmer, formal or shorter; `wording`: which of the wordings that fit, from 0.
        cause_kind: one of the cause's kinds; "" where it has none or none was chosen.
        other_cause, availability, note, remedy, motivation, withdraw_reason: the visitor's own whole sentences.
        first_sent, available_from: ISO dates.
        voicemail_time, joined_time, waited_until: HH:MM.
        your_zone, their_zone: IANA names; "" where unknown.
    """

    situation: str
    message_type: MessageType
    today: str
    when: str = ""
    contact: str = ""
    cause: str = ""
    fault: Fault | Literal[""] = ""
    private: bool = False
    gentle: bool = False
    candour: str = "plain"
    cause_kind: str = ""
    other_cause: str = ""
    cause_detail: str = ""
    notice: str = ""
    asked: str = ""
    first_situation: str = ""
    their_message: str = ""
    their_call: str = ""
    told_employer: str = ""
    voice: str = "plain"
    wording: int = 0
    recipient: str = "manager"
    formality: str = "neutral"
    format: str = ""
    form: str = "email"
    locale: str = "en-GB"
    your_name: str = ""
    recipient_name: str = ""
    recipient_email: str = ""
    recipient_phone: str = ""
    role: str = ""
    company: str = ""
    client: str = ""
    phone: str = ""
    place: str = ""
    platform: str = ""
    others: str = ""
    thread_subject: str = ""
    adjustment: str = ""
    availability: str = ""
    note: str = ""
    remedy: str = ""
    motivation: str = ""
    withdraw_reason: str = ""
    flexible: bool = False
    right_now: bool = False
    short_notice: bool = False
    can_phone: bool = False
    can_video: bool = False
    same_time_by_video: bool = False
    same_time_by_phone: bool = False
    admission: bool = False
    hope: bool = False
    interview: TimeSlot | None = None
    agreed: TimeSlot | None = None
    slots: tuple[TimeSlot, ...] = ()
    eta_minutes: int | None = None
    wait_minutes: int | None = None
    waited_count: int | None = None
    first_sent: str = ""
    available_from: str = ""
    voicemail_time: str = ""
    joined_time: str = ""
    waited_until: str = ""
    your_zone: str = ""
    their_zone: str = ""

    @property
    def language(self) -> str:
        """The language part of the locale, which names the folder of its words."""
        return self.locale.split("-")[0]

    @property
    def remote(self) -> bool:
        """Whether the interview was to take place at a distance."""
        return self.format in ("phone", "video", "recorded")

    @property
    def zones_differ(self) -> bool:
        """Whether times must be printed in two zones."""
        return bool(self.their_zone and self.your_zone and self.their_zone != self.your_zone)


@dataclass(frozen=True)
class Missing:
    """A fact that the message would be better with: its field and how to name it."""

    field: str
    say: str


@dataclass(frozen=True)
class CallStep:
    """One step of a call: its id, when it is due ("They say no"), and what to say."""

    id: str
    label: str
    say: str


@dataclass(frozen=True)
class Message:
    r"""A finished text. `subject` is "" for what has none; `body` has greeting and sign-off and \n line ends.

    `call_steps` are the parts of a call's script; the body holds the same.
    """

    subject: str
    body: str
    missing: tuple[Missing, ...] = ()
    call_steps: tuple[CallStep, ...] = ()
