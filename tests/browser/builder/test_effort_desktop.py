"""What it takes at a desktop, by mouse or by keys alone: `make effort` prints it.

Persons 8 to 10 of the walk-through before the builder was redesigned; those on a phone are in test_effort.py.
"""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, open_builder, status
from tests.browser.support.visitor import Visitor

DESKTOP: Final = {"width": 1280, "height": 800}
AT_200_PERCENT: Final = {"width": 640, "height": 400}
CLIPBOARD: Final = ["clipboard-read", "clipboard-write"]
NOW: Final = "2026-11-24T12:40:00+00:00"

OWN_TEXT: Final = """Hello,

So sorry, so sorry I missed the interview, something came up. I really really want this job!!!
My landlord is impossible. Please forgive me, and if you never want to see me again, I get it.

Sam"""

MAX_STOPS: Final = 25
"""Stops of the Tab key from the first question to the way out."""
MAX_SCREENS: Final = 1.0
MIN_SHARE_IN_SIGHT: Final = 0.95

HAS_FOCUS: Final = "(selector) => document.activeElement.matches(selector)"


def report(journey: str, visitor: Visitor) -> None:
    """Print what it took, and check that hardly anything was scrolled."""
    print(f"\n{journey}: {visitor.effort}")
    assert visitor.screens <= MAX_SCREENS


def test_journey_own_text(new_page: Callable[..., Page], site: str) -> None:
    """A text of one's own, from the page about the check: a click, a paste, and what the check found is in sight."""
    page = new_page(viewport=DESKTOP, permissions=CLIPBOARD)
    page.goto(f"{site}check-your-message/")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", OWN_TEXT)
    page.get_by_role("link", name="paste it into the check").click()
    expect(body(page)).to_be_focused()
    visitor = Visitor(page, taps=1)
    visitor.press("ControlOrMeta+V")
    expect(body(page)).to_have_value(OWN_TEXT)
    expect(page.locator(".finding").first).to_be_in_viewport(ratio=1)
    expect(body(page)).to_be_in_viewport(ratio=1)
    expect(page.locator("#message-why")).to_be_hidden()
    expect(page.locator("#next-wording")).to_be_hidden()
    assert visitor.share_in_sight == 1
    report("own text", visitor)


def test_journey_advisers_link(new_page: Callable[..., Page], site: str) -> None:
    """An adviser prepares a link with the job and the company, and without names."""
    page = new_page(viewport=DESKTOP, permissions=CLIPBOARD)
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    visitor = Visitor(page)
    for label in ("Earlier today", "Not yet", "I overslept"):
        visitor.tap(page.locator("#builder .chip:visible", has_text=label).first, answers=True)
    page.locator("#f-voice").select_option("formal")  # one that says the company
    for field, words in {"role": "Data Analyst", "company": "Northwind"}.items():
        visitor.tap(page.locator(f"[data-gap-of={field}] .gap__row"))
        visitor.type(words)
    visitor.tap(page.locator("#send"))
    visitor.tap(page.locator("#more-ways > summary"))
    visitor.tap(page.locator("#share-job"), answers=True)
    page.wait_for_timeout(500)  # Python makes the link anew
    visitor.tap(page.locator("#share-link"))
    expect(status(page)).to_have_text("Copied: a link to your answers")
    fragment = page.evaluate("() => navigator.clipboard.readText()").partition("#d=")[2]
    answers = json.loads(urlsafe_b64decode(fragment + "=" * (-len(fragment) % 4)))
    assert (answers["role"], answers["company"]) == ("Data Analyst", "Northwind")
    assert visitor.taps <= 11
    report("adviser's link", visitor)
    assert visitor.share_in_sight >= MIN_SHARE_IN_SIGHT


def test_journey_by_keys(new_page: Callable[..., Page], site: str) -> None:
    """Keys alone, at 200 %: three answers, a name and the copied message, within 25 stops."""
    page = new_page(viewport=AT_200_PERCENT, permissions=CLIPBOARD)
    open_builder(page, site)
    page.locator("[name=when]").first.focus()
    visitor = Visitor(page)
    stops = 0

    def tab_to(selector: str) -> None:
        nonlocal stops
        while not page.evaluate(HAS_FOCUS, selector):
            page.keyboard.press("Tab")
            visitor.keys += 1
            stops += 1
            assert stops <= MAX_STOPS, selector

    for question, value, moves in (("when", "today", 2), ("contact", "none", 0), ("cause", "overslept", 0)):
        tab_to(f"[name={question}]")
        visitor.press("Space")
        visitor.press("ArrowDown", times=moves)
        expect(page.locator(f"[name={question}][value={value}]")).to_be_checked()
        visitor.answers += 1
    tab_to("[data-gap-of=your_name] .gap__row")
    visitor.press("Enter")
    visitor.type("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("Sam Taylor$"))
    tab_to(".ways__first [data-copy=body]")
    visitor.press("Enter")
    expect(status(page)).to_have_text("Copied. Now paste it into a new email.")
    report(f"by keys, {stops} stops", visitor)


def test_letter_and_gaps_are_a_key_apart(page: Page, site: str) -> None:
    """From the letter a link that shows with the focus leads to what could be added, and one there leads back."""
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    open_builder(page, site)
    body(page).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#to-gaps")).to_be_focused()
    expect(page.locator("#to-gaps")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#missing-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#missing a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(body(page)).to_be_focused()
