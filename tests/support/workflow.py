"""Run the jobs of the GitHub workflow on this machine: `python -m tests.support.workflow [job ...]`.

Every job runs in an empty folder, as on GitHub: what it needs must come from its own checkout (a fresh clone of what is
committed) or from the artefacts of earlier jobs. Actions are replaced by what they do; one that isn't known here is an
error, and so is an expression that can't be evaluated.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # its types are a package of their own

from tests.conftest import ROOT
from tests.support.actions import Runner
from tests.support.expressions import TEMPLATE, Context, evaluate, substitute

WORKFLOW = ROOT / ".github" / "workflows" / "site.yml"

EVENT = {
    "event_name": "push",
    "ref": "refs/heads/main",
    "repository_owner": "owner",
    "run_attempt": "1",
    "event": {"repository": {"name": "missed-interview"}},
}
"""What `github` is in an expression: a push to the main branch, which publishes."""

RUNNER_ENVIRONMENT = {"CI": "true", "GITHUB_ACTIONS": "true"}
"""Set by GitHub in every step."""

OWN_VARIABLES = ("CHROMIUM", "ENGINE", "MFLAGS", "PYTHONPYCACHEPREFIX", "SITE_DIR", "SITE_URL", "TESTS", "VIRTUAL_ENV")
"""Variables of a developer or of `make` that no step may inherit."""


@dataclass
class Result:
    """How one job ended, for every entry of its matrix.

    Attributes:
        result: "success", "failure" or "skipped".
        outputs: what later jobs may refer to.
        entries: how each entry ended, and after how many seconds, by the name that GitHub shows.
    """

    result: str
    outputs: dict[str, str] = field(default_factory=dict)
    entries: dict[str, tuple[str, float]] = field(default_factory=dict)


def run_workflow(workflow: dict[str, Any], runner: Runner, only: Iterable[str] = ()) -> dict[str, Result]:
    """Run the jobs, each after those it needs.

    Args:
        workflow: the workflow file, parsed.
        runner: the repository, the artefacts and the folder to work in.
        only: the jobs to run, with all that they need; every job if empty.

    Raises:
        UnknownExpression: an expression can't be evaluated.
        UnknownAction: a step uses an action that isn't known here.
    """
    jobs = workflow["jobs"]
    selected = closure(jobs, only) if only else set(jobs)
    results: dict[str, Result] = {}
    for name in (name for name in in_order(jobs) if name in selected):
        results[name] = run_job(jobs[name], results, runner)
    return results


def parse(text: str) -> dict[str, Any]:
    """Return what a text in YAML holds."""
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def needs_of(job: dict[str, Any]) -> list[str]:
    """Return the names of the jobs that a job needs."""
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else needs


def closure(jobs: dict[str, Any], names: Iterable[str]) -> set[str]:
    """Return the jobs of these names and all that they need."""
    return {name for one in names for name in (one, *closure(jobs, needs_of(jobs[one])))}


def in_order(jobs: dict[str, Any]) -> Iterator[str]:
    """Yield every job's name, after those of the jobs it needs."""
    done: set[str] = set()
    while len(done) < len(jobs):
        ready = [name for name, job in jobs.items() if name not in done and done.issuperset(needs_of(job))]
        if not ready:
            raise ValueError(f"These jobs need each other: {sorted(jobs.keys() - done)}")
        done.update(ready)
        yield from ready


def run_job(job: dict[str, Any], results: dict[str, Result], runner: Runner) -> Result:
    """Run one job for every entry of its matrix, unless its condition says otherwise."""
    needs = {name: {"result": results[name].result, "outputs": results[name].outputs} for name in needs_of(job)}
    is_ready = all(need["result"] == "success" for need in needs.values())
    context = {"github": EVENT, "vars": {}, "needs": needs}
    if not is_met(job.get("if"), context, succeeded=is_ready):
        return Result("skipped")
    result = Result("success", {name: substitute(value, context) for name, value in job.get("outputs", {}).items()})
    for entry in matrix_of(job):
        entry_context = {**context, "matrix": entry}
        label = substitute(job.get("name", "job"), entry_context)
        print(f"\n===== {label}", flush=True)
        start = time.monotonic()
        outcome = "success" if run_steps(job, entry_context, runner) else "failure"
        result.entries[label] = (outcome, time.monotonic() - start)
        if outcome == "failure":
            result.result = "failure"
    return result


def matrix_of(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a job's matrix; one empty entry if it has none."""
    matrix = job.get("strategy", {}).get("matrix", {})
    return [dict(zip(matrix, values, strict=True)) for values in itertools.product(*matrix.values())]


def run_steps(job: dict[str, Any], context: Context, runner: Runner) -> bool:
    """Run the steps of a job in an empty folder; return whether all of them succeeded."""
    succeeded = True
    end = time.monotonic() + 60 * job.get("timeout-minutes", 360)
    with tempfile.TemporaryDirectory(dir=runner.folder) as folder:
        for step in job["steps"]:
            if is_met(step.get("if"), context, succeeded=succeeded):
                succeeded &= run_step(step, job, context, runner, Path(folder), end)
    return succeeded


def run_step(
    step: dict[str, Any], job: dict[str, Any], context: Context, runner: Runner, folder: Path, end: float
) -> bool:
    """Run one step in `folder` until `end` at the latest; return whether it succeeded."""
    if "uses" in step:
        name = step["uses"].split("@")[0]
        options = {key: filled(value, context) for key, value in step.get("with", {}).items()}
        print(f"--- {name} {options}", flush=True)
        return runner.use(name, options, folder)
    command = substitute(step["run"], context)
    variables = {key: filled(value, context) for key, value in {**job.get("env", {}), **step.get("env", {})}.items()}
    print(f"--- {command} {variables}", flush=True)
    # GitHub's default shell on Linux.
    shell = ["bash", "-e", "-c", command]
    environment = {**inherited_environment(), **variables}
    try:
        done = subprocess.run(shell, cwd=folder, env=environment, timeout=max(0, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        print(f"The job took more than its {job['timeout-minutes']} minutes.", flush=True)
        return False
    return done.returncode == 0


def inherited_environment() -> dict[str, str]:
    """Return this machine's variables and those of GitHub's runner, without a developer's choices."""
    machine = {
        name: value for name, value in os.environ.items() if name not in OWN_VARIABLES and not name.startswith("MAKE")
    }
    return machine | RUNNER_ENVIRONMENT


def filled(value: Any, context: Context) -> str:
    """Return a value of the workflow as the text that a step gets."""
    return substitute(str(value).lower() if isinstance(value, bool) else str(value), context)


def is_met(condition: str | None, context: Context, *, succeeded: bool) -> bool:
    """Return whether a job or a step runs, given whether everything before it succeeded.

    A condition that asks for no status with `always()`, `failure()` or `success()` also asks for success.
    """
    statuses = {"always": lambda: True, "failure": lambda: not succeeded, "success": lambda: succeeded}
    condition = (condition or "success()").strip()
    if match := TEMPLATE.fullmatch(condition):
        condition = match[1]
    asks_status = any(f"{name}(" in condition for name in statuses)
    return bool(evaluate(condition, {**context, "functions": statuses})) and (asks_status or succeeded)


def main(*names: str) -> int:
    """Run the workflow's jobs, print how each of them ended, and return the exit code."""
    workflow = parse(WORKFLOW.read_text("utf-8"))
    if unknown := set(names) - set(workflow["jobs"]):
        raise SystemExit(f"No such job: {', '.join(sorted(unknown))}. Choose among {', '.join(workflow['jobs'])}.")
    print("What is committed is run, without the changes that aren't.", flush=True)
    with tempfile.TemporaryDirectory(prefix="workflow-") as folder:
        results = run_workflow(workflow, Runner(ROOT, Path(folder)), names)
    print()
    for name, result in results.items():
        for label, (outcome, seconds) in (result.entries or {name: (result.result, 0.0)}).items():
            print(f"{outcome:<8} {label} ({seconds:.0f} s)")
    return int(any(result.result != "success" for result in results.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
