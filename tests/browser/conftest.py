"""The built site, served under its sub-path, and guarded pages to visit it with.

    def test_title(page: Page, site: str) -> None:
        page.goto(site + "builder/")

Browser, contexts and pages are pytest-playwright's. A test fails at its end if a page logged an error, violated the
site's policy or requested anything from another host. A test that breaks something on purpose takes `watch` and calls
`watch.expect_errors("404")`. Wait with `expect(locator)`: `page.wait_for_function("…")` evaluates a string, which the
site's policy refuses.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from pytest_playwright import CreateContextCallback

from tests.browser.support import browsers, network_guard
from tests.browser.support.driver import Driver, wait_for
from tests.browser.support.network_guard import Watch
from tests.browser.support.tabs import IS_SITE_CACHED, TABBED_ENGINES, Tabs, open_tabs
from tests.conftest import ROOT
from tests.support.pages_server import Handler, Server, serve

SCREENSHOTS = ROOT / ".cache" / "failures"
SUB_PATH = "/missed-interview/"

type NewContext = Callable[..., BrowserContext]
"""Makes a browser context; takes the options of Playwright's `browser.new_context`."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark everything in this folder as `browser`; in Firefox and WebKit, select only the tests of every engine."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
    if {"firefox", "webkit"} >= set(config.getoption("browser")) != set():
        deselected = [item for item in items if not {"driver", "opened_tabs"} & {*getattr(item, "fixturenames", ())}]
        items[:] = [item for item in items if item not in deselected]
        config.hook.pytest_deselected(items=deselected)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `driver` or `tabs` in the engines that `--browser` names, else in all there are."""
    named: list[str] = metafunc.config.getoption("browser")
    for engine in named or ["chromium"]:
        if not browsers.find(engine):
            pytest.fail(f"No {engine} found: `make test ENGINE={engine}` installs one.", pytrace=False)
    for fixture, engines in (("driver", browsers.ENGINES), ("opened_tabs", TABBED_ENGINES)):
        if fixture in metafunc.fixturenames:
            found = [engine for engine in named or engines if engine in engines and browsers.find(engine)]
            metafunc.parametrize(fixture, found, indirect=True, scope="session")


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


class _UntypedHandler(Handler):
    """Sends the pages without the part of their policy that asks for Trusted Types."""

    def reply(self, status: HTTPStatus, body: bytes, suffix: str = "", location: str = "") -> None:
        """Send a file; a page without that part."""
        super().reply(status, body.replace(b"; require-trusted-types-for 'script'", b""), suffix, location)


@pytest.fixture(scope="session")
def untyped_site(site_folder: Path, site: str) -> Iterator[str]:
    """The address of the site's home page where no page asks for Trusted Types: for what its policy does without."""
    with serve(site_folder, urlsplit(site).path, handler=_UntypedHandler) as running:
        yield running.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Options of pytest-playwright, with the Chromium of this machine and the flags for it."""
    return {**browser_type_launch_args, "executable_path": browsers.find("chromium"), "args": [*browsers.FLAGS]}


@pytest.fixture(scope="session")
def base_url() -> None:
    """No address that others are relative to: tests name whole ones, and the fixture it replaces warns in pytest 9."""


@pytest.fixture(scope="session")
def driver(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Driver]:
    """A browser of the engine that the test runs in, with one page; started once."""
    engine: str = request.param
    program = browsers.find(engine)
    assert program
    with browsers.drive(engine, program, playwright) as started:
        yield started


@pytest.fixture(scope="session")
def opened_tabs(request: pytest.FixtureRequest, playwright: Playwright, site: str) -> Iterator[Tabs]:
    """A browser of the engine that the test runs in, with several tabs and the whole site offline; started once."""
    program = browsers.find(request.param)
    assert program
    with open_tabs(request.param, program, playwright, site) as opened:
        opened.open(f"{site}builder/")
        wait_for(opened, IS_SITE_CACHED)
        yield opened


@pytest.fixture
def tabs(opened_tabs: Tabs, site: str) -> Tabs:
    """That browser with one new tab, which shows a page of the site's origin; nothing is stored."""
    opened_tabs.open_tab()
    opened_tabs.close_others()
    opened_tabs.open(f"{site}sitemap.xml")
    opened_tabs.evaluate("() => localStorage.clear()")
    return opened_tabs


@pytest.fixture(autouse=True)
def guarded_contexts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that opens a browser context which no network guard is attached to."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    contexts: list[BrowserContext] = []

    def record(context: BrowserContext) -> None:
        contexts.append(context)

    browser.on("context", record)
    yield
    browser.remove_listener("context", record)
    assert [context for context in contexts if not network_guard.is_guarded(context)] == []


@pytest.fixture
def watch(site: str) -> Iterator[Watch]:
    """The network guard of this test: what its pages requested and which errors they reported."""
    parts = urlsplit(site)
    guard = Watch(origin=f"{parts.scheme}://{parts.netloc}")
    yield guard
    assert guard.unexpected == []
    assert guard.foreign == []


@pytest.fixture
def new_context(
    watch: Watch, new_context: CreateContextCallback, request: pytest.FixtureRequest
) -> Iterator[NewContext]:
    """Makes guarded contexts: `new_context(permissions=["clipboard-read"])`; a failed test leaves screenshots."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch.attach(context)
        contexts.append(context)
        return context

    yield make
    call = getattr(request.node, "rep_call", None)  # set by pytest-playwright
    if call is None or call.failed or watch.unexpected or watch.foreign:
        take_screenshots(contexts, re.sub(r"\W+", "-", request.node.name))


def take_screenshots(contexts: list[BrowserContext], name: str) -> None:
    """Save a picture of every open page; unlike `--screenshot`, this costs nothing in tests that pass."""
    for number, page in enumerate(page for context in contexts for page in context.pages):
        page.screenshot(path=SCREENSHOTS / f"{name}-{number}.png", full_page=True)


@pytest.fixture
def new_page(new_context: NewContext) -> Callable[..., Page]:
    """Makes pages in fresh contexts: `new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")`."""
    return lambda **options: new_context(**options).new_page()


@pytest.fixture
def caching_page(launch_browser: Callable[..., Browser], watch: Watch) -> Iterator[Page]:
    """A page of a browser with a back-forward cache, which Playwright turns off by default: for tests of history."""
    browser = launch_browser(ignore_default_args=["--disable-back-forward-cache"])
    context = browser.new_context()
    watch.attach(context)
    yield context.new_page()
    browser.close()
