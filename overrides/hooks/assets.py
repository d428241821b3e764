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
from posixpath import dirname, join, normpath
from typing import Any

from overrides.hooks.stylesheets import joined

_IMPORT = re.compile(r'^import [^;"]*"(\.{1,2}/[\w/-]+\.js)";', re.MULTILINE)
_FOLDERS = ("shared", "builder", "python", "site")


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
    """The modules and style sheets that a browser loads, from the folders of `folder`.

    The service worker stands at the site's root as well: from there alone may it look after the whole site.
    """
    paths = sorted(path for name in _FOLDERS for path in (folder / name).rglob("*.js"))
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    texts["builder/builder.css"] = joined(folder / "builder" / "builder.css")
    digest = hashlib.sha256("\0".join(chain.from_iterable(texts.items())).encode())
    base = f"assets/builder/{digest.hexdigest()[:12]}/"
    root = {"site/service-worker.js": "service-worker.js"}
    return Published(base, {root.get(name, base + name): text for name, text in texts.items()})


def modules(folder: Path, first: str) -> list[str]:
    """The modules that a browser needs before it can run `first`: what it imports, and what those import."""
    found, left = set[str](), [first]
    while left:
        name = left.pop()
        text = (folder / name).read_text(encoding="utf-8")
        left += {
            path for path in (normpath(join(dirname(name), it)) for it in _IMPORT.findall(text)) if path not in found
        }
        found.update(left)
    return sorted(found)


def runtime(folder: Path, manifest: Mapping[str, Any]) -> dict[str, Path]:
    """Address -> file of the Python distribution: all files under `folder`, as its manifest places them."""
    base = manifest["base"]
    return {base + path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
