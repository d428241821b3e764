"""The size of the catalogue doesn't matter: with ten times the causes, starting and composing take as long."""

import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from builder.emails.model.catalogue import CAUSES
from tests.conftest import ROOT

ROUNDS = 15
FACTOR = 10
PROBE = """
import json, time
start = time.perf_counter()
from builder.emails import bridge
answers = {"situation": "missed", "cause": "overslept"}
request = json.dumps({"answers": answers, "clock": {"now": "2026-11-24T10:40:00Z"}})
bridge.handle_json(request)
started = time.perf_counter() - start
begin = time.perf_counter()
for _ in range(200):
    bridge.handle_json(request)
print(started, (time.perf_counter() - begin) / 200)
"""


def measure(folder: Path) -> tuple[float, float]:
    """Return the seconds until a new Python has answered once, and those of a later answer."""
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    first, later = map(float, done.stdout.split())
    return first, later


def copy_package(folder: Path) -> Path:
    """Make a copy of the package in a folder of its own."""
    shutil.copytree(ROOT / "builder" / "emails", folder / "builder" / "emails")
    shutil.copy(ROOT / "builder" / "__init__.py", folder / "builder" / "__init__.py")
    return folder


def copy_with_more_causes(folder: Path) -> Path:
    """Make a copy of the package with ten times its causes, each with its own file."""
    emails = copy_package(folder) / "builder" / "emails"
    catalogue = (emails / "model" / "catalogue" / "causes.py").read_text("utf-8")
    head = re.search(r"^CAUSES: .*\n", catalogue, re.MULTILINE)
    assert head
    names = [f"synthetic-{n}" for n in range((FACTOR - 1) * len(CAUSES))]
    entries = "".join(f'    "{name}": Cause(Fault.EXTERNAL),\n' for name in names)
    (emails / "model" / "catalogue" / "causes.py").write_text(catalogue.replace(head[0], head[0] + entries), "utf-8")
    causes = emails / "templates" / "en" / "causes"
    for name in names:
        shutil.copy(causes / "weather.toml", causes / f"{name}.toml")
    return folder


@pytest.mark.bench
def test_ten_times_the_causes_take_as_long(tmp_path: Path) -> None:
    """Medians of alternating runs: with the larger catalogue, starting and composing take at most 10 % longer."""
    today, many = copy_package(tmp_path / "today"), copy_with_more_causes(tmp_path / "many")
    measure(today)
    measure(many)
    pairs = [(measure(today), measure(many)) for _ in range(ROUNDS)]

    start = statistics.median(b[0] / a[0] for a, b in pairs)
    write = statistics.median(b[1] / a[1] for a, b in pairs)

    print(f"ten times the causes: first answer x {start:.3f}, later answers x {write:.3f}")
    assert start < 1.1
    assert write < 1.1
