"""The builder's page as a test uses it: open it, answer, read the message."""

import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

START = 60_000
"""Milliseconds that Python may take to start on a busy machine."""

PLACEHOLDER = re.compile(r"[\[\]{}<>_]|\bNone\b|undefined|XX|  ")
"""What no finished message holds: a gap to fill in, or the trace of a missing value."""

NOW = "2026-11-24T10:40:00+00:00"
"""The time at which `FULL_ANSWERS` make sense."""

FULL_ANSWERS = {
    "situation": "missed",
    "when": "today",
    "cause": "overslept",
    "your_name": "Sam Taylor",
    "recipient_name": "Ms Okafor",
    "role": "Data Analyst",
    "company": "Northwind",
    "phone": "07700 900123",
    "interview_time": "10:00",
    "slot1_date": "2026-11-26",
    "slot1_start": "14:00",
    "slot1_end": "16:00",
    "slot2_date": "2026-11-27",
    "slot2_start": "09:30",
    "your_zone": "Europe/London",
    "locale": "en-GB",
}

FILL_FORM = """
(answers) => {
  const form = document.querySelector("#builder-form");
  for (const control of form.elements) {
    if (!control.name) continue;
    const value = answers[control.name] ?? "";
    const isToggle = control.type === "radio" || control.type === "checkbox";
    if (isToggle) control.checked = value !== "" && control.value === value;
    else {
      // A list of time zones is filled when somebody opens it.
      if (control.dataset.zones !== undefined && value) control.append(new Option(value, value));
      control.value = value;
    }
  }
  form.querySelector("[name=locale]").dispatchEvent(new Event("input", { bubbles: true }));
}
"""
"""A JavaScript function that sets the whole form at once, as if the language had been chosen last."""


OPEN_FIELD = """
(name) => {
  const field = document.querySelector(`[data-field=${name}]`);
  for (let part = field; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
}
"""
"""A JavaScript function that opens every part of the page which a field stands in."""


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
    """Set the whole form to `answers` at once, everything else empty."""
    page.evaluate(FILL_FORM, dict(answers))


def tap(page: Page, *labels: str) -> None:
    """Choose radio buttons by their labels, as a visitor does who opens an answered question again."""
    for label in labels:
        radio = page.get_by_label(label, exact=True)
        question = page.locator(".question", has=radio)
        if question.and_(page.locator("[data-folded]")).count():
            question.locator(".question__change").click()
        expect(page.locator("#builder[data-moved]")).to_have_count(0)
        radio.check(force=True)


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
    page.evaluate(OPEN_FIELD, name)
    return page.locator(f"#f-{name}")


def saved(page: Page) -> dict[str, Any]:
    """What the page has stored in this browser, by kind of storage."""
    storage: dict[str, Any] = page.evaluate("() => ({tab: {...sessionStorage}, device: {...localStorage}})")
    return storage
