"""The distribution: everything the browser loads to run the builder, under paths that name their content."""

import gzip
import json
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
from builder.runtime.pipeline import SCRIPTS, WASM, Steps

BASE: Final = "assets/python/"


@dataclass(frozen=True)
class Distribution:
    """A folder to copy into the site at manifest["base"], and what is in it.

    The manifest is JSON: {"base": "assets/python/", "files": {"slim": {"path": "<hash>/pyodide.asm.wasm",
    "bytes": n, "gzip": n, "integrity": "sha256-…"}, …}, "lock": what loadPyodide takes, "snapshot": what it takes to
    restore the snapshot (wasm/snapshot.py)}. "slim" is the code that a start from the snapshot needs, "full" all of it
    (wasm/tree_shake.py). Paths are relative to the base; every path begins with a hash of the content, so a file at a
    path never changes.
    """

    path: Path
    manifest: Manifest


def ensure(say: Callable[[str], None] = lambda _: None) -> Distribution:
    """Return the distribution, made from what changed since it was last made; `say` is told each step.

    Raises:
        BuildFailure: a piece is missing or is not the one recorded; says the command that mends it.
    """
    steps = Steps(say)
    packages, imports, snapshot = steps.packages(), steps.imports(), steps.memory()
    lock = read_lock(packages)
    pieces = {key: steps.code() / name for key, name in SCRIPTS.items()}
    pieces |= {"slim": steps.slim() / WASM, "full": steps.code() / WASM}
    pieces |= {name: imports / f"{name}.zip.gz" for name in ("stdlib", "rest")}
    pieces |= {"snapshot": snapshot / "snapshot.gz"}
    pieces |= {name: packages / package["file_name"] for name, package in lock["packages"].items()}
    about = json.loads((snapshot / "snapshot.json").read_text("utf-8"))
    made = steps.step(
        "distribution",
        "Laying out the distribution",
        lambda folder: _lay_out(folder, pieces, {"base": BASE, "lock": lock, "snapshot": about}),
        *pieces,
        *pieces.values(),
    )
    return Distribution(made / "files", json.loads((made / "manifest.json").read_text("utf-8")))


def _lay_out(folder: Path, pieces: dict[str, Path], manifest: dict[str, Any]) -> None:
    """Copy the pieces to paths that begin with a hash of their content, and complete the manifest.

    Pyodide's scripts stay together, as one looks for the other beside it.
    """
    together = fingerprint(*(pieces[key] for key in SCRIPTS))
    files = {}
    for key, piece in pieces.items():
        content = piece.read_bytes()
        path = f"{together if key in SCRIPTS else fingerprint(content)}/{piece.name}"
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
