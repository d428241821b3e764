"""Random requests to the bridge that nobody honest sends: any text at any place, values of other types, broken JSON.

A seed gives the same requests every time, in the order of their numbers.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any, Final

from builder.emails.export.share_link import encode
from builder.emails.model.catalogue import FIELDS
from builder.runtime.workload.sample_requests import requests_for
from tests.support.corpus_requests import texts

type Json = Any

PAYLOADS: Final = (
    "{{ 7 * 7 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{% for _ in range(10 ** 9) %}{% endfor %}",
    "{0.__class__} %s %n",
    "<img src=x onerror=alert(1)>",
    "a@b.example, c@d.example",
    "=?utf-8?q?x=40evil.example=2C_y?=@good.example",
    "Subject: x\r\nBcc: everybody@example.org",
    "END:VEVENT\r\nBEGIN:VALARM",
    "On Monday 30 November at 14:30, from 9 to 10am or 25:61, 3/4/26, tomorrow, in 99999 weeks",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Mars/Base:99991231T235959\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT",
    "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n\r\n--x--",
)
"""Texts that mean something to a program on their way."""

MOMENTS: Final = (
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-11-24", "2027-03-28", "-0001-01-01", "10000-01-01"),
    *("00:00", "23:59", "24:00", "01:30", "9:5", "٠٩:٣٠", "99999999999", "-1", "1e400", "0", "NaN"),
)
"""Dates, times and numbers at the edge of what there is, or beyond it."""

ODD_VALUES: Final[tuple[Json, ...]] = (
    *(None, True, False, 0, -1, 10**40, -0.0, 1e308, float("inf"), float("nan"), "", [], {}, [[]], {"": {}}),
    *(["your_name"], {"subject": 1}, {"now": 1}, {"now": "never"}, {"now": "9999-12-31T23:59:59+00:00", "zones": {}}),
)

PLANES: Final = (
    *((0x00, 0x20), (0x20, 0x7F), (0x80, 0x250), (0x300, 0x370), (0x590, 0x700), (0x900, 0x1000), (0x1F00, 0x2100)),
    *((0x2000, 0x2070), (0x3000, 0x30FF), (0x4E00, 0x5000), (0xAC00, 0xAD00), (0xD800, 0xE000), (0xE000, 0x10000)),
    *((0x10000, 0x20000), (0x1F1E6, 0x1F650), (0x20000, 0x30000), (0x30000, 0xF0000), (0xE0000, 0xE0200)),
    *((0xF0000, 0x110000),),
)
"""Ranges of characters: control characters, alphabets, marks, halves of pairs, and every plane."""


ACTIONS: Final = (
    *(("compose", "check") * 4),
    *(("draft_file", "calendar_file", "share", "unshare") * 2),
    *("catalogue", "none such"),
)
"""The more code one has, the oftener it comes.

Reading is left out, because some texts take it too long yet: tests/emails/read/test_untrusted_text.py tests it.
"""


@cache
def _corpus() -> tuple[str, ...]:
    return tuple(texts())


class _Hostile:
    """Makes the requests of one seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  # no secret
        self._templates = requests_for(["compose"])

    def request(self) -> str:
        """Return the next request."""
        pick = self._random.random()
        request = deepcopy(self._random.choice(self._templates))
        request["action"] = self._random.choice(ACTIONS)
        request["answers"] = self._answers(request["answers"])
        request["text"] = {"subject": self._text(), "body": self._text(many=True)}
        request["fragment"] = self._fragment(request["answers"])
        if pick < 0.2:
            self._spoil(request)
        if pick < 0.05:
            return self._broken(json.dumps(request))
        return json.dumps(request, ensure_ascii=pick < 0.5)

    def _answers(self, given: Json) -> Json:
        answers = dict(given)
        for name in self._random.sample(sorted(FIELDS), self._random.choice((1, 2, 5, 20, len(FIELDS)))):
            choices = FIELDS[name].choices
            if choices and self._random.random() < 0.8:
                answers[name] = self._random.choice(choices)
            elif self._random.random() < 0.3:
                answers[name] = self._random.choice(MOMENTS)
            else:
                answers[name] = self._text()[: self._random.choice((FIELDS[name].limit, None))]
        return answers

    def _characters(self) -> str:
        start, end = self._random.choice(PLANES)
        return "".join(chr(self._random.randrange(start, end)) for _ in range(self._random.choice((1, 2, 7, 40))))

    def _text(self, *, many: bool = False) -> str:
        kinds = (lambda: self._random.choice(_corpus()), lambda: self._random.choice(PAYLOADS), self._characters)
        parts = [self._random.choice(kinds)() for _ in range(self._random.choice((1, 1, 2, 5 if many else 2)))]
        text = self._random.choice(("", " ", "\n", "\n\n")).join(parts)
        if self._random.random() < 0.02:
            unit = text[: self._random.choice((1, 2, 10, 100))] or "a"
            return (unit * 20_000)[: self._random.choice((1_000, 5_000, 20_000))]
        return text[: self._random.choice((10, 100, 5_000))]

    def _fragment(self, answers: Json) -> str:
        if self._random.random() < 0.5:
            return self._text()
        try:
            link = encode(answers, with_names=True)
        except ValueError:
            return self._text()
        at = self._random.randrange(len(link) + 1)
        return link[:at] + self._random.choice(("", "!", "A", "_", self._characters())) + link[at + 1 :]

    def _spoil(self, request: dict[str, Json]) -> None:
        """Put values of other types into a request, or leave some out."""
        for _ in range(self._random.choice((1, 1, 3))):
            place = self._random.choice([part for part in (request, *request.values()) if isinstance(part, dict)])
            key = self._random.choice([*place, "none such"])
            if self._random.random() < 0.2:
                place.pop(key, None)
            else:
                place[key] = deepcopy(self._random.choice((*ODD_VALUES, self._text())))

    def _broken(self, request: str) -> str:
        """Return a request that was cut or changed on its way."""
        at = self._random.randrange(len(request))
        return self._random.choice((request[:at], request[at:], request[:at] + self._characters() + request[at:]))


def hostile_requests(seed: int, count: int) -> Iterator[str]:
    """Yield so many hostile requests."""
    hostile = _Hostile(seed)
    for _ in range(count):
        yield hostile.request()
