"""Which of our files the site publishes, and at which addresses.

The addresses hold a hash of the content, so that a browser never mixes the files of two versions: the host lets
pages be cached for minutes and does not let us set headers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from overrides.hooks import esbuild

FOLDER: Final = "assets/builder/"
"""Where the bundle is published, from the site's root."""

WORKER: Final = "builder/web/python/worker/worker.js"
START: Final = "builder/web/python/start-on-paint.js"
ON_DEMAND: Final = "builder/web/builder/on-demand.js"
ENTRY_POINTS: Final = (
    "builder/web/builder/main.js",
    "builder/web/builder/builder.css",
    "builder/web/site/every-page.js",
    "builder/web/site/guide-messages.js",
    "overrides/assets/stylesheets/site.css",
    "overrides/assets/stylesheets/pictures.css",
)


@dataclass(frozen=True)
class Bundle:
    """Our scripts and style sheets.

    Attributes:
        files: address from the site's root -> text; source maps too.
        urls: file name of an entry point, such as "main.js" -> address.
    """

    files: dict[str, str]
    urls: dict[str, str]


def bundle(root: Path) -> Bundle:
    """Bundle the scripts and style sheets of the repository at `root`.

    Each script is one file and needs no other to run. The one that starts Python is told the worker's address, and the
    page's script the addresses of that one and of what few visitors need.

    Raises:
        BuildError: esbuild is missing, or cannot read a file.
    """
    worker = esbuild.bundle(root, [WORKER])
    start = esbuild.bundle(root, [START], define={"WORKER_FILE": f"./{worker.entries['worker.js']}"})
    on_demand = esbuild.bundle(root, [ON_DEMAND])
    loaded_later = {
        "START_FILE": f"./{start.entries['start-on-paint.js']}",
        "ON_DEMAND_FILE": f"./{on_demand.entries['on-demand.js']}",
    }
    pages = esbuild.bundle(root, ENTRY_POINTS, define=loaded_later)
    outputs = (worker, start, on_demand, pages)
    return Bundle(
        {FOLDER + name: text for output in outputs for name, text in output.files.items()},
        {name: FOLDER + file for output in outputs for name, file in output.entries.items()},
    )


def python_assets(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Path]:
    """Return address -> file of the Python distribution: all files under `folder`, as its manifest places them."""
    base = manifest["base"]
    return {base + path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
