"""The same commit gives the same bytes: wherever, whenever and by whomever it is built."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BUILT = (".git", ".cache", ".venv", "node_modules", "__pycache__")
"""What is installed or made, and not part of a commit; the site at the root, too."""

CIRCUMSTANCES = (
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600", "LANG": "de_DE.UTF-8"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1798761600", "LANG": "C.UTF-8"},
)


def build(sources: Path, folder: Path, circumstances: dict[str, str]) -> dict[str, str]:
    """Build the site from a copy of the sources in `folder`, with nothing kept from before; return file -> hash."""
    shutil.copytree(sources, folder)
    (folder / "builder/web/node_modules").symlink_to(ROOT / "builder/web/node_modules")
    env = {**os.environ, **circumstances, "SITE_URL": "https://example.org/", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site"]
    built = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    site = folder / "site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def ignore_built(folder: str, names: list[str]) -> set[str]:
    """Return which names in a folder of the repository aren't sources."""
    built = {*BUILT, "site"} if Path(folder) == ROOT else {*BUILT}
    return built & {*names}


@pytest.mark.long
def test_two_builds_are_the_same(tmp_path: Path) -> None:
    """In two places, days, time zones and languages: the same bytes in every file, Python's memory included."""
    sources = shutil.copytree(ROOT, tmp_path / "sources", ignore=ignore_built)
    places = (tmp_path / "one", tmp_path / "another" / "and" / "deeper")
    one, other = (build(sources, folder, around) for folder, around in zip(places, CIRCUMSTANCES, strict=True))

    assert len(one) > 60
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
