"""The guide's pages in a browser: its messages can be copied, its parts fit and can be reached."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from builder.emails.compose.ready_made import ready_made_message

PAGE = "situations/overslept/"
MESSAGE = ready_made_message("missed", "overslept", "en-GB")

REFUSE = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
MISSING = "delete Navigator.prototype.clipboard"
# The clipboard must be asked while the tap is still being handled.
RECORD = """
navigator.clipboard.writeText = (text) => {
  document.documentElement.dataset.asked = `${event?.type}: ${text.slice(0, 4)}`;
  return Promise.resolve();
};
"""


def test_copying_a_message(new_page: Callable[..., Page], site: str) -> None:
    """One tap puts the message on the clipboard as the package wrote it; another one its subject. Both say so."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    page.goto(site + PAGE)
    status = page.get_by_role("status")

    page.get_by_role("button", name="Copy the message").first.click()
    expect(status).to_have_text("Copied the message.")
    expect(status).to_be_in_viewport()
    assert MESSAGE.body.strip("\n") == page.evaluate("navigator.clipboard.readText()")

    page.get_by_role("button", name="Copy the subject").first.click()
    expect(status).to_have_text("Copied the subject.")
    assert MESSAGE.subject == page.evaluate("navigator.clipboard.readText()")


def test_the_clipboard_is_asked_within_the_tap(page: Page, site: str) -> None:
    """No wait stands between the tap and the clipboard: Safari would refuse."""
    page.add_init_script(RECORD)
    page.goto(site + PAGE)

    page.get_by_role("button", name="Copy the message").first.click()

    assert page.evaluate("document.documentElement.dataset.asked") == "click: Dear"


@pytest.mark.parametrize("fault", [REFUSE, MISSING])
def test_a_browser_that_does_not_copy(new_page: Callable[..., Page], site: str, fault: str) -> None:
    """Where the clipboard is denied or missing, the text is selected and the status says what to press."""
    page = new_page(locale="en-GB")
    page.add_init_script(fault)
    page.goto(site + PAGE)

    page.get_by_role("button", name="Copy the message").first.click()

    expect(page.get_by_role("status")).to_contain_text("Ctrl+C")
    assert MESSAGE.body.strip("\n") == page.evaluate("getSelection().toString()").strip("\n")


@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_a_message_opens_in_the_builder(new_page: Callable[..., Page], site: str, locale: str) -> None:
    """The link "Use this in the builder" leads to the builder with the message's situation, cause and English."""
    page = new_page(locale=locale)
    page.goto(site + PAGE)

    link = page.get_by_role("link", name="Use this in the builder").first
    assert link.evaluate("link => link.href") == f"{site}builder/#situation=missed&cause=overslept&locale={locale}"


def test_without_scripts(new_page: Callable[..., Page], site: str) -> None:
    """Without scripts the message is there to read and select, its link works, and no dead button shows."""
    page = new_page(java_script_enabled=False)
    page.goto(site + PAGE)

    expect(page.locator("[data-letter] [data-part=body]").first).to_have_text(MESSAGE.body.strip("\n"))
    expect(page.get_by_role("button", name="Copy the message")).to_have_count(0)
    expect(page.get_by_role("link", name="Use this in the builder").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_builder_is_one_tap_away(new_page: Callable[..., Page], site: str, width: int) -> None:
    """On a guide page, scrolled to its end, the way to the builder is still in view."""
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(site + "write-the-email/")
    page.keyboard.press("End")

    link = page.get_by_role("banner").get_by_role("link", name="Write the message")
    expect(link).to_be_in_viewport(ratio=1)
    link.click()
    expect(page).to_have_url(site + "builder/")


def test_home_answers_in_one_screen(new_page: Callable[..., Page], site: str) -> None:
    """On a phone the first screen has words to say, and what to do for each of the three times, without scrolling."""
    page = new_page(viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"])
    page.goto(site)

    for words in ("Call first", "you may get another chance", "I’m sorry I missed it"):
        expect(page.get_by_role("main").get_by_text(words)).to_be_in_viewport(ratio=1)
    for when in ("It hasn’t started", "It was today", "It was another day"):
        expect(page.get_by_role("main").get_by_text(when)).to_be_in_viewport(ratio=1)

    page.get_by_role("button", name="Copy the words").click()
    expect(page.get_by_role("status")).to_have_text("Copied the words.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hello, this is [name].")


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (360, 1), (640, 2)])
def test_the_diagram_fits(new_page: Callable[..., Page], site: str, width: int, zoom: int) -> None:
    """No text of the decision path leaves its box or meets another, on a small phone and at 200 %."""
    page = new_page(viewport={"width": width // zoom, "height": 700}, device_scale_factor=zoom)
    page.goto(site + "first-hour/")

    faults = page.evaluate("""() => {
      const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
      const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      const rects = (selector) => [...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect());
      const boxes = rects(".diagram__box"), texts = rects(".diagram__text"), labels = rects(".diagram__label");
      const out = texts.filter((text, index) => !inside(text, boxes[index]));
      const met = labels.filter((one, index) => [...boxes, ...labels.slice(index + 1)].some((it) => !apart(one, it)));
      const picture = document.querySelector(".diagram svg").getBoundingClientRect();
      return [texts.length > 5, labels.length > 3, out.length, met.length, picture.right <= innerWidth];
    }""")
    assert faults == [True, True, 0, 0, True]


def test_the_diagram_speaks(page: Page, site: str) -> None:
    """A screen reader hears the name and the description of the decision path instead of its pieces."""
    page.goto(site + "first-hour/")

    expect(page.get_by_role("img", name="What to do in the first hour")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("slept in", "situations/overslept/"),
        ("alarm", "situations/overslept/"),
        ("Zoom crashed", "situations/technology/"),
        ("no-show", ""),
        ("forgot", "situations/forgot/"),
        ("late", "situations/running-late/"),
    ],
)
def test_search_finds_what_people_type(page: Page, site: str, words: str, found: str) -> None:
    """The first thing that search finds for the words of people in a hurry is the page for them."""
    page.goto(site)

    page.get_by_role("textbox", name="Search").press_sequentially(words)

    # Each letter is a search of its own; only the last one's answer is asked about.
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_js_property("pathname", urlsplit(site + found).path)


def test_the_colours_can_be_chosen(new_page: Callable[..., Page], site: str) -> None:
    """The colours follow the system until the visitor chooses; the choice holds on the next page."""
    page = new_page(color_scheme="dark")
    page.goto(site)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")

    page.get_by_title("Switch to light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.goto(site + PAGE)
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_the_menu_opens_by_keyboard(new_page: Callable[..., Page], site: str) -> None:
    """On a phone's width the menu opens by the keyboard as well, as at high zoom on a desktop."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(site)

    page.locator("label[for=__drawer][tabindex]").press("Enter")

    expect(page.locator("#__drawer")).to_be_checked()
    for group in ("What to do now", "Rights and benefits"):
        expect(page.locator(".md-nav--primary").get_by_text(group).first).to_be_in_viewport()


def test_focus_never_hides_under_the_header(new_page: Callable[..., Page], site: str) -> None:
    """Going back through a page with Shift+Tab, every focused link in the text is to be seen."""
    page = new_page(viewport={"width": 360, "height": 500})
    page.goto(site + "contact-at-once/")
    page.locator("main a").last.focus()

    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        seen = page.evaluate("""() => {
          const it = document.activeElement, box = it.getClientRects()[0];
          if (!it.closest("main")) return true;
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return it.contains(top);
        }""")
        assert seen, page.evaluate("document.activeElement.outerHTML")


def test_print(new_page: Callable[..., Page], site: str) -> None:
    """On paper stand the text and the message, dark on white, without buttons, menus or the header."""
    page = new_page(color_scheme="dark", locale="en-GB")
    page.goto(site + PAGE)
    page.emulate_media(media="print")

    for selector in ("main p", "main li", "[data-part=body]", "blockquote p"):
        expect(page.locator(selector).first).to_have_css("color", "rgb(27, 38, 41)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")

    expect(page.locator("[data-part=body]").first).to_be_visible()
    for selector in (".md-header", ".letter__actions", ".locales", ".md-footer", ".toast"):
        expect(page.locator(selector).first).to_be_hidden()


def test_paper_shows_it_all(new_page: Callable[..., Page], site: str) -> None:
    """On paper the decision path fits one sheet, and what is closed on the screen can be read."""
    page = new_page()
    page.emulate_media(media="print")
    page.goto(site + "first-hour/")
    assert page.locator(".diagram").evaluate("it => it.getBoundingClientRect().height") < 960

    page.goto(site + "check-your-message/")
    hidden = page.locator(".rules details:not([open]) > p")
    assert hidden.count() > 40
    assert all(hidden.evaluate_all("all => all.map(it => it.checkVisibility({ contentVisibilityAuto: true }))"))


def test_the_way_on_from_a_situation(page: Page, site: str) -> None:
    """Below a situation stand what comes after the message and the list of situations, not the next one in order."""
    page.goto(site + PAGE)

    links = page.get_by_role("navigation", name="Footer").get_by_role("link")
    assert links.evaluate_all("all => all.map(it => it.href)") == [f"{site}situations/", f"{site}follow-up/"]
