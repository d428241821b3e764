"""Thunderbird opens the draft file, the mail link and the calendar file, and its windows hold the very text.

It's installed where it's missing and that is possible.
"""

from pathlib import Path

import pytest

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.export.compose_links import links
from builder.emails.export.eml import draft_file
from builder.emails.export.ics import calendar_file
from tests.support import thunderbird

pytestmark = pytest.mark.long

TO = "hr@northwind.example"
UID = "0b1c2d3e-0000-4000-8000-000000000000@missed-interview"
PAGE = "https://site.example/missed-interview/builder/"

TYPED = {
    "ascii": ("About today", "Dear Ms Okafor,\n\nI am sorry.\n\nBest wishes,\nSam"),
    "letters": ("Sorry – “today’s” interview 😀", "Dear Zoë,\n\nI’m sorry — it’s “my” fault 👍🏽.\n\nŁukasz 王小明"),
    "signs": ("A & B: 100%? + #1", "50% <b>&amp;</b> =?utf-8?q?=41?= + #1\n\nC:\\n; 'a' \"b\""),
    "long": ("My interview on Tuesday at half past two: " + "analyst " * 12 + "role", "I am very sorry. " * 40 + "Sam"),
    "spaces": ("Spaces", "Dear Zoë, \n\nI am sorry.  \nTruly. \n- Tuesday \n- Friday"),
}
"""Subjects and bodies that a visitor could type, by what is special about them."""

MESSAGES = TYPED | {
    name: (message.subject, message.body)
    for name in ("illness", "american")
    for message in [compose(examples.context_of(name))]
}

EVENTS = {
    "confirm-call": {
        "title": "Interview: Data Analyst, Northwind",
        "start": "20261126T140000Z",
        "end": "20261126T150000Z",
        "location": "https://meet.northwind.example/okafor",
        "description": "Thursday 26 November at 2pm\nhttps://meet.northwind.example/okafor\n"
        "No length was agreed, so this sets aside an hour.",
        "alarms": ["-P1D", "-PT1H"],
    },
    "nudge": {
        "title": "Still no reply about the interview? One last note",
        "start": "20261201T090000Z",
        "end": "20261201T091500Z",
        "location": "",
        "description": f"Send it by Thursday 3 December if you like, then stop: {PAGE}#situation=last-note",
        "alarms": ["PT0S"],
    },
}
"""What a calendar file holds, by the example that it's about."""


def lines_without_end_spaces(text: str) -> str:
    """Return a text without the spaces at the ends of its lines, which nobody sees."""
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


@pytest.mark.parametrize("name", MESSAGES)
def test_thunderbird_opens_draft_file(name: str, tmp_path: Path) -> None:
    """The window for writing has the draft's recipient, its subject and its text."""
    subject, body = MESSAGES[name]
    file = tmp_path / "message.eml"
    file.write_text(draft_file(subject, body, TO), "ascii", newline="")
    composed = thunderbird.composed(str(file))
    assert composed == {"to": [TO], "subject": subject, "body": lines_without_end_spaces(body)}


@pytest.mark.parametrize("name", MESSAGES)
def test_thunderbird_opens_mail_link(name: str) -> None:
    """The window for writing has the link's recipient, its subject and its text."""
    subject, body = MESSAGES[name]
    link = links(subject, body, TO)["mailto"]
    assert link.fits
    composed = thunderbird.composed(link.url)
    assert composed == {"to": [TO], "subject": subject, "body": lines_without_end_spaces(body)}


@pytest.mark.parametrize("example", EVENTS)
def test_thunderbird_opens_calendar_file(example: str, tmp_path: Path) -> None:
    """The event is offered for import: its title, time, place, description and alarms."""
    file = tmp_path / "event.ics"
    file.write_text(calendar_file(examples.context_of(example), examples.clock(), UID, 0, PAGE), "utf-8", newline="")
    assert thunderbird.imported(str(file)) == EVENTS[example]
