"""The builder's page respects how a visitor sees: zoom, reduced motion and forced colours."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.support.builder_page import open_builder, tap
from tests.browser.support.typed_input import expect_input_kept, type_input


def test_zoom_400_percent(new_page: Callable[..., Page], site: str) -> None:
    """A window of 1280 by 1024 pixels at 400 %: nothing lies sideways, and header and bar leave half of it free."""
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    type_input(page)
    expect_input_kept(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    widths = page.evaluate(
        "() => [...document.querySelectorAll('.md-header, .bar')]"
        ".filter((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position))"
        ".map((part) => part.getBoundingClientRect()).filter((box) => box.bottom > 0 && box.top < innerHeight)"
        ".reduce((sum, box) => sum + box.height, 0)"
    )
    assert widths <= 128


def test_reduced_motion(new_page: Callable[..., Page], site: str) -> None:
    """Nothing moves for a visitor who asks for less motion."""
    page = new_page(reduced_motion="reduce")
    open_builder(page, site)
    page.locator("#see-message, .ways [data-copy=body]").first.evaluate("(part) => part.focus()")
    tap(page, "Earlier today", "I overslept")
    moving = page.evaluate(
        "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1)"
        ".map((one) => `${one.effect.target.className} ${one.transitionProperty ?? one.animationName}`)"
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours(new_page: Callable[..., Page], site: str) -> None:
    """In a system's own few colours a chosen answer, the focus and every button can still be told."""
    page = new_page(forced_colors="active")
    open_builder(page, site)
    tap(page, "Earlier today")
    looks = "(part) => { const {outline, border} = getComputedStyle(part); return `${outline} ${border}`; }"
    chip = page.locator(".chip", has=page.get_by_label("Earlier today", exact=True))
    other = page.locator(".chip", has=page.get_by_label("It has not started", exact=True))
    page.locator("body").click(position={"x": 1, "y": 1})
    assert chip.evaluate(looks) != other.evaluate(looks)

    page.locator("[data-gap-of=slot1_date] .gap__row").click()
    offers = page.locator("#offer-days [data-part=any]")
    offers.first.click()
    page.locator("body").click(position={"x": 1, "y": 1})
    assert offers.first.evaluate(looks) != offers.last.evaluate(looks)

    button = page.locator(".ways [data-copy=body]").first
    width = "(part) => parseFloat(getComputedStyle(part).borderTopWidth)"
    assert button.evaluate(width) >= 1
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert button.evaluate("(part) => getComputedStyle(part).outlineStyle") != "none"
