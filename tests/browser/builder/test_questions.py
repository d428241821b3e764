"""The questions: answered by a tap, folded, opened again, and answered by a link."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import FULL_ANSWERS, answer, body, open_builder, tap


def test_answered_question_folds_and_opens_again(page: Page, site: str) -> None:
    """A tapped answer folds its question into one row; Change shows the choices again, and keeps the answer."""
    open_builder(page, site)
    question = page.locator("#f-when")
    question.get_by_text("Earlier today").click()
    expect(question.get_by_text("On another day")).to_be_hidden()
    expect(question.get_by_text("Earlier today")).to_be_visible()
    question.get_by_role("button", name="Change When is or was the interview?").click()
    expect(question.get_by_text("On another day")).to_be_visible()
    expect(question.get_by_role("radio", name="Earlier today")).to_be_focused()
    page.locator("#message-body").click()
    expect(question.get_by_text("On another day")).to_be_hidden()


def test_address_brings_answers_and_form(page: Page, site: str) -> None:
    """A link can say when, who was reached, the form and the voice; each shows as an answered row."""
    open_builder(page, site, "#when=today&contact=they-wrote&cause=train&form=email&voice=formal")
    expect(page.locator("#f-contact[data-folded]")).to_contain_text("They wrote to me first")
    expect(page.locator("#f-when[data-folded]")).to_contain_text("Earlier today")
    expect(page.locator("#f-voice")).to_have_value("formal")
    assert page.url.endswith("/builder/")


def test_address_opens_the_box_for_an_own_text(page: Page, site: str) -> None:
    """A link to the check opens an empty box, in sight, with no other message in it."""
    open_builder(page, site, "#own=1")
    expect(page.locator("#own-hint")).to_be_visible()
    expect(body(page)).to_have_value("")
    expect(body(page)).to_be_in_viewport()


def test_own_text_can_be_checked_from_the_top(page: Page, site: str) -> None:
    """Whoever has written a message already finds the check in the first lines of the page."""
    open_builder(page, site)
    page.locator(".lead").get_by_role("link", name="Check my own text").click()
    expect(page.locator("#own-hint")).to_be_visible()
    expect(body(page)).to_be_focused()


def test_next_question_is_in_sight_after_a_long_one_folds(page: Page, site: str) -> None:
    """On a phone, the list of causes folds and what it asks next is in sight, as is the row of the answer."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_builder(page, site)
    for label in ("Earlier today", "Not yet", "Train or bus trouble"):
        page.locator("#builder .chip:visible", has_text=label).first.click()
    expect(page.locator("#f-cause[data-folded]")).to_be_in_viewport(ratio=1)
    expect(page.locator("#f-cause_kind")).to_be_in_viewport(ratio=1)


def test_agreed_new_time_is_among_the_answers_in_sight(page: Page, site: str) -> None:
    """It leads to a confirmation, and never to a running-late letter: not where the new interview has yet to start."""
    open_builder(page, site)
    expect(page.locator("#f-when")).to_contain_text("The original one, if you have a new time")
    for label in ("We spoke and agreed a new time", "It has not started"):
        page.locator("#builder .chip:visible", has_text=label).first.click()
        expect(page.locator("#f-contact[data-folded]")).to_contain_text("We spoke and agreed a new time")
        expect(body(page)).to_have_value(re.compile("Thank you"))
        expect(page.locator("#changed-sentence")).not_to_contain_text("late")
        expect(page.locator("#f-plan")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_counts_on_being_late_until_it_is_said(page: Page, site: str, width: int) -> None:
    """Before the start, whether they'll come is asked first: no line shows running late, no minutes are asked for."""
    page.set_viewport_size({"width": width, "height": 640})
    open_builder(page, site)
    note, minutes, line = (page.locator(part) for part in (".undecided", "#f-eta_minutes", "#changed-sentence"))
    expect(note).to_be_hidden()
    tap(page, "It has not started")
    expect(body(page)).to_have_value(re.compile("running late"))
    expect(note).to_have_text("Can you still get there? Until you answer, this message says you’re running late.")
    for part in (line, minutes, page.get_by_role("button", name="How late you will be")):
        expect(part).to_be_hidden()
    note.get_by_role("link").click()
    expect(page.get_by_role("radio", name="Yes, but late")).to_be_focused()
    tap(page, "No, not today")
    expect(note).to_be_hidden()
    expect(body(page)).not_to_have_value(re.compile("late"))
    expect(minutes).to_be_hidden()
    page.locator("#f-plan-change").click()
    tap(page, "Yes, but late")
    expect(minutes).to_be_visible()
    expect(note).to_be_hidden()
    expect(body(page)).to_have_value(re.compile("running late"))


TAP_ONCE_FOLDED = """
(place) => new MutationObserver(() => requestAnimationFrame(() => {
  const hit = document.elementFromPoint(...place);
  window.isHit = hit.closest("#f-contact, #f-cause") !== null;
  hit.click();
})).observe(document.querySelector("#f-when"), { attributeFilter: ["data-folded"] })
"""
"""A tap in the frame after the page has moved: from outside, a busy machine would make it too late."""


def test_tap_on_what_has_just_moved_does_nothing(page: Page, site: str) -> None:
    """A tap where a choice was until the question above it folded isn't taken for what stands there now."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_builder(page, site)
    box = page.locator("#f-contact .chip", has_text="Not yet").bounding_box()
    assert box
    place = (box["x"] + 20, box["y"] + 20)
    page.evaluate(TAP_ONCE_FOLDED, place)
    page.locator("#f-when .chip", has_text="Earlier today").click()
    expect(page.locator("#f-when[data-folded]")).to_be_visible()
    page.wait_for_function("'isHit' in window")
    assert not page.evaluate("window.isHit")
    page.wait_for_timeout(500)
    assert page.locator(":is([name=contact], [name=cause]):checked, #came-back[open]").count() == 0
    moved = page.locator("#f-contact .chip", has_text="Not yet").bounding_box()
    assert moved
    assert moved["y"] < box["y"] - 100
    page.mouse.click(moved["x"] + 20, moved["y"] + 20)
    expect(page.locator("#f-contact[data-folded]")).to_contain_text("Not yet")


def test_message_leads_to_what_could_be_added_and_then_to_the_greeting(page: Page, site: str) -> None:
    """The bar counts nothing before the first answer; once nothing is left to add, Message shows how it begins."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_builder(page, site)
    message = page.locator("#see-message")
    expect(message).to_have_text("Message")
    tap(page, "Earlier today")
    expect(message).to_have_text("Message· 7 to add")
    message.click()
    expect(page.locator("#missing-title")).to_be_in_viewport()
    tap(page, "We spoke and agreed a new time")
    answer(page, FULL_ANSWERS | {"situation": "refused", "contact": "refused"})
    expect(message).to_have_text("Message")
    page.locator("#ways").scroll_into_view_if_needed()
    message.click()
    expect(page.locator("#message-title")).to_be_in_viewport()
