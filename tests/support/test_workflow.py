"""The workflow runner, on small workflows: what runs in which order, what is handed over, and what fails."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.actions import Runner, UnknownAction
from tests.support.expressions import UnknownExpression
from tests.support.workflow import WORKFLOW, Result, in_order, inherited_environment, parse, run_workflow


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose repository holds one committed file and one that isn't committed."""
    repository, folder = tmp_path / "repository", tmp_path / "runner"
    repository.mkdir()
    folder.mkdir()
    (repository / "page.html").write_text("committed", "utf-8")
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "page.html"], [*identity, "commit", "--quiet", "--message=One"]):
        subprocess.run(["git", *command], cwd=repository, check=True)  # noqa: S607  # git, wherever it is
    (repository / "draft.html").write_text("not committed", "utf-8")
    return Runner(repository, folder)


def run(text: str, runner: Runner) -> dict[str, Result]:
    """Run a workflow's jobs, written in YAML."""
    return run_workflow({"jobs": parse(text)}, runner)


def run_one(steps: str, runner: Runner, **job: Any) -> str:
    """Run one job with these steps; return its result."""
    return run_workflow({"jobs": {"job": {**job, **parse(f"steps:\n{steps}")}}}, runner)["job"].result


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("- run: 'true'", "success"),
        ("- run: 'false'", "failure"),
        ("- run: |\n    false\n    true", "failure"),
        ('- run: test -z "$(ls -A)"', "success"),
        ('- run: test "$CI" = true', "success"),
        ("- run: test \"$NAME\" = push\n  env: {NAME: '${{ github.event_name }}'}", "success"),
        ("- run: 'false'\n- run: touch late\n- run: test ! -e late\n  if: always()", "failure"),
        ("- run: 'true'\n- run: 'false'\n  if: failure()", "success"),
    ],
    ids=["passes", "fails", "stops at first error", "empty folder", "CI", "env", "skips the rest", "if failure"],
)
def test_run_step(steps: str, expected: str, runner: Runner) -> None:
    """A job fails with its first failing command; conditions, variables and the empty folder are as on GitHub."""
    assert run_one(steps, runner) == expected


def test_steps_after_failure(runner: Runner) -> None:
    """After a failure only the steps that ask for it run."""
    marker = runner.folder / "marker"
    steps = f"- run: 'false'\n- run: echo rest >> {marker}\n- run: echo failure >> {marker}\n  if: failure()"

    assert run_one(steps, runner) == "failure"
    assert marker.read_text("utf-8") == "failure\n"


def test_checkout_is_a_fresh_clone(runner: Runner) -> None:
    """A checkout has what is committed, and nothing that isn't."""
    steps = "- uses: actions/checkout@0\n- run: test -e page.html && test ! -e draft.html"

    assert run_one(steps, runner) == "success"


def test_job_timeout(runner: Runner) -> None:
    """A job that takes longer than its limit fails."""
    assert run_one("- run: sleep 20", runner, **{"timeout-minutes": 0.005}) == "failure"


MATRIX = """
test:
  name: Test in ${{ matrix.engine }}
  strategy: {matrix: {engine: [one, two, three]}}
  steps:
    - run: test "$ENGINE" != two
      env: {ENGINE: "${{ matrix.engine }}"}
after:
  needs: test
  steps: [run: "true"]
summary:
  if: always()
  needs: [test, after]
  steps:
    - run: test "$RESULTS" = "failure skipped"
      env: {RESULTS: "${{ join(needs.*.result, ' ') }}"}
"""


def test_matrix_and_needs(runner: Runner) -> None:
    """Every entry runs, one that fails fails the job; what needs it is skipped, unless it always runs."""
    results = run(MATRIX, runner)

    assert {name: result.result for name, result in results.items()} == {
        "test": "failure",
        "after": "skipped",
        "summary": "success",
    }
    outcomes = {label: outcome for label, (outcome, _) in results["test"].entries.items()}
    assert outcomes == {"Test in one": "success", "Test in two": "failure", "Test in three": "success"}


ARTEFACT = """
build:
  steps:
    - run: mkdir -p site/guide && echo page > site/index.html && ln site/index.html site/guide/index.html
    - uses: actions/upload-pages-artifact@0
      with: {path: site}
use:
  needs: build
  steps:
    - uses: actions/download-artifact@0
      with: {name: NAME, path: .cache/artefact}
    - run: mkdir site && tar -xf .cache/artefact/artifact.tar -C site && grep page site/guide/index.html
publish:
  if: github.event_name != 'pull_request'
  needs: build
  steps: [uses: actions/deploy-pages@0]
"""


@pytest.mark.parametrize(("name", "expected"), [("github-pages", "success"), ("another", "failure")])
def test_artefact_is_handed_over(runner: Runner, name: str, expected: str) -> None:
    """What one job uploads, another gets as one archive, under its name only."""
    results = run(ARTEFACT.replace("NAME", name), runner)

    assert results["use"].result == expected
    assert results["publish"].result == "success"


def test_site_without_home_page_is_not_published(runner: Runner) -> None:
    """Deploying fails where the artefact holds no home page."""
    results = run(ARTEFACT.replace("site/index.html", "site/other.html"), runner)

    assert results["publish"].result == "failure"


@pytest.mark.parametrize(("extra", "expected"), [("", "failure"), (", if-no-files-found: ignore", "success")])
def test_upload_without_files(runner: Runner, extra: str, expected: str) -> None:
    """An upload that finds nothing fails unless it may find nothing."""
    assert run_one(f"- uses: actions/upload-artifact@0\n  with: {{name: a, path: none{extra}}}", runner) == expected


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ("- uses: actions/cache@0", UnknownAction),
        ("- run: echo ${{ secrets.TOKEN }}", UnknownExpression),
        ("- run: 'true'\n  if: cancelled()", UnknownExpression),
    ],
)
def test_unknown_is_an_error(runner: Runner, steps: str, error: type[Exception]) -> None:
    """What the runner doesn't know is never passed over."""
    with pytest.raises(error):
        run_one(steps, runner)


def test_circular_needs() -> None:
    """Jobs that need each other are an error."""
    with pytest.raises(ValueError, match="need each other"):
        list(in_order({"a": {"needs": "b"}, "b": {"needs": "a"}}))


def test_choices_of_a_developer_are_not_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step sees no engine, folder or flag that was chosen here."""
    for name in ("ENGINE", "SITE_DIR", "MAKEFLAGS"):
        monkeypatch.setenv(name, "chosen")

    assert "chosen" not in inherited_environment().values()


def test_real_workflow(runner: Runner) -> None:
    """With every `make` replaced by one that succeeds, the site's workflow tests three engines and publishes."""
    workflow = parse(WORKFLOW.read_text("utf-8"))
    for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
        if step.get("run", "").startswith("make "):
            step["run"] = "mkdir -p site && touch site/index.html"

    results = run_workflow(workflow, runner)

    assert {name: result.result for name, result in results.items()} == dict.fromkeys(workflow["jobs"], "success")
    assert len(results["test"].entries) == 3
    assert list(results).index("build") < list(results).index("test") < list(results).index("publish")
