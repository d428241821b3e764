"""The pictures that other sites show beside a link to us: PNG files with the words of data/share-images.toml.

`make share-images` draws the files; a build only names them.
"""

import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from overrides.shortcodes import render

SIZE: Final = (1200, 630)
"""Width and height in pixels."""

FOLDER: Final = "assets/images/"

_DATA: Final = Path(__file__).parents[1] / "data" / "share-images.toml"
_HOME: Final = "index.md"
_MAX_LINE_CHARS: Final = 18


@dataclass(frozen=True)
class ShareImage:
    """A picture.

    Attributes:
        path: its file under the site.
        words: a question or a name, in large letters.
        line: what to do, below.
    """

    path: str
    words: str
    line: str

    @property
    def text(self) -> str:
        """All of its words, for who can't see it."""
        return f"{self.words} {self.line}"

    def svg(self) -> str:
        """Return the drawing."""
        lines = textwrap.wrap(self.words, _MAX_LINE_CHARS)
        return render.render("share_image.svg", lines=lines, line=self.line, size=SIZE)


@cache
def share_images() -> Mapping[str, ShareImage]:
    """Return all pictures by their page's path under docs/."""
    rows = tomllib.loads(_DATA.read_text("utf-8"))
    return {row["page"]: ShareImage(f"{FOLDER}{name}.png", row["words"], row["line"]) for name, row in rows.items()}


def share_image(page: str) -> ShareImage:
    """Return the picture of a page: its own, else that of the home page."""
    return share_images().get(page, share_images()[_HOME])
