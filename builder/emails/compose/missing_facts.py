"""Which facts would improve a message: those that are unknown and that it would say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from builder.emails.model.catalogue import SITUATIONS, MessageType
from builder.emails.model.context import Context, Message, Missing, TimeSlot
from builder.emails.translations import translations

_NAMES: Final = frozenset({"your_name", "recipient_name"})
_NOT_ALWAYS_SAID: Final = frozenset({"role", "company", "client", "phone"})
"""Facts that improve a message only where its wording says them."""


def missing_facts(context: Context, write: Callable[[Context], Message]) -> tuple[Missing, ...]:
    """Return the facts that would improve the message and are not known.

    write: composes the message of a context.
    """
    strings = translations(context.language)
    is_known = {
        "interview_time": bool(context.interview and context.interview.start),
        "interview_date": bool(context.interview and context.interview.date),
        "slot1_date": len(context.slots) > 1
        or bool(context.availability)
        or bool(context.slots and context.available_from),
        "new_date": context.agreed is not None,
    }
    unknown = [n for n in _wanted_facts(context) if not is_known.get(n, bool(getattr(context, n, "")))]
    left_out = _facts_left_out(context, unknown, write)
    return tuple(Missing(name, strings.missing(name)) for name in unknown if name not in left_out)


def _facts_left_out(context: Context, unknown: Sequence[str], write: Callable[[Context], Message]) -> set[str]:
    """Return those unknown facts that the message would leave out even if everything that improves it were known.

    A confirmation leaves out none: what it doesn't say is in its calendar file.
    """
    candidates = {*unknown} & _NOT_ALWAYS_SAID
    if not candidates or "place" in SITUATIONS[context.situation].wanted_facts:
        return set()
    samples = {name: f"Xq{name}" for name in {*unknown} & (_NOT_ALWAYS_SAID | _NAMES)}
    message = write(_fill_in_samples(context, unknown, samples))
    text = f"{message.subject} {message.body}".casefold()
    return {name for name in candidates if samples[name].casefold() not in text}


def _fill_in_samples(context: Context, unknown: Sequence[str], samples: Mapping[str, Any]) -> Context:
    """Return a context with samples of unknown facts, and with a time and times to offer where those are unknown."""
    if "interview_time" in unknown:
        context = replace(context, interview=replace(context.interview or TimeSlot(""), start="10:00"))
    if "slot1_date" in unknown:
        days = [(date.fromisoformat(context.today) + timedelta(days=count)).isoformat() for count in (1, 2)]
        context = replace(context, slots=tuple(TimeSlot(day, part="morning") for day in days))
    return replace(context, **samples)


def _wanted_facts(context: Context) -> Iterator[str]:
    """Yield the fields whose facts improve the message, most important first.

    A call begins with their number, and a voicemail offers no times.
    """
    if context.form == "call":
        yield "recipient_phone"
    for name in SITUATIONS[context.situation].wanted_facts:
        if name == "company" and context.recipient == "agency":
            yield "client"
        elif name != "slot1_date" or context.form != "voicemail":
            yield name
    if context.message_type is MessageType.EMPLOYER_SIDE:
        yield "joined_time"
