"""At every level of the build, Python in the browser answers as CPython does."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from builder.emails.bridge import handle_json
from builder.runtime.levels import Level
from builder.runtime.workload.fuzz_requests import fuzz_requests
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import ask, lay_out
from tests.support.pages_server import Server, serve

FIRST_FILES = {
    Level.STOCK: {"loader", "glue", "full", "stdlib", "builder", "jinja2", "markupsafe"},
    Level.SNAPSHOT: {"loader", "glue", "full", "snapshot"},
    Level.SLIM: {"loader", "glue", "slim", "snapshot"},
}
"""What a first visit downloads."""


@pytest.fixture(scope="module", params=Level, ids=lambda level: level.name.lower())
def level(request: pytest.FixtureRequest) -> Level:
    """Each level in turn."""
    chosen: Level = request.param
    return chosen


@pytest.fixture(scope="module")
def server(level: Level, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The bare page at a level."""
    folder = tmp_path_factory.mktemp(level.name.lower())
    lay_out(folder, level)
    with serve(folder, "/missed-interview/") as running:
        yield running


@pytest.fixture
def bare_page(browser: Browser, server: Server) -> Iterator[Page]:
    """The bare page, opened."""
    with browser.new_context() as context:
        page = context.new_page()
        server.requests.clear()
        page.goto(server.url)
        yield page


def assert_parity(page: Page, requests: list[str]) -> None:
    """Check that Python in a page answers requests as CPython does."""
    for request in requests:
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]


def test_sample_requests(bare_page: Page, server: Server, level: Level) -> None:
    """And it loads what the level starts from, no more."""
    assert_parity(bare_page, sample_requests()[:8])
    files = json.loads(bare_page.locator("#runtime").text_content() or "")["files"]
    requested = {path.partition("/assets/python/")[2] for path in server.requests}
    assert {name for name, file in files.items() if file["path"] in requested} == FIRST_FILES[level]


@pytest.mark.long
def test_all_requests(bare_page: Page) -> None:
    """Every sample, and every fifth of the others."""
    objects = [request for request in fuzz_requests()[len(sample_requests()) :: 5] if request.startswith("{")]
    assert_parity(bare_page, [*(it for it in sample_requests() if it.startswith("{")), *objects])
