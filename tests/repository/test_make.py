"""`make test` passes in every engine: coverage is only required where the unit tests run."""

import os
import shlex
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SAMPLE = ("tests/emails/form/test_situation.py", "tests/browser/quality/test_engines.py")
"""A unit test file that contributes to coverage, and the file that every engine runs."""


def pytest_options(engine: str) -> list[str]:
    """Return the options that `make test ENGINE=engine` passes to pytest."""
    command = ["make", "--dry-run", "--no-print-directory", "test", f"ENGINE={engine}", "TESTS="]
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKEOVERRIDES")}
    output = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    return shlex.split(output)[shlex.split(output).index("pytest") + 1 :]


def collected_files(options: list[str]) -> set[str]:
    """Return the files of the sample that pytest, with some options, selects tests of."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "--no-cov", *options, *SAMPLE]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return {line.split("::")[0] for line in output.splitlines() if "::" in line}


@pytest.mark.parametrize("engine", ["", "firefox", "webkit"])
def test_coverage_is_required_where_unit_tests_run(engine: str) -> None:
    """With an engine that runs no unit tests, a coverage threshold could never be met."""
    options = pytest_options(engine)
    unit, browser = SAMPLE
    files = collected_files(options)

    assert browser in files
    assert ("--cov-fail-under=100" in options) == (unit in files)


def test_missing_engine_fails() -> None:
    """An engine that was asked for and can't be found stops the run; its tests aren't skipped."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "--browser=webkit", SAMPLE[1]]
    environment = {**os.environ, "PATH": "", "PLAYWRIGHT_BROWSERS_PATH": os.devnull}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert run.returncode == pytest.ExitCode.INTERRUPTED, run.stdout
    assert "No webkit" in run.stdout + run.stderr
