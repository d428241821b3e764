"""The picture that other sites show beside a link to us (Open Graph): the mark on its colour, drawn at build time.

It is drawn by hand because it needs four shapes and no library: each pixel's colour follows from its distance to the
shapes, which also smooths their edges.
"""

import math
import re
import struct
import zlib
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Final

URI: Final = "assets/images/share.png"
WIDTH: Final = 1200
HEIGHT: Final = 630
SCALE: Final = 14  # of the mark's 32 units

_MARK: Final = Path(__file__).parents[1] / "assets" / "images" / "favicon.svg"

type Colour = tuple[int, int, int]
type Point = tuple[float, float]


def png() -> bytes:
    """The picture as a PNG, from the shapes and colours of the favicon."""
    svg = _MARK.read_text(encoding="utf-8")
    ground, paper = (_colour(found) for found in re.findall(r"#[0-9a-f]{3,6}", svg)[:2])
    x, y, width, height, radius = (_attribute(svg, name) for name in ("x", "y", "width", "height", "rx"))
    hands = [(float(x), float(y)) for x, y in re.findall(r"[MLl ]?([\d.]+)[ ,]([\d.]+)", _path(svg))]
    stroke = float(re.findall(r"stroke-width:([\d.]+)", svg)[0])

    left, top = WIDTH / 2 - 16 * SCALE, HEIGHT / 2 - 16 * SCALE
    envelope = _rounded(x + width / 2, y + height / 2, width / 2, height / 2, radius)
    flap = _strokes(hands, stroke / 2)
    rows = []
    for row in range(HEIGHT):
        v = (row + 0.5 - top) / SCALE
        line = bytearray(bytes(ground) * WIDTH)
        if y - 1 < v < y + height + 1:
            for column in range(int(left), int(left + 32 * SCALE)):
                u = (column + 0.5 - left) / SCALE
                colour = _mix(ground, paper, _cover(envelope(u, v)))
                line[3 * column : 3 * column + 3] = bytes(_mix(colour, ground, _cover(flap(u, v))))
        rows.append(bytes(line))
    return _encode(rows)


def _rounded(
    x: float, y: float, half_width: float, half_height: float, radius: float
) -> Callable[[float, float], float]:
    """The distance to a rectangle with round corners, below 0 inside."""

    def distance(u: float, v: float) -> float:
        across, down = abs(u - x) - half_width + radius, abs(v - y) - half_height + radius
        return math.hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0) - radius

    return distance


def _strokes(points: list[Point], half: float) -> Callable[[float, float], float]:
    """The distance to a line through points with round ends, below 0 inside."""
    pieces = list(pairwise(points))

    def to_piece(u: float, v: float, start: Point, end: Point) -> float:
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = ((u - start[0]) * dx + (v - start[1]) * dy) / (dx * dx + dy * dy)
        along = max(0.0, min(1.0, along))
        return math.hypot(u - start[0] - along * dx, v - start[1] - along * dy)

    return lambda u, v: min(to_piece(u, v, *piece) for piece in pieces) - half


def _cover(distance: float) -> float:
    """How much of a pixel a shape covers, from 0 to 1."""
    return max(0.0, min(1.0, 0.5 - distance * SCALE))


def _mix(under: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


def _colour(text: str) -> Colour:
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _attribute(svg: str, name: str) -> float:
    return float(re.findall(rf'\b{name}="([\d.]+)"', svg)[0])


def _path(svg: str) -> str:
    return str(re.findall(r'\bd="([^"]+)"', svg)[0])


def _encode(rows: Iterable[bytes]) -> bytes:
    """An RGB PNG (ISO/IEC 15948): signature, header, one compressed block of unfiltered rows, end."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
