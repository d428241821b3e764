"""What the builder's page is made of: the facts and words of the package, as plain data for its template."""

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any, Final

from builder.emails import translations
from builder.emails.export.compose_links import mailto
from builder.emails.model import catalogue
from builder.emails.model.catalogue import LOCALES
from overrides.hooks.first_paint import first_paint

LANGUAGE: Final = "en"


def context(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The `builder` of the page's template.

    Args:
        manifest: what the Python distribution consists of, with addresses from the site's root.

    Returns:
        catalogue: the package's facts; words: its word tables by name; first_paint: what the page knows before
        Python runs; mailto: the link for the message that it shows first; runtime: the manifest.
    """
    data = first_paint()
    message = data["messages"][data["default_situation"]][""][LOCALES[0]]
    return {
        "catalogue": catalogue.as_data(),
        "words": _tables(LANGUAGE),
        "first_paint": data,
        "mailto": mailto(message["subject"], message["body"], ""),
        "runtime": dict(manifest),
    }


def _tables(language: str) -> dict[str, Any]:
    """Every word table of a language, by name; a folder of tables is a table of them."""
    return _folder(translations.language_dir(language))


def _folder(folder: Traversable) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            tables[entry.name.removesuffix(".toml")] = tomllib.loads(entry.read_text(encoding="utf-8"))
        elif entry.is_dir():
            tables[entry.name] = _folder(entry)
    return tables
