"""What is committed holds no address of a package registry, and its version pins agree."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements.txt", "requirements-uv.txt", "builder/web/package-lock.json")
# Put together here, so that this file does not hold what it looks for.
REGISTRIES = [re.compile(name + r"\.(org|io)\b") for name in ("pypi", "registry\\.npmjs", "files\\.pythonhosted")]


def tracked() -> list[str]:
    """Return the path of every file that is in the repository, or is about to be."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607  # git, wherever it is
    return [path for path in listing.stdout.split("\0") if path and (ROOT / path).is_file()]


def locked(package: str) -> str:
    """Return the version of a Python package that the lock names."""
    found = re.search(rf"^{package}==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert found, f"{package} is not in requirements.txt"
    return found[1]


def test_no_registry_is_named() -> None:
    """No tracked file holds the address of a package registry: each machine brings its own."""
    for path in tracked():
        content = (ROOT / path).read_bytes().decode("utf-8", "replace")
        assert not [pattern.pattern for pattern in REGISTRIES if pattern.search(content)], path


def test_npm_lock_names_hashes_only() -> None:
    """The npm lock has a hash for each package and no place to fetch it from."""
    lock = json.loads((ROOT / "builder/web/package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry or "resolved" in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_know_no_machine(lock: str) -> None:
    """A lock can be made anywhere: it names no folder of the machine that made it."""
    assert not re.search(r"(?<![\w.])/(home|root|tmp|Users|work)/", (ROOT / lock).read_text("utf-8"))


def test_python_is_the_same_everywhere() -> None:
    """The tests run on the Python that the lock and the browser are made for."""
    version = (ROOT / ".python-version").read_text("utf-8").strip()
    pins = tomllib.loads((ROOT / "builder/runtime/versions.toml").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert version == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert pins["python"] == version
    assert project["requires-python"] == f"=={version}.*"


def test_pyodide_is_exact() -> None:
    """The Pyodide that npm installs is the one whose hashes are known."""
    wanted = json.loads((ROOT / "builder/web/package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    pins = tomllib.loads((ROOT / "builder/runtime/versions.toml").read_text("utf-8"))

    assert wanted == pins["pyodide"]


def test_mkdocs_and_material_are_exact() -> None:
    """The two whose templates are replaced in part are named to the last digit."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]

    assert [f"mkdocs=={locked('mkdocs')}", f"mkdocs-material=={locked('mkdocs-material')}"] == groups["site"]


def test_workflows_pin_every_action() -> None:
    """Each action is named by its full commit hash, with the version beside it."""
    uses = [
        line.strip().removeprefix("- ")
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]

    assert uses
    assert [line for line in uses if not re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
