"""A report of measurements against their targets, as a table and as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        name: what was measured.
        value: the figure that has the goal.
        goal: its maximum.
        unit: of the value: "ms", "kB", or "" for a ratio to the baseline page's.
        ours: for a ratio: the builder's figure.
        stock: for a ratio: the baseline page's.
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
        """By how much the value exceeds the goal; 0 if it doesn't."""
        return max(0, round(self.value - self.goal, 3))


def as_data(figures: list[Figure]) -> list[dict[str, Any]]:
    """Return figures as JSON data."""
    return [asdict(figure) | {"missed_by": figure.missed_by} for figure in figures]


def lines(figures: list[Figure]) -> Iterator[str]:
    """Yield figures as a table in plain text."""
    row = "{:<68} {:>12} {:>12} {:>9} {:>7}  {}".format
    yield row("", "builder", "stock", "figure", "goal", "")
    for figure in figures:
        pair = [f"{number:,.0f} {figure.of}" if number is not None else "" for number in (figure.ours, figure.stock)]
        verdict = f"missed by {figure.missed_by:g}" if figure.missed_by else "reached"
        yield row(figure.name, *pair, f"{figure.value:g} {figure.unit}", f"{figure.goal:g}", verdict)


def visit_lines(title: str, steps: Mapping[str, str], visits: Sequence[Mapping[str, float]]) -> Iterator[str]:
    """Yield when each step of each visit was reached, as a table in plain text.

    Args:
        title: what the visits have in common.
        steps: a step's name -> what the table calls it.
        visits: a step's name -> milliseconds, for each visit.
    """
    row = ("{:<24}" + "{:>12}" * len(visits)).format
    yield row(title, *(f"visit {number}" for number in range(1, len(visits) + 1)))
    for name, label in steps.items():
        yield row(label, *(f"{visit[name]:,.0f} ms" if name in visit else "-" for visit in visits))
