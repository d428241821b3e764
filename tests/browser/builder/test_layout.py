"""How the page is laid out: short on a phone, and whatever the screen, the field and its sentence in sight."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import open_builder, tap

PHONE: Final = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOW: Final = "2026-11-24T12:40:00+00:00"

SCREEN: Final = 726
"""Pixels between the header and the bar on that phone, while the bar has nothing to say."""

MAX_SCREENS: Final = 3.0
MAX_BAR: Final = 0.2
"""Of a low screen's height."""

CONTENT_HEIGHT = """
() => document.documentElement.scrollHeight
  - document.querySelector(".md-header").offsetHeight - document.querySelector(".bar").offsetHeight
"""

ANSWERS: Final = {
    "overslept": ["Earlier today", "Not yet", "I overslept"],
    "train": ["It has not started", "Yes, but late", "Not yet", "Train or bus trouble", "Bus late", "15 min"],
    "they wrote": ["Earlier today", "They wrote to me first", "I forgot", "Whether I'm still interested"],
    "voicemail": ["Earlier today", "I left a voicemail", "I overslept"],
}


def content_screens(page: Page) -> float:
    """How many screens what stands between header and bar takes."""
    height: int = page.evaluate(CONTENT_HEIGHT)
    return height / SCREEN


@pytest.mark.parametrize("situation", ANSWERS)
def test_page_is_three_screens_long_once_answered(new_page: Callable[..., Page], site: str, situation: str) -> None:
    """With three questions answered, and what they lead to, a phone's page is at most three screens long."""
    page = new_page(**PHONE, locale="en-GB", timezone_id="Europe/London")
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    for label in ANSWERS[situation]:
        suggested = page.locator("[data-suggest]", has_text=label)
        if suggested.count():
            suggested.click()
        else:
            tap(page, label)
    expect(page.locator("[data-gap-of]").first).to_be_visible()
    page.wait_for_timeout(500)
    print(f"{situation}: {content_screens(page):.2f} screens")
    assert content_screens(page) <= MAX_SCREENS


def test_page_is_three_screens_long_with_an_agreed_time(new_page: Callable[..., Page], site: str) -> None:
    """The same for who agreed a new time on the phone, and comes from the page about it."""
    page = new_page(**PHONE, locale="en-GB", timezone_id="Europe/London")
    page.clock.set_fixed_time(NOW)
    open_builder(page, site, "#contact=agreed-call&when=today")
    page.locator("[data-suggest=new_date]", has_text="Thu 26 Nov").click()
    page.locator("#f-new_time").fill("10:00")
    expect(page.locator("[data-gap-of]").first).to_be_visible()
    page.wait_for_timeout(500)
    print(f"agreed: {content_screens(page):.2f} screens")
    assert content_screens(page) <= MAX_SCREENS


LOW_SCREENS: Final = {"zoom 400 %": (320, 256), "landscape": (844, 390), "keyboard up": (390, 508)}
GAPS: Final = ("your_name", "role", "interview_time", "phone", "slot1_date")

IN_SIGHT = """
() => {
  const box = (part) => part.getBoundingClientRect();
  const header = document.querySelector(".md-header"), bar = box(document.querySelector(".bar"));
  const stays = ["sticky", "fixed"].includes(getComputedStyle(header).position);
  const [top, bottom] = [stays ? box(header).bottom : 0, bar.top];
  const sentence = document.querySelector(".gap[data-open] .gap__sentence:not([hidden])");
  const isHidden = (part) => !part || box(part).top < top - 1 || box(part).bottom > bottom + 1;
  const hidden = Object.entries({field: document.activeElement, sentence}).filter(([, part]) => isHidden(part));
  return {hidden: hidden.map(([name]) => name), bar: bar.height / innerHeight};
}
"""


@pytest.mark.parametrize("screen", LOW_SCREENS)
def test_field_and_its_sentence_are_in_sight_on_a_low_screen(
    new_page: Callable[..., Page], site: str, screen: str
) -> None:
    """What is typed and the sentence it changes are both in sight; the bar takes a fifth of the screen at most."""
    width, height = LOW_SCREENS[screen]
    page = new_page(viewport={"width": width, "height": height}, locale="en-GB", timezone_id="Europe/London")
    page.clock.set_fixed_time(NOW)
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    for name in GAPS:
        page.locator(f"[data-gap-of={name}] .gap__row").click()
        expect(page.locator(".gap[data-open] .gap__sentence")).to_be_visible()
        expect_in_sight(page, name)
        if name in ("your_name", "role"):
            page.keyboard.type("Data Analyst", delay=20)
            expect(page.locator(".gap[data-open] .gap__sentence")).to_contain_text("Data Analyst")
            expect_in_sight(page, f"{name}, typed")
    offers = page.locator("#offers [data-part]")
    for index in range(offers.count()):
        expect(offers.nth(index)).to_be_focused()
        page.keyboard.press("Space")
        expect_in_sight(page, f"offer {index}")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")


def expect_in_sight(page: Page, when: str) -> None:
    """The field with the focus and the sentence beside it are between header and bar."""
    page.wait_for_timeout(300)
    seen = page.evaluate(IN_SIGHT)
    assert seen["hidden"] == [], when
    assert seen["bar"] <= MAX_BAR, when
