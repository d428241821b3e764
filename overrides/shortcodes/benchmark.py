"""How fast the builder is: data/bench.json is a copy of the .cache/bench.json that `make bench` writes."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes import render

DATA: Final = Path(__file__).parents[1] / "data" / "bench.json"


def table() -> str:
    """The figures as HTML, each against its goal, with the day and the machine."""
    found: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    day = datetime.fromisoformat(found["when"])
    megabits = found["line"]["speed"] * 8 / 1e6
    return render.render(
        "benchmark.html",
        **found,
        day=f"{day.day} {day:%B %Y}",
        megabits=megabits,
        latency=found["line"]["latency"] * 1000,
    )
