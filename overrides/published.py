"""Which files of ours the site publishes, and under which address.

The addresses hold a hash of the content, so that a browser never mixes the files of two versions: the host lets
pages be cached for minutes and sets no header of ours.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from overrides.stylesheets import joined

_IMPORT = re.compile(r'^import [^;"]*"\./([\w-]+\.js)";', re.MULTILINE)

# Neither a test (page.test.js) nor a tool's settings (eslint.config.js)
_BROWSER_FILE = re.compile(r"[\w-]+\.(?:js|css)")


@dataclass(frozen=True)
class Published:
    """Files under one versioned address.

    Attributes:
        base: the address they stand under, from the site's root, with a trailing slash.
        files: address -> text.
    """

    base: str
    files: dict[str, str]


def web(folder: Path) -> Published:
    """The modules and style sheets that a browser loads, from the top of `folder`.

    The service worker stands at the site's root as well: from there alone may it look after the whole site.
    """
    paths = sorted(path for path in folder.iterdir() if _BROWSER_FILE.fullmatch(path.name))
    texts = {path.name: joined(path) if path.suffix == ".css" else path.read_text(encoding="utf-8") for path in paths}
    digest = hashlib.sha256("\0".join(chain.from_iterable(texts.items())).encode())
    base = f"assets/builder/{digest.hexdigest()[:12]}/"
    return Published(base, {(name if name == "service-worker.js" else base + name): t for name, t in texts.items()})


def modules(folder: Path, first: str) -> list[str]:
    """The modules that a browser needs before it can run `first`: what it imports, and what those import."""
    found, left = set[str](), [first]
    while left:
        text = (folder / left.pop()).read_text(encoding="utf-8")
        left += {name for name in _IMPORT.findall(text) if name not in found}
        found.update(left)
    return sorted(found)


def runtime(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Path]:
    """Address -> file of the Python distribution: all files under `folder`, as its manifest places them."""
    base = manifest["base"]
    return {base + path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
