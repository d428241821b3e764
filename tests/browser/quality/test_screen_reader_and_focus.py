"""What a screen reader announces, where the keyboard leads, and how large touch targets are."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from syrupy.assertion import SnapshotAssertion

from builder.emails.compose import examples
from tests.browser.support.builder_page import open_builder, status, tap
from tests.support.approved import ApprovedTree

URL = re.compile(r":\n\s*- /url: .*")
"""Where a link leads is not read out."""

PHONE = {"width": 360, "height": 740}

FOCUSED_ELEMENT = """
() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const labels = ["radio", "checkbox"].includes(at.type) ? [...at.labels].filter((one) => one.checkVisibility()) : [];
  const seen = at.closest(".md-header__option") ?? labels[0] ?? at;
  const box = seen.getClientRects()[0];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  // A box that is higher than the window cannot be seen as a whole.
  const parts = box.height > innerHeight / 3 ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5];
  const found = parts.map((part) => document.elementFromPoint(box.x + box.width / 2, top + part * (bottom - top)));
  const ringed = (part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
  };
  const name = `${at.tagName} ${at.id || at.name || at.textContent.trim().slice(0, 40)}`;
  return {
    name,
    covered: !found.some((one) => one && seen.contains(one)),
    under: found[0]?.outerHTML.slice(0, 80) ?? "nothing",
    ring: ringed(seen) || ringed(at),
  };
}
"""

LOW_TARGETS = """
() => [...document.querySelectorAll(
    "#builder :is(.button, .chip, summary, select, input:not([type=radio], [type=checkbox]), textarea)")]
  .filter((part) => part.checkVisibility({visibilityProperty: true}))
  .map((part) => [part, part.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.9)
  .map(([part, box]) => `${part.outerHTML.slice(0, 90)} ${Math.round(box.height)}`)
"""


def test_accessibility_tree_matches_approved_text(
    new_page: Callable[..., Page], site: str, snapshot: SnapshotAssertion
) -> None:
    """The page, two answers, the message and the confirmation are announced as a person approved it."""
    page = new_page(
        viewport=PHONE,
        locale="en-GB",
        timezone_id="Europe/London",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.clock.set_fixed_time(examples.NOW)
    open_builder(page, site)
    parts = {"The page opens": page.locator("#builder").aria_snapshot()}
    tap(page, "Earlier today", "I overslept")
    expect(page.locator("#builder-live")).to_have_text("Message updated")
    parts["After the two answers, the line that is read out"] = status(page).aria_snapshot()
    parts["The message"] = page.locator("#message").aria_snapshot()
    page.locator(".ways__first [data-copy=body]").click()
    expect(status(page)).to_have_text("Copied, but without your name. Now paste it into a new email.")
    parts["After a tap on the button to copy"] = page.locator(".bar").aria_snapshot()

    announced = "\n".join(f"# {title}\n{URL.sub('', text)}\n" for title, text in parts.items())
    assert announced == snapshot(name="two-taps", extension_class=ApprovedTree)


def settled(page: Page) -> Any:
    """What has the focus, once nothing covers it any more, or after a second: the search takes a moment to close."""
    for _ in range(20):
        look = page.evaluate(FOCUSED_ELEMENT)
        if look is None or not look["covered"]:
            break
        page.wait_for_timeout(50)
    return look


@pytest.mark.parametrize("width", [320, 1280])
def test_keyboard_focus_is_visible(new_page: Callable[..., Page], site: str, width: int) -> None:
    """Forwards and back, the focus leaves every part again, has a ring, and is under no header and no bar."""
    page = new_page(viewport={"width": width, "height": 640})
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => { part.open = true; })")
    page.evaluate("() => scrollTo(0, 0)")
    for key in ("Tab", "Shift+Tab"):
        seen: list[dict[str, Any]] = []
        for _ in range(250):
            page.keyboard.press(key)
            look = settled(page)
            if look is None or (len(seen) > 60 and look["name"] == seen[0]["name"]):
                break  # out of the page, or once round where the browser has nothing else
            seen.append(look)
        else:
            raise AssertionError(f"{key} never left the page: {seen[-1]}")
        assert [f"{it['name']} under {it['under']}" for it in seen if it["covered"]] == []
        assert [it["name"] for it in seen if not it["ring"]] == []
        assert len(seen) > 60


def test_touch_target_height(new_page: Callable[..., Page], site: str) -> None:
    """What a thumb must hit on a phone is 44 pixels high or more."""
    page = new_page(viewport=PHONE)
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => { part.open = true; })")
    assert page.evaluate(LOW_TARGETS) == []
