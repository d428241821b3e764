"""The way back: what was erased stays erased, and the newer words win, with the back-forward cache on.

Two documents of the builder stand in one tab's history: builder, guide page, "Write the message". The browser may bring
either back as it was left, with its own words and its own idea of the draft.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.support.builder_page import body, field, open_builder, saved, status, wait_for_python

NOTE_RETURN = "addEventListener('pageshow', (event) => { window.shown = event.persisted ? 'cached' : 'loaded'; })"


@pytest.fixture
def tab(caching_page: Page) -> Page:
    """A page of a browser with a back-forward cache, on which Python never starts: drafts must not need it."""
    caching_page.route("**/*.wasm*", lambda route: None)
    caching_page.add_init_script(NOTE_RETURN)
    return caching_page


def wait_for_requests(page: Page) -> None:
    """Wait until the page has loaded all but Python: one with unfinished requests isn't cached."""
    count = -1
    while count != (count := page.evaluate("performance.getEntriesByType('resource').length")):
        page.wait_for_timeout(500)


def open_another(page: Page, site: str) -> None:
    """Go on to a guide page, and from there to the builder again: a second document of it in the same history."""
    wait_for_requests(page)
    page.goto(f"{site}first-hour/")
    page.locator(".md-content a[href*='builder/']:visible").first.click()
    page.wait_for_url("**/builder/**")
    expect(page.locator("#builder")).to_have_attribute("data-live", "")


def go(page: Page, steps: int) -> str:
    """Move in the history; return how the browser shows the page there: "cached" as it was left, or "loaded" anew."""
    wait_for_requests(page)
    page.evaluate("(steps) => { window.shown = ''; setTimeout(() => history.go(steps)); }", steps)
    for _ in range(200):
        page.wait_for_timeout(50)
        with suppress(Error):  # between two documents
            if shown := page.evaluate("window.shown"):
                return str(shown)
    raise AssertionError(f"still on {page.url}")


def drafts(page: Page) -> list[str]:
    """The names of what the builder stores."""
    return [key for kind in saved(page).values() for key in kind if key.startswith("missed-interview")]


def test_erased_stays_erased(tab: Page, site: str) -> None:
    """After "Erase everything" the way back leads to an empty page, which stores nothing."""
    open_builder(tab, site, python=False)
    field(tab, "your_name").fill("Zoë Ó Briain")
    body(tab).fill("My own text")
    open_another(tab, site)
    expect(body(tab)).to_have_value("My own text")
    tab.locator("#erase").click()
    expect(status(tab)).to_have_text("Erased: answers, message and draft.")

    assert go(tab, -2) == "cached"
    expect(tab.locator("#f-your_name")).to_have_value("")
    expect(body(tab)).not_to_have_value(re.compile("My own"))
    expect(tab.locator("#undo")).to_be_disabled()
    assert drafts(tab) == []
    tab.reload()
    expect(tab.locator("#f-your_name")).to_have_value("")
    assert "Zoë" not in str(saved(tab))


def test_newer_words_win(tab: Page, site: str) -> None:
    """Back on the older document, the newer one's words are there, and the other way round."""
    open_builder(tab, site, python=False)
    field(tab, "your_name").fill("Older")
    body(tab).fill("The older text")
    open_another(tab, site)
    field(tab, "your_name").fill("Newer")
    body(tab).fill("The newer text")

    assert go(tab, -2) == "cached"
    expect(tab.locator("#f-your_name")).to_have_value("Newer")
    expect(body(tab)).to_have_value("The newer text")
    body(tab).fill("The newest text")

    assert go(tab, 2) == "cached"
    expect(body(tab)).to_have_value("The newest text")
    tab.reload()
    expect(tab.locator("#f-your_name")).to_have_value("Newer")
    expect(body(tab)).to_have_value("The newest text")


def test_words_after_an_erase_win_over_those_before(tab: Page, site: str) -> None:
    """What was typed after erasing is all that the way back shows, in every channel."""
    open_builder(tab, site, python=False)
    field(tab, "your_name").fill("Erased")
    tab.locator("#own").click()
    body(tab).fill("The erased text")
    open_another(tab, site)
    tab.locator("#erase").click()
    field(tab, "role").fill("Data Analyst")

    assert go(tab, -2) == "cached"
    expect(tab.locator("#f-role")).to_have_value("Data Analyst")
    expect(tab.locator("#f-your_name")).to_have_value("")
    tab.locator("#own").click()
    expect(body(tab)).to_have_value("")
    assert "Erased" not in str(saved(tab))
    assert "erased" not in str(saved(tab))


def test_undo_of_erase_ends_with_the_page(caching_page: Page, site: str) -> None:
    """The erased words don't wait in the back-forward cache: the offer to undo ends when the page is left."""
    tab = caching_page
    tab.add_init_script(NOTE_RETURN)
    open_builder(tab, site)
    body(tab).fill("The erased text")
    tab.locator("#erase").click()
    wait_for_python(tab)  # a page with unfinished requests isn't cached
    expect(tab.locator("#undo-erase")).to_be_visible()
    tab.goto(f"{site}first-hour/")
    assert go(tab, -1) == "cached"
    expect(tab.locator("#undo-erase")).to_be_hidden()
    assert drafts(tab) == []


def test_own_words_stay_where_nothing_can_be_saved(tab: Page, site: str) -> None:
    """A document whose words could not be saved keeps them: that the tab has no draft doesn't mean it was erased."""
    tab.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    tab.on("dialog", lambda dialog: dialog.accept())
    open_builder(tab, site, python=False)
    body(tab).fill("My own text")
    tab.goto(f"{site}first-hour/")
    if go(tab, -1) == "cached":  # not every version caches a page that asks before it is left
        expect(body(tab)).to_have_value("My own text")
