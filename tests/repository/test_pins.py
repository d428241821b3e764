"""What is committed holds no address of a package registry, and its version pins agree."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements.txt", "requirements-uv.txt", "builder/web/package-lock.json")

ADDRESS = r"https?://[^\s\"'<>]+"
REGISTRY_ADDRESSES = {
    "index": rf"{ADDRESS}/simple/?(?=[\s\"'<>]|$)",
    "package file": rf"{ADDRESS}\.(whl|tgz|tar\.gz|tar\.bz2)(?![\w.])",
    "npm lock": rf'"resolved"\s*:\s*"{ADDRESS}',
    "option": rf"--(extra-)?(index|index-url|default-index|find-links|registry)[\s=]+[\"']?{ADDRESS}",
    "variable": rf"(?i)(pip|uv|npm)_(\w+_)?(index|index_url|find_links|registry)\s*[:=]\s*[\"']?{ADDRESS}",
    "uv index": rf"\[\[(tool\.uv\.)?index\]\][^\[]*?url\s*=\s*\"{ADDRESS}",
    "setting": rf"(?im)^\s*[\w@:.-]*(index|index-url|find-links|registry)\s*=\s*[\"']?{ADDRESS}",
}
"""What the address of a package registry looks like where a tool reads it: regular expressions by their place."""


def tracked() -> list[str]:
    """Return the path of every file that is in the repository, or is about to be."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607  # git, wherever it is
    return [path for path in listing.stdout.split("\0") if path and (ROOT / path).is_file()]


def locked(package: str) -> str:
    """Return the version of a Python package that the lock names."""
    match = re.search(rf"^{package}==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert match, f"{package} is not in requirements.txt"
    return match[1]


def registry_addresses(text: str) -> list[str]:
    """Return what in a text looks like the address of a package registry or of a file in one."""
    return [match[0] for pattern in REGISTRY_ADDRESSES.values() for match in re.finditer(pattern, text)]


def test_no_registry_address() -> None:
    """No tracked file holds the address of a package registry: each machine brings its own."""
    addresses = {path: registry_addresses((ROOT / path).read_bytes().decode("utf-8", "replace")) for path in tracked()}

    assert len(addresses) > 200
    assert {path: hits for path, hits in addresses.items() if hits} == {}


# Made up while the test runs, so that this file doesn't hold what it looks for.
HOST = "https:" + "//packages.example"


@pytest.mark.parametrize(
    "sample",
    [
        f"-i {HOST}/simple",
        f"--index-url {HOST}/simple/\nmkdocs==1.6.1",
        f"--extra-index-url={HOST}/private",
        f"--find-links '{HOST}/wheels/'",
        f"npm install --registry {HOST}/",
        f"PIP_INDEX_URL={HOST}/root",
        f"UV_DEFAULT_INDEX: {HOST}/root",
        f'export npm_config_registry="{HOST}"',
        f"registry={HOST}/",
        f"@scope:registry={HOST}/",
        f'[[tool.uv.index]]\nurl = "{HOST}/root"',
        f"[global]\nindex-url = {HOST}/root",
        json.dumps({"node_modules/axe-core": {"resolved": f"{HOST}/axe-core"}}),
        json.dumps({"version": f"{HOST}/axe-core/-/axe-core-4.10.2.tgz#0123"}),
        f"syrupy @ {HOST}/packages/ab/cd/syrupy-5.0.0-py3-none-any.whl",
        f"curl {HOST}/packages/source/s/syrupy/syrupy-5.0.0.tar.gz",
    ],
)
def test_registry_address_is_recognised(sample: str) -> None:
    """An index, a package's file, a lock's origin and an option that names a registry are all seen."""
    assert registry_addresses(sample)


@pytest.mark.parametrize(
    "sample",
    [
        f"See {HOST}/simple-rules/ and {HOST}/index.html.",
        "uv pip compile --no-emit-index-url",
        json.dumps({"funding": {"url": f"{HOST}/sponsor"}}),
        json.dumps({"node_modules/axe-core": {"version": "4.10.2", "integrity": "sha512-0123"}}),
    ],
)
def test_other_address_is_no_registry(sample: str) -> None:
    """A link, an option without an address and a lock's hash aren't taken for one."""
    assert registry_addresses(sample) == []


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
    requested = json.loads((ROOT / "builder/web/package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    pins = tomllib.loads((ROOT / "builder/runtime/versions.toml").read_text("utf-8"))

    assert requested == pins["pyodide"]


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
