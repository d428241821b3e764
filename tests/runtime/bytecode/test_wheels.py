"""The wheels of installed packages and of the builder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.runtime.bytecode import wheels
from builder.runtime.bytecode.wheels import builder_wheel, installed_wheel
from builder.runtime.errors import BuildError


def test_wheels_are_reproducible(tmp_path: Path) -> None:
    """The same sources give the same bytes, so the paths change only with the content."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        builder_wheel(tmp_path / folder)
        installed_wheel("jinja2", tmp_path / folder)
        installed_wheel("markupsafe", tmp_path / folder)
    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_markupsafe_runs_without_its_c_module(tmp_path: Path) -> None:
    """The wheel can be imported in CPython too, and escapes with its Python version."""
    wheel = installed_wheel("markupsafe", tmp_path)
    code = "import markupsafe; print(markupsafe._escape_inner.__module__, markupsafe.escape('<&>'))"
    result = subprocess.run(
        [sys.executable, "-S", "-c", code], env={**os.environ, "PYTHONPATH": str(wheel)}, capture_output=True, text=True
    )
    assert result.stdout == "markupsafe._native &lt;&amp;&gt;\n"


def test_unlocked_version_fails_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The wheel in the browser and the package under test have one version."""
    lock = tmp_path / "requirements.txt"
    lock.write_text("jinja2==3.1.5 \\\n")
    monkeypatch.setattr(wheels, "LOCK", lock)
    with pytest.raises(BuildError, match=r"requirements\.txt has jinja2==3\.1\.5"):
        installed_wheel("jinja2", tmp_path)


def test_syntax_error_names_its_line(tmp_path: Path) -> None:
    """And not the inside of a tool."""
    (tmp_path / "letters.py").write_text("def f(:\n    pass\n")
    with pytest.raises(BuildError, match=r"builder/emails/letters\.py, line 1"):
        builder_wheel(tmp_path, tmp_path)
