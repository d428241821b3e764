"""The kinds of messages."""

from enum import StrEnum


class MessageType(StrEnum):
    """The kind of a message: what it says, and which rules of the check apply to it."""

    LATE = "late"
    CANNOT_ATTEND = "cannot-attend"
    FIRST_APOLOGY = "first-apology"
    RECORDED_MISSED = "recorded-missed"
    MISSED_AGAIN = "missed-again"
    AFTER_CALL = "after-call"
    AFTER_VOICEMAIL = "after-voicemail"
    REPLY_TO_THEM = "reply-to-them"
    CONFIRM_CALL = "confirm-call"
    CONFIRM_EMAIL = "confirm-email"
    AFTER_REFUSAL = "after-refusal"
    REMINDER = "reminder"
    LAST_NOTE = "last-note"
    ACCEPT_NEW_TIME = "accept-new-time"
    DECLINE_NEW_TIME = "decline-new-time"
    WITHDRAW = "withdraw"
    WITHDRAW_AFTER = "withdraw-after"
    CALL_SCRIPT = "call-script"
    VOICEMAIL_SCRIPT = "voicemail-script"
    TEXT_MESSAGE = "text-message"
    AGENCY = "agency"
    PANEL = "panel"
    EMPLOYER_SIDE = "employer-side"
    CAMPUS = "campus"
