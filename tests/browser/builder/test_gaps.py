"""What is missing from the message: rows that open their field, and times to offer by a tap."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import NOW, body, field, open_builder

PLACES = """(buttons) => buttons.map((button) => {
  const { x, y, width, height } = button.getBoundingClientRect();
  return [x, y, width, height];
})"""


def test_gap_opens_its_field_beside_the_sentence(page: Page, site: str) -> None:
    """What is missing is a row that opens its field in place, beside the sentence it changes; left, it goes."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    gap, count = page.locator("[data-gap-of=role]"), page.locator("#to-add")
    expect(count).to_have_text("· 7 to add")
    gap.locator(".gap__row").click()
    expect(page.locator("#f-role")).to_be_focused()
    expect(gap.locator(".gap__sentence")).to_contain_text("[job title]")

    page.locator("#f-role").fill("Data Analyst")
    expect(gap.locator(".gap__sentence")).to_have_text(re.compile("Data Analyst role"))
    expect(count).to_have_text("· 6 to add")
    gap.locator("[data-gap=next]").click()
    expect(gap).to_have_count(0)
    page.locator("[data-gap-of=company] [data-gap=next]").click()
    expect(page.locator("#f-interview_time")).to_be_focused()
    page.locator("[data-gap-of=interview_time] [data-gap=close]").click()
    expect(field(page, "role")).to_have_value("Data Analyst")
    assert page.url.endswith("/builder/")


def test_gap_in_the_middle_keeps_the_focus_while_it_is_typed_into(page: Page, site: str) -> None:
    """Gaps above it stay open to be filled; the one that is filled in stays where it is, and every key arrives."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.locator("[data-gap-of=role] .gap__row").click()
    expect(page.locator("#f-role")).to_be_focused()
    page.keyboard.type("Data Analyst", delay=60)
    expect(page.locator("#f-role")).to_have_value("Data Analyst")
    expect(page.locator("#f-role")).to_be_focused()
    rows = page.locator("[data-gap-of]").evaluate_all("(rows) => rows.map((row) => row.dataset.gapOf)")
    assert rows[:4] == ["your_name", "recipient_name", "role", "company"]


def test_enter_moves_on_without_pressing_what_comes_next(page: Page, site: str) -> None:
    """From half a time it doesn't move; from a whole one to the days to offer, none of which is chosen by that key."""
    open_builder(page, site, "#situation=missed&cause=overslept&when=today&voice=shorter")
    page.locator("[data-gap-of=interview_time] .gap__row").click()
    page.keyboard.type("09")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gap-of=interview_time][data-open]")).to_be_visible()
    page.keyboard.type("00AM")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gap-of=slot1_date][data-open]")).to_be_visible()
    expect(page.locator("#offer-days [aria-pressed=true]")).to_have_count(0)


def test_company_is_asked_for_where_the_message_says_it(page: Page, site: str) -> None:
    """A letter without it doesn't ask for it; one that says it beside the job shows both as gaps in a sentence."""
    open_builder(page, site, "#situation=missed&cause=overslept&voice=shorter")
    expect(page.locator("[data-gap-of=role]")).to_be_visible()
    expect(page.locator("[data-gap-of=company]")).to_have_count(0)

    page.locator("#f-voice").select_option("formal")
    gap = page.locator("[data-gap-of=company]")
    gap.locator(".gap__row").click()
    expect(gap.locator(".gap__sentence")).to_contain_text("[job title] role at [company]")
    page.keyboard.type("Northwind")
    page.locator("[data-gap-of=role] .gap__row").click()
    page.keyboard.type("Data Analyst")
    expect(body(page)).to_have_value(re.compile("Data Analyst role at Northwind"))


def test_times_are_offered_by_tapping_half_days(page: Page, site: str) -> None:
    """A tap on a part of a day offers it in the message, and a second tap takes it back."""
    page.clock.install(time=NOW)
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.locator("[data-gap-of=slot1_date] .gap__row").click()
    days = page.get_by_role("group", name="Tap the times you could do")
    wednesday = days.get_by_role("group", name="Tomorrow")
    wednesday.get_by_role("button", name="Morning").click()
    days.get_by_role("group", name="Fri 27 Nov").get_by_role("button", name="Any time").click()
    offers = re.compile("tomorrow morning, or any time on Friday, November 27")
    expect(body(page)).to_have_value(offers)
    expect(wednesday.get_by_role("button", name="Morning")).to_have_attribute("aria-pressed", "true")
    wednesday.get_by_role("button", name="Morning").click()
    expect(body(page)).not_to_have_value(re.compile("tomorrow morning"))


def test_quotation_is_the_sentence_with_the_times(new_page: Callable[..., Page], site: str) -> None:
    """Before a tap it's the sentence that the times will come into, then the one that holds them; no button moves."""
    page = new_page(viewport={"width": 360, "height": 780}, locale="en-GB", timezone_id="Europe/London")
    page.clock.install(time=NOW)
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    page.locator("[data-gap-of=slot1_date] .gap__row").click()
    quotation = page.locator(".gap[data-open] .gap__sentence")
    expect(quotation).to_contain_text("[two or three times you can offer]")
    expect(quotation).not_to_contain_text("morning of [")
    buttons = page.locator("#offer-days button")
    page.wait_for_timeout(500)
    places = buttons.evaluate_all(PLACES)
    for day, part, words in (
        ("Tomorrow", "Morning", "tomorrow morning"),
        ("Thu 26 Nov", "Afternoon", "the afternoon of Thursday 26 November"),
        ("Fri 27 Nov", "Any time", "Friday 27 November"),
    ):
        page.get_by_role("group", name=day, exact=True).get_by_role("button", name=part).click()
        expect(quotation).to_contain_text(words, ignore_case=True)
        now = buttons.evaluate_all(PLACES)
        assert (
            max(abs(a - b) for place, other in zip(places, now, strict=True) for a, b in zip(place, other, strict=True))
            < 2
        )
    for line in quotation.inner_text().split("\n"):
        assert line in body(page).input_value()


def test_quotation_of_a_name_and_a_number(page: Page, site: str) -> None:
    """A name is quoted with the line that leads to it; a number in its own sentence, also after other answers."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    quotation = page.locator(".gap[data-open] .gap__sentence")
    page.locator("[data-gap-of=your_name] .gap__row").click()
    expect(quotation).to_have_text(re.compile(r"^\w+ regards,\n\[full name\]$"))
    page.keyboard.type("Sam Taylor")
    expect(quotation).to_have_text(re.compile(r"^\w+ regards,\nSam Taylor$"))
    page.locator("[data-gap-of=phone] .gap__row").click()
    expect(quotation).to_contain_text("[phone number]")
    page.keyboard.type("07700 900123")
    expect(quotation).to_contain_text("07700 900123")
    field(page, "role").fill("Data Analyst")
    expect(body(page)).to_have_value(re.compile("Data Analyst"))
    expect(quotation).to_contain_text("07700 900123")
