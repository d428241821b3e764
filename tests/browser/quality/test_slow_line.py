"""On a slow mobile line the questions work long before Python does, and the page says what's to come."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import body, tap
from tests.browser.support.network_guard import Watch
from tests.browser.support.slow_line import slow_down
from tests.support.pages_server import serve

QUESTIONS_WORK_SECONDS = 5
SAYS_WHAT_IS_TO_COME_MS = 2_000


@pytest.fixture
def compressed_site(site_folder: Path, site: str, watch: Watch) -> Iterator[str]:
    """The address of the home page of the site as a web server sends it, compressed."""
    with serve(site_folder, urlsplit(site).path, compress=True) as running:
        watch.origin = running.url.removesuffix(urlsplit(site).path)
        yield running.url


def test_questions_work_and_what_is_to_come_is_said(compressed_site: str, new_page: Callable[..., Page]) -> None:
    """At 400 kbit/s the questions work within five seconds; within two more, a line in sight says the rest."""
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    slow_down(page)
    start = time.monotonic()
    page.goto(f"{compressed_site}builder/", wait_until="commit")
    expect(page.locator("#builder")).to_have_attribute("data-live", "", timeout=60_000)
    seconds = time.monotonic() - start
    print(f"\nquestions work after {seconds:.1f} s at 400 kbit/s")
    expect(page.locator("#python-state")).to_be_in_viewport(ratio=1, timeout=SAYS_WHAT_IS_TO_COME_MS)
    said = re.compile(r"^(Loading|Starting)\b.*\. Names\b.* will be added\.$")
    expect(page.locator("#python-state")).to_have_text(said)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(re.compile("alarm"))
    assert seconds <= QUESTIONS_WORK_SECONDS


def test_nothing_waits_for_the_theme_before_it_is_asked_for(page: Page, site: str) -> None:
    """While the theme's style sheet is on its way, our own and the page's scripts are asked for already."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/stylesheets/main.*", hold)
    page.goto(f"{site}builder/", wait_until="commit")
    page.wait_for_timeout(500)
    for name in ("site-", "builder-", "main-", "start-on-paint-"):
        assert any(file.startswith(name) for file in asked), asked
    for route in held:
        route.continue_()
    expect(page.locator("#builder")).to_have_attribute("data-live", "", timeout=60_000)
