"""Figures against their goals, as a table and as data."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        name: what was measured.
        value: the figure that has the goal.
        goal: the most that it should be.
        unit: of the value: "ms", "kB", or "" for a share of the stock page's.
        ours: for a share: the builder's figure.
        stock: for a share: the stock page's.
        of: the unit of those two.
    """

    name: str
    value: float
    goal: float
    unit: str = ""
    ours: float | None = None
    stock: float | None = None
    of: str = ""

    @property
    def missed_by(self) -> float:
        """By how much the goal was missed; 0 where it was reached."""
        return max(0, round(self.value - self.goal, 3))


def as_data(figures: list[Figure]) -> list[dict[str, Any]]:
    """Return figures as JSON data."""
    return [asdict(figure) | {"missed_by": figure.missed_by} for figure in figures]


def lines(figures: list[Figure]) -> Iterator[str]:
    """Yield figures as a table in plain text."""
    row = "{:<68} {:>12} {:>12} {:>9} {:>7}  {}".format
    yield row("", "builder", "stock", "figure", "goal", "")
    for it in figures:
        pair = [f"{number:,.0f} {it.of}" if number is not None else "" for number in (it.ours, it.stock)]
        verdict = f"missed by {it.missed_by:g}" if it.missed_by else "reached"
        yield row(it.name, *pair, f"{it.value:g} {it.unit}", f"{it.goal:g}", verdict)
