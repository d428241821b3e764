"""At every level of the build, Python in the browser answers as CPython does."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from builder.emails.bridge import handle_json
from builder.runtime.levels import Level
from builder.runtime.workload.fuzz_requests import fuzz_requests
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import PREFIX, RuntimePage, RuntimeSite, ask, write_runtime_site
from tests.support.pages_server import serve

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
def runtime_site(level: Level, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RuntimeSite]:
    """The runtime page at a level."""
    folder = tmp_path_factory.mktemp(level.name.lower())
    manifest = write_runtime_site(folder, level)
    with serve(folder, PREFIX) as server:
        yield RuntimeSite(server.url, server.requests, manifest)


def assert_parity(page: Page, requests: list[str]) -> None:
    """Check that Python in a page answers requests as CPython does."""
    for request in requests:
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]


def test_sample_requests(runtime_page: RuntimePage, level: Level) -> None:
    """And it loads what the level starts from, no more."""
    assert_parity(runtime_page.open(), sample_requests()[:8])
    assert set(runtime_page.site.requested_files()) == FIRST_FILES[level]


@pytest.mark.long
def test_all_requests(runtime_page: RuntimePage) -> None:
    """Every sample, and every fifth of the others."""
    objects = [request for request in fuzz_requests()[len(sample_requests()) :: 5] if request.startswith("{")]
    assert_parity(runtime_page.open(), [*(it for it in sample_requests() if it.startswith("{")), *objects])
