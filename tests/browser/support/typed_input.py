"""What a visitor typed into the builder's page, and how a test sees that none of it is lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import START, body, field

OVERSLEPT = "#situation=missed&cause=overslept"
"""The fragment of an address that gives the first two answers."""


def type_input(page: Page) -> None:
    """Answer one more question, and edit the message."""
    field(page, "your_name").fill("Sam Taylor")
    body(page).press("ControlOrMeta+End")
    body(page).press_sequentially("\nPS Mine")


def expect_input_kept(page: Page) -> None:
    """Check that what `type_input` typed is there, and that the message can be copied."""
    expect(field(page, "your_name")).to_have_value("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("slept through my alarm.*PS Mine", re.DOTALL))
    expect(page.locator(".ways [data-copy=body]").first).to_be_enabled()


def expect_python_failed(page: Page) -> None:
    """Check that the page says that Python does not run and why, and offers another try."""
    expect(page.locator("#builder")).to_have_attribute("data-python", "failed", timeout=START)
    expect(page.locator("#python-failed")).to_be_visible()
    expect(page.locator("#python-reason")).not_to_be_empty()
    expect(page.locator("#retry")).to_be_visible()
