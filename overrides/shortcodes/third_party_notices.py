"""Third-party components in the site: the page of notices, their licences, and a check that none is missing."""

import fnmatch
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Any, Final

from overrides.shortcodes import render

ROOT: Final = Path(__file__).parents[2]
DATA: Final = Path(__file__).parents[1] / "data" / "notices.toml"
LICENCES: Final = Path(__file__).parents[1] / "licences"
NODE_MODULES: Final = ROOT / "builder" / "web" / "node_modules"

FOLDER: Final = "licences/"
"""Where the texts are published, from the site's root."""

OWN_BUNDLE: Final = "assets/builder/"
"""Where our own bundle is published, from the site's root."""

OWN_SOURCES: Final = ("../../builder/web/", "../../overrides/assets/")
"""How the sources of our own bundle begin in its source maps."""

_PACKAGE: Final = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")


class NoticeError(ValueError):
    """A component has no licence, or a published file belongs to no component; the message says which."""


@dataclass(frozen=True)
class Component:
    """A third-party component.

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


def check(addresses: Iterable[str], source_maps: Mapping[str, str]) -> None:
    """Check that everything published is ours or a component's.

    Args:
        addresses: of all files, from the site's root.
        source_maps: address -> text of those that are source maps.

    Raises:
        NoticeError: something is not; names it.
    """
    unattributed = [*_unattributed_files(addresses), *_unattributed_sources(source_maps)]
    if unattributed:
        raise NoticeError(f"overrides/data/notices.toml has no licence for {', '.join(unattributed)}")


def _unattributed_files(addresses: Iterable[str]) -> list[str]:
    own = tomllib.loads(DATA.read_text("utf-8"))["own"]
    patterns = [*own, *(pattern for component in components() for pattern in component.ships)]
    return [address for address in addresses if not any(fnmatch.fnmatchcase(address, it) for it in patterns)]


def _unattributed_sources(source_maps: Mapping[str, str]) -> list[str]:
    """Return the packages in bundles that are no component, and the files in our bundles that are neither's."""
    named = {name for component in components() for name in component.bundled}
    packages, files = set[str](), set[str]()
    for address, text in source_maps.items():
        for source in json.loads(text)["sources"]:
            package_names = _PACKAGE.findall(source)
            packages.update(package_names)
            if address.startswith(OWN_BUNDLE) and not package_names and not source.startswith(OWN_SOURCES):
                files.add(source)
    return sorted(packages - named) + sorted(files)


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
        return str(json.loads((NODE_MODULES / row["npm"] / "package.json").read_text("utf-8"))["version"])
    return str(version(row["python"])) if "python" in row else ""


def _text(row: Mapping[str, Any]) -> str:
    """Return the licence: from the installed package, else as it is kept here."""
    path: Path = LICENCES / row["text"]
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
