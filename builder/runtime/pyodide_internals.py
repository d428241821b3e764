"""All that the build and the worker assume about Pyodide beyond its documented interface.

The build checks every assumption that its level needs, and stops at one that doesn't hold. To see what a new Pyodide
breaks, unpack its npm package into a folder and run

    PYODIDE_DIR=<folder> pytest tests/runtime/test_pyodide_internals.py

The worker's half, which checks again what it uses, is builder/web/python/worker/pyodide-internals.js.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from typing import Final

from builder.runtime.errors import BuildError
from builder.runtime.levels import VARIABLE, Level
from builder.runtime.wasm.binary import GLOBAL, GLOBAL_GET, data_segments, function_bodies, imports
from builder.runtime.wasm.call_graph import callees

LOADER: Final = "pyodide.mjs"
GLUE: Final = "pyodide.asm.js"
WASM: Final = "pyodide.asm.wasm"
STDLIB: Final = "python_stdlib.zip"
LOCK: Final = "pyodide-lock.json"

MEMORY_BASE: Final = 1024
"""The address of the data of a main module that Emscripten links dynamically: the global `__memory_base`."""

SNAPSHOT_MAGIC: Final = 1886286592
"""The first 32-bit number of a snapshot."""

WORKER: Final = "builder/web/python/worker"


@dataclass(frozen=True)
class PyodidePackage:
    """The parts of Pyodide's npm package that assumptions are about; a file that is missing is empty."""

    folder: Path

    def read(self, name: str) -> bytes:
        """Return the content of a file."""
        path = self.folder / name
        return path.read_bytes() if path.is_file() else b""

    @cached_property
    def loader(self) -> str:
        """The script with `loadPyodide`."""
        return self.read(LOADER).decode()

    @cached_property
    def glue(self) -> str:
        """Emscripten's script, under this name or under that of newer versions."""
        return (self.read(GLUE) or self.read("pyodide.asm.mjs")).decode()

    @cached_property
    def wasm(self) -> bytes:
        """The code."""
        return self.read(WASM)


@dataclass(frozen=True)
class Assumption:
    """Something that Pyodide doesn't document.

    Attributes:
        name: a short name for it.
        level: the lowest level of the build that needs it.
        statement: what is assumed, as a sentence without its full stop.
        holds: whether a package is so.
        used_in: the file to adapt if it no longer is.
    """

    name: str
    level: Level
    statement: str
    holds: Callable[[PyodidePackage], bool]
    used_in: str


def _glue_says(pattern: str) -> Callable[[PyodidePackage], bool]:
    """Return a test for a regular expression in the glue."""
    return lambda package: re.search(pattern, package.glue) is not None


def _loader_says(pattern: str) -> Callable[[PyodidePackage], bool]:
    """Return a test for a regular expression in the loader."""
    return lambda package: re.search(pattern, package.loader) is not None


def _has_one_data_segment(package: PyodidePackage) -> bool:
    """Return whether all data of the code lies at `__memory_base`."""
    segments = data_segments(package.wasm)
    names = [name for _, name, kind in imports(package.wasm) if kind == GLOBAL]
    return "__memory_base" in names and [segment.address for segment in segments] == [
        (GLOBAL_GET, names.index("__memory_base"))
    ]


def _has_known_instructions(package: PyodidePackage) -> bool:
    """Return whether every instruction of every twentieth function is known; the build reads all that it keeps."""
    try:
        for body in function_bodies(package.wasm)[::20]:
            deque(callees(body), maxlen=0)
    except ValueError:
        return False
    return True


ASSUMPTIONS: Final = (
    Assumption(
        "file-names",
        Level.STOCK,
        f"The package consists of {LOADER}, {GLUE}, {WASM}, {STDLIB} and {LOCK}",
        lambda package: all((package.folder / name).is_file() for name in (LOADER, GLUE, WASM, STDLIB, LOCK)),
        "builder/runtime/pyodide_internals.py and versions.toml",
    ),
    Assumption(
        "streaming-instantiation",
        Level.STOCK,
        "loadPyodide fetches the code and hands it to WebAssembly.instantiateStreaming",
        _loader_says(r"await WebAssembly\.instantiateStreaming\("),
        f"{WORKER}/boot.js",
    ),
    Assumption(
        "stdlib-path",
        Level.STOCK,
        "loadPyodide puts the standard library at /lib/python<version>.zip",
        _loader_says(r"writeFile\(`/lib/python\$\{\w+\}\$\{\w+\}\.zip`"),
        f"{WORKER}/worker.js and builder/runtime/node/trace-imports.mjs",
    ),
    Assumption(
        "bytecode-lock",
        Level.STOCK,
        "The lock names the version of Python that compiled modules are for",
        lambda package: "python" in json.loads(package.read(LOCK) or "{}").get("info", {}),
        "builder/runtime/bytecode/compile.py",
    ),
    Assumption(
        "module-factory",
        Level.SNAPSHOT,
        "The glue sets the global _createPyodideModule, and loadPyodide calls it",
        lambda package: (
            "globalThis._createPyodideModule = " in package.glue and "await _createPyodideModule(" in package.loader
        ),
        f"{WORKER}/pyodide-internals.js",
    ),
    Assumption(
        "initial-memory",
        Level.SNAPSHOT,
        "INITIAL_MEMORY sets the size of the memory",
        _glue_says(r'INITIAL_MEMORY=Module\["INITIAL_MEMORY"\]'),
        f"{WORKER}/pyodide-internals.js",
    ),
    Assumption(
        "snapshot-options",
        Level.SNAPSHOT,
        "loadPyodide takes _makeSnapshot and _loadSnapshot, and makeMemorySnapshot takes a snapshot",
        lambda package: (
            "_loadSnapshot" in package.loader
            and "API.config._makeSnapshot" in package.glue
            and "makeMemorySnapshot(" in package.glue
        ),
        "builder/runtime/node/make-snapshot.mjs",
    ),
    Assumption(
        "snapshot-magic",
        Level.SNAPSHOT,
        f"A snapshot begins with {SNAPSHOT_MAGIC} and the offset of its memory, each in 32 bits",
        lambda package: (
            str(SNAPSHOT_MAGIC) in package.glue
            and re.search(r"(\w)\[0\]=[\w$]+,\1\[1\]=\w,\1\[2\]=\w,\1\[3\]=0,", package.glue) is not None
        ),
        "split_snapshot in builder/runtime/pyodide_internals.py",
    ),
    Assumption(
        "one-data-segment",
        Level.SNAPSHOT,
        "The code has one data segment, at __memory_base",
        _has_one_data_segment,
        "initial_memory in builder/runtime/pyodide_internals.py",
    ),
    Assumption(
        "memory-base",
        Level.SNAPSHOT,
        f"__memory_base is {MEMORY_BASE}",
        _glue_says(rf"___memory_base=new WebAssembly\.Global\(\{{[^}}]*\}},{MEMORY_BASE}\)"),
        "MEMORY_BASE in builder/runtime/pyodide_internals.py",
    ),
    Assumption(
        "trampoline",
        Level.SNAPSHOT,
        "CPython's state holds a trampoline, at an offset that the glue exports",
        _glue_says(
            r"Module\._PyEM_CountArgsPtr=ptr;"
            r"const offset=HEAP32\[__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET/4>>>0\];"
            r"HEAP32\[\(__PyRuntime\+offset\)/4>>>0\]=ptr"
        ),
        f"{WORKER}/pyodide-internals.js",
    ),
    Assumption(
        "entropy",
        Level.SNAPSHOT,
        "In Node all randomness comes from crypto.randomFillSync, and no snapshot depends on anything else that varies",
        _glue_says(r"if\(ENVIRONMENT_IS_NODE\)\{[^}]*return view=>nodeCrypto\.randomFillSync\(view\)\}"),
        "builder/runtime/node/make-snapshot.mjs",
    ),
    Assumption(
        "export-declarations",
        Level.SLIM,
        "The glue declares each export in one statement, which names it twice, and names it elsewhere only to use it",
        _glue_says(r'[;}]var (_[\w$]+)=Module\["\1"\]=wasmExports\["[\w$]+"\];'),
        "builder/runtime/wasm/tree_shake.py",
    ),
    Assumption(
        "known-instructions",
        Level.SLIM,
        "The code has no instructions but those in the table",
        _has_known_instructions,
        "builder/runtime/wasm/call_graph.py",
    ),
)


def verify_internals(folder: Path, version: str, level: Level) -> None:
    """Check the assumptions that a level needs.

    Args:
        folder: Pyodide's npm package.
        version: of Pyodide.
        level: of the build.

    Raises:
        BuildError: one doesn't hold.
    """
    for assumption in broken_assumptions(folder):
        if assumption.level <= level:
            adapt = f"adapt {assumption.used_in}"
            lower = Level(assumption.level - 1).name.lower() if assumption.level > Level.STOCK else ""
            raise BuildError(
                f"Pyodide {version} breaks an assumption ({assumption.name}): {assumption.statement}.",
                f"{VARIABLE}={lower} make build, or {adapt}" if lower else adapt,
            )


def broken_assumptions(folder: Path) -> Iterator[Assumption]:
    """Yield the assumptions that don't hold for an npm package of Pyodide."""
    package = PyodidePackage(folder)
    return (assumption for assumption in ASSUMPTIONS if not assumption.holds(package))


def initial_memory(wasm: bytes) -> bytes:
    """Return the start of the memory before the code runs: nothing, then the code's data.

    Raises:
        ValueError: the code doesn't have exactly one data segment.
    """
    [segment] = data_segments(wasm)
    return bytes(MEMORY_BASE) + segment.content


def split_snapshot(snapshot: bytes) -> tuple[bytes, bytes]:
    """Return the header and the memory of a snapshot that `makeMemorySnapshot` made.

    Raises:
        ValueError: it has another form.
    """
    magic, offset = unpack_from("<2I", snapshot)
    if magic != SNAPSHOT_MAGIC or not 8 < offset < len(snapshot):
        raise ValueError("the snapshot has an unknown form")
    return snapshot[:offset], snapshot[offset:]
