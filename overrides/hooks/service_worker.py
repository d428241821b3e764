"""Writes the service worker with the list of the finished site's files."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from builder.emails.contract import Manifest
from overrides.hooks.integrity import digest

NAME: Final = "service-worker.js"
SOURCES: Final = Path(__file__).parents[2] / "builder" / "web" / "site"
EXCLUDED: Final = ("404.html", NAME, "robots.txt", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr/")
"""Files and folders that no page of the site loads; the last are the search's other languages."""


def write(site: Path, manifest: Manifest, *, uninstall: bool = False) -> None:
    """Write the service worker of a finished site.

    Args:
        site: the folder of the built site; every file in it has its final content.
        manifest: of the Python distribution.
        uninstall: write the one that deletes the site's caches, and itself.
    """
    source = (SOURCES / ("service-worker-uninstall.js" if uninstall else NAME)).read_text("utf-8")
    base = manifest["base"]
    files = {
        _address(path.relative_to(site)): digest(path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file() and _is_cached(path.relative_to(site).as_posix(), base)
    }
    python = [base + manifest["files"][name]["path"] for name in _startup_files(manifest["files"])]
    on_demand = [base + file["path"] for name, file in manifest["files"].items() if base + file["path"] not in python]
    version = sha256(json.dumps([files, python, on_demand]).encode()).hexdigest()[:12]
    parts = json.dumps({"version": version, "files": files, "python": python, "on_demand": on_demand}, indent=1)
    (site / NAME).write_text(source if uninstall else f"const SITE = {parts};\n\n{source}", "utf-8")


def _startup_files(files: Mapping[str, object]) -> list[str]:
    """Return the names of the files that Python starts from; the others are for browsers that can't use a snapshot."""
    if "snapshot" in files:
        return ["loader", "glue", "slim" if "slim" in files else "full", "snapshot"]
    return [name for name in files if name != "rest"]


def _address(path: Path) -> str:
    """Return the address of a file, relative to the site's root: that of a page is its folder."""
    return path.as_posix().removesuffix("index.html") if path.name == "index.html" else path.as_posix()


def _is_cached(path: str, base: str) -> bool:
    """Return whether a file is part of what a visitor sees. Python is cached separately; maps are for developers."""
    return not path.startswith((base, *EXCLUDED)) and not path.endswith(".map")
