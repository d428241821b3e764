"""The words in pictures that the package doesn't write, from data/pictures.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_DATA: Final = Path(__file__).parents[2] / "data" / "pictures.toml"


def words(picture: str) -> Mapping[str, Any]:
    """Return the table of a picture."""
    table: Mapping[str, Any] = tomllib.loads(_DATA.read_text("utf-8"))[picture]
    return table
