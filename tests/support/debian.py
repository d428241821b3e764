"""Programs that only a few tests need: found on PATH, else installed from Debian's packages."""

import os
import shutil
import subprocess
from pathlib import Path

ENVIRONMENT = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
"""The environment of an installation that asks nothing."""


def can_install() -> bool:
    """Whether this is a Debian or Ubuntu where nobody is asked for a password."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None


def install_command(packages: str) -> list[str]:
    """The command that installs packages, whose names are separated by spaces."""
    return ["sh", "-c", f"apt-get update -qq && apt-get install -y -qq {packages}"]


def program(name: str, package: str) -> Path:
    """Return the path of a program, after installing its package if it's missing.

    Raises:
        FileNotFoundError: it's missing and can't be installed.
    """
    if not shutil.which(name) and can_install():
        subprocess.run(install_command(package), env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    if found := shutil.which(name):
        return Path(found)
    raise FileNotFoundError(f"There is no {name} here. On Debian or Ubuntu: sudo apt-get install {package}")
