"""The levels of the build."""

import os
import subprocess
import sys

import pytest

from builder.emails.contract import DistributionFile
from builder.runtime.distribution import Distribution, ensure
from builder.runtime.errors import BuildError
from builder.runtime.levels import Level, requested_level
from tests.conftest import ROOT

ADDED = {
    Level.STOCK: {"loader", "glue", "full", "stdlib", "rest", "builder", "jinja2", "markupsafe"},
    Level.SNAPSHOT: {"snapshot"},
    Level.SLIM: {"slim"},
}


@pytest.mark.parametrize(
    ("environment", "level"),
    [
        ({}, Level.SLIM),
        ({"RUNTIME": ""}, Level.SLIM),
        ({"RUNTIME": "stock"}, Level.STOCK),
        ({"RUNTIME": "snapshot"}, Level.SNAPSHOT),
        ({"RUNTIME": "slim"}, Level.SLIM),
    ],
)
def test_requested_level(environment: dict[str, str], level: Level) -> None:
    """RUNTIME names the level, and the highest is the default."""
    assert requested_level(environment) is level


@pytest.mark.parametrize("name", ["none", "SLIM", "2"])
def test_unknown_level_fails_build(name: str) -> None:
    """The error names the levels and a command that works."""
    with pytest.raises(
        BuildError, match=rf"^RUNTIME={name} is not one of stock, snapshot, slim\.\n  To fix it: RUNTIME="
    ):
        requested_level({"RUNTIME": name})


def test_command_reports_unknown_level() -> None:
    """Without a traceback."""
    command = [sys.executable, "-m", "builder.runtime"]
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, "RUNTIME": "none"}, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("RUNTIME=none is not one of")
    assert "Traceback" not in result.stderr


def test_each_level_adds_to_the_one_before() -> None:
    """The files that two levels share are the same, save for the snapshot, which fits the code that it starts with."""
    shared: dict[str, DistributionFile] = {}
    names: set[str] = set()
    for level in Level:
        manifest = ensure(level=level).manifest
        files = manifest["files"]
        assert files.keys() - names == ADDED[level]
        assert names <= files.keys()
        assert files | shared == files
        assert ("snapshot" in manifest) == (level >= Level.SNAPSHOT)
        names = set(files)
        shared = {name: file for name, file in files.items() if name != "snapshot"}


def test_command_lists_the_files(distribution: Distribution) -> None:
    """`python -m builder.runtime` prints each file with its sizes."""
    command = [sys.executable, "-m", "builder.runtime"]
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, "RUNTIME": "slim"}, capture_output=True, text=True)
    assert result.returncode == 0
    assert all(file["path"] in result.stdout for file in distribution.manifest["files"].values())
