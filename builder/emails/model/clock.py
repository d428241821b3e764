"""The clock of a request, and time-zone arithmetic on the transitions that come with it.

In the browser `Intl` supplies the transitions, at build time `zoneinfo` does; the arithmetic is the same for both.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 (wall-clock times of any zone count from it)
MAX_ZONES: Final = 4
MAX_TRANSITIONS: Final = 60
MAX_OFFSET_MINUTES: Final = 24 * 60

type Transitions = tuple[tuple[int, int], ...]
"""Pairs of (seconds since 1970 in UTC from which it holds, minutes east of UTC), in order."""


class InvalidClock(ValueError):
    """Raised when the clock of a request is malformed."""


@dataclass(frozen=True)
class Clock:
    """The moment of the request, in seconds since 1970 in UTC, and the zones it may name."""

    now: int
    zones: Mapping[str, Transitions] = field(default_factory=lambda: MappingProxyType({}))

    def knows(self, zone: str) -> bool:
        """Return whether the zone's transitions are known."""
        return zone in self.zones

    def offset(self, zone: str, seconds: int) -> int:
        """Return the zone's minutes east of UTC at a moment."""
        transitions = self.zones[zone]
        index = bisect_right(transitions, seconds, key=lambda pair: pair[0]) - 1
        return transitions[max(index, 0)][1]

    def local(self, zone: str, seconds: int) -> datetime:
        """Return the wall-clock time (naive) in a zone at a moment; in UTC where the zone is unknown."""
        minutes = self.offset(zone, seconds) if self.knows(zone) else 0
        return EPOCH + timedelta(seconds=seconds, minutes=minutes)

    def instants(self, zone: str, wall_time: datetime) -> tuple[int, ...]:
        """Return every instant at which a zone's clocks show a time: none in a gap, two in an hour that repeats."""
        local_seconds = int((wall_time - EPOCH).total_seconds())
        offsets = {minutes for _, minutes in self.zones[zone]}
        candidates = sorted(local_seconds - minutes * 60 for minutes in offsets)
        return tuple(seconds for seconds in candidates if self.local(zone, seconds) == wall_time)


def parse_clock(data: object) -> Clock:
    """Return the clock that a request carries: {"now": ISO 8601 in UTC, "zones": {name: [[seconds, minutes], …]}}.

    Raises:
        InvalidClock: it is malformed, or holds more zones or transitions than a request needs.
    """
    if not isinstance(data, dict) or not isinstance(data.get("now"), str):
        raise InvalidClock("clock.now must be a time such as 2026-11-24T18:19:00Z")
    try:
        now = datetime.fromisoformat(data["now"])
    except ValueError:
        raise InvalidClock("clock.now must be a time such as 2026-11-24T18:19:00Z") from None
    if now.tzinfo is None or not 1990 <= now.year <= 2200:
        raise InvalidClock("clock.now must be in UTC, between 1990 and 2200")
    zones = data.get("zones", {})
    if not isinstance(zones, dict) or len(zones) > MAX_ZONES:
        raise InvalidClock(f"clock.zones must be an object of at most {MAX_ZONES} zones")
    known = {name: _transitions(name, rows) for name, rows in zones.items()}
    return Clock(int(now.timestamp()), MappingProxyType(known))


def _transitions(name: object, rows: object) -> Transitions:
    """Return the transitions of one zone, in order, from the rows of a request."""
    if not isinstance(rows, list) or not 1 <= len(rows) <= MAX_TRANSITIONS:
        raise InvalidClock(f"clock.zones: {name!s:.40} needs 1 to {MAX_TRANSITIONS} transitions")
    pairs = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 2 or not all(type(n) is int for n in row):
            raise InvalidClock(f"clock.zones: {name!s:.40} has a row that is not [seconds, minutes]")
        if abs(row[1]) > MAX_OFFSET_MINUTES or abs(row[0]) > 2**40:
            raise InvalidClock(f"clock.zones: {name!s:.40} has a row out of range")
        pairs.append((row[0], row[1]))
    return tuple(sorted(pairs))
