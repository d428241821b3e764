"""The time to read grows linearly with the length of the text up to the longest that is read, whatever the text is."""

import json
import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Final

import pytest

from builder.emails.read.reader import read
from builder.emails.read.reading import MAX_CHARS
from tests.conftest import ROOT

SIZES: Final = (MAX_CHARS // 8, MAX_CHARS // 4, MAX_CHARS // 2, MAX_CHARS)
ROUNDS: Final = 2
MAX_GROWTH: Final = 2.8
"""How many times as long twice the text may take: twice, and a margin for a busy machine."""
FLOOR: Final = 0.05
"""Seconds by which a time may exceed that: shorter ones say nothing."""

NOW: Final = datetime(2026, 3, 11, 9)  # noqa: DTZ001 (the visitor's wall clock)
MAILS: Final = json.loads((ROOT / "tests/corpus/invitations/known.json").read_text("utf-8"))
INVITATION: Final = "Dear Sam,\nyour interview for the Data Analyst role at Northwind is on Thursday at 2pm.\n"
EVENT: Final = "BEGIN:VEVENT\nSUMMARY:Interview\nDTSTART:20260312T140000Z\nDESCRIPTION:{}\nEND:VEVENT\n"
MAIL_FILE: Final = "MIME-Version: 1.0\nFrom: a@b.example\nSubject: Interview\nContent-Type: text/{}\n\n"


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return what makes a text of a length: one unit again and again between two others."""
    return lambda size: before + (unit * (size // len(unit) + 1))[: size - len(before) - len(after)] + after


SHAPES: Final = {
    "mails one after another": repeated("\n\n".join(mail["text"] for mail in MAILS)),
    "quoted mails": repeated("".join(f"> {line}\n" for line in INVITATION.split("\n")), INVITATION + "On a wrote:\n"),
    "headers": repeated("From: Ann <a@b.example>\nTo: c\n", "", INVITATION),
    "markup": repeated("<p>Thursday <b>at</b> 2pm</p>", "<html><body><p>Interview</p>"),
    "open tags": repeated("<div><a href=x>", INVITATION),
    "entities": repeated("&amp;&#8217;", INVITATION),
    "a mail as a file": repeated("Thursday at 2pm, ", MAIL_FILE.format("plain") + INVITATION),
    "a web page in a mail": repeated("<td>Thursday at 2pm</td>", MAIL_FILE.format("html") + "<p>Interview</p>"),
    "calendar entries": repeated(EVENT.format("x"), "BEGIN:VCALENDAR\n", "END:VCALENDAR\n"),
    "a folded line": repeated("x\n ", "BEGIN:VCALENDAR\n" + EVENT.format("x").removesuffix("END:VEVENT\n")),
    "days and times": repeated("Thursday 12 March at 2pm, ", INVITATION),
    "names": repeated("Ann Lee and Bo Ray, ", INVITATION + "You will meet "),
    "addresses": repeated("ann@b.example ", INVITATION),
    "links": repeated("https://zoom.us/j/1 ", INVITATION),
    "one word": repeated("a", INVITATION),
    "spaces": repeated(" ", INVITATION),
    "blank lines": repeated("\n", INVITATION),
    "digits": repeated("0770 ", INVITATION),
}
"""What makes each text, to a length."""


def seconds(text: str) -> float:
    """Return the shortest time of several rounds, in CPU seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        read(text, now=NOW, locale="en-GB")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.bench
@pytest.mark.parametrize("name", SHAPES)
def test_time_to_read_grows_linearly(name: str) -> None:
    """From 50 to 400 kB, each doubling of a text at most about doubles the time."""
    times = [seconds(SHAPES[name](size)) for size in SIZES]
    print(f"{name}: " + ", ".join(f"{size // 1000} kB {1000 * t:.0f} ms" for size, t in zip(SIZES, times, strict=True)))
    assert all(after < MAX_GROWTH * before + FLOOR for before, after in pairwise(times)), times
