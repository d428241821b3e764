"""The builder's page as a test uses it: open it, answer, read the message."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

START = 60_000
"""Milliseconds that Python may take to start on a busy machine."""

FILL_FORM = """
([answers, last]) => {
  const form = document.querySelector("#builder-form");
  for (const control of form.elements) {
    if (!control.name) continue;
    const value = answers[control.name] ?? "";
    if (control.type === "radio") control.checked = value !== "" && control.value === value;
    else {
      // A list of zones is filled when somebody opens it.
      if (control.dataset.zones !== undefined && value) control.append(new Option(value, value));
      control.value = value;
    }
  }
  form.querySelector(`[name=${last}]`).dispatchEvent(new Event("input", {bubbles: true}));
}
"""
"""A function that sets every control from `[answers, name]`, as if the control of that name had been changed last."""

PLACEHOLDER = re.compile(r"[\[\]{}<>_]|\bNone\b|undefined|XX|  ")
"""What a finished message must not hold: a gap to fill in, or the trace of a missing value."""


def open_builder(page: Page, site: str, fragment: str = "", *, python: bool = True) -> None:
    """Open the page; with `python`, wait until Python has written the message."""
    page.goto(f"{site}builder/{fragment}")
    expect(page.locator("#builder")).to_be_visible()
    if python:
        wait_for_python(page)


def wait_for_python(page: Page) -> None:
    """Wait until Python has written the message."""
    expect(page.locator("#builder")).to_have_attribute("data-source", "python", timeout=START)


def answer(page: Page, answers: Mapping[str, str]) -> None:
    """Set the whole form to `answers` at once, everything else empty, as if the language had been chosen last."""
    page.evaluate(FILL_FORM, [dict(answers), "locale"])


def tap(page: Page, *labels: str) -> None:
    """Choose radio buttons by their labels."""
    for label in labels:
        page.get_by_label(label, exact=True).check(force=True)


def body(page: Page) -> Locator:
    """The message's text box."""
    return page.locator("#message-body")


def subject(page: Page) -> Locator:
    """The message's subject box."""
    return page.locator("#message-subject")


def status(page: Page) -> Locator:
    """The status line."""
    return page.locator("#builder-status")


def field(page: Page, name: str) -> Locator:
    """The control of a field that is not a group of radio buttons, in sight."""
    page.evaluate(
        "name => document.querySelector(`[data-field=${name}]`).closest('details')?.setAttribute('open', '')", name
    )
    return page.locator(f"#f-{name}")


def saved(page: Page) -> dict[str, Any]:
    """What the page has stored in this browser, by kind of storage."""
    found: dict[str, Any] = page.evaluate("() => ({tab: {...sessionStorage}, device: {...localStorage}})")
    return found
