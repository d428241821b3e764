"""Findings in the margin: on a wide screen each has a mark beside the words it is about, and stands beside that."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, open_builder
from tests.browser.support.finding_marks import PLACES, marks_by_line

WIDE: Final = {"width": 1280, "height": 800}
FIRST: Final = "You should have called me first, and that is why it happened."
SECOND: Final = "See you on [date] then."


@pytest.fixture
def edited(new_page: Callable[..., Page], site: str) -> Page:
    """A wide page whose message the visitor has given two sentences to look at."""
    page = new_page(viewport=WIDE, locale="en-GB", timezone_id="Europe/London")
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    text = body(page).input_value()
    body(page).fill(text.replace("Kind regards", f"{FIRST}\n\n{SECOND}\n\nKind regards"))
    expect(page.locator(".finding", has_text="You should have called")).to_be_visible()
    expect(page.locator(".finding", has_text="[date]")).to_be_visible()
    return page


def test_each_mark_stands_beside_its_sentence(edited: Page) -> None:
    """Each mark's middle is within the lines of its sentence, beside the text; marks and findings don't overlap."""
    found = marks_by_line(edited.evaluate(PLACES))
    assert set(found) == {FIRST, SECOND}
    assert "You should have called" in found[FIRST]["say"]
    assert "[date]" in found[SECOND]["say"]
    assert found[FIRST]["bottom"] <= found[SECOND]["top"]
    assert found[FIRST]["card"]["bottom"] <= found[SECOND]["card"]["top"]
    assert found[FIRST]["card"]["top"] <= found[FIRST]["top"]


def test_marks_move_along_with_the_text(edited: Page) -> None:
    """Words put in above them, or a narrower window, and the marks stand beside their sentences again."""
    before = marks_by_line(edited.evaluate(PLACES))[FIRST]["top"]
    text = body(edited).input_value()
    body(edited).fill(text.replace("\n\n", "\n\nIt was a long day, and this is one more line to read.\n\n", 1))
    edited.wait_for_function("(top) => document.querySelector('.finding [data-do=show]').offsetTop > top + 20", arg=0)
    edited.wait_for_timeout(1000)
    found = marks_by_line(edited.evaluate(PLACES))
    assert set(found) == {FIRST, SECOND}
    assert found[FIRST]["top"] != before

    edited.set_viewport_size({"width": 1200, "height": 800})
    edited.wait_for_timeout(300)
    assert set(marks_by_line(edited.evaluate(PLACES))) == {FIRST, SECOND}


def test_marks_on_one_line_stand_side_by_side(edited: Page) -> None:
    """Two findings about the same line have a mark each."""
    text = body(edited).input_value()
    body(edited).fill(text.replace(SECOND, f"{SECOND} Or [time]."))
    expect(edited.locator(".finding", has_text="[time]")).to_be_visible()
    edited.wait_for_timeout(300)
    places = edited.evaluate(PLACES)["places"]
    boxes = [(it["left"], it["top"]) for it in places]
    overlaps = [
        (one, other)
        for one in boxes
        for other in boxes
        if one < other and abs(one[0] - other[0]) < 24 and abs(one[1] - other[1]) < 24
    ]
    assert len(boxes) == 3
    assert overlaps == []


def test_keyboard_goes_from_a_mark_to_its_words(edited: Page) -> None:
    """A mark is a button that says its finding; it leads to the words."""
    mark = edited.get_by_role("button", name="Show in message").nth(1)
    expect(mark).to_have_accessible_description(re.compile(r"\[date\]"))
    mark.focus()
    edited.keyboard.press("Enter")
    selected = "() => { const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd); }"
    assert edited.evaluate(selected) == "[date]"


def test_row_with_forms_and_send_stays_in_sight(edited: Page) -> None:
    """However long the text, the channels and Send stay on the screen, and nothing scrolls within the page."""
    body(edited).fill(body(edited).input_value() + "\n\nAnd one more thing to read before the end." * 12)
    edited.wait_for_timeout(500)
    for top in (0, 400, 800, 1200):
        edited.evaluate("(top) => scrollTo(0, top)", top)
        expect(edited.locator("#send")).to_be_in_viewport(ratio=1)
    scrolling = edited.evaluate(
        "() => [...document.querySelectorAll('#builder, #builder *')].filter((part) => part.checkVisibility()"
        " && part.scrollHeight > part.clientHeight + 2 && part.clientHeight > 0"
        " && ['auto', 'scroll'].includes(getComputedStyle(part).overflowY)).map((part) => part.outerHTML.slice(0, 80))"
    )
    assert scrolling == []


def test_text_without_edits_and_phones_have_no_margin(new_page: Callable[..., Page], site: str, edited: Page) -> None:
    """The margin is for what the visitor wrote, where there is room; on a phone findings stand below the text."""
    expect(edited.locator("#message")).to_have_attribute("data-own", "")
    body(edited).fill(body(edited).input_value().replace(f"{FIRST}\n\n{SECOND}\n\n", ""))
    expect(edited.locator("#message")).not_to_have_attribute("data-own", "")
    phone = new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
    open_builder(phone, site, "#situation=missed&cause=overslept")
    body(phone).fill(f"Hello,\n\n{FIRST}\n\n{SECOND}")
    expect(phone.locator(".finding").first).to_be_visible()
    bottom = phone.locator(".paper").evaluate("(part) => part.getBoundingClientRect().bottom")
    assert phone.locator(".finding").first.evaluate("(part) => part.getBoundingClientRect().top") >= bottom
