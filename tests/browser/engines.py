"""Find the browser for the tests, or install one: `python -m tests.browser.engines [chromium|firefox|webkit]`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ENGINES = ("chromium", "firefox", "webkit")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Programs on PATH that Playwright can drive. Firefox and WebKit it drives only in its own builds."""

FLAGS = (
    "--no-sandbox",  # the tests run as root in containers, on pages of this site only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing leaves the machine, whatever a page tries.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""Flags for Chromium."""


def find(engine: str) -> Path | None:
    """The program to drive: the CHROMIUM variable, else PATH, else Playwright's own; None if there is none.

    Raises:
        FileNotFoundError: CHROMIUM names something that does not start.
    """
    if engine == "chromium":
        named = os.environ.get("CHROMIUM")
        if named and not works(named):
            raise FileNotFoundError(f"CHROMIUM={named} does not start. Name another, or unset it.")
        for name in (named, *map(shutil.which, NAMES)):
            if name and works(name):
                return Path(name)
    with sync_playwright() as playwright:
        own = Path(getattr(playwright, engine).executable_path)
    return own if own.exists() else None


def works(program: str) -> bool:
    """Whether `program` starts: Ubuntu's `chromium-browser` may be a stub that only tells to install a snap."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install(engine: str) -> None:
    """Try the ways to get a browser, until one works; the caller looks whether one did."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    ways = [[sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), engine]]
    if engine == "chromium" and root and shutil.which("apt-get"):
        ways.insert(0, ["sh", "-c", "apt-get update -qq && apt-get install -y -qq chromium"])
    for way in ways:
        print("Installing a browser for the tests:", " ".join(way), flush=True)
        if subprocess.run(way, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode == 0 and find(
            engine
        ):
            return


def main(engine: str = "chromium") -> str:
    """Say which browser will be used, after installing one if need be; returns an error in one line, or nothing."""
    if engine not in ENGINES:
        return f"ENGINE={engine} is unknown. Choose one of {', '.join(ENGINES)}."
    try:
        if not find(engine):
            install(engine)
        program = find(engine)
    except FileNotFoundError as error:
        return str(error)
    if not program:
        return f"No {engine} for the browser tests. Install one, or name it: make test CHROMIUM=/path/to/chromium"
    print(f"Browser: {program}")
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]) or None)
