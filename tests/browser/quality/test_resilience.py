"""Whatever breaks, what the visitor typed survives, and there is a message to send.

Other failures are tested beside the feature that they concern:

* a part of Python missing, truncated or corrupted; a worker that hangs, dies, throws or runs out of memory:
  tests/browser/python/test_boot_fallback.py, in every engine test_engines.py beside it; on the builder's page:
  tests/browser/builder/test_smoke.py
* storage full, denied, corrupted or of another version; two tabs; a reload: tests/browser/builder/test_drafts.py
* the clipboard refused or missing: tests/browser/builder/test_copy.py
* no network at all, and the service worker: test_offline.py
* old browsers: test_old_browsers.py
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import body, field, open_builder, tap, wait_for_python
from tests.browser.support.network_guard import Watch
from tests.browser.support.runtime_page import add_code
from tests.browser.support.typed_input import OVERSLEPT, expect_input_kept, expect_python_failed, type_input

MERGED = re.compile(r"\blate\b.*PS Mine$", re.DOTALL)
"""A message for somebody who is late, with what `type_input` added at the end of another one."""


def test_stricter_policy_blocks_python(page: Page, site: str, watch: Watch) -> None:
    """Where a proxy or an extension adds a policy that forbids compiling, ready-made messages are offered."""
    watch.expect_errors()

    def forbid(route: Route) -> None:
        response = route.fetch()
        strict = {**response.headers, "content-security-policy": "script-src 'self' 'unsafe-inline' blob:"}
        route.fulfill(response=response, headers=strict)

    page.route("**/builder/", forbid)
    open_builder(page, site, OVERSLEPT, python=False)
    type_input(page)
    expect_python_failed(page)
    expect_input_kept(page)


def hold_python_files(page: Page) -> Callable[[Callable[[Route], None]], None]:
    """Hold back Python's files; return a function that passes those, and all later ones, to a handler."""
    pending: list[Route] = []
    handlers: list[Callable[[Route], None]] = []
    page.route("**/assets/python/**", lambda route: handlers[-1](route) if handlers else pending.append(route))

    def release(handler: Callable[[Route], None]) -> None:
        handlers.append(handler)
        while pending:
            handler(pending.pop())

    return release


def test_slow_network(page: Page, site: str) -> None:
    """While Python is being downloaded, the page says so and is usable."""
    release = hold_python_files(page)
    open_builder(page, site, OVERSLEPT, python=False)
    expect(page.locator("#python-state")).to_be_visible()
    type_input(page)
    expect_input_kept(page)
    release(lambda route: route.continue_())
    wait_for_python(page)
    expect_input_kept(page)


def test_network_lost_while_python_starts(page: Page, site: str, watch: Watch) -> None:
    """Offline before Python is there, the page says so and keeps the text; back online, retrying works."""
    watch.expect_errors()
    release = hold_python_files(page)
    open_builder(page, site, OVERSLEPT, python=False)
    type_input(page)
    page.context.set_offline(True)
    release(lambda route: route.abort("internetdisconnected"))
    expect_python_failed(page)
    expect(page.locator("#python-reason")).to_contain_text("offline")
    expect_input_kept(page)

    page.context.set_offline(False)
    release(lambda route: route.continue_())
    page.locator("#retry").click()
    wait_for_python(page)
    expect_input_kept(page)


def test_network_lost_after_start(page: Page, site: str, watch: Watch) -> None:
    """Once Python has started, nothing needs the network."""
    watch.expect_errors("fetching the script")  # the browser's own look for a newer service worker
    watch.expect_errors("ERR_INTERNET_DISCONNECTED .*/bundle")  # the theme's search and menu come at the first move
    open_builder(page, site, OVERSLEPT)
    page.wait_for_load_state("networkidle")  # with Python comes what few visitors need
    page.context.set_offline(True)
    field(page, "role").fill("Data Analyst")
    expect(body(page)).to_have_value(re.compile("Data Analyst"))
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("Data%20Analyst"))
    type_input(page)
    expect_input_kept(page)


CRASH_ON_REQUEST = """
const post = globalThis.postMessage;
globalThis.postMessage = (message, ...rest) => {
  if (message.id) throw new Error("crashed on purpose");
  post(message, ...rest);
};
"""


def test_worker_that_always_crashes(page: Page, site: str, watch: Watch) -> None:
    """When every worker crashes at its first request, the page gives up on Python and keeps the text."""
    watch.expect_errors()
    add_code(page, "**/worker-*.js", CRASH_ON_REQUEST)
    open_builder(page, site, OVERSLEPT, python=False)
    type_input(page)
    expect_python_failed(page)
    expect_input_kept(page)


def test_freeze_and_resume(page: Page, site: str) -> None:
    """A tab that the browser froze continues where it was."""
    open_builder(page, site, OVERSLEPT)
    type_input(page)
    session = page.context.new_cdp_session(page)
    for state in ("frozen", "active"):
        session.send("Page.setWebLifecycleState", {"state": state})
    expect_input_kept(page)
    field(page, "situation").select_option("late")
    expect(body(page)).to_have_value(MERGED)


def test_back_forward_cache(caching_page: Page, site: str) -> None:
    """Going back to the page brings the same text, whether the browser cached the page or loads it again."""
    open_builder(caching_page, site, OVERSLEPT)
    type_input(caching_page)
    caching_page.evaluate("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
    caching_page.goto(f"{site}privacy/")
    caching_page.go_back(wait_until="commit")
    expect(body(caching_page)).to_be_visible()
    expect_input_kept(caching_page)
    field(caching_page, "situation").select_option("late")
    expect(body(caching_page)).to_have_value(MERGED)


@pytest.mark.parametrize("now", ["2025-11-24T10:40:00Z", "2027-11-24T10:40:00Z"])
def test_clock_wrong_by_a_year(page: Page, site: str, now: str) -> None:
    """The message names no day that nobody gave, and no error is shown."""
    page.clock.set_fixed_time(now)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(re.compile("today"))
    assert not re.search(r"\b20\d\d\b|January|November", body(page).input_value())
    expect(page.locator(".error:visible")).to_have_count(0)
    type_input(page)
    expect_input_kept(page)
