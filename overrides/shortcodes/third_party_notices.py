"""What the site publishes that others made: the page of notices, the licences in the site, and a check of both."""

import fnmatch
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes import render

ROOT: Final = Path(__file__).parents[2]
DATA: Final = Path(__file__).parents[1] / "data" / "notices.toml"
KEPT: Final = Path(__file__).parents[1] / "licences"
MODULES: Final = ROOT / "builder" / "web" / "node_modules"

FOLDER: Final = "licences/"
"""Where the texts are published, from the site's root."""

_BUNDLED: Final = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")


class NoticeError(ValueError):
    """A component has no licence, or something is published that no component accounts for; the text says what."""


@dataclass(frozen=True)
class Component:
    """One thing that others made.

    Attributes:
        name, does, licence, source: as in data/notices.toml.
        version: of the installed package; "" where it came inside another one.
        text: the licence.
        address: where that is published.
        ships: patterns of the addresses at which it is published itself.
        bundled: its names in the theme's bundles.
    """

    name: str
    does: str
    licence: str
    source: str
    version: str
    text: str
    address: str
    ships: tuple[str, ...]
    bundled: tuple[str, ...]


def components(toml: str | None = None) -> tuple[Component, ...]:
    """Return every component of data/notices.toml, or of a text of that form.

    Raises:
        NoticeError: a component has no licence, or its text is nowhere to be found.
    """
    data = tomllib.loads(toml if toml is not None else DATA.read_text("utf-8"))
    return tuple(_component(row) for row in data["component"])


def licences() -> dict[str, str]:
    """Return the text of every licence by its address in the site."""
    return {component.address: component.text for component in components()}


def table(home: str) -> str:
    """Return the components as HTML; `home` leads from the page to the site's root."""
    return render.render("third_party_notices.html", components=components(), home=home)


def check(published: Mapping[str, Path | None]) -> None:
    """Make sure that all that is published is ours or a component's.

    Args:
        published: address -> file, None for one that the build makes.

    Raises:
        NoticeError: it is not; names what nobody accounts for.
    """
    known = components()
    patterns = [*tomllib.loads(DATA.read_text("utf-8"))["own"], *(p for component in known for p in component.ships)]
    strays = [a for a in published if not any(fnmatch.fnmatchcase(a, pattern) for pattern in patterns)]
    named = {name for component in known for name in component.bundled}
    strays += sorted(set(_bundled(path for path in published.values() if path)) - named)
    if strays:
        raise NoticeError(f"overrides/data/notices.toml has no licence for {', '.join(strays)}")


def _bundled(files: Iterable[Path]) -> Iterator[str]:
    """Yield the packages from which bundles were made, as their source maps tell."""
    for path in files:
        if path.suffix == ".map":
            for source in json.loads(path.read_text("utf-8"))["sources"]:
                yield from _BUNDLED.findall(source)


def _component(row: Mapping[str, Any]) -> Component:
    name = row["name"]
    text = _text(row)
    if not row.get("licence") or not text.strip():
        raise NoticeError(f"{name} has no licence in overrides/data/notices.toml")
    return Component(
        name=name,
        does=row["does"],
        licence=row["licence"],
        source=row["source"],
        version=_version(row),
        text=text,
        address=f"{FOLDER}{re.sub(r'[^a-z0-9]+', '-', name.lower())}.txt",
        ships=tuple(row.get("ships", ())),
        bundled=tuple(row.get("bundled", ())),
    )


def _version(row: Mapping[str, Any]) -> str:
    """Return the version of the installed package."""
    if "npm" in row:
        return str(json.loads((MODULES / row["npm"] / "package.json").read_text("utf-8"))["version"])
    return str(version(row["python"])) if "python" in row else ""


def _text(row: Mapping[str, Any]) -> str:
    """Return the licence: from the installed package, else as it is kept here."""
    path: Path = KEPT / row["text"]
    package = row.get("python") or row.get("inside")
    if package:
        try:
            files = distribution(package).files or []
        except PackageNotFoundError:
            raise NoticeError(f"{row['name']}: {package} is not installed") from None
        path = next((Path(str(file.locate())) for file in files if file.as_posix().endswith(row["text"])), path)
    if not path.is_file():
        raise NoticeError(f"{row['name']}: there is no licence {row['text']}")
    return path.read_text("utf-8")
