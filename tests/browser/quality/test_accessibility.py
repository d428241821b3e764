"""axe reports no violation in any state of the builder's page, light or dark, narrow or wide."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.axe import violations
from tests.browser.support.builder_page import body, field, open_builder, tap
from tests.browser.support.network_guard import Watch

SCREENS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]

SMALL_TARGETS = """
() => [...document.querySelectorAll("#builder :is(button, a, input, select, textarea, summary, .chip)")]
  .filter((part) => part.checkVisibility({visibilityProperty: true}) && !part.closest(".chip input, .visually-hidden"))
  .map((part) => [part, (part.closest("label") ?? part).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([part, box]) => `${part.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)
"""


def violations_on_whole_page(page: Page) -> list[str]:
    """What axe finds in a window as high as the page.

    In a lower one the row of buttons that stays in sight covers half a control, and axe takes the rest for the target.
    """
    size = page.viewport_size
    assert size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": height + 200})
    result = violations(page)
    page.set_viewport_size(size)
    return result


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_in_every_state(new_page: Callable[..., Page], site: str, width: int, scheme: str) -> None:
    """Empty, filled, with errors, edited, with findings, after copying, all parts open, erased: axe finds nothing."""
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    results: dict[str, list[str]] = {}
    open_builder(page, site)
    results["empty"] = violations_on_whole_page(page)

    tap(page, "Earlier today", "I overslept")
    field(page, "recipient_email").fill("no address")
    field(page, "slot1_start").fill("10:00")
    field(page, "your_name").fill("Sam Taylor")
    field(page, "your_name").blur()
    expect(page.locator("#f-recipient_email-error")).to_be_visible()
    results["errors"] = violations_on_whole_page(page)

    body(page).fill("Hi,\n\nSorry, sorry, sorry! My alarm did not ring. Please forgive me.\n\nSam")
    expect(page.locator("#findings")).to_be_visible()
    field(page, "role").fill("Data Analyst")
    expect(page.locator("#edited")).to_be_visible()
    page.locator(".ways [data-copy=body]").first.click()
    page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => { part.open = true; })")
    results["everything open"] = violations_on_whole_page(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SMALL_TARGETS) == []

    field(page, "situation").select_option("refused")
    page.locator("#own").click()
    results["own text"] = violations_on_whole_page(page)
    page.locator("#erase").click()
    page.evaluate("() => scrollTo(0, 0)")
    results["erased"] = violations_on_whole_page(page)
    assert {state: rules for state, rules in results.items() if rules} == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_without_python(new_page: Callable[..., Page], site: str, watch: Watch, width: int, scheme: str) -> None:
    """While Python starts and after it failed, axe finds nothing."""
    watch.expect_errors()
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    held: list[Route] = []
    blocked = False
    page.route("**/*.wasm*", lambda route: route.abort() if blocked else held.append(route))
    open_builder(page, site, python=False)
    expect(page.locator("#python-state")).to_be_visible()
    starting = violations(page)
    blocked = True
    while held:
        held.pop().abort()
    expect(page.locator("#python-failed")).to_be_visible(timeout=60_000)
    assert starting + violations(page) == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_with_restored_draft(new_page: Callable[..., Page], site: str, width: int, scheme: str) -> None:
    """After a reload with answers, an edit and findings, axe finds nothing."""
    page = new_page(viewport={"width": width, "height": 1800}, color_scheme=scheme)
    open_builder(page, site, "#situation=missed&cause=overslept")
    field(page, "your_name").fill("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("Sam Taylor"))  # else Python's answer takes the selection away
    body(page).fill("Hi,\n\nSorry, sorry, sorry! Please forgive me.\n\nSam")
    expect(page.locator("#findings")).to_be_visible()
    page.reload()
    expect(body(page)).to_have_value("Hi,\n\nSorry, sorry, sorry! Please forgive me.\n\nSam")
    expect(page.locator("#findings")).to_be_visible(timeout=60_000)
    page.evaluate("() => scrollTo(0, 0)")  # what is half under the header is too small for axe
    assert violations(page) == []
