"""axe finds nothing to mend in any state of the builder's page, light or dark, narrow or wide."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import body, field, open_builder, tap
from tests.browser.support.network_guard import Watch
from tests.conftest import ROOT

AXE = ROOT / "builder" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["best-practice", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = f"async () => (await axe.run(document, {{runOnly: {TAGS}}})).violations"
SCREENS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]

SMALL = """
() => [...document.querySelectorAll("#builder :is(button, a, input, select, textarea, summary, .chip)")]
  .filter((part) => part.checkVisibility({visibilityProperty: true}) && !part.closest(".chip input, .visually-hidden"))
  .map((part) => [part, (part.closest("label") ?? part).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([part, box]) => `${part.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)
"""


def violations(page: Page) -> list[str]:
    """What axe has to say about the page as it stands."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_state_is_clean(new_page: Callable[..., Page], site: str, width: int, scheme: str) -> None:
    """Empty, filled, with errors, edited, with findings, after copying, all parts open, erased: axe finds nothing."""
    # High enough that no link is half under the row of buttons that stays in sight: axe takes its rest for the target.
    page = new_page(viewport={"width": width, "height": 1800}, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    open_builder(page, site)
    found["empty"] = violations(page)

    tap(page, "Earlier today", "I overslept")
    field(page, "recipient_email").fill("no address")
    field(page, "slot1_start").fill("10:00")
    field(page, "your_name").fill("Sam Taylor")
    field(page, "your_name").blur()
    expect(page.locator("#f-recipient_email-error")).to_be_visible()
    found["errors"] = violations(page)

    body(page).fill("Hi,\n\nSorry, sorry, sorry! My alarm did not ring. Please forgive me.\n\nSam")
    expect(page.locator("#findings")).to_be_visible()
    field(page, "role").fill("Data Analyst")
    expect(page.locator("#edited")).to_be_visible()
    page.locator(".ways [data-copy=body]").first.click()
    page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => { part.open = true; })")
    found["everything open"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(SMALL) == []

    field(page, "situation").select_option("refused")
    page.locator("#own").click()
    found["own text"] = violations(page)
    page.locator("#erase").click()
    found["erased"] = violations(page)
    assert {state: rules for state, rules in found.items() if rules} == {}


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_without_python_the_page_is_clean_too(
    new_page: Callable[..., Page], site: str, watch: Watch, width: int, scheme: str
) -> None:
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
