"""What is missing from the message: rows that open their field, and times to offer by a tap."""

import re

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import NOW, body, field, open_builder


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
    expect(page.locator("#f-company")).to_be_focused()
    page.locator("[data-gap-of=company] [data-gap=close]").click()
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
