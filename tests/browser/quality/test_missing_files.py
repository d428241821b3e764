"""A script or style sheet that isn't there costs the builder's page only what that file does."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, open_builder, status, wait_for_python
from tests.browser.support.network_guard import Watch
from tests.browser.support.typed_input import OVERSLEPT, expect_input_kept, expect_python_failed, type_input

EDITOR = "assets/builder/main"
ON_DEMAND = "assets/builder/on-demand"
PYTHON = ("assets/builder/start-on-paint", "assets/builder/worker")
OTHERS = (
    "assets/builder/builder",
    "assets/builder/every-page",
    "assets/builder/site",
    "assets/javascripts/bundle",
    "assets/javascripts/workers/search",
    "assets/stylesheets/main",
    "assets/stylesheets/palette",
)
ELSEWHERE = ("assets/builder/guide-messages", "assets/builder/pictures")
"""Loaded by other pages only."""

HASH = re.compile(r"[-.]\w{8}\.")
"""The hash of the content, which follows a file's name."""


@pytest.fixture
def copying(new_page: Callable[..., Page], watch: Watch) -> Page:
    """A page that may use the clipboard, and log that a file is missing."""
    watch.expect_errors()
    return new_page(permissions=["clipboard-read", "clipboard-write"])


def open_without(page: Page, site: str, name: str) -> None:
    """Open the builder's page with one file answered as on GitHub Pages where there is none."""
    page.route(re.compile(re.escape(name) + HASH.pattern), lambda route: route.fulfill(status=404, body="Not found"))
    open_builder(page, site, OVERSLEPT, python=False)


def expect_edited_and_copied(page: Page) -> None:
    """Edit the message and copy it: both work."""
    expect(page.locator("#builder")).to_have_attribute("data-live", "")
    type_input(page)
    expect_input_kept(page)
    page.locator(".ways [data-copy=body]").first.click()
    expect(status(page)).to_contain_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == body(page).input_value()


def test_every_file_is_tried(site_folder: Path) -> None:
    """These tests name every script and style sheet of the site."""
    paths = [path.relative_to(site_folder).as_posix() for path in site_folder.glob("assets/**/*.*s")]
    loaded = [path for path in paths if path.endswith((".js", ".css")) and not path.startswith("assets/python/")]
    assert sorted(HASH.split(path)[0] for path in loaded) == sorted([EDITOR, ON_DEMAND, *PYTHON, *OTHERS, *ELSEWHERE])


@pytest.mark.parametrize("name", OTHERS)
def test_all_else_works(copying: Page, site: str, name: str) -> None:
    """Without a file that the message doesn't need, it's edited and copied, and Python writes it."""
    open_without(copying, site, name)
    expect_edited_and_copied(copying)
    wait_for_python(copying)


@pytest.mark.parametrize("name", PYTHON)
def test_without_python(copying: Page, site: str, name: str) -> None:
    """Without a file that Python starts from, the message is edited and copied, and the page says what is missing."""
    open_without(copying, site, name)
    expect_edited_and_copied(copying)
    expect_python_failed(copying)

    copying.unroute_all()
    copying.locator("#retry").click()
    wait_for_python(copying)
    expect_input_kept(copying)


def test_without_the_findings(copying: Page, site: str) -> None:
    """Without the script of the findings, all else works, and the check after the next edit loads it."""
    open_without(copying, site, ON_DEMAND)
    wait_for_python(copying)
    with copying.expect_response(lambda response: ON_DEMAND in response.url):
        expect_edited_and_copied(copying)
    expect(copying.locator("#findings")).to_be_hidden()

    copying.unroute_all()
    body(copying).press_sequentially("\nim so so sorry")
    expect(copying.locator("#findings-list li").first).to_be_visible()


def test_without_the_call(copying: Page, site: str) -> None:
    """Without the script for a call, the button that starts one is off and all else works; a later check loads it."""
    open_without(copying, site, ON_DEMAND)
    wait_for_python(copying)
    with copying.expect_response(lambda response: ON_DEMAND in response.url):
        copying.locator("#f-form .chip", has_text="Call").click()
    expect(copying.locator("#start-call")).to_be_disabled()
    expect_edited_and_copied(copying)

    copying.unroute_all()
    body(copying).press_sequentially(" Thank you")
    expect(copying.locator("#start-call")).to_be_enabled()


def test_without_the_facts(copying: Page, site: str) -> None:
    """Without the script of an invitation's facts, a line says so and the text stays; reading again loads it."""
    open_without(copying, site, ON_DEMAND)
    wait_for_python(copying)
    copying.locator("#invitation > summary").click()
    box = copying.locator("#invitation-text")
    box.fill("Dear Sam, your interview is on Thursday 26 November 2026 at 10:00. Kind regards, Ann Okafor")
    copying.locator("#read-invitation").click()
    expect(copying.locator("#invitation-status")).to_contain_text("couldn’t be read")
    expect(box).not_to_be_empty()
    expect_edited_and_copied(copying)

    copying.unroute_all()
    copying.locator("#read-invitation").click()
    expect(copying.locator("#invitation-facts li").first).to_be_visible()


def test_without_the_editor(copying: Page, site: str) -> None:
    """Without the script of the editor, the page says so, and a message can still be copied by hand."""
    open_without(copying, site, EDITOR)
    expect(copying.locator(".not-live")).to_have_css("visibility", "visible", timeout=10_000)
    assert len(body(copying).input_value()) > 100
