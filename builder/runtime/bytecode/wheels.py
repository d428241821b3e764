"""Pure-Python wheels: of installed packages, and of the builder.

Jinja2 and MarkupSafe are packed from the files that the locked installation put into this environment, so
the browser runs the very sources that the tests run, without a second download. MarkupSafe's C module is
left out: it cannot run in the browser, and the package then uses its own Python version of it.
"""

import base64
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from builder.runtime.archives import write_zip
from builder.runtime.errors import BuildFailure
from builder.runtime.versions import ROOT

EMAILS: Final = ROOT / "builder" / "emails"
LOCK: Final = ROOT / "requirements.txt"
INSTALL: Final = "make clean && make build"

COMPILED: Final = (".so", ".pyd", ".c", ".pyi", ".typed", ".pyc")
"""Endings of files in an installed package that are of no use to Python in the browser."""

AT_BUILD_TIME_ONLY: Final = (
    "__main__.py",
    "compose/examples.py",
    "compose/examples.toml",
    "compose/ready_made.py",
    "contract.py",
    "model/zone_transitions.py",
)
"""Files of builder.emails that only CPython uses, relative to that folder."""


def installed_wheel(name: str, folder: Path) -> Path:
    """Pack an installed, locked, pure-Python package as a wheel into a folder; return its path.

    Raises:
        BuildFailure: it is not installed, not in the locked version, or one of its files was changed.
    """
    found = _locked_distribution(name)
    files = {}
    for entry in found.files or ():
        path = entry.as_posix()
        if path.startswith("..") or path.endswith(COMPILED) or ".dist-info/" in path:
            continue
        content = entry.read_binary()
        digest = base64.urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
        if entry.hash is None or entry.hash.value != digest:
            raise BuildFailure(f"{path} of {name} is not the file that was installed.", INSTALL)
        files[path] = content
    return _write_wheel(folder, name, found.version, found.requires or [], files)


def builder_wheel(folder: Path, emails: Path = EMAILS) -> Path:
    """Pack builder.emails, with its templates and words, as a wheel into a folder; return its path."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    files = {"builder/__init__.py": b""}
    for path in emails_files(emails):
        name = f"builder/emails/{path.relative_to(emails).as_posix()}"
        files[name] = path.read_bytes()
        if path.suffix == ".py":
            _check_syntax(name, files[name])
    return _write_wheel(folder, "builder", project["version"], ["jinja2"], files)


def emails_files(emails: Path = EMAILS) -> list[Path]:
    """Return the files of builder.emails that the browser needs, in order."""
    return sorted(
        path
        for path in emails.rglob("*")
        if path.suffix in (".py", ".toml", ".jinja2") and path.relative_to(emails).as_posix() not in AT_BUILD_TIME_ONLY
    )


def _check_syntax(name: str, source: bytes) -> None:
    """Check that a module compiles, here rather than deep inside a tool."""
    try:
        compile(source, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise BuildFailure(f"{name}, line {error.lineno}: {error.msg}", f"correct {name}, then make build") from None


def _locked_distribution(name: str) -> Distribution:
    """Return an installed package, checked to be of the version in requirements.txt."""
    locked = next(
        (line.split()[0] for line in LOCK.read_text("utf-8").splitlines() if line.startswith(f"{name}==")), None
    )
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise BuildFailure(f"{name} is not installed.", INSTALL) from None
    if locked != f"{name}=={found.version}":
        raise BuildFailure(f"{name} {found.version} is installed, requirements.txt has {locked}.", INSTALL)
    return found


def _write_wheel(folder: Path, name: str, version: str, requires: list[str], files: Mapping[str, bytes]) -> Path:
    """Write a wheel of given files (https://peps.python.org/pep-0427/) and return its path."""
    needs = "".join(f"Requires-Dist: {line}\n" for line in requires if "extra ==" not in line)
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: builder.runtime\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "".join(f"{path},,\n" for path in sorted(files)),
    }
    info = {f"{name}-{version}.dist-info/{key}": text.encode() for key, text in about.items()}
    return write_zip(folder / f"{name}-{version}-py3-none-any.whl", {**files, **info})
