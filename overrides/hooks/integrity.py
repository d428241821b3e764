"""Subresource integrity: each page names the hash of every script and style sheet that it loads.

A file that was changed after the build then doesn't run. What a module imports has its hash in an import map: the page
preloads it, or names it in the module's `data-imports` where it's imported only once it's needed. The theme's script,
which ours loads later, has it in an attribute beside its address. The theme's own worker can't have one.
"""

import base64
import hashlib
import json
import re
from pathlib import Path
from posixpath import normpath
from typing import Final

PLACEHOLDER: Final = "<!-- the import map of this page -->"
"""What the page template writes where an import map may stand: before the first module."""

_TAG: Final = re.compile(r"<(?:script|link) [^>]*>")
_ADDRESS: Final = {
    "script": re.compile(r' src="([^"]+)"'),
    "stylesheet": re.compile(r' rel="stylesheet" href="([^"]+)"'),
    "modulepreload": re.compile(r' rel="modulepreload" href="([^"]+)"'),
}
_IMPORTS: Final = re.compile(r' data-imports="([^"]+)"')
_LAZY: Final = re.compile(r' data-theme="([^"]+)"')


def digest(content: bytes) -> str:
    """Return the value of an `integrity` attribute."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def write(site: Path, home: str) -> None:
    """Write the hashes into every page under `site`, whose files have their final content.

    Args:
        site: the folder of the built site.
        home: the path in the home page's address; the addresses in the 404 page begin with it.

    Raises:
        FileNotFoundError: a page loads a file that the site doesn't have.
    """
    for path in sorted(site.rglob("*.html")):
        page = _Page(site, path, home)
        html = _TAG.sub(page.with_integrity, path.read_text("utf-8"))
        path.write_text(html.replace(PLACEHOLDER, page.import_map()), "utf-8")


class _Page:
    """One page: finds the files that its tags name."""

    def __init__(self, site: Path, path: Path, home: str) -> None:
        self._site, self._home = site, home
        self._folder = path.parent.relative_to(site).as_posix()
        self._imports: dict[str, str] = {}

    def with_integrity(self, tag: re.Match[str]) -> str:
        """Return a tag with the hash of the file that it loads; one that loads none is left as it is."""
        html = tag[0]
        for kind, pattern in _ADDRESS.items():
            if address := pattern.search(html):
                integrity = self._integrity(address[1])
                html = f'{html[:-1]} integrity="{integrity}">'
                if kind == "modulepreload":
                    self._imports[address[1]] = integrity
        if later := _IMPORTS.search(html):
            self._imports[later[1]] = self._integrity(later[1])
        return _LAZY.sub(lambda lazy: f'{lazy[0]} data-theme-integrity="{self._integrity(lazy[1])}"', html)

    def import_map(self) -> str:
        """Return the hashes of the modules that other modules import."""
        return f'<script type="importmap">{json.dumps({"integrity": self._imports})}</script>' if self._imports else ""

    def _integrity(self, address: str) -> str:
        from_home = address.removeprefix(self._home) if address.startswith("/") else f"{self._folder}/{address}"
        return digest((self._site / normpath(from_home)).read_bytes())
