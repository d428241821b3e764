"""Words typed into every field and text leave the page by no way but those that the visitor takes."""

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from builder.emails.model.catalogue import FIELDS
from tests.browser.support.builder_page import body, open_builder, saved, status, wait_for_python
from tests.browser.support.network_guard import Watch

CANARY = "Canaryword"
LINES = [name for name, field in FIELDS.items() if field.kind == "line"]

FILL_LINES = """
([names, word]) => {
  for (const details of document.querySelectorAll("#builder-form details")) details.open = true;
  for (const name of names) {
    const input = document.getElementById(`f-${name}`);
    input.value = `${word} ${name}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("focusout", { bubbles: true }));
  }
}
"""
TRACES = """
async () => [
  location.href, document.title, window.name, document.cookie, JSON.stringify(history.state),
  JSON.stringify({ ...localStorage }), JSON.stringify(await indexedDB.databases?.() ?? []),
  ...(await Promise.all((await caches.keys()).map(async (name) =>
    (await (await caches.open(name)).keys()).map((request) => request.url).join()))),
].join("\\n")
"""


def assert_untold(page: Page, watch: Watch) -> None:
    """Make sure that no request, console line or trace beside the tab's draft holds the word."""
    for url in watch.requests:
        assert CANARY not in unquote(url) or url.startswith("mailto:")  # the visitor's own mail program
    # Chromium itself says in the console which link it handed to another program.
    told = [line for line in watch.console if not line.startswith("info: Launched external handler for 'mailto:")]
    assert [line for line in told if CANARY in line] == []
    assert CANARY not in page.evaluate(TRACES)


def test_typed_words_stay_in_the_tab(page: Page, site: str, watch: Watch) -> None:
    """Written, switched, copied, downloaded, shared and reloaded: the word is in the tab's draft alone."""
    open_builder(page, site, "#situation=missed&cause=train")
    page.evaluate(FILL_LINES, [LINES, CANARY])
    for channel in ("text", "call", "email"):
        page.locator(f"#f-form [value={channel}]").check(force=True)
    expect(body(page)).to_have_value(re.compile(CANARY))
    body(page).fill(f"{body(page).input_value()} {CANARY}")
    page.locator(".ways [data-copy=body]").first.click()
    with page.expect_download():
        page.locator("[data-file=draft_file]").first.click()
    page.locator("#share-link").click()
    expect(status(page)).not_to_be_empty()
    assert_untold(page, watch)

    page.reload()
    wait_for_python(page)
    expect(body(page)).to_have_value(re.compile(CANARY))
    assert_untold(page, watch)


def test_words_of_an_invitation_stay_in_the_page(page: Page, site: str, watch: Watch) -> None:
    """Read, and partly used: what wasn't accepted is in no storage either, and what was is in the tab's draft alone."""
    sender = f"From: {CANARY} Lee <{CANARY.lower()}@b.example>"
    mail = f"{sender}\n\nHi Sam,\n\nYour interview for the Baker role is on Friday at 2pm.\n\n{CANARY} Lee\n"
    open_builder(page, site)
    page.locator("#invitation > summary").click()
    page.locator("#invitation-text").fill(mail)
    page.locator("#read-invitation").click()
    expect(page.locator("[data-fact=recipient_name]")).to_be_checked(timeout=60_000)
    for name in ("recipient_name", "recipient_email"):
        page.locator(f"[data-fact={name}]").uncheck()
    page.locator("#use-invitation").click()
    expect(body(page)).to_have_value(re.compile("Baker"))
    assert CANARY.lower() not in str(saved(page)).lower()
    page.locator("#undo-invitation").click()
    page.locator("[data-fact=recipient_name]").check()
    page.locator("#use-invitation").click()
    expect(body(page)).to_have_value(re.compile(CANARY))
    assert_untold(page, watch)


def test_erased_words_are_nowhere(page: Page, site: str, watch: Watch) -> None:
    """After "Erase everything" and a reload no storage, field or text has the word."""
    open_builder(page, site, "#situation=missed&cause=train")
    page.evaluate(FILL_LINES, [LINES, CANARY])
    expect(body(page)).to_have_value(re.compile(CANARY))
    page.locator("#erase").click()
    assert CANARY not in str(saved(page))

    page.reload()
    wait_for_python(page)
    assert CANARY not in str(saved(page))
    assert CANARY not in page.evaluate(
        "() => [...document.querySelectorAll('input, textarea')].map(({ value }) => value).join()"
    )
    assert_untold(page, watch)
