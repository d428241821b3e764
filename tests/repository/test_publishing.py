"""What the workflow publishes, and where: addresses, artefacts of a second run, and files as they are cloned."""

import re
import subprocess
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # its types are a package of their own

from tests.conftest import ROOT
from tests.support.expressions import substitute
from tests.support.workflow import EVENT, WORKFLOW

JOBS: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def steps(job: str, action: str) -> list[dict[str, Any]]:
    """Return the steps of a job that use an action."""
    return [step for step in JOBS[job]["steps"] if step.get("uses", "").startswith(f"actions/{action}@")]


@pytest.mark.parametrize(
    ("repository", "variables", "url"),
    [
        ("missed-interview", {}, "https://owner.github.io/missed-interview/"),
        ("owner.github.io", {}, "https://owner.github.io/"),
        ("owner.github.io", {"SITE_URL": "https://example.org/"}, "https://example.org/"),
    ],
)
def test_site_url_of_repository(repository: str, variables: dict[str, str], url: str) -> None:
    """A project's site is in a folder, a user's own is at the root of the host; a domain of one's own goes first."""
    (build,) = [step for step in JOBS["build"]["steps"] if step.get("run") == "make build"]
    github = {**EVENT, "event": {"repository": {"name": repository}}}

    assert substitute(build["env"]["SITE_URL"], {"github": github, "vars": variables}) == url


def test_rerun_publishes_its_own_artefact() -> None:
    """Each run of all jobs uploads under a name of its own, and the later jobs take what the build says it made."""
    second = {"github": {**EVENT, "run_attempt": "2"}}
    (upload,) = steps("build", "upload-pages-artifact")
    made = substitute(JOBS["build"]["outputs"]["artefact"], second)

    assert substitute(upload["with"]["name"], second) == made == "github-pages-2"
    context = {"needs": {"build": {"outputs": {"artefact": made}}}}
    (download,) = steps("test", "download-artifact")
    (deploy,) = steps("publish", "deploy-pages")
    assert substitute(download["with"]["name"], context) == made
    assert substitute(deploy["with"]["artifact_name"], context) == made
    assert "build" in JOBS["publish"]["needs"]


@pytest.mark.parametrize("path", [".ci/bootstrap", ".ci/run", "Makefile", "builder/emails/bridge.py", "mkdocs.yml"])
def test_checkout_has_unix_line_ends(path: str) -> None:
    """Cloned with core.autocrlf, as on Windows, a script still starts and a hash still agrees."""
    command = ["git", "check-attr", "eol", "--", path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == f"{path}: eol: lf"


def test_memory_limit_is_optional() -> None:
    """A system that doesn't know the limit, such as macOS, runs the mutants without it."""
    lines = (ROOT / "Makefile").read_text("utf-8").split("\n")
    line = next(line for line in lines if "ulimit" in line and "mutmut" in line)
    limit = re.search(r"cd \.cache/mutants && (.*?) && ", line)
    assert limit
    without = limit[1].replace("ulimit -v", "false -v")

    assert subprocess.run(["sh", "-ec", f"{without}; echo on"], capture_output=True, check=True).stdout == b"on\n"  # noqa: S607
