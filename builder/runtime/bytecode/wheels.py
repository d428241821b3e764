"""Pure-Python wheels: of installed packages, and of the builder.

Jinja2 and MarkupSafe are packed from the files that are installed in this environment, so the browser runs the very
sources that the tests run, without a second download. MarkupSafe's C module is left out, since it can't run in the
browser; the package then falls back to its Python version.
"""

import base64
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from builder.runtime.archives import write_zip
from builder.runtime.errors import BuildError
from builder.runtime.versions import ROOT

EMAILS: Final = ROOT / "builder" / "emails"
LOCK: Final = ROOT / "requirements.txt"
INSTALL: Final = "make clean && make build"

UNUSED_SUFFIXES: Final = (".so", ".pyd", ".c", ".pyi", ".typed", ".pyc")
"""Suffixes of installed files that aren't needed at run time in the browser."""

BUILD_TIME_ONLY: Final = (
    "__main__.py",
    "compose/examples.py",
    "compose/examples.toml",
    "compose/ready_made.py",
    "contract.py",
    "model/zone_transitions.py",
)
"""Files of builder.emails that the browser doesn't need, relative to that folder."""


def installed_wheel(name: str, folder: Path) -> Path:
    """Pack an installed, locked, pure-Python package as a wheel into a folder; return its path.

    Raises:
        BuildError: it isn't installed, isn't the locked version, or one of its files was changed.
    """
    package = _locked_distribution(name)
    files = {}
    for entry in package.files or ():
        path = entry.as_posix()
        if path.startswith("..") or path.endswith(UNUSED_SUFFIXES) or ".dist-info/" in path:
            continue
        content = entry.read_binary()
        digest = base64.urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
        if entry.hash is None or entry.hash.value != digest:
            raise BuildError(f"{path} of {name} differs from the file that was installed.", INSTALL)
        files[path] = content
    return _write_wheel(folder, name, package.version, package.requires or [], files)


def builder_wheel(folder: Path, emails: Path = EMAILS) -> Path:
    """Pack builder.emails, with its templates and translations, as a wheel into a folder; return its path.

    Raises:
        BuildError: a module has a syntax error.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    files = {"builder/__init__.py": b""}
    for path in emails_files(emails):
        name = f"builder/emails/{path.relative_to(emails).as_posix()}"
        files[name] = path.read_bytes()
        if path.suffix == ".py":
            _check_syntax(name, files[name])
    return _write_wheel(folder, "builder", project["version"], ["jinja2"], files)


def emails_files(emails: Path = EMAILS) -> list[Path]:
    """Return the files of builder.emails that the browser needs, sorted."""
    return sorted(
        path
        for path in emails.rglob("*")
        if path.suffix in (".py", ".toml", ".jinja2") and path.relative_to(emails).as_posix() not in BUILD_TIME_ONLY
    )


def _check_syntax(name: str, source: bytes) -> None:
    """Check that a module compiles, for a clearer error than that of the tool which compiles it."""
    try:
        compile(source, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise BuildError(f"{name}, line {error.lineno}: {error.msg}", f"correct {name}, then make build") from None


def _locked_distribution(name: str) -> Distribution:
    """Return an installed package of the version in requirements.txt."""
    locked = next(
        (line.split()[0] for line in LOCK.read_text("utf-8").splitlines() if line.startswith(f"{name}==")), None
    )
    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise BuildError(f"{name} is not installed.", INSTALL) from None
    if locked != f"{name}=={package.version}":
        raise BuildError(f"{name} {package.version} is installed, requirements.txt has {locked}.", INSTALL)
    return package


def _write_wheel(folder: Path, name: str, version: str, requires: list[str], files: Mapping[str, bytes]) -> Path:
    """Write a wheel (https://peps.python.org/pep-0427/) and return its path."""
    dependencies = "".join(f"Requires-Dist: {line}\n" for line in requires if "extra ==" not in line)
    metadata = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{dependencies}",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: builder.runtime\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "".join(f"{path},,\n" for path in sorted(files)),
    }
    dist_info = {f"{name}-{version}.dist-info/{key}": text.encode() for key, text in metadata.items()}
    return write_zip(folder / f"{name}-{version}-py3-none-any.whl", {**files, **dist_info})
