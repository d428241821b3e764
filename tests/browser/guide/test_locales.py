"""The guide's messages, scripts and pictures are there in British and American English.

The browser's is shown, and all switch at once.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from builder.emails.compose.ready_made import ready_made_message
from tests.browser.support.axe import violations
from tests.browser.support.builder_page import wait_for_python
from tests.browser.support.driver import Driver

PAGE = "situations/overslept/"
MANY = "follow-up/"
NAMES = {"en-GB": "British", "en-US": "American"}

OTHER_PARTS = [
    ("situations/train/", ".script", {"en-GB": "from Leeds was cancelled", "en-US": "from New Haven was canceled"}),
    ("contact-at-once/", ".call", {"en-GB": "Friday at half past nine", "en-US": "Friday at nine thirty"}),
    ("contact-at-once/", ".phone-number", {"en-GB": "020 7946 0123", "en-US": "(212) 555-0123"}),
    ("write-the-email/", ".email-parts", {"en-GB": "Dear Ms Okafor", "en-US": "Dear Ms. Okafor"}),
    ("check-your-message/", ".before-after", {"en-GB": "between 2pm and 4pm", "en-US": "between 2 PM and 4 PM"}),
    ("situations/no-reply/", ".follow-ups", {"en-GB": "Thursday 26 November", "en-US": "Thursday, December 10"}),
    ("situations/wrong-day-or-time-zone/", ".two-clocks", {"en-GB": "10am US Eastern time", "en-US": "10 AM Eastern"}),
]
"""Where a script or a picture is, its selector, and words that only one of its versions has."""

type NewPage = Callable[..., Page]


def other(locale: str) -> str:
    """Return the other of the two locales."""
    return next(it for it in NAMES if it != locale)


def body(locale: str) -> str:
    """Return the message of the page as the package writes it."""
    return ready_made_message("missed", "overslept", locale).body.strip("\n")


def button(page: Page, locale: str) -> Locator:
    """Return the first button that shows a locale."""
    group = page.get_by_role("group", name="British or American English").first
    return group.get_by_role("button", name=NAMES[locale], exact=True)


def shown(page: Page) -> list[str]:
    """Return the locale of every version in sight."""
    parts = page.locator("[data-locale]").filter(visible=True)
    return [part.get_attribute("data-locale") or "" for part in parts.all()]


@pytest.mark.parametrize("locale", NAMES)
def test_the_browsers_language_is_shown(new_page: NewPage, site: str, locale: str) -> None:
    """A British browser shows the British message and an American one the American, with its buttons, and no other."""
    page = new_page(locale=locale)
    page.goto(site + PAGE)

    expect(page.locator("[data-part=body]").filter(visible=True)).to_have_text([body(locale)])
    expect(page.get_by_role("button", name="Copy the message")).to_have_count(1)
    expect(page.get_by_text("The same message in American English")).to_be_hidden()
    expect(button(page, locale)).to_have_attribute("aria-pressed", "true")
    expect(button(page, other(locale))).to_have_attribute("aria-pressed", "false")


def test_language_of_another_country(new_page: NewPage, site: str) -> None:
    """Where English is written the American way, the American message is shown; elsewhere the British one."""
    for language, locale in {"en-PH": "en-US", "es-US": "en-US", "en-AU": "en-GB", "de-DE": "en-GB"}.items():
        page = new_page(locale=language)
        page.goto(site + PAGE)
        expect(page.locator("[data-part=body]").filter(visible=True)).to_have_text([body(locale)])


@pytest.mark.parametrize("locale", NAMES)
def test_one_tap_switches_the_whole_page(new_page: NewPage, site: str, locale: str) -> None:
    """Everything on the page is in the tapped English, every pair of buttons says so, and nothing is stored."""
    page = new_page(locale=locale)
    page.goto(site + MANY)
    count = page.locator("details[data-locale]").count()
    assert count > 5
    assert shown(page) == [locale] * count

    button(page, other(locale)).click()

    assert shown(page) == [other(locale)] * count
    expect(page.get_by_role("button", name=NAMES[other(locale)], exact=True, pressed=True)).to_have_count(count)
    expect(page.get_by_role("button", name=NAMES[locale], exact=True, pressed=False)).to_have_count(count)
    expect(button(page, other(locale))).to_be_focused()
    stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]")
    assert [name for name in stored if name and not name.endswith("__palette")] == [], "the colours are the theme's"
    page.reload()
    assert shown(page) == [locale] * count


@pytest.mark.parametrize("locale", NAMES)
@pytest.mark.parametrize(("place", "part", "says"), OTHER_PARTS)
def test_scripts_and_pictures_switch_too(
    new_page: NewPage, site: str, place: str, part: str, says: dict[str, str], locale: str
) -> None:
    """Each is shown once, in the browser's English and then in the tapped one; on paper too, without the buttons."""
    page = new_page(locale=locale)
    page.goto(site + place)
    figure = page.locator(part).first
    expect(figure).to_contain_text(says["en-GB"])
    expect(figure).to_contain_text(says["en-US"])

    for it in (locale, other(locale)):
        figure.get_by_role("button", name=NAMES[it], exact=True).click()
        assert says[it] in figure.inner_text()
        assert says[other(it)] not in figure.inner_text()
        assert "in American English" not in figure.inner_text()
        expect(figure.locator("[data-locale]").filter(visible=True)).to_have_attribute("lang", it)

    page.emulate_media(media="print")
    assert says[other(locale)] in figure.inner_text()
    assert says[locale] not in figure.inner_text()
    expect(figure.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("place", "part", "says"), OTHER_PARTS)
def test_scripts_and_pictures_without_scripts(
    new_page: NewPage, site: str, place: str, part: str, says: dict[str, str]
) -> None:
    """The British one is there, and the American one opens below it."""
    page = new_page(java_script_enabled=False, locale="en-US")
    page.goto(site + place)
    figure = page.locator(part).first
    assert says["en-GB"] in figure.inner_text()
    assert says["en-US"] not in figure.inner_text()
    expect(figure.get_by_role("button")).to_have_count(0)

    figure.get_by_text("in American English").click()

    assert says["en-GB"] in figure.inner_text()
    assert says["en-US"] in figure.inner_text()


@pytest.mark.parametrize("place", ["apply-again/", "situations/they-moved-it/"])
def test_nothing_moves_when_the_script_comes(new_page: NewPage, site: str, place: str) -> None:
    """The place of the buttons is kept: what is below a message is where it was, but for lines that wrap otherwise."""
    page = new_page(locale="en-US", viewport={"width": 412, "height": 823})
    page.add_init_script("""
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    """)

    def send_late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/guide-messages*", send_late)
    page.goto(site + place)
    expect(button(page, "en-US")).to_have_attribute("aria-pressed", "true")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert page.evaluate("window.shift") < 0.05


@pytest.mark.parametrize("locale", NAMES)
def test_copying_what_is_shown(new_page: NewPage, site: str, locale: str) -> None:
    """The buttons copy the version that they stand in, before the switch and after it."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"], locale=locale)
    page.goto(site + PAGE)

    for it in (locale, other(locale)):
        button(page, it).click()
        page.get_by_role("button", name="Copy the message").click()
        expect(page.get_by_role("status")).to_have_text("Copied the message.")
        assert body(it) == page.evaluate("navigator.clipboard.readText()")


def test_the_switch_stays_under_the_finger(driver: Driver, site: str) -> None:
    """The messages above become longer or shorter, and the tapped button stays where it is, there and back."""
    driver.resize(360, 740)
    driver.open(site + MANY)
    places = driver.evaluate("""async () => {
      const group = [...document.querySelectorAll(".locales")].at(-2);
      const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const place = () => [group.getBoundingClientRect().top, scrollY];
      document.querySelector("details[data-locale] [data-part=body]").append("\\n".repeat(20));
      group.scrollIntoView({ block: "center", behavior: "instant" });
      await settled();
      const places = [place()];
      for (const pressed of ["false", "false"]) {
        group.querySelector(`[aria-pressed=${pressed}]`).click();
        await settled();
        places.push(place());
      }
      return places;
    }""")

    tops, scrolls = zip(*places, strict=True)
    assert max(tops) - min(tops) <= 1
    assert scrolls[0] != scrolls[1], "nothing above changed its height"


def test_both_without_scripts(new_page: NewPage, site: str) -> None:
    """Without scripts the British message is there and the American one opens below it, with links of their own."""
    page = new_page(java_script_enabled=False, locale="en-US")
    page.goto(site + PAGE)
    messages = page.locator("[data-part=body]")
    expect(messages.filter(visible=True)).to_have_text([body("en-GB")])
    expect(page.get_by_role("group", name="British or American English")).to_have_count(0)

    page.get_by_text("The same message in American English").click()

    expect(messages.filter(visible=True)).to_have_text([body("en-GB"), body("en-US")])
    expect(page.get_by_role("link", name="Use this in the builder")).to_have_count(2)


@pytest.mark.parametrize("locale", NAMES)
def test_paper_has_what_is_shown(new_page: NewPage, site: str, locale: str) -> None:
    """A message is printed once, as the screen shows it, without the buttons."""
    page = new_page(locale=locale)
    page.goto(site + PAGE)
    page.emulate_media(media="print")

    expect(page.locator("[data-part=body]").filter(visible=True)).to_have_text([body(locale)])
    expect(page.locator(".locales").first).to_be_hidden()
    expect(page.get_by_text("The same message in American English")).to_be_hidden()


def test_paper_without_scripts(new_page: NewPage, site: str) -> None:
    """What was left closed isn't printed."""
    page = new_page(java_script_enabled=False)
    page.goto(site + PAGE)
    page.emulate_media(media="print")

    expect(page.locator("[data-part=body]").filter(visible=True)).to_have_text([body("en-GB")])
    expect(page.get_by_text("The same message in American English")).to_be_hidden()


def test_the_link_brings_the_english_along(new_page: NewPage, site: str) -> None:
    """The builder opens in the English of the message, whatever the browser's language."""
    page = new_page(locale="en-GB")
    page.goto(site + PAGE)
    button(page, "en-US").click()

    page.get_by_role("link", name="Use this in the builder").click()
    wait_for_python(page)

    expect(page.locator("[name=locale]:checked, select[name=locale]")).to_have_value("en-US")
    expect(page.locator("#message-body")).to_have_value(body("en-US"))


@pytest.mark.parametrize("locale", NAMES)
def test_axe(new_page: NewPage, site: str, locale: str) -> None:
    """Axe finds nothing on a page with several messages, before the switch and after it."""
    page = new_page(locale=locale, viewport={"width": 360, "height": 740})
    page.goto(site + MANY)

    assert violations(page) == []
    button(page, other(locale)).click()
    assert violations(page) == []


def test_the_search_finds_a_message_once(new_page: NewPage, site: str) -> None:
    """Its index has the British versions only, and no word of the buttons that switch."""
    page = new_page()
    page.goto(site)
    index = page.evaluate("fetch('search/search_index.json').then((reply) => reply.text())")

    assert "Kind regards" in index
    assert "The same message in American" not in index
    assert index.count("Best regards") == 1, "only the example of an American employer"
