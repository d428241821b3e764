"""What was typed survives: a reload, the way back, a closed tab where the visitor wants it, and storage that fails."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, Error, Page, expect

from tests.browser.support.builder_page import (
    FULL_ANSWERS,
    NOW,
    answer,
    body,
    field,
    open_builder,
    saved,
    status,
    tap,
    wait_for_python,
)
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


MOMENT = re.compile(r'"(?:savedAt|keepUntil)":\d+')
"""When a draft was saved, and until when it is kept."""


def fill_in_and_edit(page: Page) -> None:
    """Answer three questions and edit the message."""
    tap(page, "Earlier today", "I overslept")
    field(page, "your_name").fill("Zoë Ó Briain")
    if page.locator("#builder").get_attribute("data-source") == "python":
        # `fill` selects the text and then types: an answer of Python's in between would take the selection away.
        expect(body(page)).to_have_value(re.compile("Zoë Ó Briain"))
    body(page).fill("My own text")


def expect_filled_in(page: Page) -> None:
    """What `fill_in_and_edit` typed is in the form and in the message."""
    expect(page.locator("[name=when][value=today]")).to_be_checked()
    expect(page.locator("[name=cause][value=overslept]")).to_be_checked()
    expect(page.locator("#f-your_name")).to_have_value("Zoë Ó Briain")
    expect(body(page)).to_have_value("My own text")


def open_tab(context: BrowserContext) -> Page:
    """Another tab of the same browser, on which Python never starts."""
    page = context.new_page()
    page.route("**/*.wasm*", lambda route: None)
    return page


def test_draft_survives_reload(plain: Page, site: str) -> None:
    """A reload in the middle of a word brings the form and the edited message back."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    field(plain, "role").press_sequentially("Data Ana")
    plain.reload()
    expect_filled_in(plain)
    expect(plain.locator("#f-role")).to_have_value("Data Ana")


def test_draft_survives_going_back(plain: Page, site: str) -> None:
    """Going to a guide page and back restores everything."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    plain.goto(f"{site}first-hour/")
    plain.go_back()
    expect_filled_in(plain)


def test_restored_edit_is_not_overwritten(page: Page, site: str) -> None:
    """A restored edit is still the visitor's own when Python answers."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    body(page).fill("My own text")
    page.reload()
    wait_for_python(page)
    expect(body(page)).to_have_value("My own text")
    field(page, "role").fill("Data Analyst")
    expect(page.locator("#edited")).to_be_visible()
    expect(body(page)).to_have_value("My own text")


def test_nothing_is_persisted_by_default(plain: Page, site: str) -> None:
    """Unless the visitor asks for more, the draft is in session storage only."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    assert "Zoë" in str(saved(plain)["tab"])
    assert "Zoë" not in str(saved(plain)["device"])


def test_persisted_draft_expires_after_a_day(plain: Page, site: str) -> None:
    """A persisted draft is restored in a new tab, with its time, and is gone after 24 hours."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    plain.locator("#keep").check()
    expect(status(plain)).to_contain_text("Kept on this device until")
    context = plain.context
    plain.close()

    page = open_tab(context)
    open_builder(page, site, python=False)
    expect_filled_in(page)
    expect(status(page)).to_contain_text("It was kept on this device.")
    assert page.locator("#keep").is_checked()
    page.close()

    late = open_tab(context)
    late.add_init_script(f"const now = Date.now; Date.now = () => now() + {DAY + 60_000};")
    open_builder(late, site, python=False)
    expect(late.locator("#f-your_name")).to_have_value("")
    assert "Zoë" not in str(saved(late)["device"])


def test_draft_is_kept_until_the_agreed_interview(new_page: Callable[..., Page], site: str) -> None:
    """Who has agreed a new time finds the draft until that day, though Python never starts meanwhile; then it goes."""
    page = new_page(locale="en-GB", timezone_id="Europe/London")
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    answer(page, {"situation": "confirm-call", "new_date": "2027-01-11", "your_name": "Sam Taylor"})
    expect(body(page)).to_have_value(re.compile("11 January.*Sam Taylor", re.DOTALL))
    page.locator("#keep").check()
    expect(status(page)).to_have_text("Kept on this device until Monday 11 January, then erased.")
    context = page.context
    page.close()

    for day, name in (("08", "Sam Taylor"), ("11", "Sam Taylor"), ("13", "")):
        later = open_tab(context)
        later.clock.set_fixed_time(f"2027-01-{day}T18:00:00+00:00")
        open_builder(later, site, python=False)
        expect(field(later, "your_name")).to_have_value(name)
        later.close()


def test_a_draft_of_another_day_names_it(new_page: Callable[..., Page], site: str) -> None:
    """Two days later, the notice, the answers and the letter name the day that was today."""
    today = new_page(locale="en-GB", timezone_id="Europe/London")
    today.clock.set_fixed_time(NOW)
    open_builder(today, site)
    answer(today, FULL_ANSWERS | {"slot1_date": "", "slot2_date": ""})
    expect(body(today)).to_have_value(re.compile("this morning.*Sam Taylor", re.DOTALL))
    today.locator("#keep").check()
    expect(status(today)).to_contain_text("Kept on this device until")
    context = today.context
    today.close()

    later = context.new_page()
    later.clock.set_fixed_time("2026-11-26T09:00:00+00:00")
    open_builder(later, site)
    expect(status(later)).to_contain_text("Your draft from 10:40 on Tuesday 24 November is back.")
    expect(later.locator("[name=when][value=earlier]")).to_be_checked()
    expect(field(later, "interview_date")).to_have_value("2026-11-24")
    expect(body(later)).to_have_value(re.compile("on Tuesday morning.*Sam Taylor", re.DOTALL))
    expect(body(later)).not_to_have_value(re.compile("this morning|today"))


def test_ending_persistence_removes_the_draft(plain: Page, site: str) -> None:
    """Once persistence is off, nothing is left on the device."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    plain.locator("#keep").check()
    expect(status(plain)).to_contain_text("Kept")
    plain.locator("#keep").uncheck()
    expect(status(plain)).to_have_text("No longer kept on this device.")
    assert "Zoë" not in str(saved(plain)["device"])


def test_tabs_keep_separate_drafts(plain: Page, site: str) -> None:
    """Two tabs that both persist their draft each restore their own."""
    second = open_tab(plain.context)
    for page, name in ((plain, "First"), (second, "Second")):
        open_builder(page, site, python=False)
        field(page, "your_name").fill(name)
        page.locator("#keep").check()
        expect(status(page)).to_contain_text("Kept")
    for page, name in ((plain, "First"), (second, "Second")):
        page.reload()
        expect(page.locator("#f-your_name")).to_have_value(name)
        expect(page.locator("#keep")).to_be_checked()
    device_drafts = [value for key, value in saved(plain)["device"].items() if key.startswith("missed-interview")]
    assert sorted(json.loads(draft)["answers"]["your_name"] for draft in device_drafts) == ["First", "Second"]


def test_erase_clears_everything_and_can_be_undone(page: Page, site: str) -> None:
    """One tap empties form, message, storage and address; within ten seconds open_tab brings them back."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.locator("#keep").check()
    fill_in_and_edit(page)
    page.locator("#erase").click()
    expect(status(page)).to_have_text("Erased: answers, message and draft.")
    expect(page.locator("#f-your_name")).to_have_value("")
    expect(page.locator("[type=radio]:checked:not([name=form])")).to_have_count(0)
    expect(body(page)).not_to_have_value(re.compile("My own|overslept"))
    stored: dict[str, Any] = saved(page)
    assert [key for kind in stored.values() for key in kind if key.startswith("missed-interview")] == []

    page.locator("#undo-erase").click()
    expect_filled_in(page)
    wait_for_python(page)
    expect_filled_in(page)


def test_undo_of_erase_survives_a_second_tap(plain: Page, site: str) -> None:
    """A second tap on "Erase everything" erases nothing more: Undo still brings everything back, and says so."""
    plain.clock.install()
    open_builder(plain, site, python=False)
    plain.locator("#keep").check()
    fill_in_and_edit(plain)
    before = saved(plain)
    plain.locator("#erase").click()
    plain.clock.run_for(6_000)
    plain.locator("#erase").click()
    plain.clock.run_for(6_000)  # later than the first tap's ten seconds, not the second's
    plain.locator("#undo-erase").click()
    plain.clock.run_for(2_000)
    expect(status(plain)).to_have_text("Everything is back.")
    expect_filled_in(plain)
    expect(plain.locator("#keep")).to_be_checked()
    assert without_time(saved(plain)) == without_time(before)
    expect(plain.locator("#undo-erase")).to_be_hidden()

    plain.locator("#erase").click()
    plain.clock.run_for(11_000)
    expect(plain.locator("#undo-erase")).to_be_hidden()


def without_time(stored: dict[str, Any]) -> dict[str, Any]:
    """What is stored, but for when."""
    return {
        kind: {key: MOMENT.sub("", value) for key, value in entries.items() if "missed" in key}
        for kind, entries in stored.items()
    }


def test_undo_of_erase_does_not_claim_what_storage_refuses(plain: Page, site: str) -> None:
    """Where the kept draft can't be written again, "Everything is back" isn't said."""
    open_builder(plain, site, python=False)
    plain.locator("#keep").check()
    fill_in_and_edit(plain)
    plain.locator("#erase").click()
    plain.evaluate(f"() => {{ {FULL} }}")
    plain.locator("#undo-erase").click()
    expect_filled_in(plain)
    expect(status(plain)).to_have_text("This browser cannot save drafts.")
    expect(plain.locator("#keep")).not_to_be_checked()


def test_erasing_tells_the_other_tabs(plain: Page, site: str) -> None:
    """Erasing in one tab removes what others keep on the device; they untick their box, say so, and keep the words."""
    second = open_tab(plain.context)
    for page, name in ((plain, "First"), (second, "Second")):
        open_builder(page, site, python=False)
        field(page, "your_name").fill(name)
        page.locator("#keep").check()
        expect(status(page)).to_contain_text("Kept")
    plain.locator("#erase").click()
    expect(status(second)).to_contain_text("You erased everything in another tab")
    expect(second.locator("#keep")).not_to_be_checked()
    assert "Second" not in str(saved(second)["device"])
    expect(second.locator("#f-your_name")).to_have_value("Second")

    plain.locator("#undo-erase").click()
    expect(second.locator("#keep")).to_be_checked()
    expect(status(second)).to_contain_text("Kept on this device until")
    second.reload()
    expect(second.locator("#f-your_name")).to_have_value("Second")
    expect(second.locator("#keep")).to_be_checked()


NOT_KEPT = "Your browser isn't keeping a draft"


def leave(page: Page, site: str) -> list[str]:
    """Try to leave the page for the guide, as a tap on a link does; return the kinds of question the browser asked."""
    asked: list[str] = []

    def take(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", take)
    with suppress(Error):  # the browser stays where it is
        page.goto(f"{site}first-hour/")
    page.remove_listener("dialog", take)
    return asked


@pytest.mark.parametrize("broken", [DENIED, FULL], ids=["denied", "full"])
def test_a_draft_that_is_not_kept(plain: Page, site: str, watch: Watch, broken: str) -> None:
    """Where nothing can be stored, a line says so and leaving asks, from the first answer until all is erased."""
    watch.expect_errors("^(?!.*assets/builder/).*(denied|full)")
    plain.add_init_script(broken)
    open_builder(plain, site, python=False)
    expect(plain.locator("#not-kept")).to_be_hidden()
    field(plain, "your_name").fill("Zoë")
    expect(plain.locator("#not-kept")).to_contain_text(NOT_KEPT)
    assert leave(plain, site) == ["beforeunload"]
    expect(plain.locator("#f-your_name")).to_have_value("Zoë")
    plain.locator("#erase").click()
    expect(plain.locator("#not-kept")).to_be_hidden()
    assert leave(plain, site) == []


def test_storage_that_fills_up_and_empties(plain: Page, site: str) -> None:
    """Once a save works again, the line goes and nothing is asked."""
    open_builder(plain, site, python=False)
    plain.evaluate(f"() => {{ window.setItem = Storage.prototype.setItem; {FULL} }}")
    field(plain, "your_name").fill("Zoë")
    expect(plain.locator("#not-kept")).to_contain_text(NOT_KEPT)
    plain.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    field(plain, "role").fill("Data Analyst")
    expect(plain.locator("#not-kept")).to_be_hidden()
    assert leave(plain, site) == []


def test_a_draft_that_is_kept_asks_nothing(plain: Page, site: str) -> None:
    """Where drafts are kept, leaving never asks."""
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    expect(plain.locator("#not-kept")).to_be_hidden()
    assert leave(plain, site) == []


@pytest.mark.parametrize("broken", [DENIED, FULL], ids=["denied", "full"])
def test_page_works_without_storage(plain: Page, site: str, watch: Watch, broken: str) -> None:
    """Without storage the page works; if asked to persist a draft, it says that the browser can't."""
    # The theme remembers the choice of colours without asking whether it may; the builder's own files must not fail.
    watch.expect_errors("^(?!.*assets/builder/).*(denied|full)")
    plain.add_init_script(broken)
    open_builder(plain, site, python=False)
    fill_in_and_edit(plain)
    expect_filled_in(plain)
    plain.locator("#keep").click()
    expect(status(plain)).to_have_text("This browser cannot save drafts.")
    expect(plain.locator("#keep")).not_to_be_checked()


def test_outdated_draft_is_set_aside(plain: Page, site: str) -> None:
    """A draft that this version can't read is set aside, and the page says so."""
    stored = '{"v": 0, "answers": {}}'
    plain.goto(site)
    plain.evaluate("(stored) => sessionStorage.setItem('missed-interview.draft', stored)", stored)
    open_builder(plain, site, python=False)
    expect(status(plain)).to_contain_text("set aside")
    tap(plain, "I overslept")
    expect(body(plain)).to_have_value(re.compile("slept through my alarm"))
    assert saved(plain)["tab"]["missed-interview.draft.old"] == stored


def test_share_link_asks_before_replacing_a_draft(new_page: Callable[..., Page], site: str) -> None:
    """A share link asks before it replaces a draft, says where the answers came from, and leaves the address."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_builder(page, site, "#situation=missed&cause=traffic")
    field(page, "your_name").fill("Zoë Ó Briain")
    page.locator("#more-ways summary").click()
    page.locator("#share-link").click()
    expect(status(page)).to_have_text("Copied: a link to your answers")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(f"{site}builder/#d=")

    field(page, "situation").select_option("refused")
    page.goto(link)
    expect(page.locator("#notice")).to_contain_text("Which do you want to use?", timeout=60_000)
    expect(field(page, "situation")).to_have_value("refused")
    page.locator("#take-link").click()
    expect(page.locator("[value=traffic]")).to_be_checked()
    expect(page.locator("#f-your_name")).to_have_value("")
    expect(page.locator("#notice")).to_contain_text("Add your own name.")
    assert page.url.endswith("/builder/")
