"""The cache of build steps."""

import os
from pathlib import Path

import pytest

from builder.runtime.build_cache import MAX_CACHED_RESULTS, cached_step, fingerprint
from builder.runtime.distribution import Distribution, ensure
from builder.runtime.errors import BuildError
from builder.runtime.levels import Level


def test_second_build_runs_no_step(distribution: Distribution) -> None:
    """Results are cached until their inputs change."""
    log: list[str] = []
    assert ensure(log.append, Level.SLIM) == distribution
    assert log == []


def test_interrupted_step_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder appears complete or not at all."""

    def fail(folder: Path) -> None:
        (folder / "half").write_text("a")
        raise BuildError("no", "none")

    with pytest.raises(BuildError):
        cached_step(tmp_path / "step-1", fail)
    assert list(tmp_path.iterdir()) == []


def test_only_the_latest_results_are_cached(tmp_path: Path) -> None:
    """Undoing an edit costs nothing, and the cache doesn't grow without limit."""

    def make(folder: Path) -> None:
        (folder / "file").write_text("a")

    for number in range(MAX_CACHED_RESULTS + 3):
        os.utime(cached_step(tmp_path / f"step-{number}", make), (number, number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["step-3", "step-4", "step-5", "step-6"]


def test_fingerprint_changes_with_any_part(tmp_path: Path) -> None:
    """A file counts by its content, and parts aren't just joined."""
    file = tmp_path / "file"
    file.write_text("abc")
    assert fingerprint(file) == fingerprint("abc") == fingerprint(b"abc")
    assert len({fingerprint("ab", "c"), fingerprint("a", "bc"), fingerprint("abc"), fingerprint()}) == 4
