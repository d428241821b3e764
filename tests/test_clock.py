"""The clock's arithmetic against Python's own zone database, for every IANA zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from builder.emails.clock import BadClock, Clock, clock_from
from builder.emails.zones import clock_at, transitions

NOW = datetime(2026, 11, 24, 10, 40, tzinfo=UTC)
ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})


def walls_of(zone: ZoneInfo, wall: datetime) -> list[int]:
    """Return every moment at which a zone shows a wall-clock time, by zoneinfo's two folds."""
    found = set()
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            found.add(int(moment.timestamp()))
    return sorted(found)


@pytest.mark.parametrize("name", ZONES)
def test_zone_agrees_with_zoneinfo(name: str) -> None:
    """Around each change of clocks, and on ordinary days, local times and moments are those of zoneinfo."""
    rows = transitions(name, NOW)
    clock = Clock(int(NOW.timestamp()), {name: rows})
    zone = ZoneInfo(name)
    probes = [NOW + timedelta(days=d) for d in (-380, -90, 0, 20, 200, 700)]
    for seconds, _ in rows[1:]:
        change = datetime.fromtimestamp(seconds, UTC)
        probes += [change + timedelta(minutes=m) for m in (-90, -31, -1, 0, 1, 29, 61)]

    for probe in probes:
        wall = probe.astimezone(zone).replace(tzinfo=None)
        assert clock.local(name, int(probe.timestamp())) == wall
        for near in (wall, wall + timedelta(hours=1), wall - timedelta(minutes=30)):
            assert list(clock.moments(name, near)) == walls_of(zone, near)


def test_an_hour_that_never_comes_and_one_that_comes_twice() -> None:
    """In London 01:30 does not exist on 28 March 2027, and comes twice on 31 October 2027."""
    clock = clock_at("2026-11-24T10:40:00Z", ("Europe/London",))

    assert clock.moments("Europe/London", datetime(2027, 3, 28, 1, 30)) == ()  # noqa: DTZ001
    assert len(clock.moments("Europe/London", datetime(2027, 10, 31, 1, 30))) == 2  # noqa: DTZ001


def test_unknown_zones_are_left_out() -> None:
    """A clock knows only zones that exist."""
    assert set(clock_at("2026-11-24T10:40:00Z", ("Europe/Paris", "Mars/Olympus", "../etc")).zones) == {"Europe/Paris"}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"now": 5},
        {"now": "soon"},
        {"now": "2026-11-24T10:40:00"},
        {"now": "1800-01-01T00:00:00Z"},
        {"now": "2026-11-24T10:40:00Z", "zones": []},
        {"now": "2026-11-24T10:40:00Z", "zones": {"A": []}},
        {"now": "2026-11-24T10:40:00Z", "zones": {"A": [[1]]}},
        {"now": "2026-11-24T10:40:00Z", "zones": {"A": [[1, True]]}},
        {"now": "2026-11-24T10:40:00Z", "zones": {"A": [[1, 9999]]}},
        {"now": "2026-11-24T10:40:00Z", "zones": {"A": [["x", 0]]}},
        {"now": "2026-11-24T10:40:00Z", "zones": {str(n): [[0, 0]] for n in range(5)}},
    ],
)
def test_a_clock_of_another_form_is_refused(data: object) -> None:
    """The request's clock is untrusted: wrong types, ranges and sizes are named."""
    with pytest.raises(BadClock):
        clock_from(data)


def test_a_clock_is_read() -> None:
    """A clock of the agreed form gives its moment and its zones, in order."""
    clock = clock_from({"now": "2026-11-24T10:40:00Z", "zones": {"Asia/Kolkata": [[0, 330]]}})

    assert clock.now == int(NOW.timestamp())
    assert f"{clock.local('Asia/Kolkata', clock.now):%H:%M}" == "16:10"
