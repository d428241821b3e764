"""A browser that lacks a feature still gets a message to send, and is told what is missing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import START, body, open_builder, status, tap
from tests.browser.support.network_guard import Watch
from tests.browser.support.runtime_page import add_code
from tests.browser.support.typed_input import OVERSLEPT, expect_input_kept, expect_python_failed, type_input

CLASSIC_WORKERS_ONLY = """
globalThis.Worker = class { constructor(_, how) { if (how?.type === "module") throw new TypeError("module"); } };
"""


@pytest.mark.parametrize(
    "old",
    ["delete globalThis.Worker", CLASSIC_WORKERS_ONLY],
    ids=["no workers", "no module workers"],
)
def test_no_module_workers(page: Page, site: str, watch: Watch, old: str) -> None:
    """Python cannot run; the page says so and what is missing, and the ready-made messages serve."""
    page.add_init_script(old)
    open_builder(page, site, python=False)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    expect_python_failed(page)
    expect(page.locator("#python-reason")).to_contain_text(re.compile("Worker|module"))
    type_input(page)
    expect_input_kept(page)


@pytest.mark.parametrize(
    "missing", ["WebAssembly", "WebAssembly.compileStreaming", "DecompressionStream"], ids=lambda name: name
)
def test_missing_webassembly_feature(page: Page, site: str, watch: Watch, missing: str) -> None:
    """Python takes another way, or the page names what is missing; either way there is a message."""
    watch.expect_errors()
    add_code(page, "**/worker-*.js", f"\ndelete globalThis.{missing};")
    open_builder(page, site, OVERSLEPT, python=False)
    type_input(page)
    settled = page.locator("#builder:is([data-python=failed], [data-source=python])")
    expect(settled).to_be_attached(timeout=START)
    if page.locator("#builder").get_attribute("data-python") == "failed":
        expect(page.locator("#python-reason")).to_contain_text(missing.split(".")[-1])
    expect_input_kept(page)


def test_browser_of_2021(page: Page, site: str) -> None:
    """Without what browsers learned since 2021, the page still does everything."""
    page.add_init_script("""
      delete Element.prototype.checkVisibility; delete Intl.supportedValuesOf; delete Intl.Segmenter;
      delete Object.hasOwn; delete Array.prototype.at; delete crypto.randomUUID; delete globalThis.structuredClone;
      for (const name of ["clipboard", "locks", "canShare", "connection"])
        Object.defineProperty(navigator, name, { value: undefined });
    """)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    type_input(page)
    expect_input_kept(page)
    page.locator(".ways [data-copy=body]").first.click()
    expect(status(page)).to_have_text(re.compile("Copied"))


@pytest.mark.parametrize("fault", ["missing", "too new for the browser"])
def test_main_script_does_not_run(page: Page, site: str, watch: Watch, fault: str) -> None:
    """When the page's own script does not run, a line without a script leads to the ready-made messages."""
    watch.expect_errors()
    page.route("**/main-*.js", lambda route: route.abort() if fault == "missing" else route.fulfill(body="@ ???"))
    page.goto(f"{site}builder/")
    expect(page.locator(".not-live")).to_have_css("visibility", "hidden")
    expect(page.locator(".not-live")).to_have_css("visibility", "visible", timeout=10_000)
    expect(page.locator(".not-live a")).to_have_attribute("href", re.compile("situations/$"))
    expect(body(page)).to_have_value(re.compile("sorry I missed our interview"))
