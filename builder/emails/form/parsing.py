"""From a flat dict of answers to a validated Context, with errors and questions by field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from builder.emails.form.schedule import Times
from builder.emails.form.situation import forms_of, situation_of
from builder.emails.model.catalogue import CAUSES, FIELDS, FORMS, RECIPIENTS, cause_fits, fault_of, message_type
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context
from builder.emails.text import sanitize
from builder.emails.translations import DEFAULT_LOCALE, Words, language_of, words

MOST_KEYS: Final = 200
_EXTRA_SLOT: Final = re.compile(r"slot\d+_\w+")
_LONGEST_DELAY: Final = 240


@dataclass
class Notes:
    """What to say beside the fields: errors leave a fact out of the message, questions leave it in."""

    words: Words
    errors: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)

    def error(self, name: str, key: str, **facts: object) -> None:
        """Note the first error of a field, in the words filed under `key`."""
        self.errors.setdefault(name, self.words.error(key, name, **facts))

    def question(self, name: str, key: str) -> None:
        """Note the first question about a field."""
        self.questions.setdefault(name, self.words.error(key, name))


@dataclass(frozen=True)
class Parsed:
    """What became of the answers. `context` is None only where no situation could be told."""

    context: Context | None
    errors: dict[str, str]
    questions: dict[str, str]


class UnknownField(ValueError):
    """An answer has a name that no field has."""


def parse(answers: Mapping[str, str], clock: Clock) -> Parsed:
    """Return the context that the answers describe, and what is wrong with them by field.

    An answer with an error counts as not given, so that there is a message all the same.

    Raises:
        UnknownField: an answer belongs to no field.
    """
    notes = Notes(words(language_of(answers.get("locale", ""))))
    clean = _clean(answers, notes)
    situation = clean["situation"] or situation_of(clean["when"], clean["plan"], clean["contact"])
    if not situation:
        if "situation" not in notes.errors:
            notes.error("when", "choose")
        return Parsed(None, notes.errors, notes.questions)
    _contradictions(clean, situation, notes)
    return Parsed(_context(clean, situation, clock, notes), notes.errors, notes.questions)


def _clean(answers: Mapping[str, str], notes: Notes) -> dict[str, str]:
    """Return every field's answer, cleaned, and "" for each that is missing or wrong."""
    if len(answers) > MOST_KEYS:
        raise UnknownField(f"at most {MOST_KEYS} answers are read")
    for name in answers:
        if name not in FIELDS and not _EXTRA_SLOT.fullmatch(name):
            raise UnknownField(f"unknown field: {name!r:.60}")
        if name not in FIELDS and answers[name]:
            notes.error("slot3_date", "too-many-slots")
    clean = {}
    for name, spec in FIELDS.items():
        raw = answers.get(name, "")
        value = sanitize.one_line(raw[: spec.limit * 8])
        problem = _problem(name, raw, value)
        if problem:
            notes.error(name, problem, limit=spec.limit)
        clean[name] = "" if problem else value
    return clean


def _problem(name: str, raw: str, value: str) -> str:
    """Return the key of what is wrong with one answer by itself, or ""."""
    spec = FIELDS[name]
    if sanitize.has_direction_marks(value):
        return "direction"
    if len(value) > spec.limit or len(raw) > spec.limit * 8:
        return "too-long"
    if not value:
        return ""
    if spec.kind == "choice":
        return "" if value in spec.choices else "choose"
    return _CHECKS[spec.kind](value) if spec.kind in _CHECKS else ""


def _is(parse_one: Callable[[str], object], key: str) -> Callable[[str], str]:
    """Return a check that gives `key` where `parse_one` refuses the value."""

    def check(value: str) -> str:
        try:
            parse_one(value)
        except ValueError:
            return key
        return ""

    return check


def _iso_date(value: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError(value)
    return date.fromisoformat(value)


def _iso_time(value: str) -> time:
    if not re.fullmatch(r"\d{2}:\d{2}", value, re.ASCII):
        raise ValueError(value)
    return time.fromisoformat(value)


def _minutes(value: str) -> int:
    if not re.fullmatch(r"\d{1,3}", value, re.ASCII) or not 1 <= int(value) <= _LONGEST_DELAY:
        raise ValueError(value)
    return int(value)


_CHECKS: Final[dict[str, Callable[[str], str]]] = {
    "email": lambda value: "" if sanitize.is_address(value) else "address",
    "tel": lambda value: (
        "" if re.search(r"\d.*\d.*\d", value) and re.fullmatch(r"[\d\s+().\-/extEXT]+", value) else "phone"
    ),
    "date": _is(_iso_date, "date"),
    "time": _is(_iso_time, "time"),
    "number": _is(_minutes, "minutes"),
}


def _contradictions(clean: dict[str, str], situation: str, notes: Notes) -> None:
    """Note answers that exclude one another, and drop the one that has to give way."""
    cause = clean["cause"]
    if cause and situation in FIELDS["cause"].situations and not cause_fits(cause, situation):
        notes.error("cause", "cause-excluded")
        clean["cause"] = ""
    if clean["cause"] == "other" and not clean["other_class"]:
        clean["other_class"] = "A"
    form = clean["form"] or FORMS[0]
    if not forms_of(situation)[form]:
        notes.error("form", "form-excluded")
        form = FORMS[0]
    clean["form"] = form


def _context(clean: dict[str, str], situation: str, clock: Clock, notes: Notes) -> Context:
    """Build the context from clean answers."""
    asks_cause = situation in FIELDS["cause"].situations
    cause = clean["cause"] if asks_cause else ""
    recipient = clean["recipient"] or "manager"
    times = Times(clean, clock, notes)
    same = (
        "when",
        "contact",
        "cause_detail",
        "format",
        "form",
        "your_name",
        "recipient_name",
        "recipient_email",
        "recipient_phone",
        "role",
    )
    more = ("company", "client", "phone", "place", "adjustment", "available_from", "first_sent")
    wall = ("voicemail_time", "joined_time", "waited_until")
    return Context(
        situation=situation,
        type=message_type(situation, cause, recipient),
        today=times.today.isoformat(),
        cause=cause,
        fault=fault_of(cause, clean["other_class"]),
        private=bool(cause) and CAUSES[cause].private,
        candour=clean["candour"] or "plain",
        other_cause=sanitize.sentence(clean["other_cause"]) if cause == "other" else "",
        recipient=recipient,
        formality=RECIPIENTS[recipient].formality,
        locale=clean["locale"] or DEFAULT_LOCALE,
        interview=times.interview(),
        agreed=times.agreed(),
        slots=times.slots(),
        eta_minutes=int(clean["eta_minutes"]) if clean["eta_minutes"] else None,
        your_zone=times.your_zone,
        their_zone=times.their_zone,
        **{name: times.checked(name) for name in (*same, *more, *wall)},
    )
