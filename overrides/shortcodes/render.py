"""Renders the HTML templates in templates/. Every value is escaped."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from overrides.shortcodes.locales import LOCALE_NAMES

_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["locale_names"] = LOCALE_NAMES


def render(template: str, **values: object) -> str:
    """Return the rendered template without surrounding white space: it may stand inside a sentence."""
    return _ENVIRONMENT.get_template(template).render(**values).strip()
