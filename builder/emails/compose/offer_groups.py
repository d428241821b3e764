"""Times on offer that are said together: "Wednesday or Thursday after 2pm", "any morning from Monday to Friday"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from builder.emails.model.context import Context, TimeSlot

MIN_DAYS_OF_RANGE: Final = 3
"""So many days in a row are said by the first and the last."""

MAX_GROUPS_IN_PROSE: Final = 2
MAX_DAYS_IN_PROSE: Final = 3
"""With more groups or days than this, the offers are a list, which is easier to book from."""

_HALVES: Final = frozenset({"morning", "afternoon"})
_PARTS_OF_DAY: Final = (*_HALVES, "evening")


@dataclass(frozen=True)
class OfferGroup:
    """Days that are offered in the same way.

    Attributes:
        first: the first slot, whose times hold for all of them.
        days: ISO dates in the reader's zone, as they were given.
    """

    first: TimeSlot
    days: tuple[str, ...]

    @property
    def is_range(self) -> bool:
        """Whether the days follow each other; over a weekend they don't, since that would offer it too."""
        pairs = zip(self.days, self.days[1:], strict=False)
        return len(self.days) >= MIN_DAYS_OF_RANGE and all(_is_next(one, two) for one, two in pairs)

    @property
    def named_days(self) -> int:
        """How many days it names."""
        return 2 if self.is_range else len(self.days)


def group_offers(context: Context) -> tuple[OfferGroup, ...]:
    """Return the offers, those of the same hours together.

    A part of today stays by itself, since it's said in other words ("this afternoon"). A day's morning and afternoon
    are any time on it.
    """
    groups: dict[object, list[TimeSlot]] = {}
    for index, slot in enumerate(_with_whole_days(context.slots)):
        start, end = slot.their_start or slot.start, slot.their_end or slot.end
        hours = (slot.part or ("" if slot.start else "any"), start, end)
        is_apart = _is_today(slot, context) and hours[0] != "any"
        groups.setdefault(index if is_apart else hours, []).append(slot)
    return tuple(OfferGroup(slots[0], tuple(_distinct_days(slots))) for slots in groups.values())


def are_dated(context: Context) -> bool:
    """Return whether offers have their dates or a zone in a sentence too: in a formal voice, and across zones."""
    return context.voice == "formal" or context.zones_differ


def are_in_prose(groups: Sequence[OfferGroup]) -> bool:
    """Return whether offers stand in a sentence rather than in a list."""
    if len(groups) == 1:
        return True
    has_few_days = sum(group.named_days for group in groups) <= MAX_DAYS_IN_PROSE
    return has_few_days and len(groups) <= MAX_GROUPS_IN_PROSE


def _with_whole_days(slots: Sequence[TimeSlot]) -> Iterator[TimeSlot]:
    """Yield the slots, each part of a day that's offered from morning to evening as any time on that day."""
    offered = {day: {slot.part for slot in slots if slot.date == day} for day in (slot.date for slot in slots)}
    for slot in slots:
        parts = offered[slot.date]
        is_whole = "any" in parts or parts >= _HALVES
        yield replace(slot, part="any") if is_whole and slot.part in _PARTS_OF_DAY else slot


def _distinct_days(slots: Sequence[TimeSlot]) -> Iterator[str]:
    yield from dict.fromkeys(slot.their_date or slot.date for slot in slots)


def _is_today(slot: TimeSlot, context: Context) -> bool:
    return (slot.their_date or slot.date) == context.today


def _is_next(one: str, two: str) -> bool:
    return date.fromisoformat(one) + timedelta(days=1) == date.fromisoformat(two)
