"""An answer that makes the message another letter says which, beside it, and can be taken back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder, status, tap

THEY_WROTE = "They wrote to me first"
GOODBYE = "#situation=refused"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


def expect_changed(page: Page, before: str, after: str) -> None:
    """Check that the line says what the letter is now, in sight and aloud, and what it was."""
    expect(page.locator("#letter-changed")).to_have_text(f"This changes your message to {after}.")
    expect(page.locator("#letter-changed")).to_be_in_viewport()
    expect(page.locator("#keep-letter")).to_have_text(f"Change it back to {before}")
    expect(page.locator("#keep-letter")).to_be_in_viewport()
    expect(page.locator("#builder[data-moved]")).to_have_count(0)
    covered = page.evaluate(
        "() => { const { x, y } = document.querySelector('#letter-changed').getBoundingClientRect();"
        " return document.elementFromPoint(x + 5, y + 5).id !== 'letter-changed'; }"
    )
    assert not covered, "the header covers it"
    expect(status(page)).to_have_text(f"This changes your message to {after}.")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_goodbye_that_a_true_answer_turns_into_an_apology(page: Page, site: str, viewport: dict[str, int]) -> None:
    """From a link to the goodbye: the answer tells beside itself what it makes of it, and a tap brings it back."""
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    open_builder(page, site, GOODBYE)
    field(page, "your_name").fill("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("Sam Taylor$"))
    goodbye = body(page).input_value()

    page.locator("#f-contact-change").click()
    page.get_by_text(THEY_WROTE, exact=True).click()
    expect_changed(page, "a thank-you after they’ve said no", "a reply to their message")
    assert page.locator("#f-contact").evaluate("(row) => row.nextElementSibling.id") == "letter-change"
    expect(body(page)).not_to_have_value(goodbye)

    page.locator("#keep-letter").click()
    expect(body(page)).to_have_value(goodbye)
    expect(page.locator("#f-contact[data-folded] [value=refused]")).to_be_checked()
    expect(page.locator("#f-contact-change")).to_be_focused()
    expect(page.locator("#letter-change")).to_be_hidden()
    expect(status(page)).to_have_text("Changed back")
    expect(field(page, "your_name")).to_have_value("Sam Taylor")


def test_edited_letter_stays(page: Page, site: str) -> None:
    """An edited letter stays as it is, whether the visitor goes back or not, and the next answer ends the line."""
    open_builder(page, site, GOODBYE)
    body(page).fill("My own goodbye, word by word.")
    tap(page, THEY_WROTE)
    expect_changed(page, "a thank-you after they’ve said no", "a reply to their message")
    expect(page.locator("#edited")).to_be_visible()
    page.locator("#keep-letter").click()
    expect(page.locator("#edited")).to_be_hidden()
    expect(body(page)).to_have_value("My own goodbye, word by word.")

    tap(page, THEY_WROTE)
    expect(page.locator("#letter-change")).to_be_visible()
    field(page, "your_name").fill("Sam Taylor")
    expect(page.locator("#letter-change")).to_be_hidden()
    expect(body(page)).to_have_value("My own goodbye, word by word.")


def test_first_answers_say_nothing(page: Page, site: str) -> None:
    """Whoever answers the three questions for the first time has no letter to lose; another answer afterwards has."""
    open_builder(page, site)
    for label in ("Earlier today", "I left a voicemail", "I overslept"):
        tap(page, label)
        expect(page.locator("#letter-change")).to_be_hidden()
    tap(page, "It has not started")
    expect_changed(page, "a follow-up to your voicemail", "a message about running late")


def test_channel_that_the_other_letter_lacks_comes_back(page: Page, site: str) -> None:
    """A text message that the other letter can't be is in sight again once the visitor goes back."""
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    page.locator("[name=form][value=text]").check(force=True)
    expect(body(page)).to_have_value(re.compile("overslept|alarm"))
    body(page).press("ControlOrMeta+End")
    body(page).press_sequentially(" Mine.")
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    page.locator("[name=contact][value=refused]").evaluate("(radio) => radio.click()")
    expect(page.locator("[name=form][value=email]")).to_be_checked()
    page.locator("#keep-letter").click()
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    expect(body(page)).to_have_value(re.compile(r" Mine\.$"))


def test_link_that_makes_a_draft_another_letter(page: Page, site: str) -> None:
    """A link that is opened over an edited reminder says what it makes of it, before Python has started too."""
    page.route("**/*.wasm*", lambda route: None)
    open_builder(page, site, "#situation=nudge", python=False)
    body(page).fill("My own reminder")
    page.goto(site)
    open_builder(page, site, GOODBYE, python=False)
    expect_changed(page, "a reminder", "a thank-you after they’ve said no")
    expect(body(page)).to_have_value("My own reminder")
    page.locator("#keep-letter").click()
    expect(page.locator("#f-contact[data-folded] [value=silence]")).to_be_checked()
    expect(body(page)).to_have_value("My own reminder")
