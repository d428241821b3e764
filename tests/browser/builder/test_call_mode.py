"""The script while calling: a step at a time, a tap for what they say, and the next message after it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder, subject, tap


def test_call_is_led_step_by_step(page: Page, site: str) -> None:
    """One step is in sight, large; answers of theirs lead on; after the call the next message is there and in sight."""
    open_builder(page, site, "#situation=missed&cause=overslept&form=call")
    field(page, "recipient_phone").fill("020 7946 0000")
    page.locator("#start-call").click()
    dialog, words = page.locator("#call-mode"), page.locator("#call-say")
    expect(dialog.get_by_role("link", name="Call 020 7946 0000")).to_have_attribute("href", "tel:02079460000")
    opening = words.inner_text()
    place = dialog.locator("#call-next").bounding_box()
    assert page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('#call-say')).fontSize)") >= 24

    dialog.get_by_role("button", name="Next", exact=True).click()
    expect(words).not_to_have_text(opening)
    assert dialog.locator("#call-next").bounding_box() == place
    dialog.get_by_role("button", name="If they say no").click()
    expect(words).to_have_text(re.compile("understand"))
    assert dialog.locator("#call-next").bounding_box() == place
    dialog.get_by_role("button", name="We agreed a new time").click()
    expect(dialog).to_be_hidden()
    expect(subject(page)).to_have_value(re.compile("^Confirming"))
    expect(body(page)).to_be_in_viewport()


def test_copying_button_names_what_it_copies(page: Page, site: str) -> None:
    """For a call it copies a script, and says so; for every other form, a message."""
    open_builder(page, site, "#situation=missed&cause=overslept&form=call")
    button = page.locator(".ways__first [data-copy=body]")
    expect(button).to_have_text("Copy the script")
    button.click()
    expect(button).to_have_text("Copied")
    tap(page, "Email")
    expect(button).to_have_text("Copy the message")
    tap(page, "Call")
    expect(button).to_have_text("Copy the script")


def test_edited_script_is_one_step(page: Page, site: str) -> None:
    """What the visitor has made of the script is what they read while calling."""
    open_builder(page, site, "#situation=missed&cause=overslept&form=call")
    body(page).fill("Hello, it's Sam. I'm sorry.")
    page.locator("#start-call").click()
    expect(page.locator("#call-say")).to_have_text("Hello, it's Sam. I'm sorry.")
    page.keyboard.press("Escape")
    expect(page.locator("#call-mode")).to_be_hidden()
