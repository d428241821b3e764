"""What is so, as wordings ask for it: how long ago, who was told, whose fault, who reads, who waited."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from builder.emails.compose.offer_conditions import offer_conditions
from builder.emails.compose.own_words import explains_silence, note_conditions, own_words_conditions
from builder.emails.model.catalogue import CAUSES, INTERMEDIARIES, SITUATIONS, Fault, MessageType
from builder.emails.model.context import Context

_FORMATS: Final = {
    "in-person": "in_person",
    "phone": "phone_call",
    "video": "video",
    "recorded": "recorded",
    "trial": "in_person",
}
_SITUATIONS: Final = {
    "late": "is_late",
    "cannot-attend": "is_cannot",
    "missed": "is_missed",
    "voicemail": "is_missed",
    "they-wrote": "is_missed",
    "missed-again": "is_missed_again",
    "confirm-call": "is_confirm",
    "confirm-email": "is_confirm",
    "moved-yes": "is_moved_yes",
    "moved-no": "is_moved_no",
    "withdraw": "is_withdraw",
    "withdraw-after": "is_withdraw",
}
"""Names for the channels that serve several situations."""

_FEW_DAYS: Final = 6
_SHORT_NOTICE_DAYS: Final = 2
_SILENCES: Final = {"could": "could_tell", "no-phone": "no_phone", "no-number": "no_number", "no-moment": "no_moment"}
"""Why they heard nothing, where the visitor answers that."""


def conditions_of(context: Context) -> frozenset[str]:
    """Return the names of everything that is so; wordings/README.md lists them."""
    return frozenset(
        (
            *_situation(context),
            *_elapsed(context),
            *_contact(context),
            *_told_or_called(context),
            *_fault(context),
            *_cause(context),
            *_format(context),
            context.recipient.replace("-", "_"),
            *(("intermediary",) if context.recipient in INTERMEDIARIES else ()),
            *_waiting(context),
            *offer_conditions(context),
            *note_conditions(context),
            "us" if context.locale == "en-US" else "uk",
        )
    )


def _situation(context: Context) -> Iterator[str]:
    if context.message_type is MessageType.EMPLOYER_SIDE:
        yield "is_employer"
    elif context.message_type is MessageType.RECORDED_MISSED:
        yield "is_recorded"
    elif context.situation in _SITUATIONS:
        yield _SITUATIONS[context.situation]
        if context.situation.startswith("confirm-"):
            yield f"is_{context.situation.replace('-', '_')}"
    if context.thread_subject:
        yield "thread"
    yield from (name for name in ("admission", "hope") if getattr(context, name))


def _elapsed(context: Context) -> Iterator[str]:
    """Yield how long ago the interview was; "ahead" where it hasn't started."""
    day = context.interview.date if context.interview else ""
    is_before = "before" in (SITUATIONS[context.situation].tense, context.when)
    if is_before or context.first_situation == "cannot-attend":
        yield "ahead"
        if day == context.today:
            yield "today_ahead"
        if day and (date.fromisoformat(day) - date.fromisoformat(context.today)).days <= _SHORT_NOTICE_DAYS:
            yield "soon_ahead"
        return
    gap = (date.fromisoformat(context.today) - date.fromisoformat(day)).days if day else None
    if context.when == "hour":
        yield "hour"
    if context.when in ("hour", "today") or gap == 0:
        yield "today"
    elif gap == 1:
        yield "yesterday"
    elif gap and gap <= _FEW_DAYS:
        yield "days"
    elif gap and gap > _FEW_DAYS:
        yield "weeks"
    else:
        yield "past"


def _contact(context: Context) -> Iterator[str]:
    if context.situation == "voicemail" or context.contact == "voicemail":
        yield "left_voicemail"
        start = context.interview.start if context.interview else ""
        if start and context.voicemail_time and not context.zones_differ:
            yield "voicemail_before" if context.voicemail_time < start else "voicemail_after"
    elif context.situation == "they-wrote":
        yield "wrote_first"
        if context.asked:
            yield f"asked_{context.asked}"
        if context.asked == "both":
            yield from ("asked_alright", "asked_interested")
        if context.their_message:
            yield f"their_{context.their_message}"
    elif context.notice in ("before", "after"):
        yield f"told_{context.notice}"
    elif context.situation in ("missed", "missed-again"):
        yield from _silence(context)


def _told_or_called(context: Context) -> Iterator[str]:
    if context.their_call:
        is_interview = context.format == "phone" or (context.cause == "phone-off" and not context.format)
        yield "call_missed" if is_interview else "they_called"
    if context.told_employer:
        yield f"told_employer_{context.told_employer}"


def _silence(context: Context) -> Iterator[str]:
    """Yield that nobody was told, and what the visitor answers about it."""
    yield "silent"
    if context.notice in _SILENCES:
        yield from (_SILENCES[context.notice], "silence_accounted")
        if context.notice != "could":
            yield "first_chance"


def _fault(context: Context) -> Iterator[str]:
    fault = Fault.EMPLOYER if context.first_situation == "employer-side" else context.fault
    if fault:
        yield str(fault)
    if context.candour == "owned" and fault is Fault.OWN:
        yield "owned"
    if context.gentle:
        yield "gentle"


def _cause(context: Context) -> Iterator[str]:
    if context.cause and (context.cause != "other" or context.other_cause):
        yield "reason"
    if context.cause:
        yield f"cause_{context.cause}"
    if context.cause_kind:
        yield from ("kind_given", f"kind_{context.cause_kind}")
    if context.cause_detail:
        yield "detail"
    yield from own_words_conditions(context)
    if context.cause and CAUSES[context.cause].unaware:
        yield "unaware"
    if context.cause == "unseen" or explains_silence(context):  # nobody tells what they don't know
        yield from ("silence_explained", "silence_accounted")


def _format(context: Context) -> Iterator[str]:
    missed_call = context.cause == "phone-off" and not context.format
    context = replace(context, format="phone") if missed_call else context
    if context.format:
        yield _FORMATS[context.format]
    if context.remote:
        yield "remote"
    if context.format in ("in-person", "video"):
        yield "seated"


def _waiting(context: Context) -> Iterator[str]:
    """Yield whether anyone waited, and whether it was more than one person."""
    is_booker = context.recipient == "hr" and not context.wait_minutes
    someone = context.format != "recorded" and context.fault is not Fault.EMPLOYER
    if someone and SITUATIONS[context.situation].tense == "after" and context.notice != "before" and not is_booker:
        yield "waited"
    if (context.waited_count or 0) > 1 or context.others or context.recipient == "panel":
        yield "several"
    if context.others:
        yield "others_named"
