"""The built site, served under its sub-path, and a watched browser to visit it with.

    def test_title(page: Page, site: str) -> None:
        page.goto(site + "builder/")

A test fails at its end if a page logged an error, broke the site's policy or asked another host for anything.
A test that breaks something on purpose takes `watch` and says `watch.expect_errors("404")`.
Wait with `expect(locator)`: `page.wait_for_function("…")` evaluates a string, which the site's policy refuses.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.support import browsers
from tests.browser.support.driver import Driver
from tests.browser.support.network_guard import Watch
from tests.conftest import ROOT
from tests.support.pages_server import Server, serve

PICTURES = ROOT / ".cache" / "failures"
SUB_PATH = "/missed-interview/"
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark everything in this folder as `browser`; in Firefox and WebKit, select only the tests of every engine."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
    if {"firefox", "webkit"} >= set(config.getoption("browser")) != set():
        deselected = [item for item in items if "driver" not in getattr(item, "fixturenames", ())]
        items[:] = [item for item in items if item not in deselected]
        config.hook.pytest_deselected(items=deselected)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `driver` once in every engine: in those that `--browser` names, else in all there are."""
    if "driver" not in metafunc.fixturenames:
        return
    named: list[str] = metafunc.config.getoption("browser")
    for engine in named:
        if not browsers.find(engine):
            pytest.fail(f"No {engine} found: `make test ENGINE={engine}` installs one.", pytrace=False)
    engines = named or [engine for engine in browsers.ENGINES if browsers.find(engine)]
    metafunc.parametrize("driver", engines, indirect=True, scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test failed, for the picture that `new_page` takes."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: the one that SITE_DIR names, else built once for this run."""
    if named := os.environ.get("SITE_DIR"):
        return Path(named).resolve(strict=True)
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    env = {**os.environ, "SITE_URL": f"http://127.0.0.1{SUB_PATH}"}
    built = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if built.returncode:
        pytest.exit(f"The site does not build, so there is nothing to test:\n{built.stdout}{built.stderr}", 1)
    return folder


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[Server]:
    """The running server; `server.requests` is what it was asked for, by any page or worker."""
    home = (site_folder / "index.html").read_text("utf-8")
    canonical = re.search(r'<link rel="?canonical"? href="([^"]+)"', home)
    # Where the site says that it lives: an artefact built for GitHub Pages is tested under its real path.
    with serve(site_folder, urlsplit(canonical[1]).path if canonical else SUB_PATH) as running:
        yield running


@pytest.fixture(scope="session")
def site(server: Server) -> str:
    """The address of the site's home page; ends in a slash."""
    return server.url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once; after it no browser can be looked for."""
    browsers.find("chromium")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once."""
    program = browsers.find("chromium")
    if not program:
        pytest.exit("No chromium found for the browser tests: `make test` installs one.", 1)
    started = playwright.chromium.launch(executable_path=program, args=list(browsers.FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def driver(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Driver]:
    """A browser of the engine that the test runs in, with one page; started once."""
    engine: str = request.param
    program = browsers.find(engine)
    assert program
    with browsers.drive(engine, program, playwright) as started:
        yield started


@pytest.fixture
def watch(site: str) -> Watch:
    """What this test's pages asked for and complained about."""
    parts = urlsplit(site)
    return Watch(origin=f"{parts.scheme}://{parts.netloc}")


@pytest.fixture
def new_page(browser: Browser, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Makes pages in fresh contexts: `new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")`."""
    pages: list[Page] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**options)
        watch.attach(context)
        pages.append(context.new_page())
        return pages[-1]

    yield make
    for number, page in enumerate(pages):
        if request.node.stash.get(FAILED, True) and not page.is_closed():
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{re.sub(r'\W+', '-', request.node.name)}-{number}.png", full_page=True)
        page.context.close()
    assert watch.unexpected == []
    assert watch.foreign == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page in a fresh context."""
    return new_page()
