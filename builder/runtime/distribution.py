"""The distribution: all that the browser downloads to run the builder, under paths that depend on the content."""

import gzip
import json
import os
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any, Final

from builder.emails.contract import Manifest
from builder.runtime.build_cache import fingerprint
from builder.runtime.bytecode.compile import read_lock
from builder.runtime.levels import Level, requested_level
from builder.runtime.pipeline import Pipeline
from builder.runtime.pyodide_internals import GLUE, LOADER, WASM

BASE: Final = "assets/python/"
SCRIPTS: Final = {"loader": LOADER, "glue": GLUE}
"""Pyodide's scripts. They stay in one folder, as one looks for the other beside it."""


@dataclass(frozen=True)
class Distribution:
    """A folder to copy into the site at manifest["base"], and its manifest.

    The manifest is JSON: {"base": "assets/python/", "files": {"full": {"path": "<hash>/pyodide.asm.wasm", "bytes": n,
    "gzip": n, "integrity": "sha256-…"}, …}, "lock": an option of loadPyodide}. Paths are relative to the base and begin
    with a hash of the content, so a file at a path never changes. The files are, by level (levels.py):

        stock      loader, glue, full (all the code), stdlib, rest, and the packages builder, jinja2 and markupsafe
        snapshot   and snapshot; the manifest then has "snapshot": {"heap": n, "header": base64}
        slim       and slim (the code that a start from the snapshot uses)
    """

    path: Path
    manifest: Manifest


def ensure(log: Callable[[str], None] = lambda _: None, level: Level | None = None) -> Distribution:
    """Return the distribution; what hasn't changed since an earlier build isn't made again.

    Args:
        log: gets a line for each step that has to run.
        level: of the build; without it, the one that the environment variable RUNTIME names.

    Raises:
        BuildError: an input is missing or isn't what was recorded, or RUNTIME names no level.
    """
    level = level or requested_level(os.environ)
    pipeline = Pipeline(log, level)
    packages, stdlib = pipeline.packages(), pipeline.split_stdlib()
    lock = read_lock(packages)
    manifest = {"base": BASE, "lock": lock}
    pieces = {key: pipeline.source[name] for key, name in SCRIPTS.items()}
    pieces |= {"full": pipeline.source[WASM]}
    pieces |= {name: stdlib / f"{name}.zip.gz" for name in ("stdlib", "rest")}
    pieces |= {name: packages / package["file_name"] for name, package in lock["packages"].items()}
    if level >= Level.SNAPSHOT:
        snapshot = pipeline.packed_snapshot()
        pieces |= {"snapshot": snapshot / "snapshot.gz"}
        manifest |= {"snapshot": json.loads((snapshot / "snapshot.json").read_text("utf-8"))}
    if level >= Level.SLIM:
        pieces |= {"slim": pipeline.slim_wasm() / WASM}
    folder = pipeline.step(
        "distribution",
        "Laying out the distribution",
        lambda folder: _lay_out(folder, pieces, manifest),
        *pieces,
        *pieces.values(),
    )
    return Distribution(folder / "files", json.loads((folder / "manifest.json").read_text("utf-8")))


def _lay_out(folder: Path, pieces: dict[str, Path], manifest: dict[str, Any]) -> None:
    """Copy the pieces to paths that begin with a hash of their content, and write the completed manifest."""
    scripts_hash = fingerprint(*(pieces[key] for key in SCRIPTS))
    files = {}
    for key, piece in pieces.items():
        content = piece.read_bytes()
        path = f"{scripts_hash if key in SCRIPTS else fingerprint(content)}/{piece.name}"
        target = folder / "files" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(piece, target)
        files[key] = {
            "path": path,
            "bytes": len(content),
            "gzip": len(content) if piece.suffix == ".gz" else len(gzip.compress(content, 6, mtime=0)),
            "integrity": f"sha256-{b64encode(sha256(content).digest()).decode()}",
        }
    for name, package in manifest["lock"]["packages"].items():
        package["file_name"] = files[name]["path"]
    (folder / "manifest.json").write_text(json.dumps({**manifest, "files": files}, indent=1), "utf-8")
