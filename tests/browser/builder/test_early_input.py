"""What is typed before the page's script has arrived is an edit, as on a slow line it can be."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import body, open_builder, status, tap
from tests.browser.support.slow_line import slow_down


@pytest.fixture
def plain(page: Page) -> Page:
    """A page on which Python never starts."""
    page.route("**/*.wasm*", lambda route: None)
    return page


def type_early(page: Page) -> None:
    """Answer and edit before the script runs."""
    expect(body(page)).to_be_visible(timeout=60_000)
    page.get_by_label("I overslept", exact=True).check(force=True)
    page.evaluate("for (const id of ['details', 'group-people']) document.getElementById(id).open = true")
    page.locator("#f-your_name").fill("Zoë Early")
    body(page).press("ControlOrMeta+End")
    body(page).press_sequentially("\nPS Early")
    assert page.locator("#builder").get_attribute("data-live") is None, "the script was there before the test had typed"


def expect_kept(page: Page) -> None:
    """All of it is there once the script runs, and stays after a reload."""
    for _ in range(2):
        expect(page.locator("#builder")).to_have_attribute("data-live", "", timeout=60_000)
        expect(page.locator("[name=cause][value=overslept]")).to_be_checked()
        expect(page.locator("#f-your_name")).to_have_value("Zoë Early")
        expect(body(page)).to_have_value(re.compile("PS Early$"))
        page.reload(wait_until="commit")


@pytest.mark.parametrize("has_draft", [False, True], ids=["empty", "draft"])
def test_slow_line(plain: Page, site: str, has_draft: bool) -> None:
    """On a line of 400 kbit/s the first words count, whether or not the tab has a draft."""
    if has_draft:
        open_builder(plain, site, python=False)
        plain.locator("#f-role").evaluate("(input) => { input.value = 'Analyst'; }")
        plain.locator("#f-role").dispatch_event("input")
        body(plain).fill("The earlier text")
    slow_down(plain)
    plain.goto(f"{site}builder/", wait_until="commit")
    type_early(plain)
    expect(plain.locator("#builder")).to_have_attribute("data-live", "", timeout=60_000)
    if has_draft:
        expect(status(plain)).to_contain_text("what you've just typed")
        expect(plain.locator("#f-role")).to_have_value("Analyst")
        plain.locator("#undo").click()
        expect(body(plain)).to_have_value("The earlier text")
        plain.locator("#redo").click()
    expect_kept(plain)


def test_typing_while_the_draft_is_looked_for(plain: Page, site: str) -> None:
    """What is typed while the browser answers which drafts other tabs have open is an edit too."""
    plain.add_init_script("""
      const { query } = LockManager.prototype;
      LockManager.prototype.query = async function () {
        await new Promise((resolve) => { window.answer = resolve; });
        return query.call(this);
      };
    """)
    draft = '{"v": 1, "savedAt": %d, "answers": {"your_name": "Kept"}, "editions": {}, "dismissed": []}'
    plain.goto(site)
    plain.evaluate("(draft) => localStorage.setItem('missed-interview.kept.1', draft.replace('%d', Date.now()))", draft)
    plain.goto(f"{site}builder/")
    type_early(plain)
    plain.evaluate("() => window.answer()")
    expect_kept_name = plain.locator("#f-your_name")
    expect(plain.locator("#builder")).to_have_attribute("data-live", "")
    expect(expect_kept_name).to_have_value("Zoë Early")
    expect(body(plain)).to_have_value(re.compile("PS Early$"))


def test_early_input_is_not_the_pages_own(plain: Page, site: str) -> None:
    """An early text is not taken for the builder's: another cause suggests a new text instead of replacing it."""
    held: list[Route] = []
    plain.route("**/main-*.js", lambda route: held.append(route))
    plain.goto(f"{site}builder/", wait_until="commit")
    type_early(plain)
    for route in held:
        route.continue_()
    expect(plain.locator("#builder")).to_have_attribute("data-live", "")
    tap(plain, "Traffic, parking or lost")
    expect(plain.locator("#edited")).to_be_visible()
    expect(body(plain)).to_have_value(re.compile("PS Early$"))
