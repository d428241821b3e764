"""What the actions of the workflow do, done on this machine.

Only the effects that later steps see: files in the job's folder, and artefacts that jobs hand to each other. Nothing is
deployed: that part is simulated.
"""

import shutil
import subprocess
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

type Options = Mapping[str, str]
"""What a step gives an action: its `with`."""


class UnknownAction(ValueError):
    """A step uses an action that isn't known here."""


@dataclass(frozen=True)
class Runner:
    """What jobs share.

    Attributes:
        repository: what a checkout clones.
        folder: an empty folder, for the jobs' folders and the artefacts.
    """

    repository: Path
    folder: Path

    def use(self, name: str, options: Options, folder: Path) -> bool:
        """Do what an action does in a job's folder; return whether it succeeded.

        Raises:
            UnknownAction: it isn't known here.
        """
        if name not in ACTIONS:
            raise UnknownAction(name)
        try:
            ACTIONS[name](self, options, folder)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{name}: {error}", flush=True)
            return False
        return True

    def artefact(self, name: str) -> Path:
        """Return the folder of an artefact."""
        return self.folder / "artefacts" / name


def checkout(runner: Runner, options: Options, folder: Path) -> None:
    """Clone what is committed, without a history, as actions/checkout does."""
    subprocess.run(["git", "clone", "--quiet", "--depth=1", runner.repository.as_uri(), "."], cwd=folder, check=True)  # noqa: S607


def upload_pages_artifact(runner: Runner, options: Options, folder: Path) -> None:
    """Pack a folder into `artifact.tar`, with the options of actions/upload-pages-artifact."""
    target = runner.artefact(options.get("name", "github-pages"))
    target.mkdir(parents=True)
    command = ["tar", "--dereference", "--hard-dereference", "--directory", options["path"]]
    command += ["-cf", str(target / "artifact.tar"), "--exclude=.git", "--exclude=.github", "--exclude=.[^/]*", "."]
    subprocess.run(command, cwd=folder, check=True)


def download_artifact(runner: Runner, options: Options, folder: Path) -> None:
    """Copy an artefact's files into a folder."""
    shutil.copytree(runner.artefact(options["name"]), folder / options["path"], dirs_exist_ok=True)


def upload_artifact(runner: Runner, options: Options, folder: Path) -> None:
    """Keep a file or a folder as an artefact; having none is an error unless the step says otherwise."""
    source, target = folder / options["path"], runner.artefact(options["name"])
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        target.mkdir(parents=True)
        shutil.copy(source, target)
    elif options.get("if-no-files-found") != "ignore":
        raise FileNotFoundError(options["path"])


def deploy_pages(runner: Runner, options: Options, folder: Path) -> None:
    """Check that there is a site to publish; nothing is published."""
    with tarfile.open(runner.artefact(options.get("artifact_name", "github-pages")) / "artifact.tar") as archive:
        names = archive.getnames()
    if "./index.html" not in names:
        raise FileNotFoundError("index.html in the artefact")
    print(f"Simulated: {len(names)} files and folders would be published.", flush=True)


ACTIONS: dict[str, Callable[[Runner, Options, Path], None]] = {
    "actions/checkout": checkout,
    "actions/upload-pages-artifact": upload_pages_artifact,
    "actions/download-artifact": download_artifact,
    "actions/upload-artifact": upload_artifact,
    "actions/deploy-pages": deploy_pages,
}
