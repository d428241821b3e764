"""What is installed is what was locked: every package has its hash, nothing runs while it is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.runtime.errors import BuildError
from builder.runtime.pyodide_package import FOLDER, pyodide_files
from builder.runtime.tools import node_program
from builder.runtime.versions import read_versions
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SCRIPTS = ("Makefile", ".ci/run", ".ci/bootstrap", *(str(path.relative_to(ROOT)) for path in WORKFLOWS))
"""Where programs are fetched and installed."""


def lines_of(path: str) -> list[str]:
    """Return the lines of a file of the repository, those that go on in the next joined."""
    return (ROOT / path).read_text("utf-8").replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-uv.txt"])
def test_every_python_package_has_its_version_and_hashes(lock: str) -> None:
    """Each is named to the last digit, with the hashes of its files, and none comes from an address."""
    packages = [line for line in lines_of(lock) if line and not line.lstrip().startswith("#")]

    assert packages
    for line in packages:
        assert re.match(r"[a-z0-9._-]+==[\w.+!]+( ; [^@]+?)?( +--hash=sha256:[0-9a-f]{64})+ *$", line), line


@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_is_installed_without_its_hash(script: str) -> None:
    """Every command that installs Python packages asks for hashes; none fetches a file by itself."""
    lines = lines_of(script)
    installs = [line for line in lines if re.search(r"pip (install|sync)\b", line) and "python3-venv" not in line]

    assert [line for line in installs if "--require-hashes" not in line] == []
    assert [line for line in lines if re.search(r"\b(curl|wget)\b", line)] == []


def test_npm_runs_nothing_while_it_installs() -> None:
    """The setting is in force for the folder that make installs into, and make gives no other."""
    npm = node_program().parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    command = [str(node_program()), str(npm), "--prefix", "builder/web", "config", "get", "ignore-scripts"]

    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert output.strip() == "true"
    assert not re.search(r"ignore-scripts[= ](false|0)", (ROOT / "Makefile").read_text("utf-8"))


@pytest.mark.parametrize("name", read_versions().sha256)
def test_one_changed_byte_of_pyodide_stops_the_build(name: str, tmp_path: Path) -> None:
    """Each file that comes from npm is compared with its recorded hash before it is used."""
    for other in read_versions().sha256:
        (tmp_path / other).symlink_to(FOLDER / other)
    assert set(pyodide_files(read_versions(), tmp_path)) == set(read_versions().sha256)

    (tmp_path / name).unlink()
    shutil.copyfile(FOLDER / name, tmp_path / name)
    with (tmp_path / name).open("r+b") as file:
        file.seek(100)
        byte = file.read(1)[0]
        file.seek(100)
        file.write(bytes([byte ^ 1]))

    with pytest.raises(BuildError, match=re.escape(f"{name} is not the file of pyodide")):
        pyodide_files(read_versions(), tmp_path)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_no_rights_but_those_they_name(workflow: Path) -> None:
    """By default a workflow may do nothing; no run of a stranger's code gets the rights of this repository."""
    text = workflow.read_text("utf-8")

    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    assert "pull_request_target" not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
