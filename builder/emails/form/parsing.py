"""From a flat dict of answers to a validated Context, with errors and warnings by field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from builder.emails.form.field_messages import FieldMessages
from builder.emails.form.phone_warnings import warn_about_phones
from builder.emails.form.schedule import Schedule
from builder.emails.form.situation import available_channels, derive_situation
from builder.emails.model.catalogue import CAUSES, CHANNELS, FIELDS, RECIPIENTS, cause_fits, fault_of, message_type
from builder.emails.model.catalogue.fields import MAX_SLOTS
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context
from builder.emails.text import formats, sanitize
from builder.emails.translations import DEFAULT_LOCALE, language_of, translations

MAX_FIELDS: Final = 200
MAX_RAW_FACTOR: Final = 8
"""An answer may be this many times as long before it is cleaned as it may be afterwards."""

_NUMBERS: Final = ("eta_minutes", "wait_minutes", "waited_count")
_SENTENCES: Final = ("availability", "note", "remedy", "motivation", "withdraw_reason")
_TICKS: Final = tuple(name for name, field in FIELDS.items() if field.kind == "tick")
_TEXTS: Final = (
    "when", "contact", "format", "form", "cause_kind", "notice", "asked", "first_situation", "told_employer",
    "their_message", "their_call",
    "your_name", "recipient_name", "recipient_email", "recipient_phone", "role", "company", "client", "phone",
    "others", "platform", "thread_subject", "cause_detail", "place", "adjustment",
    "available_from", "first_sent", "voicemail_time", "joined_time", "waited_until",
)  # fmt: skip
"""Answers that the context holds under their own names, as they are."""

_EXTRA_SLOT: Final = re.compile(r"slot\d+_\w+")


@dataclass(frozen=True)
class ParseResult:
    """What became of the answers. `context` is None only where they name no situation."""

    context: Context | None
    errors: dict[str, str]
    warnings: dict[str, str]


class UnknownField(ValueError):
    """Raised when an answer has a name that no field has."""


def parse(answers: Mapping[str, str], clock: Clock) -> ParseResult:
    """Return the context that the answers describe, and what is wrong with them by field.

    An answer with an error counts as not given, so that there is always a message.

    Raises:
        UnknownField: an answer belongs to no field.
    """
    messages = FieldMessages(translations(language_of(answers.get("locale", ""))))  # pragma: no mutate
    clean = _clean(answers, messages)
    situation = clean["situation"] or derive_situation(clean["when"], clean["plan"], clean["contact"])
    if not situation:
        if "situation" not in messages.errors:
            messages.add_error("when", "choose")
        return ParseResult(None, messages.errors, messages.warnings)
    _resolve_conflicts(clean, situation, messages)
    return ParseResult(_context(clean, situation, clock, messages), messages.errors, messages.warnings)


def _clean(answers: Mapping[str, str], messages: FieldMessages) -> dict[str, str]:
    """Return every field's answer, cleaned; "" for each that is missing or wrong."""
    if len(answers) > MAX_FIELDS:
        raise UnknownField(f"at most {MAX_FIELDS} answers are read")
    for name in answers:
        if name not in FIELDS and not _EXTRA_SLOT.fullmatch(name):
            raise UnknownField(f"unknown field: {name!r:.60}")
        if name not in FIELDS and answers[name]:
            messages.add_error(f"slot{MAX_SLOTS}_date", "too-many-slots")
    clean = {}
    for name, field in FIELDS.items():
        raw = answers.get(name, "")
        value = sanitize.clean_line(raw[: field.limit * MAX_RAW_FACTOR])  # pragma: no mutate
        problem = _problem(name, raw, value)
        if problem:
            messages.add_error(name, problem, limit=field.limit, minimum=field.minimum, maximum=field.maximum)
        clean[name] = "" if problem else value
    return clean


def _problem(name: str, raw: str, value: str) -> str:
    """Return the key of what is wrong with one answer by itself, "" if nothing is."""
    field = FIELDS[name]
    if sanitize.has_bidi_controls(value):
        return "direction"
    if len(value) > field.limit or len(raw) > field.limit * MAX_RAW_FACTOR:
        return "too-long"
    if not value:
        return ""
    if field.kind in ("choice", "tick"):
        return "" if value in field.choices else "choose"
    if field.kind == "number":
        in_range = formats.NUMBER.fullmatch(value) and field.minimum <= int(value) <= field.maximum
        return "" if in_range else "number"
    return _VALIDATORS[field.kind](value) if field.kind in _VALIDATORS else ""


def _validator(parse_value: Callable[[str], object], key: str) -> Callable[[str], str]:
    """Return a function that gives `key` where `parse_value` raises a ValueError, else ""."""

    def validate(value: str) -> str:
        try:
            parse_value(value)  # pragma: no mutate
        except ValueError:
            return key  # pragma: no mutate
        return ""

    return validate


def _iso_date(value: str) -> date:
    if not formats.ISO_DATE.fullmatch(value):
        raise ValueError(value)  # pragma: no mutate
    return date.fromisoformat(value)


def _iso_time(value: str) -> time:
    if not formats.ISO_TIME.fullmatch(value):
        raise ValueError(value)  # pragma: no mutate
    return time.fromisoformat(value)


_VALIDATORS: Final[dict[str, Callable[[str], str]]] = {
    "email": lambda value: "" if sanitize.is_email_address(value) else "address",
    "tel": lambda value: (
        "" if re.search(r"\d.*\d.*\d", value) and re.fullmatch(r"[\d\s+().\-/extEXT]+", value) else "phone"
    ),
    "date": _validator(_iso_date, "date"),
    "time": _validator(_iso_time, "time"),
}


def _resolve_conflicts(clean: dict[str, str], situation: str, messages: FieldMessages) -> None:
    """Report answers that exclude one another, and drop the one that gives way."""
    cause = clean["cause"]
    if cause and situation in FIELDS["cause"].situations and not cause_fits(cause, situation):
        messages.add_error("cause", "cause-excluded")
        clean["cause"] = cause = ""
    if cause == "other" and not clean["other_class"]:
        messages.add_warning("other_class", "choose-fault")
    if clean["cause_kind"] not in (CAUSES[cause].kinds if cause else ()):
        clean["cause_kind"] = ""
    channel = clean["form"] or CHANNELS[0]
    if not available_channels(situation)[channel]:
        messages.add_error("form", "form-excluded")
        channel = CHANNELS[0]
    clean["form"] = channel
    warn_about_phones(clean, channel, messages)


def _context(clean: dict[str, str], situation: str, clock: Clock, messages: FieldMessages) -> Context:
    """Build the context from clean answers."""
    cause = clean["cause"] if situation in FIELDS["cause"].situations else ""
    recipient = clean["recipient"] or "manager"
    schedule = Schedule(clean, clock, messages, situation)
    numbers: dict[str, Any] = {name: int(clean[name]) if clean[name] else None for name in _NUMBERS}
    own_words: dict[str, Any] = {name: sanitize.as_sentence(clean[name]) for name in _SENTENCES}
    ticks: dict[str, Any] = {name: clean[name] == "yes" for name in _TICKS}
    texts: dict[str, Any] = {name: schedule.validated(name) for name in _TEXTS}
    return Context(
        situation=situation,
        message_type=message_type(situation, cause, recipient, clean["format"]),
        today=schedule.today.isoformat(),
        cause=cause,
        fault=fault_of(cause, clean["other_class"]),
        private=bool(cause) and CAUSES[cause].private,
        gentle=bool(cause) and CAUSES[cause].gentle,
        candour=clean["candour"] or "plain",
        recipient=recipient,
        formality=RECIPIENTS[recipient].formality,
        voice=clean["voice"] or RECIPIENTS[recipient].voice,
        locale=clean["locale"] or DEFAULT_LOCALE,
        interview=schedule.interview(),
        agreed=schedule.agreed(),
        slots=schedule.slots(),
        your_zone=schedule.your_zone,
        their_zone=schedule.their_zone,
        other_cause=sanitize.as_sentence(clean["other_cause"]) if cause else "",
        wording=int(clean["wording"] or 0),
        **numbers,
        **own_words,
        **ticks,
        **texts,
    )
