"""The runtime page, served and opened."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.support.runtime_page import PREFIX, RuntimePage, RuntimeSite, runtime_pages, write_runtime_site
from tests.support.pages_server import serve


@pytest.fixture(scope="session")
def runtime_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RuntimeSite]:
    """A site that has the runtime page and nothing else."""
    folder = tmp_path_factory.mktemp("runtime-site")
    manifest = write_runtime_site(folder)
    with serve(folder, PREFIX) as server:
        yield RuntimeSite(server.url, server.requests, manifest)


@pytest.fixture
def runtime_page(browser: Browser, runtime_site: RuntimeSite) -> Iterator[RuntimePage]:
    """The runtime page, to be opened by the test; the site has had no requests yet."""
    runtime_site.requests.clear()
    with runtime_pages(browser, runtime_site) as page:
        yield page
