"""What was typed survives: a reload, the way back, a closed tab where the visitor wants it, and storage that fails."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support.builder_page import body, field, open_builder, saved, status, tap
from tests.browser.support.network_guard import Watch

DENIED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {get: () => { throw new DOMException("denied", "SecurityError"); }});
}
"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
DAY = 24 * 3600 * 1000


@pytest.fixture
def plain(page: Page) -> Page:
    """A page on which Python never starts: drafts must not need it."""
    page.route("**/*.wasm*", lambda route: None)
    return page


def type_something(page: Page) -> None:
    """Answer three questions and edit the message."""
    tap(page, "Earlier today", "I overslept")
    field(page, "your_name").fill("Zoë Ó Briain")
    if page.locator("#builder").get_attribute("data-source") == "python":
        # `fill` selects the text and then types: an answer of Python's in between would take the selection away.
        expect(body(page)).to_have_value(re.compile("Zoë Ó Briain"))
    body(page).fill("My own text")


def is_there(page: Page) -> None:
    """What `type_something` typed is in the form and in the message."""
    expect(page.locator("[name=when][value=today]")).to_be_checked()
    expect(page.locator("[name=cause][value=overslept]")).to_be_checked()
    expect(page.locator("#f-your_name")).to_have_value("Zoë Ó Briain")
    expect(body(page)).to_have_value("My own text")


def another(context: BrowserContext) -> Page:
    """Another tab of the same browser, on which Python never starts."""
    page = context.new_page()
    page.route("**/*.wasm*", lambda route: None)
    return page


def test_a_reload_keeps_everything(plain: Page, site: str) -> None:
    """A reload in the middle of a word brings the form and the edited message back."""
    open_builder(plain, site, python=False)
    type_something(plain)
    field(plain, "role").press_sequentially("Data Ana")
    plain.reload()
    is_there(plain)
    expect(plain.locator("#f-role")).to_have_value("Data Ana")


def test_the_way_back_keeps_everything(plain: Page, site: str) -> None:
    """Leaving for a guide page and coming back brings everything back."""
    open_builder(plain, site, python=False)
    type_something(plain)
    plain.goto(f"{site}first-hour/")
    plain.go_back()
    is_there(plain)


def test_the_draft_stays_an_edit(page: Page, site: str) -> None:
    """A restored edit is still the visitor's own when Python answers."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    body(page).fill("My own text")
    page.reload()
    expect(page.locator("#builder")).to_have_attribute("data-source", "python", timeout=60_000)
    expect(body(page)).to_have_value("My own text")
    field(page, "role").fill("Data Analyst")
    expect(page.locator("#edited")).to_be_visible()
    expect(body(page)).to_have_value("My own text")


def test_nothing_is_kept_on_the_device_unasked(plain: Page, site: str) -> None:
    """Without the visitor's word the draft is in this tab's storage only."""
    open_builder(plain, site, python=False)
    type_something(plain)
    assert "Zoë" in str(saved(plain)["tab"])
    assert "Zoë" not in str(saved(plain)["device"])


def test_kept_on_the_device_for_a_day(plain: Page, site: str) -> None:
    """Ticked, the draft comes back in a new tab, says from when it is, and is gone after 24 hours."""
    open_builder(plain, site, python=False)
    type_something(plain)
    plain.locator("#group-settings summary").click()
    plain.locator("#keep").check()
    expect(status(plain)).to_contain_text("Kept on this device until")
    context = plain.context
    plain.close()

    page = another(context)
    open_builder(page, site, python=False)
    is_there(page)
    expect(status(page)).to_contain_text("It was kept on this device.")
    assert page.locator("#keep").is_checked()
    page.close()

    late = another(context)
    late.add_init_script(f"const now = Date.now; Date.now = () => now() + {DAY + 60_000};")
    open_builder(late, site, python=False)
    expect(late.locator("#f-your_name")).to_have_value("")
    assert "Zoë" not in str(saved(late)["device"])


def test_unticking_removes_it_from_the_device(plain: Page, site: str) -> None:
    """Unticked again, nothing is left on the device."""
    open_builder(plain, site, python=False)
    type_something(plain)
    plain.locator("#group-settings summary").click()
    plain.locator("#keep").check()
    expect(status(plain)).to_contain_text("Kept")
    plain.locator("#keep").uncheck()
    expect(status(plain)).to_have_text("No longer kept on this device.")
    assert "Zoë" not in str(saved(plain)["device"])


def test_two_tabs_do_not_overwrite_each_other(plain: Page, site: str) -> None:
    """Two tabs that both keep their draft each get their own back."""
    second = another(plain.context)
    for page, name in ((plain, "First"), (second, "Second")):
        open_builder(page, site, python=False)
        field(page, "your_name").fill(name)
        page.locator("#group-settings summary").click()
        page.locator("#keep").check()
        expect(status(page)).to_contain_text("Kept")
    for page, name in ((plain, "First"), (second, "Second")):
        page.reload()
        expect(page.locator("#f-your_name")).to_have_value(name)
        expect(page.locator("#keep")).to_be_checked()
    kept = [value for key, value in saved(plain)["device"].items() if key.startswith("missed-interview")]
    assert sorted(json.loads(draft)["answers"]["your_name"] for draft in kept) == ["First", "Second"]


def test_erase_leaves_nothing_and_can_be_undone(page: Page, site: str) -> None:
    """One tap empties form, message, storage and address; within ten seconds another brings them back."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.locator("#group-settings summary").click()
    page.locator("#keep").check()
    type_something(page)
    page.locator("#erase").click()
    expect(status(page)).to_have_text("Erased: answers, message and draft.")
    expect(page.locator("#f-your_name")).to_have_value("")
    expect(page.locator("[type=radio]:checked:not([name=form])")).to_have_count(0)
    expect(body(page)).not_to_have_value(re.compile("My own|overslept"))
    stored: dict[str, Any] = saved(page)
    assert [key for kind in stored.values() for key in kind if key.startswith("missed-interview")] == []

    page.locator("#undo-erase").click()
    is_there(page)
    expect(page.locator("#builder")).to_have_attribute("data-source", "python", timeout=60_000)
    is_there(page)


@pytest.mark.parametrize("broken", [DENIED, FULL], ids=["denied", "full"])
def test_storage_that_fails_costs_only_the_draft(plain: Page, site: str, watch: Watch, broken: str) -> None:
    """Without storage the page works; asked to keep a draft, it says that the browser does not allow it."""
    # The theme remembers the choice of colours without asking whether it may; the builder's own files must not fail.
    watch.expect_errors("^(?!.*assets/builder/).*(denied|full)")
    plain.add_init_script(broken)
    open_builder(plain, site, python=False)
    type_something(plain)
    is_there(plain)
    plain.locator("#group-settings summary").click()
    plain.locator("#keep").click()
    expect(status(plain)).to_have_text("This browser does not allow keeping a draft.")
    expect(plain.locator("#keep")).not_to_be_checked()


@pytest.mark.parametrize("stored", ['{"v": 0, "answers": {}}', "not JSON", '{"v": 1, "savedAt": 1, "answers": []}'])
def test_a_draft_of_another_version_is_set_aside_with_a_word(plain: Page, site: str, stored: str) -> None:
    """A draft that this version cannot read never breaks the page; it is set aside, and the page says so."""
    plain.goto(site)
    plain.evaluate("(stored) => sessionStorage.setItem('missed-interview.draft', stored)", stored)
    open_builder(plain, site, python=False)
    expect(status(plain)).to_contain_text("set aside")
    tap(plain, "I overslept")
    expect(body(plain)).to_have_value(re.compile("overslept"))
    assert saved(plain)["tab"]["missed-interview.draft.old"] == stored


def test_a_link_never_replaces_a_draft_unasked(new_page: Callable[..., Page], site: str) -> None:
    """A share link asks before it replaces a draft, says that the form came from a link, and leaves the address."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_builder(page, site, "#situation=missed&cause=traffic")
    field(page, "your_name").fill("Zoë Ó Briain")
    page.locator("#more-ways summary").click()
    page.locator("#share-link").click()
    expect(status(page)).to_have_text("Copied: the link to this setup")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(f"{site}builder/#d=")

    field(page, "situation").select_option("refused")
    page.goto(link)
    expect(page.locator("#notice")).to_contain_text("Which one do you want?", timeout=60_000)
    expect(field(page, "situation")).to_have_value("refused")
    page.locator("#take-link").click()
    expect(page.locator("[value=traffic]")).to_be_checked()
    expect(page.locator("#f-your_name")).to_have_value("")
    expect(page.locator("#notice")).to_contain_text("This form was filled in from a link.")
    assert page.url.endswith("/builder/")
