"""The pinned versions, and the checked files of Pyodide."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from builder.runtime import versions as versions_module
from builder.runtime.errors import BuildError
from builder.runtime.pyodide_internals import GLUE
from builder.runtime.pyodide_package import FOLDER, pyodide_files
from builder.runtime.versions import read_versions, verify_versions


def test_changed_pyodide_file_fails_build(tmp_path: Path) -> None:
    """One byte is enough; the error names the command that fixes it."""
    copy = copytree(FOLDER, tmp_path / "pyodide")
    glue = copy / GLUE
    glue.write_bytes(glue.read_bytes() + b" ")
    with pytest.raises(BuildError, match=r"pyodide\.asm\.js is not the file (.|\n)*npm --prefix builder/web ci"):
        pyodide_files(read_versions(), copy)


def test_missing_pyodide_file_fails_build(tmp_path: Path) -> None:
    """As after a clone without npm's packages."""
    with pytest.raises(BuildError, match=r"is not installed\.\n  To fix it: npm --prefix builder/web ci"):
        pyodide_files(read_versions(), tmp_path)


def test_python_must_match_pinned_python() -> None:
    """Bytecode of another minor version wouldn't run in the browser."""
    with pytest.raises(BuildError, match=r"the browser runs 3\.14"):
        verify_versions(replace(read_versions(), python="3.14"))


def test_package_json_must_match_pinned_pyodide() -> None:
    """Both are changed together."""
    with pytest.raises(BuildError, match=r"has 9\.9\.9"):
        verify_versions(replace(read_versions(), pyodide="9.9.9"))


def test_python_version_file_must_match_pinned_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it does now."""
    verify_versions(read_versions())
    (tmp_path / ".python-version").write_text("3.12\n")
    monkeypatch.setattr(versions_module, "ROOT", tmp_path)
    with pytest.raises(BuildError, match=r"\.python-version says 3\.12"):
        verify_versions(read_versions())
