"""Two taps give a finished message, with Python and without it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import PLACEHOLDER, body, field, open_builder, subject, tap, wait_for_python
from tests.browser.support.network_guard import Watch

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def finished(page: Page) -> None:
    """The message says what happened and has no gap to fill."""
    expect(body(page)).to_have_value(re.compile("slept through my alarm", re.IGNORECASE))
    text = subject(page).input_value() + "\n" + body(page).input_value()
    assert not PLACEHOLDER.search(text), text
    assert "interview" in subject(page).input_value()


def test_two_taps_on_a_phone(new_page: Callable[..., Page], site: str) -> None:
    """On a phone two answers are enough, and nothing scrolls sideways."""
    page = new_page(**PHONE)
    open_builder(page, site)
    for label in ("Earlier today", "I overslept"):
        page.locator(".chip").filter(has=page.get_by_label(label, exact=True)).tap()

    finished(page)
    expect(body(page)).to_have_value(re.compile("today"))
    page.locator("#see-message").tap()
    expect(body(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_two_taps_before_python(page: Page, site: str) -> None:
    """Before Python runs the two taps swap the ready-made message at once, and it can be sent."""
    page.route("**/*.wasm*", lambda route: None)
    open_builder(page, site, python=False)
    tap(page, "Earlier today", "I overslept")

    finished(page)
    expect(page.locator("#builder")).to_have_attribute("data-source", "ready-made")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile(r"^mailto:\?subject=[^&]+&body=.*alarm"))


@pytest.mark.parametrize("file", ["*.wasm*", "worker-*.js"])
def test_failed_download_can_be_retried(page: Page, site: str, watch: Watch, file: str) -> None:
    """If a file of Python's can't be downloaded, the page says so, keeps what was typed, and can try again."""
    watch.expect_errors()
    blocked: list[str] = []

    def refuse(route: Route) -> None:
        blocked.append(route.request.url)
        route.abort()

    page.route(f"**/{file}", refuse)
    open_builder(page, site, "#situation=missed&cause=overslept", python=False)
    field(page, "your_name").fill("Sam Taylor")
    body(page).press("End")

    expect(page.locator("#builder")).to_have_attribute("data-python", "failed", timeout=60_000)
    assert blocked
    expect(page.locator("#python-failed")).to_be_visible()
    expect(page.locator("#python-reason")).not_to_be_empty()
    expect(page.locator("#python-failed a")).to_have_attribute("href", re.compile("situations/$"))
    finished(page)
    expect(field(page, "your_name")).to_have_value("Sam Taylor")

    page.unroute(f"**/{file}")
    page.locator("#retry").click()
    wait_for_python(page)
    expect(body(page)).to_have_value(re.compile("Sam Taylor$"))
    expect(page.locator("#python-failed")).to_be_hidden()


def test_answers_given_during_start_are_kept(page: Page, site: str) -> None:
    """What was answered and edited before Python was ready is there afterwards."""
    held: list[Route] = []
    page.route("**/*.wasm*", lambda route: held.append(route))
    open_builder(page, site, "#situation=missed&cause=forgot", python=False)
    field(page, "role").fill("Data Analyst")
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()

    expect(body(page)).to_have_value(re.compile("Data Analyst"), timeout=60_000)
    expect(field(page, "role")).to_have_value("Data Analyst")


def test_page_without_scripts(new_page: Callable[..., Page], site: str) -> None:
    """Without scripts the page says so, shows a message and links to the others."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}builder/")

    expect(page.get_by_role("link", name="Ready-made messages for every situation").first).to_be_visible()
    expect(body(page)).to_have_value(re.compile("sorry I missed our interview"))
    expect(page.locator("#mail")).to_have_attribute("href", re.compile(r"^mailto:\?subject=Sorry.*&body=Dear"))
    expect(page.locator("#questions")).to_be_hidden()
    expect(page.locator("#details")).to_be_hidden()
    page.get_by_role("link", name="Ready-made messages for every situation").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/situations/" in page.url
