"""What every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

ROOT = Path(__file__).parent.parent

pytest_plugins = ["pytester"]
"""Runs pytest on small suites: the tests of what the tests use."""

LONG = {"bench", "long", "soak"}
"""Marks of tests that run only when `-m` names them, or with `--all`."""

# In CI the same examples every time: a red build must be one that a developer can see too.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("here", deadline=None)
# Many more, when they are asked for: `make test-all`.
settings.register_profile("full", deadline=None, max_examples=2_000)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--all`."""
    parser.addoption("--all", action="store_true", help="run the long tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests that nobody asked for, and count no line as tested that only chance reaches."""
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker("no_cover")
    if config.getoption("--all"):
        return
    unasked = {mark for mark in LONG if mark not in config.getoption("markexpr")}
    left_out = [item for item in items if unasked & {mark.name for mark in item.iter_markers()}]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
