"""The tables of the benchmark: data/bench.json is a copy of the .cache/bench.json that `make bench` writes."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes import render

DATA: Final = Path(__file__).parents[1] / "data" / "bench.json"


def table() -> str:
    """Return the figures as HTML, each against its target, with the date and the machine."""
    report = _report()
    megabits = report["line"]["speed"] * 8 / 1e6
    latency = report["line"]["latency"] * 1000
    return render.render("benchmark.html", **report, day=_day(report), megabits=megabits, latency=latency)


def visits_table() -> str:
    """Return as HTML when each step of the first three visits was reached, in milliseconds."""
    visits = _report()["visits"]
    return render.render("visits.html", **visits, day=_day(visits))


def _report() -> dict[str, Any]:
    report: dict[str, Any] = json.loads(DATA.read_text("utf-8"))
    return report


def _day(part: dict[str, Any]) -> str:
    day = datetime.fromisoformat(part["when"])
    return f"{day.day} {day:%B %Y}"
