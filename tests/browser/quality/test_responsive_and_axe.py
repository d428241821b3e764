"""Every page can be read by everybody: axe finds nothing, and all of it fits a small phone, with large text too.

From day to day a sample is looked at; `make test-all` looks at every page.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.support.axe import violations

SAMPLE = ("", "first-hour/", "situations/overslept/", "evidence/", "check-your-message/", "builder/", "404.html")
"""One page of each kind; the builder's states have their own tests."""

# WCAG 2.2, 1.4.12: text must still fit with these.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""

# A constructed style sheet is the one way past the policy, which allows no inline style.
# A table may be wider than a phone: it scrolls by itself, before the theme's script puts it into a frame and after.
CUT_OFF = """
css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const over = document.documentElement.scrollWidth - innerWidth;
  const beside = ".md-sidebar, .md-search, .visually-hidden, .md-typeset__scrollwrap, table:not([class])";
  const cut = [...document.querySelectorAll("body *")].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1 && !part.closest(beside)
      && part.checkVisibility({ visibilityProperty: true });
  });
  const lines = cut.slice(0, 3).map((part) => part.outerHTML.slice(0, 90));
  return over > 0 ? [`${over} px wider than the window`, ...lines] : lines;
}
"""


@pytest.fixture(scope="session")
def names(site_folder: Path) -> list[str]:
    """The address of every page, under the site's root."""
    return sorted(
        path.relative_to(site_folder).as_posix().removesuffix("index.html") for path in site_folder.rglob("*.html")
    )


def axe_violations(page: Page, site: str, name: str, width: int, scheme: str) -> list[str]:
    """What axe finds on one page in one window."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site + name)
    return [f"{name} {scheme} {width}: {line}" for line in violations(page)]


def test_axe_on_sample_pages(new_page: Callable[..., Page], site: str) -> None:
    """No page of the sample violates a rule of axe, dark on a small phone and light on a desktop."""
    page = new_page(reduced_motion="reduce")
    lines = []
    for width, scheme in ((320, "dark"), (1280, "light")):
        for name in ("", "situations/overslept/", "evidence/", "404.html"):
            lines += axe_violations(page, site, name, width, scheme)
    assert lines == []


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_on_every_page(new_page: Callable[..., Page], site: str, names: list[str], scheme: str, width: int) -> None:
    """No page at all violates a rule of axe, in both schemes, on a small phone and on a desktop."""
    page = new_page(reduced_motion="reduce")
    lines = [line for name in names for line in axe_violations(page, site, name, width, scheme)]
    assert len(names) > 40
    assert lines == []


def overflows(page: Page, site: str, names: list[str], text: int) -> list[str]:
    """What stands out of a window of 320 px, with text of `text` % and with WCAG's spacing as well."""
    if text != 100:
        protocol = page.context.new_cdp_session(page)
        protocol.send("Page.enable")
        # What a visitor sets as the size of text: media queries follow it as well.
        protocol.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * text // 100}})
    lines = []
    for name in names:
        page.goto(site + name)
        if text == 200:
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        for spacing in ("", SPACING):
            lines += [f"{name} {'spaced' if spacing else 'plain'}: {line}" for line in page.evaluate(CUT_OFF, spacing)]
    return lines


@pytest.mark.parametrize("text", [100, 200])
def test_sample_pages_fit_a_small_phone(new_page: Callable[..., Page], site: str, text: int) -> None:
    """At 320 px nothing of a page of each kind is cut off, at twice the text size either, with any spacing."""
    page = new_page(viewport={"width": 320, "height": 640})
    assert overflows(page, site, [*SAMPLE], text) == []


@pytest.mark.long
@pytest.mark.parametrize("text", [100, 200])
def test_every_page_fits_a_small_phone(new_page: Callable[..., Page], site: str, names: list[str], text: int) -> None:
    """The same of every page."""
    page = new_page(viewport={"width": 320, "height": 640})
    assert overflows(page, site, names, text) == []


TICKS_APART_FROM_LABELS = """
() => [...document.querySelectorAll("#builder .tick")].filter((label) => {
  const [box, text] = [...label.children].map((part) => part.getBoundingClientRect());
  return box.width && (box.right > text.left || box.bottom < text.top || box.top > text.bottom);
}).map((label) => label.textContent.trim())
"""


def test_checkbox_is_beside_its_label(page: Page, site: str) -> None:
    """Each box to tick stands on the line of its words, before them."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}builder/#situation=missed&cause=overslept")
    page.wait_for_selector("#builder[data-python=ready]")
    page.evaluate("() => document.querySelectorAll('#builder details').forEach((part) => (part.open = true))")
    assert page.locator("#f-flexible").is_visible()
    assert page.evaluate(TICKS_APART_FROM_LABELS) == []
