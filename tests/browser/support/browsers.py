"""Find or install browsers: `python -m tests.browser.support.browsers [chromium|firefox|webkit]`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.browser.support import webdriver
from tests.browser.support.driver import Driver, PlaywrightDriver
from tests.support import debian

ENGINES = ("chromium", "firefox", "webkit")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Programs on PATH that Playwright can drive. Firefox and WebKit it drives only in its own builds."""

PACKAGES = {"chromium": "chromium", "firefox": "firefox-esr", "webkit": "webkit2gtk-driver xvfb xauth"}
"""What has them on Debian."""

DEBIAN = {"firefox": "firefox-esr", "webkit": "WebKitWebDriver"}
"""Debian's programs, which WebDriver drives."""

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


@cache
def find(engine: str) -> Path | None:
    """The program to drive: the CHROMIUM variable, else Playwright's own or one on PATH; None if there is none.

    The result is cached: the first call must come before Playwright is started, which can't be started twice.

    Raises:
        FileNotFoundError: CHROMIUM names something that does not start.
    """
    if engine == "chromium":
        chosen = os.environ.get("CHROMIUM")
        if chosen and not works(chosen):
            raise FileNotFoundError(f"CHROMIUM={chosen} does not start. Name another, or unset it.")
        for name in (chosen, *map(shutil.which, NAMES)):
            if name and works(name):
                return Path(name)
    with sync_playwright() as playwright:
        own = Path(getattr(playwright, engine).executable_path)
    if own.exists():
        return own
    program = shutil.which(DEBIAN.get(engine, ""))
    if engine == "webkit" and not shutil.which("xvfb-run"):
        return None
    return Path(program) if program else None


def works(program: str) -> bool:
    """Return whether `program` starts: Ubuntu's `chromium-browser` may be a stub that only tells to install a snap."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@contextmanager
def drive(engine: str, program: Path, playwright: Playwright) -> Iterator[Driver]:
    """Start a browser that `find` found."""
    if program.name == DEBIAN.get(engine):
        with getattr(webdriver, engine)(program) as driver:
            yield driver
        return
    flags = FLAGS if engine == "chromium" else ()
    browser = getattr(playwright, engine).launch(executable_path=program, args=list(flags))
    yield PlaywrightDriver(browser.new_page())
    browser.close()


def install(engine: str) -> None:
    """Try several commands to install a browser, until one works; the caller checks whether one did."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # What the browser itself needs is installed too where nobody is asked for a password.
    needs = ["--with-deps"] if root or os.environ.get("CI") else []
    commands = [[sys.executable, "-m", "playwright", "install", *needs, engine]]
    if debian.can_install():
        commands.insert(0, debian.install_command(PACKAGES[engine]))
    for command in commands:
        print("Installing a browser for the tests:", " ".join(command), flush=True)
        succeeded = subprocess.run(command, env=debian.ENVIRONMENT).returncode == 0
        find.cache_clear()
        if succeeded and find(engine):
            return


def main(*engines: str) -> str:
    """Print which browsers will be used, after installing what is missing.

    If no engine is named, Chromium is required, and the others are used where they can be installed.

    Returns:
        An error in one line, or an empty text.
    """
    for engine in engines or ENGINES:
        if engine not in ENGINES:
            return f"ENGINE={engine} is unknown. Choose one of {', '.join(ENGINES)}."
        try:
            if not find(engine):
                install(engine)
            program = find(engine)
        except FileNotFoundError as error:
            return str(error)
        if program:
            print(f"Browser: {program}")
        elif engines or engine == "chromium":
            return f"No {engine} for the browser tests. Install one, or name it: make test CHROMIUM=/path/to/chromium"
        else:
            print(f"No {engine} here: the tests that every engine should pass run without it.")
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]) or None)
