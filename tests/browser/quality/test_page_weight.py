"""How much the builder's page loads before Python: the fewer bytes and requests, the sooner there is a message."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.support.builder_page import wait_for_python
from tests.support.pages_server import Server, response_body

MAX_REQUESTS = 12
MAX_COMPRESSED_BYTES = 85_000

SAVE_DATA = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })"
"""With this, no service worker caches the rest of the site meanwhile."""


def test_page_weight_before_python(page: Page, server: Server, site_folder: Path) -> None:
    """All that the page loads beside Python until it has written the message, the theme and the favicon included.

    The views that few visitors need come after that message, so they must be the last thing that is asked for.
    """
    earlier = len(server.requests)
    page.add_init_script(SAVE_DATA)
    page.goto(f"{server.url}builder/")
    wait_for_python(page)

    everything = server.requests[earlier:]
    if "/on-demand-" in everything[-1]:
        everything.pop()
    requests = [path for path in everything if "/assets/python/" not in path]
    names = [path.removeprefix(urlsplit(server.url).path) for path in requests]
    sizes = {
        name: len(response_body(site_folder / name / ("index.html" if name.endswith("/") else ""))) for name in names
    }
    print(f"{len(requests)} requests, {sum(sizes.values()):,} bytes: {sizes}")
    assert not any("/on-demand-" in name for name in names)
    assert any(name.startswith("assets/builder/main-") for name in names)
    assert len(requests) <= MAX_REQUESTS
    assert sum(sizes.values()) <= MAX_COMPRESSED_BYTES
