"""The manifest and the files that it describes."""

import gzip
import json
from base64 import b64decode
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from builder.runtime.archives import read_zip
from builder.runtime.build_cache import fingerprint
from builder.runtime.bytecode.wheels import BUILD_TIME_ONLY
from builder.runtime.distribution import SCRIPTS, Distribution
from builder.runtime.pyodide_internals import GLUE, LOADER, WASM
from builder.runtime.pyodide_package import FOLDER
from tests.conftest import ROOT

PACKAGES = {"builder", "jinja2", "markupsafe"}


def content(distribution: Distribution, name: str) -> bytes:
    """Return the content of a file of the manifest."""
    path: str = distribution.manifest["files"][name]["path"]
    return (distribution.path / path).read_bytes()


def test_sizes_and_hashes_are_correct(any_distribution: Distribution) -> None:
    """Every file exists, with the size, the compressed size and the hash in the manifest."""
    for name, file in any_distribution.manifest["files"].items():
        data = content(any_distribution, name)
        assert file["bytes"] == len(data)
        assert file["integrity"].startswith("sha256-")
        assert b64decode(file["integrity"].removeprefix("sha256-")) == sha256(data).digest()
        packed = file["path"].endswith(".gz")
        assert file["gzip"] == len(data if packed else gzip.compress(data, 6, mtime=0))


def test_paths_depend_on_content(any_distribution: Distribution) -> None:
    """A file at a path never changes, and the distribution has no file that isn't in the manifest."""
    files = any_distribution.manifest["files"]
    scripts_hash = fingerprint(*(content(any_distribution, name) for name in SCRIPTS))
    for name, file in files.items():
        folder = file["path"].split("/")[0]
        assert folder == (scripts_hash if name in SCRIPTS else fingerprint(content(any_distribution, name)))
    paths = {
        path.relative_to(any_distribution.path).as_posix()
        for path in any_distribution.path.rglob("*")
        if path.is_file()
    }
    assert paths == {file["path"] for file in files.values()}


def test_lock_has_our_wheels_with_their_hashes(any_distribution: Distribution) -> None:
    """Pyodide checks each wheel against the lock; the versions are those of requirements.txt."""
    packages = any_distribution.manifest["lock"]["packages"]
    assert set(packages) == PACKAGES
    for name, package in packages.items():
        assert package["sha256"] == sha256(content(any_distribution, name)).hexdigest()
        assert package["file_name"] == any_distribution.manifest["files"][name]["path"]
        assert name == "builder" or package["version"] == version(name)
    assert packages["builder"]["depends"] == ["jinja2"]
    assert packages["jinja2"]["depends"] == ["markupsafe"]


@pytest.mark.parametrize(("name", "original"), [("loader", LOADER), ("glue", GLUE), ("full", WASM)])
def test_full_build_is_pyodides_own(any_distribution: Distribution, name: str, original: str) -> None:
    """The scripts and the full code, to which every start falls back, are those of the npm package."""
    assert content(any_distribution, name) == (FOLDER / original).read_bytes()


def test_wheels_hold_bytecode_and_no_build_time_files(distribution: Distribution) -> None:
    """No source, no machine code, no examples; every template and translation of the builder."""
    builder = set(read_zip(wheel(distribution, "builder")))
    templates = ROOT / "builder" / "emails" / "templates"
    data = [path for path in templates.rglob("*") if path.suffix in (".toml", ".jinja2")]
    assert {path.relative_to(ROOT).as_posix() for path in data} <= builder
    assert {"builder/emails/bridge.pyc", "builder/emails/compose/composer.pyc"} <= builder
    for name in BUILD_TIME_ONLY:
        assert (ROOT / "builder" / "emails" / name).is_file()
        assert f"builder/emails/{name.replace('.py', '.pyc')}" not in builder
    for package in PACKAGES:
        assert not [
            name for name in read_zip(wheel(distribution, package)) if name.endswith((".py", ".so", ".c", ".pyi"))
        ]


def wheel(distribution: Distribution, name: str) -> Path:
    """Return the path of a package's wheel."""
    return distribution.path / distribution.manifest["files"][name]["path"]


def test_manifest_is_small(any_distribution: Distribution) -> None:
    """It is part of the builder's page, and a visitor waits for every kilobyte of that."""
    assert len(gzip.compress(json.dumps(any_distribution.manifest).encode())) < 3000
