"""Random requests to the bridge that nobody honest sends: any text at any place, values of other types, broken JSON.

A seed and a number give the same request every time: what a test prints can be asked again.
"""

import json
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any, Final

from builder.emails.export.share_link import encode
from builder.emails.model.catalogue import FIELDS
from builder.runtime.workload.sample_requests import requests_for
from tests.support.hostile_texts import characters, invitation, text

type Json = Any

MOMENTS: Final = (
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-11-24", "2027-03-28", "-0001-01-01", "10000-01-01"),
    *("00:00", "23:59", "24:00", "01:30", "9:5", "٠٩:٣٠", "99999999999", "-1", "1e400", "0", "NaN"),
    *("9999", "10000", "007", "+5", "0x10", "１２", "٣", "1.5", "240", "241", "2026-W48-2", "2026-11-24T10:00Z"),
)
"""Dates, times and numbers at the edge of what there is, or beyond it."""

ZONES: Final = (
    *("Europe/London", "europe/london", "Europe/London ", "Europe//London", "Asia/Calcutta", "US/Eastern", "EST5EDT"),
    *("GMT", "GMT+1", "UTC+25", "Etc/GMT-14", "Z", "+00:00", "BST", "Pacific Standard Time", "../etc/passwd", "/"),
    *("America/Argentina/ComodRivadavia", "Mars/Base", "Europe/L\u043endon", "Europe/London\0", "__proto__"),
)
"""Zones as they are spelt by browsers, old systems, people and nobody."""

NOW: Final = (
    *("1990-01-01T00:00:00Z", "1989-12-31T23:59:59Z", "2200-12-31T23:59:59+00:00", "2201-01-01T00:00:00Z"),
    *("2026-10-25T01:30:00+01:00", "2028-02-29T12:00:00-23:59", "2026-11-24", "20261124T104000Z", "never"),
)
"""Moments of a request: the first and the last there are, beyond them, and in other spellings."""

ODD_VALUES: Final[tuple[Json, ...]] = (
    *(None, True, False, 0, -1, 10**40, -0.0, 1e308, float("inf"), float("nan"), "", [], {}, [[]], {"": {}}),
    *(["your_name"], {"subject": 1}, {"now": 1}, {"now": "never"}, {"now": "9999-12-31T23:59:59+00:00", "zones": {}}),
)

ACTIONS: Final = (
    *(("compose", "check", "read") * 4),
    *(("draft_file", "calendar_file", "share", "unshare") * 2),
    *("catalogue", "none such"),
)
"""The more code one has, the oftener it comes."""

DEPTHS: Final = (10, 1_000, 100_000)


@cache
def _templates() -> tuple[dict[str, Json], ...]:
    return tuple(requests_for(["compose"]))


def hostile_request(seed: int, number: int) -> str:
    """Return a hostile request."""
    random = Random(f"{seed} {number}")  # noqa: S311  # no secret
    request = deepcopy(random.choice(_templates()))
    request["action"] = random.choice(ACTIONS)
    request["answers"] = _answers(random, request["answers"])
    request["text"] = {"subject": text(random), "body": text(random, many=True)}
    request["source"] = invitation(random) if random.random() < 0.8 else text(random, many=True)
    request["fragment"] = _fragment(random, request["answers"])
    if random.random() < 0.2:
        request["clock"] = _clock(random, request["clock"])
    if (pick := random.random()) < 0.2:
        _spoil(random, request)
    if pick < 0.05:
        return _broken(random, json.dumps(request))
    return json.dumps(request, ensure_ascii=pick < 0.5)


def _answers(random: Random, given: Json) -> Json:
    answers = dict(given)
    for name in random.sample(sorted(FIELDS), random.choice((1, 2, 5, 20, len(FIELDS)))):
        field = FIELDS[name]
        if field.choices and random.random() < 0.8:
            answers[name] = random.choice(field.choices)
        elif field.kind == "zone" and random.random() < 0.8:
            answers[name] = random.choice(ZONES)
        elif field.kind == "date" and random.random() < 0.5:
            answers[name] = f"2026-{random.randrange(10, 13)}-{random.randrange(1, 32):02}"
        elif field.kind == "time" and random.random() < 0.5:
            answers[name] = f"{random.randrange(25):02}:{random.choice((0, 15, 30, 59)):02}"
        elif random.random() < (0.3 if field.kind in ("line", "email", "tel") else 0.8):
            answers[name] = random.choice(MOMENTS)
        else:
            answers[name] = text(random)[: random.choice((field.limit, None))]
    return answers


def _clock(random: Random, given: Json) -> Json:
    """Return a clock of another moment, or with other zones, which change whenever they like."""
    count = random.choice((1, 2, 60))
    rows = [[random.randrange(-(2**40), 2**40), random.randrange(-1440, 1441)] for _ in range(count)]
    zones = {**given["zones"], random.choice(ZONES): rows}
    return {"now": random.choice((given["now"], *NOW)), "zones": dict([*zones.items()][-random.choice((1, 4, 5)) :])}


def _fragment(random: Random, answers: Json) -> str:
    if random.random() < 0.5:
        return text(random)
    try:
        link = encode(answers, with_names=True)
    except ValueError:
        return text(random)
    at = random.randrange(len(link) + 1)
    return link[:at] + random.choice(("", "!", "A", "_", characters(random))) + link[at + 1 :]


def _spoil(random: Random, request: dict[str, Json]) -> None:
    """Put values of other types into a request, or leave some out."""
    for _ in range(random.choice((1, 1, 3))):
        place = random.choice([part for part in (request, *request.values()) if isinstance(part, dict)])
        key = random.choice([*place, "none such", "__proto__", "\ud800"])
        if random.random() < 0.2:
            place.pop(key, None)
        else:
            place[key] = deepcopy(random.choice((*ODD_VALUES, text(random))))


def _broken(random: Random, request: str) -> str:
    """Return a request that was cut or changed on its way, or holds more than there is room for."""
    at = random.randrange(len(request))
    start, end = random.choice((("[", "]"), ('{"a":', "}")))
    depth = random.choice(DEPTHS)
    return random.choice(
        (
            request[:at],
            request[at:],
            request[:at] + characters(random) + request[at:],
            f'{{"answers":{start * depth}1{end * depth}}}',
            json.dumps({"action": "check", random.choice(("text", "source", "x")): "\u00e9" * 500_000}),
        )
    )
