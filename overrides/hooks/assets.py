"""Which of our files the site publishes, and at which addresses.

The addresses hold a hash of the content, so that a browser never mixes the files of two versions: the host lets
pages be cached for minutes and does not let us set headers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from overrides.hooks import esbuild

FOLDER: Final = "assets/builder/"
"""Where the bundle is published, from the site's root."""

WORKER: Final = "builder/web/python/worker/worker.js"
ENTRY_POINTS: Final = (
    "builder/web/builder/main.js",
    "builder/web/builder/builder.css",
    "builder/web/python/start-on-paint.js",
    "builder/web/site/every-page.js",
    "builder/web/site/guide-copy-buttons.js",
    "overrides/assets/stylesheets/site.css",
)


@dataclass(frozen=True)
class Bundle:
    """Our scripts and style sheets.

    Attributes:
        files: address from the site's root -> text; source maps too.
        urls: file name of an entry point, such as "main.js" -> address.
        imports: address -> addresses that it imports before it runs.
    """

    files: dict[str, str]
    urls: dict[str, str]
    imports: dict[str, tuple[str, ...]]

    def preloads(self, entry_points: Iterable[str]) -> list[str]:
        """Return the addresses that the entry points import, directly or through others, in a fixed order."""
        found, queue = set[str](), [self.urls[name] for name in entry_points]
        while queue:
            imported = {address for address in self.imports[queue.pop()] if address not in found}
            found |= imported
            queue += imported
        return sorted(found)


def bundle(root: Path) -> Bundle:
    """Bundle the scripts and style sheets of the repository at `root`.

    The worker is one file, so that it starts without another request; the page's script is told its address.

    Raises:
        BuildError: esbuild is missing, or cannot read a file.
    """
    worker = esbuild.bundle(root, [WORKER])
    pages = esbuild.bundle(root, ENTRY_POINTS, split=True, define={"WORKER_FILE": f"./{worker.entries['worker.js']}"})
    outputs = (worker, pages)
    return Bundle(
        {FOLDER + name: text for output in outputs for name, text in output.files.items()},
        {name: FOLDER + file for output in outputs for name, file in output.entries.items()},
        {
            FOLDER + name: tuple(FOLDER + imported_name for imported_name in found)
            for out in outputs
            for name, found in out.imports.items()
        },
    )


def python_assets(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Path]:
    """Return address -> file of the Python distribution: all files under `folder`, as its manifest places them."""
    base = manifest["base"]
    return {base + path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
