"""The invitation in the page: pasted, opened or dropped, read, used fact by fact, and kept nowhere."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import NOW, body, field, open_builder, subject, wait_for_python

MAIL: Final = """From: Dana Whitfield <dana@brightline.example>
Date: Fri, 20 Nov 2026 09:12
To: Sam Taylor <sam@mail.example>
Subject: Interview for the Billing Clerk role

Hi Sam,

Your interview for the Billing Clerk role at Brightline is on Tuesday 24 November at 2pm, at our office,
4 Dock Road, Leeds LS1 4AB.
If anything goes wrong on the day, call me on 07700 900123.

Kind regards,
Dana Whitfield
"""
EVENT: Final = ("BEGIN:VEVENT", "UID:1", "SUMMARY:Interview", "DTSTART:20261124T140000", "END:VEVENT")
ICS: Final = "\r\n".join(["BEGIN:VCALENDAR", *EVENT, "END:VCALENDAR", ""])
OPEN_FOLDS: Final = "for (const part of document.querySelectorAll('details')) part.open = true;"
READ_TIMEOUT: Final = 60_000


def open_invitation(page: Page, site: str) -> None:
    """Open the builder and the part that takes an invitation."""
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    page.locator("#invitation > summary").click()


def wait_for_facts(page: Page) -> None:
    """Wait until something was read."""
    expect(page.locator("#use-invitation")).to_be_visible(timeout=READ_TIMEOUT)


def test_three_taps_and_no_key_fill_the_letter(page: Page, site: str) -> None:
    """Open, paste, use: the letter has name, role and time, and the call's button its number."""
    page.add_init_script(f"navigator.clipboard.readText = async () => {MAIL!r};")
    open_invitation(page, site)
    page.locator("#paste-invitation").click()
    wait_for_facts(page)
    page.locator("#use-invitation").click()
    wait_for_python(page)
    # The greeting has changed as well, and says less.
    expect(page.locator("#changed-sentence")).to_have_text(re.compile(r"\.$"))
    expect(body(page)).to_have_value(re.compile(r"Dana.*at 2 this afternoon.*Billing Clerk.*Sam Taylor", re.DOTALL))
    expect(field(page, "recipient_phone")).to_have_value("07700 900123")
    expect(field(page, "recipient_email")).to_have_value("dana@brightline.example")
    expect(field(page, "interview_date")).to_have_value("2026-11-24")


def test_undo_takes_the_facts_out_again(page: Page, site: str) -> None:
    """What was typed before stays as it was, and isn't replaced unless its box is ticked."""
    open_invitation(page, site)
    page.evaluate(OPEN_FOLDS)
    field(page, "your_name").fill("Samuel Taylor")
    field(page, "your_name").blur()
    page.locator("#invitation-text").fill(MAIL)
    page.locator("#read-invitation").click()
    wait_for_facts(page)
    expect(page.locator("[data-fact=your_name]")).not_to_be_checked()
    expect(page.locator("[data-fact=role]")).to_be_checked()
    page.locator("#use-invitation").click()
    expect(field(page, "role")).to_have_value("Billing Clerk")
    expect(field(page, "your_name")).to_have_value("Samuel Taylor")
    expect(page.locator("#invitation-facts")).to_be_hidden()
    page.locator("#undo-invitation").click()
    expect(page.locator("#invitation-facts")).to_be_visible()
    expect(field(page, "role")).to_have_value("")
    expect(field(page, "your_name")).to_have_value("Samuel Taylor")


def test_british_invitation_suggests_british_english(new_page: Callable[..., Page], site: str) -> None:
    """An American browser is offered British English with the facts of a British invitation; Undo takes it back."""
    page = new_page(locale="en-US")
    open_invitation(page, site)
    expect(field(page, "locale")).to_have_value("en-US")
    page.locator("#invitation-text").fill(MAIL)
    page.locator("#read-invitation").click()
    wait_for_facts(page)
    expect(page.locator("[data-fact=locale]")).to_be_checked()
    expect(page.locator("#invitation-facts li", has=page.locator("[data-fact=locale]"))).to_contain_text(
        "English: British"
    )
    page.locator("#use-invitation").click()
    expect(field(page, "locale")).to_have_value("en-GB")
    page.locator("#undo-invitation").click()
    expect(field(page, "locale")).to_have_value("en-US")


def test_chosen_english_is_not_questioned(new_page: Callable[..., Page], site: str) -> None:
    """Who chose an English keeps it: none is suggested."""
    page = new_page(locale="en-GB")
    open_invitation(page, site)
    field(page, "locale").select_option("en-US")
    page.locator("#invitation-text").fill(MAIL)
    page.locator("#read-invitation").click()
    wait_for_facts(page)
    expect(page.locator("[data-fact=role]")).to_be_checked()
    expect(page.locator("[data-fact=locale]")).to_have_count(0)


@pytest.mark.parametrize(("name", "content"), [("invite.ics", ICS), ("mail.eml", MAIL), ("mail.txt", MAIL)])
def test_a_file_is_read_by_its_content(page: Page, site: str, name: str, content: str) -> None:
    """A calendar entry, a saved mail and a text."""
    open_invitation(page, site)
    page.locator("#invitation-file").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode()}
    )
    wait_for_facts(page)
    expect(page.locator("[data-fact=interview_time]")).to_have_attribute("data-value", "14:00")


def test_what_cannot_be_read_is_said_beside_the_box(page: Page, site: str) -> None:
    """Nothing in it, nothing found in it, too large, and a clipboard that refuses; the text stays in the box."""
    page.add_init_script("navigator.clipboard.readText = async () => { throw new Error('refused'); };")
    open_invitation(page, site)
    status, box = page.locator("#invitation-status"), page.locator("#invitation-text")
    page.locator("#paste-invitation").click()
    expect(status).to_contain_text("wouldn’t let this page read")
    expect(box).to_be_focused()
    page.locator("#read-invitation").click()
    expect(status).to_contain_text("nothing in it to read", timeout=READ_TIMEOUT)
    box.fill("Dinner on Saturday?")
    page.locator("#read-invitation").click()
    expect(status).to_contain_text("Nothing new found", timeout=READ_TIMEOUT)
    page.locator("#invitation-file").set_input_files(
        {"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 2_000_000}
    )
    expect(status).to_contain_text("too large")
    expect(box).to_have_value("Dinner on Saturday?")


def test_the_text_is_kept_nowhere(page: Page, site: str) -> None:
    """No storage holds the pasted text, facts that weren't used included; Erase empties the box."""
    open_invitation(page, site)
    page.locator("#invitation-text").fill(MAIL.replace("Dana", "Quillfeather"))
    page.locator("#read-invitation").click()
    wait_for_facts(page)
    page.locator("[data-fact=recipient_name]").uncheck()
    page.locator("[data-fact=recipient_email]").uncheck()
    page.locator("#use-invitation").click()
    expect(subject(page)).to_have_value(re.compile("Sam Taylor"))
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Quillfeather" not in stored
    assert "Billing Clerk" in stored
