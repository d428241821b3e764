"""Runs esbuild, which joins modules and style sheets into a few small files: https://esbuild.github.io/api/.

The program is the one that builder/web/package-lock.json locks for this platform, called without the npm package's
JavaScript around it, whose installation script never runs here.
"""

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from builder.runtime.errors import BuildError

TARGETS: Final = "chrome111,firefox114,safari16.4"
"""The first versions with module workers, DecompressionStream and the style sheets' newest functions."""

_INSTALL: Final = "npm --prefix builder/web ci --ignore-scripts"


@dataclass(frozen=True)
class Output:
    """What esbuild made.

    Attributes:
        files: name -> text; source maps too.
        entries: file name of an entry point, such as "main.js" -> name of its output, such as "main-3X5AFOBS.js".
    """

    files: dict[str, str]
    entries: dict[str, str]


def program(node_modules: Path) -> Path:
    """Return the path of esbuild.

    Raises:
        BuildError: it is not installed.
    """
    binary = next(node_modules.glob("@esbuild/*/bin/esbuild"), None)
    if not binary:
        raise BuildError("esbuild is not installed for this platform.", _INSTALL)
    return binary


def bundle(root: Path, entry_points: Iterable[str], *, define: Mapping[str, str] | None = None) -> Output:
    """Bundle some modules and style sheets, each with all that it imports, minified and with source maps.

    Args:
        root: the repository; source maps name their sources relative to it.
        entry_points: the files that pages load, relative to `root`.
        define: global names in the source -> strings to put in their place.

    Raises:
        BuildError: esbuild is missing, or says what is wrong with the source.
    """
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    # Always as deep below the root: the source maps hold the way from here to the sources.
    with TemporaryDirectory(dir=cache, prefix="esbuild-") as folder:
        command = [
            *(str(program(root / "builder" / "web" / "node_modules")), *entry_points),
            *("--bundle", "--format=esm", "--minify", "--sourcemap", f"--target={TARGETS}", "--log-level=warning"),
            *("--entry-names=[name]-[hash]", "--preserve-symlinks"),
            *(f"--outdir={folder}", f"--metafile={folder}/meta.json"),
            *(f"--define:{name}={json.dumps(value)}" for name, value in (define or {}).items()),
        ]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            raise BuildError(f"esbuild failed:\n{done.stderr}", "correct the file that it names")
        metadata = json.loads(Path(folder, "meta.json").read_text("utf-8"))
        outputs = {Path(path).name: about for path, about in metadata["outputs"].items()}
        files = {name: Path(folder, name).read_text("utf-8") for name in outputs}
    return Output(files, {Path(it["entryPoint"]).name: name for name, it in outputs.items() if "entryPoint" in it})
