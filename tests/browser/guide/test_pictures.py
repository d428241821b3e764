"""The pictures of the guide in a browser: they have names, fit a small phone, and axe finds nothing on their pages."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quality.test_responsive_and_axe import axe_violations, overflows
from tests.conftest import ROOT

DOCS: Final = ROOT / "docs"
PICTURES: Final = {
    path.relative_to(DOCS).as_posix().removesuffix("md")[:-1] + "/": names
    for path in sorted(DOCS.rglob("*.md"))
    if (names := re.findall(r"<!-- picture: ([\w-]+) -->", path.read_text("utf-8")))
}
"""The address of each page with pictures, and their names."""

WITH_PICTURES: Final = [*PICTURES, "read-it-all/"]

OVERLAPS: Final = """
figures => figures.flatMap((figure) => {
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.data.trim()) continue;
    const text = walker.currentNode.data;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    // A line's box is higher than its letters.
    for (const { left, right, top, bottom } of range.getClientRects())
      if (right - left > 1) boxes.push({ left, right, top: top + 3, bottom: bottom - 3, text });
  }
  const frame = figure.getBoundingClientRect();
  const meets = (a, b) => a.text !== b.text
    && a.left + 1 < b.right && b.left + 1 < a.right && a.top < b.bottom && b.top < a.bottom;
  const met = boxes.filter((one, at) => boxes.slice(at + 1).some((other) => meets(one, other)));
  const out = boxes.filter((box) => box.left < frame.left - 1 || box.right > frame.right + 1);
  return [...met, ...out].map((box) => box.text);
})
"""

# A part that may break is as good as its own parts.
CUT_ON_PAPER: Final = """
(figure, sheet) => {
  const cut = (part) => getComputedStyle(part).breakInside === "avoid"
    ? part.getBoundingClientRect().height > sheet
    : part.children.length ? [...part.children].some(cut) : part.getBoundingClientRect().height > 60;
  return cut(figure);
}
"""


@pytest.mark.parametrize("page_name", PICTURES)
def test_pictures_are_named(page: Page, site: str, page_name: str) -> None:
    """A screen reader hears each picture as a figure with the name that its caption shows."""
    page.goto(site + page_name)
    captions = page.locator(".picture > figcaption").all_text_contents()
    assert len(captions) == len(PICTURES[page_name])
    for caption in captions:
        expect(page.get_by_role("figure", name=caption, exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
@pytest.mark.parametrize("page_name", PICTURES)
def test_no_words_of_a_picture_meet(new_page: Callable[..., Page], site: str, page_name: str, width: int) -> None:
    """No text of a picture lies on another or leaves the picture, and none is smaller than 12 px."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site + page_name)
    figures = page.locator(".picture")
    assert figures.evaluate_all(OVERLAPS) == []
    sizes = figures.locator("*").evaluate_all("all => all.map(it => parseFloat(getComputedStyle(it).fontSize))")
    assert min(sizes) >= 12


def test_pages_with_pictures_fit_a_small_phone(new_page: Callable[..., Page], site: str) -> None:
    """At 320 px nothing is cut off, with any spacing, and with text at twice the size."""
    for text in (100, 200):
        page = new_page(viewport={"width": 320, "height": 640})
        assert overflows(page, site, WITH_PICTURES, text) == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_on_pages_with_pictures(new_page: Callable[..., Page], site: str, width: int, scheme: str) -> None:
    """Axe finds nothing, dark on a small phone and light on a desktop."""
    page = new_page(reduced_motion="reduce")
    assert [line for name in WITH_PICTURES for line in axe_violations(page, site, name, width, scheme)] == []


@pytest.mark.parametrize("page_name", PICTURES)
def test_pictures_on_paper(new_page: Callable[..., Page], site: str, page_name: str) -> None:
    """On paper a picture's words are dark, whatever the screen shows, and no sheet ends within one of its parts."""
    page = new_page(color_scheme="dark", viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto(site + page_name)
    for figure in page.locator(".picture").all():
        assert not figure.evaluate(CUT_ON_PAPER, 960)
        expect(figure.locator("figcaption")).to_have_css("color", "rgb(85, 100, 106)")
