"""From a guide page the builder is prerendered before the tap, where the browser does that, and starts with the tap."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.browser.support import browsers
from tests.browser.support.devtools_pipe import ChromiumTab, chromium_tab

LINK: Final = ".letter__actions a[href*='builder/']"
IS_READY: Final = "document.querySelector('[data-python]')?.dataset.python === 'ready'"
TYPE_NAME: Final = """
(() => {
  const name = document.querySelector("[name='your_name']");
  name.value = "Ada Canary";
  name.dispatchEvent(new Event("input", { bubbles: true }));
})()
"""
ACTIVATION: Final = "performance.getEntriesByType('navigation')[0].activationStart"


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[ChromiumTab]:
    """A tab of a Chromium that may prerender."""
    program = browsers.find("chromium")
    assert program
    with chromium_tab(program, tmp_path / "profile") as opened:
        yield opened


def go_to_builder(tab: ChromiumTab) -> None:
    """Hover over a letter's link to the builder until it's prerendered, and click it."""
    tab.hover(LINK)
    tab.wait_for_prerendered_page()
    tab.click(LINK)
    tab.show_prerendered_page()


def test_builder_is_prerendered_and_starts_with_the_tap(tab: ChromiumTab, site: str) -> None:
    """It's the prerendered page that comes into sight; there Python starts, and the link's answers count."""
    tab.open(f"{site}situations/overslept/")
    go_to_builder(tab)
    tab.wait_for(IS_READY)

    assert tab.evaluate(ACTIVATION) > 0
    assert tab.evaluate("location.pathname").endswith("/builder/")
    assert tab.evaluate("document.querySelector('[name=cause]:checked').value") == "overslept"
    assert "slept through my alarm" in tab.evaluate("document.querySelector('#message-body').value")


def test_prerendered_builder_has_the_draft_of_its_tab(tab: ChromiumTab, site: str) -> None:
    """What was typed in the tab before is there, and nothing was stored before the tap."""
    tab.open(f"{site}builder/")
    tab.wait_for(IS_READY)
    tab.evaluate(TYPE_NAME)
    tab.wait_for("Object.values(sessionStorage).some((value) => value.includes('Ada Canary'))")
    tab.evaluate(f"location.assign('{site}situations/overslept/')")
    tab.wait_for("document.querySelector('.letter__actions') && document.readyState === 'complete'")
    go_to_builder(tab)
    tab.wait_for(IS_READY)

    assert tab.evaluate(ACTIVATION) > 0
    assert tab.evaluate("document.querySelector(\"[name='your_name']\").value") == "Ada Canary"
    tab.wait_for("document.querySelector('#message-body').value.includes('Ada Canary')")
