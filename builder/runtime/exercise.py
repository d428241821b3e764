"""What the build asks of the builder in Pyodide, to see which modules it needs and to warm its memory."""

import json

from builder.emails.bridge import ACTIONS
from builder.emails.examples import NOW, clock, examples


def requests() -> list[str]:
    """Return requests, as JSON, that go through every action with every example, and some that must be refused."""
    zones = {name: [list(row) for row in rows] for name, rows in clock().zones.items()}
    asked = [
        {"action": action, "answers": answers, "clock": {"now": NOW, "zones": zones}}
        for answers in examples().values()
        for action in ACTIONS
    ]
    refused = ["", "[]", "{}", '{"action": "none such"}', '{"action": "compose", "answers": {"none such": "1"}}']
    return [*map(json.dumps, asked), *refused]
