"""The benchmark table: data/bench.json is a copy of the .cache/bench.json that `make bench` writes."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes import render

DATA: Final = Path(__file__).parents[1] / "data" / "bench.json"


def table() -> str:
    """Return the figures as HTML, each against its target, with the date and the machine."""
    report: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    day = datetime.fromisoformat(report["when"])
    megabits = report["line"]["speed"] * 8 / 1e6
    return render.render(
        "benchmark.html",
        **report,
        day=f"{day.day} {day:%B %Y}",
        megabits=megabits,
        latency=report["line"]["latency"] * 1000,
    )
