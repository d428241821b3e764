"""Words of the visitor's through every flow: invitation, files, mail link, history and tabs; and none after "Erase"."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.builder.test_history import NOTE_RETURN, go, open_another
from tests.browser.builder.test_invitation import MAIL, OPEN_FOLDS, wait_for_facts
from tests.browser.quality.test_canary import CANARY, FILL_LINES, LINES, assert_untold
from tests.browser.support.builder_page import body, open_builder, saved, wait_for_python
from tests.browser.support.network_guard import Watch

EVENT = f"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
SUMMARY:Interview at {CANARY} Ltd
LOCATION:{CANARY} House, 4 Dock Road
DESCRIPTION:Ask for {CANARY} at the desk
DTSTART:20990324T140000
END:VEVENT
END:VCALENDAR
"""
INVITATION = MAIL.replace("Dana", CANARY).replace("Brightline", f"{CANARY} Works")

CONTENT = """
() => [document.documentElement.outerHTML,
  ...[...document.querySelectorAll("input, textarea, select")].map(({ value }) => value)].join()
"""


@pytest.fixture
def tab(caching_page: Page) -> Page:
    """A page of a browser with a back-forward cache."""
    caching_page.add_init_script(NOTE_RETURN)
    return caching_page


def assert_nowhere(page: Page, watch: Watch) -> None:
    """Make sure that neither the page nor any storage has the word."""
    assert CANARY not in page.evaluate(CONTENT)
    assert CANARY not in str(saved(page))
    assert_untold(page, watch)


def read_invitations(page: Page) -> None:
    """Have a pasted mail, a saved one and a calendar entry read, and use what was found in the last."""
    page.evaluate(OPEN_FOLDS)
    page.locator("#invitation-text").fill(INVITATION)
    page.locator("#read-invitation").click()
    wait_for_facts(page)
    for name, content in (("mail.eml", INVITATION), ("invite.ics", EVENT)):
        page.locator("#invitation-file").set_input_files(
            {"name": f"{CANARY}-{name}", "mimeType": "application/octet-stream", "buffer": content.encode()}
        )
        expect(page.locator("#invitation-facts")).to_contain_text("2099" if name.endswith("ics") else "Whitfield")
    page.locator("#use-invitation").click()


def send(page: Page) -> None:
    """Open the mail app, and download every file there is."""
    expect(page.locator("#mail")).to_have_attribute("href", re.compile(CANARY))
    page.locator("#mail").click()
    page.evaluate("() => { document.querySelector('#more-ways').open = true; }")
    for selector in ("[data-file=draft_file]", "[data-file=calendar_file]", "#text-file"):
        with page.expect_download() as download:
            page.locator(selector).click()
        assert CANARY not in download.value.suggested_filename


def test_words_stay_in_the_tab_through_every_flow(tab: Page, site: str, watch: Watch) -> None:
    """Only the tab's own draft has them; erased, they are neither there nor on the way back, nor in another tab."""
    open_builder(tab, site, "#situation=missed&cause=train")
    read_invitations(tab)
    assert_untold(tab, watch)
    tab.evaluate(FILL_LINES, [LINES, CANARY])
    expect(body(tab)).to_have_value(re.compile(CANARY))
    body(tab).fill(f"{body(tab).input_value()} {CANARY}")
    send(tab)
    assert_untold(tab, watch)

    open_another(tab, site)
    wait_for_python(tab)
    for steps in (-2, 2):
        go(tab, steps)
        expect(body(tab)).to_have_value(re.compile(CANARY))
        assert_untold(tab, watch)
    other = tab.context.new_page()
    open_builder(other, site)
    assert_nowhere(other, watch)

    tab.bring_to_front()
    tab.locator("#erase").click()
    expect(body(tab)).not_to_have_value(re.compile(CANARY))
    assert_nowhere(tab, watch)
    for steps in (-2, 2):
        go(tab, steps)
        expect(tab.locator("#builder")).to_have_attribute("data-live", "")
        assert_nowhere(tab, watch)
    tab.reload()
    wait_for_python(tab)
    assert_nowhere(tab, watch)
    other.reload()
    assert_nowhere(other, watch)


def test_a_closed_tab_leaves_nothing_behind(tab: Page, site: str, watch: Watch) -> None:
    """Not kept on the device, a draft goes with its tab; kept and erased, the tab opened next has nothing of it."""
    for is_kept in (False, True):
        page = tab.context.new_page()
        open_builder(page, site, "#situation=missed&cause=train")
        page.evaluate(FILL_LINES, [LINES, CANARY])
        expect(body(page)).to_have_value(re.compile(CANARY))
        if is_kept:
            page.locator("#keep").check()
            assert CANARY in str(saved(page)["device"])
            page.locator("#erase").click()
        page.close()
        again = tab.context.new_page()
        open_builder(again, site)
        assert_nowhere(again, watch)
        again.close()
