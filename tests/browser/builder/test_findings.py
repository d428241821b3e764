"""The check in the page: what it finds, where the words are, and how a tap mends them."""

import re

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.support.builder_page import (
    FULL_ANSWERS,
    NOW,
    answer,
    body,
    field,
    open_builder,
    status,
    subject,
    wait_for_python,
)
from tests.browser.support.network_guard import Watch

PASTE = """
(text) => {
  const box = document.querySelector("#message-body");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
"""
TEXTED = """Hello,

so so sorry i missed the interview today, and that you had to wait. my alarm didnt go off, that was my mistake, and \
honestly im such an idiot. my landlord is also throwing me out so i need the money.

i really really want this job and to meet you. Could we find another time? \
I can do tomorrow at 10am or Thursday 26 November at 2pm.

Kind regards,
Sam Taylor
07700 900123"""
MENDED = """Hello,

So sorry I missed the interview today, and that you had to wait. My alarm didn't go off, that was my mistake.

I really want this job and to meet you. Could we find another time? \
I can do tomorrow at 10am or Thursday 26 November at 2pm.

Kind regards,
Sam Taylor
07700 900123"""
PHONE: ViewportSize = {"width": 390, "height": 844}
"""Here the first three findings are in sight, and the others in a fold: no margin has room for all of them."""

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
    answer(page, FULL_ANSWERS)
    expect(body(page)).to_have_value(re.compile("Data Analyst.*Sam Taylor", re.DOTALL))
    return body(page).input_value()


def finding(page: Page, words: str) -> Locator:
    """The finding whose sentence holds these words."""
    return page.locator(".finding", has_text=words)


def test_generated_message_has_no_findings(page: Page, site: str) -> None:
    """With its facts filled in, the generated message has no fix and no warning."""
    filled(page, site)
    expect(page.locator(".finding:not([data-severity=tip])")).to_have_count(0)
    expect(page.locator("#left")).to_be_hidden()


def test_findings_select_and_repair_their_words(page: Page, site: str) -> None:
    """A finding's words can be selected, even after emoji, and repaired; undo reverts the repair."""
    page.set_viewport_size(PHONE)
    text = filled(page, site)
    wrong = text.replace("Dear Ms Okafor,", "Dear Ms Okafor 🙂,").replace("[", "(") + "\n\nSee you [date]!!!"
    body(page).fill(wrong)
    expect(page.locator("#findings")).to_be_visible()
    page.locator("#findings-rest").evaluate("(rest) => { rest.open = true; }")
    assert 1 <= page.locator("#findings-list > li").count() <= 3

    placed = page.locator(".finding").filter(has=page.locator("[data-do=show]:visible"))
    expect(placed.first).to_be_visible()
    seen_rules = set()
    for number in range(placed.count()):
        placed.nth(number).locator("[data-do=show]").click()
        seen_rules.add(page.evaluate(SELECTION))
    assert "[date]" in " ".join(seen_rules)

    mendable = page.locator(".finding").filter(has=page.locator("[data-do=repair]:visible"))
    expect(mendable.first).to_be_visible()
    mendable.first.locator("[data-do=repair]").click()
    expect(status(page)).to_have_text(re.compile("^Changed"))
    expect(body(page)).not_to_have_value(wrong)
    expect(page.locator("#findings-title")).to_be_focused()
    page.locator("#undo").click()
    expect(body(page)).to_have_value(wrong)


def test_remaining_findings_are_counted(page: Page, site: str) -> None:
    """A line above the buttons counts the remaining findings; copying is never blocked."""
    filled(page, site)
    body(page).fill("Hi")
    expect(page.locator("#left")).to_have_text(re.compile(r"^Points to look at before you send: \d+$"))
    for button in page.locator(".ways [data-copy]:visible").all():
        expect(button).to_be_enabled()


def test_private_finding_can_be_dismissed_permanently(page: Page, site: str) -> None:
    """A dismissed finding about a private matter doesn't come back after a reload."""
    text = filled(page, site)
    body(page).fill(text.replace("I slept through my alarm", "I was diagnosed with depression last week"))
    private = page.locator(".finding").filter(has=page.locator("[data-do=dismiss]:visible"))
    expect(private.first).to_be_visible()
    rules = private.count()
    remark = private.first.locator(".finding__say").inner_text()
    private.first.locator("[data-do=dismiss]").click()
    expect(page.locator(".finding").filter(has=page.locator("[data-do=dismiss]:visible"))).to_have_count(rules - 1)

    page.reload()
    wait_for_python(page)
    expect(page.locator("#findings-title")).to_be_visible()
    if rules == 1:
        expect(finding(page, remark)).to_have_count(0)


def test_address_warnings_are_shown_beside_the_field(page: Page, site: str) -> None:
    """An address that nobody may read is questioned beside the field, but still used."""
    open_builder(page, site)
    field(page, "recipient_email").fill("no-reply@northwind.example")
    field(page, "recipient_email").blur()
    expect(page.locator("[data-address-warnings]")).to_contain_text("may not be read by anyone")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("^mailto:no-reply@northwind.example"))


def test_custom_text_is_checked(page: Page, site: str) -> None:
    """A text of the visitor's own is checked without a filled-in form; nothing beside it speaks of another message."""
    open_builder(page, site)
    page.locator("#own").click()
    subject(page).fill("hi")
    body(page).fill("Hello,\n\nsomething came up. Sorry sorry sorry, please forgive me!\n\nSam")
    expect(page.locator("#findings-list > li")).not_to_have_count(0)
    for part in ("#missing", "#letter", "#message-why"):
        expect(page.locator(part)).to_be_hidden()
    page.locator("#own-back").click()
    for part in ("#letter", "#message-why"):
        expect(page.locator(part)).to_be_visible()


def test_texters_own_text_is_mended_to_the_end(page: Page, site: str) -> None:
    """One number for all that is said; a tap for each habit; then a word that it can go, and undo takes back a tap."""
    page.set_viewport_size(PHONE)
    page.clock.set_fixed_time(NOW)
    open_builder(page, site, "#own=1")
    title, more = page.locator("#findings-title"), page.locator("#findings-rest")
    expect(title).to_be_hidden()

    subject(page).fill("My missed interview today - Sam Taylor")
    body(page).fill(TEXTED)
    expect(page.locator(".finding")).to_have_count(5)
    expect(title).to_have_text("Points to look at before you send: 5")
    expect(page.locator("#left")).to_have_text("Points to look at before you send: 5")
    expect(more.locator("summary")).to_have_text("More to check: 2")
    more.evaluate("(rest) => { rest.open = true; }")
    for left, rule in ((4, "no-self-insult"), (3, "no-hardship"), (2, "no-doubled-word"), (1, "no-doubled-word")):
        page.locator(f".finding[data-rule={rule}] [data-do=repair]").first.click()
        expect(page.locator(".finding")).to_have_count(left)
        expect(title).to_be_focused()
    page.get_by_role("button", name="Change them all").click()
    expect(body(page)).to_have_value(MENDED)
    expect(title).to_have_text("Nothing left to change: you can send it.")
    expect(page.locator("#left")).to_be_hidden()

    page.locator("#undo").click()
    expect(body(page)).to_have_value(re.compile("so sorry i missed"))
    body(page).fill(MENDED.replace("Kind regards,", ""))
    expect(title).to_have_text("Only tips are left: you can send it as it is.")


def test_text_too_long_to_check_is_kept(page: Page, site: str, watch: Watch) -> None:
    """A text beyond Python's limit isn't checked: the page says so, and keeps it."""
    watch.expect_errors("Python refused check")
    open_builder(page, site)
    text = "word " * 90_000

    page.evaluate(PASTE, text)

    expect(status(page)).to_have_text("This is too long to check, but you can still copy it.", timeout=20_000)
    assert body(page).input_value() == text
