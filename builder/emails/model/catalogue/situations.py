"""The situations: what a person may have to write."""

from dataclasses import KW_ONLY, dataclass
from typing import Final

from builder.emails.model.catalogue.message_types import MessageType

CHANNELS: Final = ("email", "text", "call", "voicemail", "linkedin")

CAUSE_SITUATIONS: Final = (
    "late", "cannot-attend", "missed", "voicemail", "they-wrote", "missed-again", "spoke", "nudge",
)  # fmt: skip
"""The situations that state a cause; a reminder names the one of the first message."""


@dataclass(frozen=True)
class Situation:
    """One thing that a person may have to write.

    Attributes:
        message_type: the type of the message, as far as the situation alone decides it.
        tense: "before" the interview's start, or "after" it.
        word_range: the fewest and the most words of its email, without greeting and sign-off but with two offers.
        channels: the channels that make sense.
        wanted_facts: the fields whose facts improve it, most important first.
        asks_to_reschedule: it asks for a new time.
    """

    message_type: MessageType
    tense: str
    _: KW_ONLY
    word_range: tuple[int, int]
    channels: tuple[str, ...]
    wanted_facts: tuple[str, ...]
    asks_to_reschedule: bool = False


_PEOPLE: Final = ("your_name", "recipient_name", "role", "company")
_TIME: Final = ("interview_time",)
_DAY: Final = ("interview_date", "interview_time")
_SLOTS: Final = ("slot1_date", "phone")

SITUATIONS: Final[dict[str, Situation]] = {
    "late": Situation(
        MessageType.LATE,
        "before",
        word_range=(35, 130),
        channels=CHANNELS,
        wanted_facts=("eta_minutes", *_PEOPLE, *_TIME, "phone"),
    ),
    "cannot-attend": Situation(
        MessageType.CANNOT_ATTEND,
        "before",
        word_range=(45, 160),
        channels=CHANNELS,
        wanted_facts=(*_PEOPLE, *_DAY, *_SLOTS),
        asks_to_reschedule=True,
    ),
    "missed": Situation(
        MessageType.FIRST_APOLOGY,
        "after",
        word_range=(45, 190),
        channels=CHANNELS,
        wanted_facts=(*_PEOPLE, *_TIME, *_SLOTS),
        asks_to_reschedule=True,
    ),
    "voicemail": Situation(
        MessageType.AFTER_VOICEMAIL,
        "after",
        word_range=(45, 190),
        channels=("email", "text"),
        wanted_facts=(*_PEOPLE, *_TIME, "voicemail_time", *_SLOTS),
        asks_to_reschedule=True,
    ),
    "they-wrote": Situation(
        MessageType.REPLY_TO_THEM,
        "after",
        word_range=(45, 190),
        channels=CHANNELS,
        wanted_facts=(*_PEOPLE, *_TIME, *_SLOTS),
        asks_to_reschedule=True,
    ),
    "missed-again": Situation(
        MessageType.MISSED_AGAIN,
        "after",
        word_range=(40, 170),
        channels=CHANNELS,
        wanted_facts=(*_PEOPLE, *_TIME, *_SLOTS),
        asks_to_reschedule=True,
    ),
    "spoke": Situation(
        MessageType.AFTER_CALL,
        "after",
        word_range=(25, 125),
        channels=("email",),
        wanted_facts=(*_PEOPLE, *_SLOTS),
        asks_to_reschedule=True,
    ),
    "confirm-call": Situation(
        MessageType.CONFIRM_CALL,
        "after",
        word_range=(15, 90),
        channels=("email", "text"),
        wanted_facts=("new_date", "your_name", "recipient_name", "role", "place", "phone"),
    ),
    "confirm-email": Situation(
        MessageType.CONFIRM_EMAIL,
        "after",
        word_range=(12, 80),
        channels=("email", "text", "linkedin"),
        wanted_facts=("new_date", "your_name", "recipient_name", "place"),
    ),
    "refused": Situation(
        MessageType.AFTER_REFUSAL,
        "after",
        word_range=(25, 95),
        channels=("email",),
        wanted_facts=_PEOPLE,
    ),
    "nudge": Situation(
        MessageType.REMINDER,
        "after",
        word_range=(25, 110),
        channels=("email",),
        wanted_facts=(*_PEOPLE, "first_sent", *_SLOTS),
        asks_to_reschedule=True,
    ),
    "last-note": Situation(
        MessageType.LAST_NOTE,
        "after",
        word_range=(20, 100),
        channels=("email",),
        wanted_facts=_PEOPLE,
    ),
    "moved-yes": Situation(
        MessageType.ACCEPT_NEW_TIME,
        "before",
        word_range=(12, 80),
        channels=("email", "text", "linkedin"),
        wanted_facts=("new_date", "your_name", "recipient_name", "place"),
    ),
    "moved-no": Situation(
        MessageType.DECLINE_NEW_TIME,
        "before",
        word_range=(30, 110),
        channels=("email", "call"),
        wanted_facts=(*_PEOPLE, "new_date", *_SLOTS),
        asks_to_reschedule=True,
    ),
    "withdraw": Situation(
        MessageType.WITHDRAW,
        "before",
        word_range=(20, 100),
        channels=("email", "call", "linkedin"),
        wanted_facts=(*_PEOPLE, "interview_date"),
    ),
    "withdraw-after": Situation(
        MessageType.WITHDRAW_AFTER,
        "after",
        word_range=(20, 100),
        channels=("email", "linkedin"),
        wanted_facts=(*_PEOPLE, "interview_date"),
    ),
}
