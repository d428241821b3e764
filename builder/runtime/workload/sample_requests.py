"""Sample requests, to trace which modules the builder imports and to warm up its memory before the snapshot."""

import json
from collections.abc import Iterable
from typing import Any, Final

from builder.emails.bridge import ACTIONS
from builder.emails.compose.examples import NOW, clock, examples
from builder.emails.export.share_link import encode

_ABROAD: Final = {
    "situation": "confirm-call",
    "recipient_email": "hr@bücher.example",
    "new_date": "2026-12-01",
    "thread_ids": "<1@b.example>",
}
"""Answers with a domain outside ASCII, which needs a codec of its own, and with the id of a mail."""

_MALFORMED: Final = ("", "[]", "{}", '{"action": "none such"}', '{"action": "compose", "answers": {"none such": "1"}}')
"""Requests that the bridge refuses, each for a different reason."""


TRACED_ACTIONS: Final = [action for action in ACTIONS if action != "read"]
"""Reading is left out: its modules are fetched when they're asked for."""


def sample_requests() -> list[str]:
    """Return requests, as JSON, for every action with every example, and some that must be refused."""
    return [*map(json.dumps, requests_for(TRACED_ACTIONS)), *_MALFORMED]


def warmup_requests() -> list[str]:
    """Return as few requests, as JSON, as compile every template and sentence that an example uses."""
    return [*map(json.dumps, [*requests_for(["compose"]), *requests_for(TRACED_ACTIONS)[: len(TRACED_ACTIONS)]])]


def requests_for(actions: Iterable[str]) -> list[dict[str, Any]]:
    """Return requests for some actions with every example."""
    zones = {name: [list(row) for row in rows] for name, rows in clock().zones.items()}
    inputs = {
        "text": {"subject": "My interview on Tuesday \u2013 Zoë", "body": "Dear Ms Okafor,\n\nI am sorry.\n\nZoë"},
        "source": "Hi Zoë,\n\nPlease come for an interview on Tuesday 1 December at 2.30pm.\n\nKind regards,\nDana Lee",
        "uid": "exercise",
        "sequence": 0,
        "url": "https://exercise.example/builder/",
        "fragment": encode({"situation": "missed", "your_name": "Zoë"}, with_names=True),
    }
    return [
        {"action": action, "answers": answers, "clock": {"now": NOW, "zones": zones}, **inputs}
        for answers in (*examples().values(), _ABROAD)
        for action in actions
    ]
