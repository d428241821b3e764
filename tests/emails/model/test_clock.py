"""The clock's arithmetic against Python's own zone database, for every IANA zone."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from builder.emails.model.clock import Clock, InvalidClock, parse_clock
from builder.emails.model.zone_transitions import BEHIND, clock_at, transitions

NOW = datetime(2026, 11, 24, 10, 40, tzinfo=UTC)
LONDON = (
    ((2025, 10, 26), 0), ((2026, 3, 29), 60), ((2026, 10, 25), 0),
    ((2027, 3, 28), 60), ((2027, 10, 31), 0), ((2028, 3, 26), 60), ((2028, 10, 29), 0),
)  # fmt: skip
"""When clocks in London change, at 01:00 UTC, and how many minutes east of UTC they then are."""

ZONES = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})


def walls_of(zone: ZoneInfo, wall: datetime) -> list[int]:
    """Return every moment at which a zone shows a wall-clock time, by zoneinfo's two folds."""
    moments = set()
    for fold in (0, 1):
        moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            moments.add(int(moment.timestamp()))
    return sorted(moments)


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
            assert list(clock.instants(name, near)) == walls_of(zone, near)


def test_transitions_are_exact_to_the_minute() -> None:
    """Looked up anew, London's next changes are those that are announced, and Tokyo has none."""
    transitions.cache_clear()
    start = int((NOW - BEHIND).timestamp())
    assert transitions("Europe/London", NOW) == (
        (start, 60),
        *((int(datetime(*day, 1, tzinfo=UTC).timestamp()), east) for day, east in LONDON),
    )
    assert transitions("Asia/Tokyo", NOW) == ((start, 540),)
    assert transitions("Asia/Kolkata", NOW) == ((start, 330),)


def test_skipped_and_repeated_hours() -> None:
    """In London 01:30 does not exist on 28 March 2027, and comes twice on 31 October 2027."""
    clock = clock_at("2026-11-24T10:40:00Z", ("Europe/London",))

    assert clock.instants("Europe/London", datetime(2027, 3, 28, 1, 30)) == ()  # noqa: DTZ001
    assert len(clock.instants("Europe/London", datetime(2027, 10, 31, 1, 30))) == 2  # noqa: DTZ001


def test_unknown_zones_are_omitted() -> None:
    """A clock knows only zones that exist, by whole minutes, and shows UTC for any other."""
    clock = clock_at("2026-11-24T10:40:00Z", ("Europe/Paris", "Mars/Olympus", "../etc"))
    assert set(clock.zones) == {"Europe/Paris"}
    assert {type(number) for row in clock.zones["Europe/Paris"] for number in row} == {int}
    assert clock.local("Mars/Olympus", clock.now) == datetime(2026, 11, 24, 10, 40)  # noqa: DTZ001


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
def test_malformed_clock_is_rejected(data: object) -> None:
    """The request's clock is untrusted: wrong types, ranges and sizes are named."""
    with pytest.raises(InvalidClock):
        parse_clock(data)


NOT_A_TIME = "clock.now must be a time such as 2026-11-24T18:19:00Z"
OUT_OF_REACH = "clock.now must be in UTC, between 1990 and 2200"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, NOT_A_TIME),
        ({"now": "soon"}, NOT_A_TIME),
        ({"now": "2026-11-24T10:40:00"}, OUT_OF_REACH),
        ({"now": "1989-12-31T23:59:59Z"}, OUT_OF_REACH),
        ({"now": "2201-01-01T00:00:00Z"}, OUT_OF_REACH),
        ({"zones": []}, "clock.zones must be an object of at most 4 zones"),
        ({"zones": {"Mars": []}}, "clock.zones: Mars needs 1 to 60 transitions"),
        ({"zones": {"Mars": [[0, 0]] * 61}}, "clock.zones: Mars needs 1 to 60 transitions"),
        ({"zones": {"Mars": [[0]]}}, "clock.zones: Mars has a row that is not [seconds, minutes]"),
        ({"zones": {"Mars": [[0, 1441]]}}, "clock.zones: Mars has a row out of range"),
        ({"zones": {"Mars": [[2**40 + 1, 0]]}}, "clock.zones: Mars has a row out of range"),
    ],
)
def test_rejection_names_the_problem(data: dict[str, object] | None, said: str) -> None:
    """One line names the part of the clock and what it must be."""
    with pytest.raises(InvalidClock, match=f"^{re.escape(said)}$"):
        parse_clock(data and {"now": "2026-11-24T10:40:00Z", **data})


def test_clock_at_every_limit() -> None:
    """The first and the last year, four zones, sixty rows, a day's offset and the largest moment are all taken."""
    rows = [[0, -1440], [2**40, 1440], *([n, 0] for n in range(1, 59))]
    clock = parse_clock({"now": "1990-01-01T00:00:00Z", "zones": dict.fromkeys("ABCD", rows)})

    assert clock.now == 631_152_000
    assert clock.zones["A"] == tuple(sorted((seconds, minutes) for seconds, minutes in rows))
    assert parse_clock({"now": "2200-12-31T23:59:59Z"}) == Clock(7_289_654_399)


def test_clock_is_parsed() -> None:
    """A clock of the agreed form gives its moment and its zones, in order."""
    clock = parse_clock({"now": "2026-11-24T10:40:00Z", "zones": {"Asia/Kolkata": [[0, 330]]}})

    assert clock.now == int(NOW.timestamp())
    assert f"{clock.local('Asia/Kolkata', clock.now):%H:%M}" == "16:10"


def test_seconds_are_dropped() -> None:
    """A clock for the command line starts at the full minute, whatever zone its moment was written in."""
    for written in ("2026-11-24T10:40:59.999999Z", "2026-11-24T10:40:01+00:00", "2026-11-24T11:40:30+01:00"):
        clock = clock_at(written, ("Europe/London", "Mars/Olympus"))
        assert clock.now == int(NOW.timestamp())
        assert set(clock.zones) == {"Europe/London"}
