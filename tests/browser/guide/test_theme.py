"""The theme's script comes when somebody moves, and what it does is there for them all the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

PAGE = "situations/overslept/"
SEARCH_TIMEOUT_MS = 30_000
"""The theme loads its index and builds it in a worker, which takes seconds on a busy machine."""

NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError"); } })"""


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the page has asked the server for: the last part of each address."""
    names: list[str] = []

    def note(request: Request) -> None:
        names.append(request.url.rsplit("/", 1)[-1])

    page.on("request", note)
    return names


def test_who_only_reads_loads_no_theme_script(page: Page, site: str, asked: list[str]) -> None:
    """A page that is only read does without the theme's script and the search's index; the first move brings both."""
    page.goto(site + PAGE, wait_until="networkidle")
    assert any(name.startswith("every-page-") for name in asked)
    assert [name for name in asked if name.startswith(("bundle.", "search"))] == []

    page.mouse.move(200, 200)

    expect(page.locator("html")).to_contain_class("js")
    page.wait_for_load_state("networkidle")
    assert "search_index.json" in asked


@pytest.mark.parametrize(("system", "scheme"), [("dark", "slate"), ("light", "default")])
def test_the_first_paint_has_the_systems_colours(
    new_page: Callable[..., Page], site: str, system: str, scheme: str
) -> None:
    """The page is never painted in the other scheme first, nor without the button that changes it."""
    page = new_page(color_scheme=system)
    page.goto(site + PAGE)

    expect(page.locator("html")).to_contain_class("no-js")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    expect(page.get_by_title("Switch to light colours")).to_be_visible()


def test_a_tap_that_comes_too_early_counts(new_page: Callable[..., Page], site: str) -> None:
    """On a phone the first tap may be the one on the search: it opens, and finds."""
    page = new_page(viewport={"width": 360, "height": 700}, has_touch=True)
    page.goto(site)

    page.locator("label[for=__search].md-header__button").tap()
    page.get_by_role("textbox", name="Search").press_sequentially("slept in")

    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=SEARCH_TIMEOUT_MS)


def test_search_and_colours_without_storage(new_page: Callable[..., Page], site: str) -> None:
    """A browser that blocks storage forgets the colours on the next page; nothing else is missing."""
    page = new_page(color_scheme="dark")
    page.add_init_script(NO_STORAGE)
    page.goto(site)

    page.get_by_title("Switch to light colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("textbox", name="Search").press_sequentially("slept in")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=SEARCH_TIMEOUT_MS)


def test_searched_words_stay_out_of_addresses(page: Page, site: str) -> None:
    """Neither a result's link nor the request for it holds the words that were searched for."""
    page.goto(site)
    page.mouse.move(200, 200)
    page.get_by_role("textbox", name="Search").press_sequentially("mental health")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible(timeout=SEARCH_TIMEOUT_MS)
    for link in results.all():
        assert "?" not in (link.get_attribute("href") or "")

    results.first.click()
    page.wait_for_load_state()
    assert "?" not in page.url


def test_direct_connections_are_gone(page: Page, site: str) -> None:
    """No policy governs WebRTC, which could carry words to any address: its constructors are gone before any script."""
    for path in ("", "builder/"):
        page.goto(site + path)
        names = ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]
        assert page.evaluate("(names) => names.filter((name) => name in window)", names) == []
