"""The check in the page: what it finds, where the words are, and how a tap mends them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.builder_page import answer, body, field, open_builder, status, subject
from tests.browser.support.network_guard import Watch

FULL = {
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
NOW = "2026-11-24T10:40:00+00:00"
PASTE = """
(text) => {
  const box = document.querySelector("#message-body");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
"""
SELECTION = """
() => {
  const box = document.activeElement;
  return box.value.slice(box.selectionStart, box.selectionEnd);
}
"""


def filled(page: Page, site: str) -> str:
    """Open the builder with a full set of answers; return the message."""
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    answer(page, FULL)
    expect(body(page)).to_have_value(re.compile("Data Analyst.*Sam Taylor", re.DOTALL))
    return body(page).input_value()


def finding(page: Page, words: str) -> Locator:
    """The finding whose sentence holds these words."""
    return page.locator(".finding", has_text=words)


def test_the_builders_own_message_has_nothing_to_mend(page: Page, site: str) -> None:
    """With its facts filled in, the builder's own message has no fix and no warning."""
    filled(page, site)
    expect(page.locator(".finding:not([data-severity=tip])")).to_have_count(0)
    expect(page.locator("#left")).to_be_hidden()


def test_findings_show_their_words_and_are_mended_by_a_tap(page: Page, site: str) -> None:
    """A tap selects the words of a finding, emoji before them or not; another mends them, and undo brings them back."""
    text = filled(page, site)
    wrong = text.replace("Dear Ms Okafor,", "Dear Ms Okafor 🙂,").replace("[", "(") + "\n\nSee you [date]!!!"
    body(page).fill(wrong)
    expect(page.locator("#findings")).to_be_visible()
    page.locator("#findings-rest").evaluate("(rest) => { rest.open = true; }")
    assert 1 <= page.locator("#findings-list > li").count() <= 3

    placed = page.locator(".finding").filter(has=page.locator("[data-do=show]:visible"))
    expect(placed.first).to_be_visible()
    seen = set()
    for number in range(placed.count()):
        placed.nth(number).locator("[data-do=show]").click()
        seen.add(page.evaluate(SELECTION))
    assert "[date]" in " ".join(seen)

    mendable = page.locator(".finding").filter(has=page.locator("[data-do=repair]:visible"))
    expect(mendable.first).to_be_visible()
    mendable.first.locator("[data-do=repair]").click()
    expect(status(page)).to_have_text(re.compile("^Changed"))
    expect(body(page)).not_to_have_value(wrong)
    expect(page.locator("#findings-title")).to_be_focused()
    page.locator("#undo").click()
    expect(body(page)).to_have_value(wrong)


def test_the_line_above_the_buttons_counts_what_is_left(page: Page, site: str) -> None:
    """One line above the send buttons says how many things are left; copying is never blocked."""
    filled(page, site)
    body(page).fill("Hi")
    expect(page.locator("#left")).to_have_text(re.compile(r"^(One thing|\d+ things) to look at before you send$"))
    for button in page.locator(".ways [data-copy]:visible").all():
        expect(button).to_be_enabled()


def test_a_private_finding_can_be_put_aside_for_good(page: Page, site: str) -> None:
    """A finding about a private matter goes when it is put aside, and does not come back with a reload."""
    text = filled(page, site)
    body(page).fill(text.replace("I overslept.", "I was diagnosed with depression last week."))
    private = page.locator(".finding").filter(has=page.locator("[data-do=dismiss]:visible"))
    expect(private.first).to_be_visible()
    rules = private.count()
    said = private.first.locator(".finding__say").inner_text()
    private.first.locator("[data-do=dismiss]").click()
    expect(page.locator(".finding").filter(has=page.locator("[data-do=dismiss]:visible"))).to_have_count(rules - 1)

    page.reload()
    expect(page.locator("#builder")).to_have_attribute("data-source", "python", timeout=60_000)
    expect(page.locator("#findings-title")).to_be_visible()
    if rules == 1:
        expect(finding(page, said)).to_have_count(0)


def test_doubts_about_the_address_stand_beside_it(page: Page, site: str) -> None:
    """An address that nobody reads is questioned beside the field, and still used."""
    open_builder(page, site)
    field(page, "recipient_email").fill("no-reply@northwind.example")
    field(page, "recipient_email").blur()
    expect(page.locator("[data-doubts]")).to_contain_text("Nobody may read what is sent to")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("^mailto:no-reply@northwind.example"))


def test_pasted_text_is_checked(page: Page, site: str) -> None:
    """A text of the visitor's own is checked without a filled-in form."""
    open_builder(page, site)
    page.locator("#own").click()
    subject(page).fill("hi")
    body(page).fill("Hello,\n\nsomething came up. Sorry sorry sorry, please forgive me!\n\nSam")
    expect(page.locator("#findings-list > li")).not_to_have_count(0)
    expect(page.locator("#missing")).to_be_hidden()


def test_a_text_too_long_to_check_is_said_and_kept(page: Page, site: str, watch: Watch) -> None:
    """Beyond what Python takes in, the page says that nothing is checked, and the text stays as it is."""
    watch.expect_errors("Python refused check")
    open_builder(page, site)
    text = "word " * 90_000

    page.evaluate(PASTE, text)

    expect(status(page)).to_have_text("This text is too long to check. Copying works.", timeout=20_000)
    assert body(page).input_value() == text


def test_dismissals_survive_renamed_rules(page: Page, site: str) -> None:
    """A draft stored when rules had other ids still knows what was dismissed."""
    text = filled(page, site)
    body(page).fill(text.replace("I overslept.", "I was diagnosed with depression on [date]."))
    private = page.locator(".finding").filter(has=page.locator("[data-do=dismiss]:visible"))
    expect(private.first).to_be_visible()
    for _ in range(private.count()):
        private.first.locator("[data-do=dismiss]").click()
    expect(private).to_have_count(0)
    rename = """() => {
      for (const [key, draft] of Object.entries(sessionStorage))
        sessionStorage.setItem(key, draft.replaceAll("health-details:", "R6:").replaceAll("private-facts:", "R7:"));
      return Object.values(sessionStorage).join();
    }"""
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready")
    assert '"R6:' in page.evaluate(rename)

    page.reload()
    expect(page.locator("#builder")).to_have_attribute("data-source", "python", timeout=60_000)
    expect(body(page)).to_have_value(re.compile("depression"))
    expect(page.locator(".finding[data-rule=placeholder-left]")).to_be_attached()
    expect(private).to_have_count(0)
