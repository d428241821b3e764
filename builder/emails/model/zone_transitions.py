"""Zone transitions from Python's own database, for the build and the command line. Does not ship to the browser."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from builder.emails.model.clock import Clock, Transitions

BEHIND: Final = timedelta(days=400)
AHEAD: Final = timedelta(days=800)
_STEP: Final = timedelta(hours=6)
_MINUTE: Final = timedelta(minutes=1)


@cache
def transitions(zone: str, now: datetime) -> Transitions:
    """Return the transitions of a zone from 400 days before a moment to 800 days after it; none for an unknown zone."""
    try:
        zone_info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ()
    start, end = now - BEHIND, now + AHEAD
    changes = [(int(start.timestamp()), _minutes(start, zone_info))]
    current = start
    while current < end:
        later = current + _STEP
        if _minutes(later, zone_info) != changes[-1][1]:
            change = _change(current, zone_info)
            changes.append((int(change.timestamp()), _minutes(change, zone_info)))
        current = later
    return tuple(changes)


def _change(before: datetime, zone: ZoneInfo) -> datetime:
    """Return the first minute of a new offset within a step after a moment."""
    old = _minutes(before, zone)
    return before + _MINUTE * bisect_left(
        range(_STEP // _MINUTE), True, key=lambda count: _minutes(before + _MINUTE * count, zone) != old
    )


def _minutes(moment: datetime, zone: ZoneInfo) -> int:
    """Return a zone's minutes east of UTC at a moment."""
    return (moment.astimezone(zone).utcoffset() or timedelta()) // _MINUTE


def clock_at(now: str, names: tuple[str, ...]) -> Clock:
    """Return the clock of a moment (ISO 8601, in UTC) that knows the zones named; an unknown zone is left out."""
    moment = datetime.fromisoformat(now).astimezone(UTC).replace(second=0, microsecond=0)  # pragma: no mutate
    known = {name: transitions(name, moment) for name in names}
    return Clock(int(moment.timestamp()), {name: rows for name, rows in known.items() if rows})
