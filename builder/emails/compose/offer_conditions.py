"""What is so about the times on offer, as wordings ask for it."""

from collections.abc import Iterator
from typing import Final

from builder.emails.compose.offer_groups import are_in_prose, group_offers
from builder.emails.model.context import Context

_READINESS: Final = (
    "flexible",
    "right_now",
    "short_notice",
    "can_phone",
    "can_video",
    "same_time_by_video",
    "same_time_by_phone",
)


def offer_conditions(context: Context) -> Iterator[str]:
    """Yield whether times are offered, how they're put, and what else the visitor is ready for."""
    if context.slots:
        yield "offers"
        groups = group_offers(context)
        yield "prose_offers" if are_in_prose(groups) else "listed_offers"
        if len(groups) > 1:
            yield "several_offers"
        if any(group.first.part == "any" for group in groups):
            yield "any_time"
    if context.availability:
        yield "own_availability"
    if context.available_from:
        yield "available"
    yield from (name for name in _READINESS if getattr(context, name))
