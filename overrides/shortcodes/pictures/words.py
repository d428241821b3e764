"""The words in pictures that the package doesn't write, from data/pictures.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes.locales import LOCALE_NAMES

_DATA: Final = Path(__file__).parents[2] / "data" / "pictures.toml"


def words(picture: str, locale: str = "") -> Mapping[str, Any]:
    """Return the table of a picture, with what its locale says instead; no locale means the table as it is."""
    table: Mapping[str, Any] = tomllib.loads(_DATA.read_text("utf-8"))[picture]
    return {key: value for key, value in {**table, **table.get(locale, {})}.items() if key not in LOCALE_NAMES}
