"""A decision path drawn as SVG from a graph in TOML: nodes in reading order, edges with labels.

The picture is 340 units wide, so that on a small phone a unit is about a pixel. Each node stands one row below the
last node that leads to it; the nodes of a row share its width. An edge that spans several rows keeps a narrow lane
of its own in the rows between, so that no line runs through a box.
"""

import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from overrides.shortcodes import render

WIDTH: Final = 340
GAP: Final = 10  # between boxes side by side
LANE: Final = 18  # the width of an edge that only passes by
WIDEST: Final = 230  # a box alone in its row
LINE: Final = 17  # from one line of text to the next
LETTER: Final = 7.8  # the width of a letter at 13 units: wide, since the system's font is not known here
PAD: Final = 9
BAND: Final = 24  # the room that a label takes above a box
RISE: Final = 12  # from a box to the line that branches below it


@dataclass(frozen=True)
class Node:
    """A step, a question or an end of the path."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True)
class Edge:
    """A way from one node to the next, with the answer that leads along it."""

    start: str
    end: str
    label: str = ""


@dataclass(frozen=True)
class Graph:
    """A path: its name, the same in words, its nodes in reading order, its edges."""

    title: str
    summary: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Box:
    """Where something stands: the left upper corner, the size, and the lines of text in it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height


def parse(toml: str) -> Graph:
    """Read a graph.

    Raises:
        ValueError: an edge leads from or to a node that does not exist, or back up.
    """
    data = tomllib.loads(toml)
    nodes = tuple(Node(**node) for node in data["node"])
    edges = tuple(Edge(edge["from"], edge["to"], edge.get("label", "")) for edge in data["edge"])
    order = [node.id for node in nodes]
    for edge in edges:
        if edge.start not in order or edge.end not in order or order.index(edge.start) >= order.index(edge.end):
            raise ValueError(f"the edge from {edge.start!r} to {edge.end!r} must lead to a node further down")
    return Graph(data["title"], data["summary"], nodes, edges)


def figure(path: Path) -> str:
    """The graph in a file, as an SVG in a figure."""
    graph = parse(path.read_text(encoding="utf-8"))
    boxes, lanes, height = place(graph)
    return render.render(
        "flowchart.html",
        id=path.stem,
        graph=graph,
        width=WIDTH,
        height=round(height),
        boxes=[(node, boxes[node.id], _baselines(boxes[node.id])) for node in graph.nodes],
        lines=[_line(edge, boxes, lanes) for edge in graph.edges],
        labels=[(edge.label, boxes[edge.end]) for edge in graph.edges if edge.label],
    )


def place(graph: Graph) -> tuple[dict[str, Box], dict[tuple[Edge, int], Box], float]:
    """Lay the graph out.

    Returns:
        The box of each node; the lane of each edge in each row that it only passes; the height of the whole.
    """
    row_of = _rows(graph)
    labelled = {edge.end for edge in graph.edges if edge.label}
    boxes: dict[str, Box] = {}
    lanes: dict[tuple[Edge, int], Box] = {}
    y = 1.0
    for row in range(max(row_of.values()) + 1):
        here = [node for node in graph.nodes if row_of[node.id] == row]
        passing = [edge for edge in graph.edges if row_of[edge.start] < row < row_of[edge.end]]
        y += BAND if labelled & {node.id for node in here} else 0
        room = WIDTH - 2 - len(passing) * (LANE + GAP) - (len(here) - 1) * GAP
        width = min(room / len(here), WIDEST)
        lines = [_wrap(node.text, width) for node in here]
        height = 2 * PAD + LINE * max(map(len, lines))
        x = 1 + (room - width * len(here)) / 2
        for node, text in zip(here, lines, strict=True):
            # Nothing leaves an end, so it need not reach down to where the row's lines begin.
            own = 2 * PAD + LINE * len(text) if node.kind == "end" else height
            boxes[node.id] = Box(x, y, width, own, text)
            x += width + GAP
        for number, edge in enumerate(passing):
            lanes[edge, row] = Box(WIDTH - 1 - LANE - number * (LANE + GAP), y, LANE, height)
        y += height + 2 * RISE
    return boxes, lanes, y - 2 * RISE + 1


def _rows(graph: Graph) -> dict[str, int]:
    """Node -> its row: the longest way from the top. Nodes stand in reading order, so one pass does."""
    rows: dict[str, int] = {}
    for node in graph.nodes:
        rows[node.id] = max((rows[edge.start] + 1 for edge in graph.edges if edge.end == node.id), default=0)
    return rows


def _wrap(text: str, width: float) -> tuple[str, ...]:
    """The text in as few lines as a box of this width allows, and these as even as can be."""
    most = int((width - PAD) / LETTER)
    wraps = [textwrap.wrap(text, letters, break_long_words=False) for letters in range(1, most + 1)]
    return tuple(next(lines for lines in wraps if len(lines) == len(wraps[-1])))


def _baselines(box: Box) -> list[tuple[str, float]]:
    """Each line of a box's text with the y of its baseline, the whole centred in the box."""
    top = box.y + (box.height - LINE * len(box.lines)) / 2
    return [(line, top + LINE * number + LINE * 0.75) for number, line in enumerate(box.lines)]


def _line(edge: Edge, boxes: dict[str, Box], lanes: dict[tuple[Edge, int], Box]) -> str:
    """The path of an edge: down from its start, across just below it, through its lanes, down to its end."""
    start, end = boxes[edge.start], boxes[edge.end]
    stops = [box for (owner, _), box in lanes.items() if owner == edge]
    path = f"M{start.middle:.1f} {start.bottom:.1f}"
    bottom = start.bottom
    for box in (*stops, end):
        path += f"V{bottom + RISE:.1f}H{box.middle:.1f}"
        bottom = box.bottom
    return f"{path}V{end.y - 1:.1f}"
