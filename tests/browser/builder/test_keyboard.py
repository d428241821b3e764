"""The whole way by keyboard, and what a screen reader is told on it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder, status

COVERED = """
() => {
  const active = document.activeElement;
  const seen = active.closest("label") ?? active;
  const {x, y, width, height} = seen.getBoundingClientRect();
  // Of the message, which may be higher than the screen, the middle of what is on it.
  const top = Math.max(y, 0), bottom = Math.min(y + height, innerHeight);
  const middle = height > 200 ? (top + bottom) / 2 : y + Math.min(height / 2, 20);
  const found = document.elementFromPoint(x + width / 2, middle);
  const clear = found && (seen.contains(found) || found.contains(active));
  return clear ? "" : `${active.id || active.outerHTML.slice(0, 80)} under ${found?.outerHTML.slice(0, 80)}`;
}
"""


def press_until(page: Page, key: str, selector: str, most: int = 120) -> None:
    """Press a key until the focus is on what the selector finds."""
    for _ in range(most):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never reached {selector}")


def test_keyboard_alone_reaches_the_copied_message(new_page: Callable[..., Page], site: str) -> None:
    """Tab, arrows and Space alone lead from the top of the page to the copied message."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900})
    open_builder(page, site)
    press_until(page, "Tab", "[name=when]")
    page.keyboard.press("Space")
    press_until(page, "ArrowDown", "[name=when][value=today]")
    press_until(page, "Tab", "[name=cause]")
    page.keyboard.press("Space")
    expect(page.locator("[value=overslept]")).to_be_checked()
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    press_until(page, "Tab", "[data-gap-of=your_name] .gap__row")
    page.keyboard.press("Enter")
    expect(page.locator("#f-your_name")).to_be_focused()
    page.keyboard.type("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("Sam Taylor$"))
    press_until(page, "Tab", ".ways [data-copy=body]")
    page.keyboard.press("Enter")

    expect(status(page)).to_have_text("Copied. Now paste it into a new email.")
    assert "Sam Taylor" in page.evaluate("() => navigator.clipboard.readText()")


def test_theme_shortcuts_are_disabled_in_the_form(page: Page, site: str) -> None:
    """The theme's single-letter shortcuts do nothing while an answer has the focus."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.locator("[value=overslept]").focus()
    for key in ("n", "p", "f", "s", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url.endswith("/builder/")
    expect(page.locator("[value=overslept]")).to_be_focused()


def test_focus_is_never_covered(new_page: Callable[..., Page], site: str) -> None:
    """On a phone's and a desktop's screen, Tab in both directions never lands under the header or the bar."""
    for width, height in ((360, 640), (1280, 720)):
        page = new_page(viewport={"width": width, "height": height})
        page.route("**/*.wasm*", lambda route: None)
        open_builder(page, site, "#situation=missed&cause=overslept", python=False)
        page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => { part.open = true; })")
        page.locator("[name=when]").first.focus()
        covered = []
        for key in ("Tab", "Shift+Tab"):
            for _ in range(70):
                page.keyboard.press(key)
                if page.evaluate("() => document.activeElement.closest('#builder') !== null"):
                    covered.append(page.evaluate(COVERED))
        assert [found for found in covered if found] == [], width


def test_errors_appear_on_leaving_the_field(page: Page, site: str) -> None:
    """An error appears only once the field is left: beside it, described by it, and announced once."""
    open_builder(page, site)
    box, note = field(page, "recipient_email"), page.locator("#f-recipient_email-error")
    box.press_sequentially("priya")
    page.wait_for_timeout(300)
    expect(note).to_be_hidden()
    page.keyboard.press("Tab")
    expect(note).to_be_visible()
    expect(note).to_have_text(re.compile("^Fix this: Enter their email address like name@example.com"))
    expect(box).to_have_attribute("aria-invalid", "true")
    assert "f-recipient_email-error" in (box.get_attribute("aria-describedby") or "")
    expect(status(page)).to_have_text(re.compile("^Enter their email address"))

    box.press_sequentially("@northwind.example")
    expect(note).to_be_hidden()
    expect(box).not_to_have_attribute("aria-invalid", "true")
