"""The builder's page: questions, live message, edits, links."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import answer, body, field, open_builder, saved, status, subject, tap
from tests.browser.support.network_guard import Watch


def mailto(page: Page) -> tuple[str, str, str]:
    """The address, subject and body that the mail link carries, decoded by RFC 6068: "+" stands for itself."""
    parts = urlsplit(page.locator("#mail").get_attribute("href") or "")
    fields = dict(part.split("=", 1) for part in parts.query.split("&"))
    assert parts.scheme == "mailto"
    return unquote(parts.path), unquote(fields.get("subject", "")), unquote(fields.get("body", ""))


def test_questions_lead_to_the_situation(page: Page, site: str) -> None:
    """The answers to the questions choose the message, and choosing the message answers the questions."""
    open_builder(page, site)
    tap(page, "It has not started")
    expect(field(page, "situation")).to_have_value("late")
    tap(page, "No, not today")
    expect(field(page, "situation")).to_have_value("cannot-attend")
    expect(page.locator("#first-step")).to_contain_text("Call now")

    field(page, "situation").select_option("nudge")
    expect(page.locator("[name=contact][value=silence]")).to_be_checked()
    expect(page.locator("[name=when]:checked")).to_have_count(0)
    expect(page.locator("#message-why")).to_contain_text("one friendly reminder")


def test_fields_are_shown_by_situation(page: Page, site: str) -> None:
    """A field that the situation doesn't use is hidden, and its answer doesn't count."""
    open_builder(page, site)
    expect(page.locator("[data-field=eta_minutes]")).to_be_hidden()
    answer(page, {"situation": "late", "plan": "late", "eta_minutes": "20"})
    field(page, "eta_minutes")
    expect(page.locator("[data-field=eta_minutes]")).to_be_visible()
    expect(body(page)).to_have_value(re.compile("20 minutes"))
    expect(page.locator(".chip", has_text="I decided not to go")).to_be_hidden()

    field(page, "situation").select_option("refused")
    expect(page.locator("[data-field=cause]")).to_be_hidden()
    expect(body(page)).not_to_have_value(re.compile("20 minutes"))


@pytest.mark.parametrize("form", ["text", "call", "voicemail", "linkedin"])
def test_each_channel_keeps_its_own_text(page: Page, site: str, form: str) -> None:
    """Each channel has its own text from the same answers; an edited email is still there afterwards, with its link."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    email = body(page).input_value()
    body(page).fill(email + "\nPS")
    page.locator(f"#f-form [value={form}]").check(force=True)
    expect(body(page)).not_to_have_value(re.compile("PS"))
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    expect(page.locator("#subject-row")).to_be_visible(visible=False)
    expect(page.locator("#message-counts")).not_to_be_empty()

    page.locator("#f-form [value=email]").check(force=True)
    expect(body(page)).to_have_value(email + "\nPS")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("PS$"))


def test_unavailable_channels_say_why(page: Page, site: str) -> None:
    """A channel that doesn't suit the situation is disabled, and the page says why."""
    open_builder(page, site, "#situation=refused")
    expect(page.locator("#f-form [value=call]")).to_be_disabled()
    page.locator("#not-offered summary").click()
    expect(page.locator("#not-offered-reasons")).to_contain_text("They have decided.")


def test_mail_link_carries_the_edited_text(page: Page, site: str) -> None:
    """The mail link decodes to the address, subject and body in the editor."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    field(page, "recipient_email").fill("p.okafor+jobs@northwind.example")
    field(page, "recipient_email").blur()
    subject(page).fill("100 % & a+b = c? #1")
    body(page).fill("First line\n\nSecond & last: é 🙂")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("Second"))

    to, about, text = mailto(page)
    assert to == "p.okafor+jobs@northwind.example"
    assert about == "100 % & a+b = c? #1"
    assert text == "First line\r\n\r\nSecond & last: é 🙂"


def test_page_asks_whether_the_mail_app_opened(page: Page, site: str) -> None:
    """After a tap on the mail link the page asks whether the app opened, and offers to copy instead."""
    open_builder(page, site)
    page.evaluate("document.querySelector('#mail').addEventListener('click', event => event.preventDefault())")
    page.locator("#mail").click()
    expect(page.locator("#opened")).to_be_visible()
    expect(page.locator("#opened [data-copy=body]")).to_be_visible()
    page.locator("#opened-yes").click()
    expect(page.locator("#opened")).to_be_hidden()


def test_long_message_is_left_out_of_mail_link(page: Page, site: str) -> None:
    """A text too long for a mail link is left out whole, and the page says so."""
    open_builder(page, site)
    body(page).fill("Long text. " * 400)
    expect(page.locator("[data-way=mailto] [data-why]")).to_contain_text("too long")
    assert len(page.locator("#mail").get_attribute("href") or "") <= 2000
    assert "Long text" not in (page.locator("#mail").get_attribute("href") or "")


def test_new_answer_is_merged_with_an_edit(page: Page, site: str) -> None:
    """After an edit a new answer changes the sentences that were left alone; undo takes that back by itself."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    body(page).fill(body(page).input_value().replace("I slept through my alarm", "I slept in"))
    field(page, "role").fill("Data Analyst")
    expect(body(page)).to_have_value(re.compile("I slept in.*Data Analyst", re.DOTALL))
    expect(page.locator("#edited")).to_be_hidden()
    page.locator("#undo").click()
    expect(body(page)).to_have_value(re.compile("I slept in.*talk to you about the job", re.DOTALL))


def test_new_answer_never_overwrites_an_edit(page: Page, site: str) -> None:
    """Where an answer and an edit change one sentence, its text is only suggested: to accept, dismiss, and undo."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    edited_body = body(page).input_value().replace("talk to you about the job", "hope to hear from you: keen on it")
    body(page).fill(edited_body)
    field(page, "role").fill("Data Analyst")
    expect(page.locator("#edited")).to_be_visible()
    expect(body(page)).to_have_value(edited_body)

    page.locator("#keep-mine").click()
    expect(page.locator("#edited")).to_be_hidden()
    expect(body(page)).to_have_value(edited_body)

    field(page, "role").fill("Demand Planner")
    page.locator("#use-new").click()
    expect(body(page)).to_have_value(re.compile("Demand Planner"))
    expect(body(page)).not_to_have_value(re.compile("keen on it"))
    page.locator("#undo").click()
    expect(body(page)).to_have_value(edited_body)
    page.locator("#redo").click()
    expect(body(page)).to_have_value(re.compile("Demand Planner"))


def test_generated_change_can_be_undone(page: Page, site: str) -> None:
    """Undo brings back the text before the last answer: a field typed into counts as one step."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    before = body(page).input_value()
    field(page, "role").press_sequentially("Data Analyst")
    expect(body(page)).to_have_value(re.compile("Data Analyst"))
    page.locator("#undo").click()
    expect(body(page)).to_have_value(before)
    page.locator("#redo").click()
    expect(body(page)).to_have_value(re.compile("Data Analyst"))


def test_caret_stays_in_place_while_typing(page: Page, site: str) -> None:
    """Typing into the middle of the message keeps every key press in its place."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    before = body(page).input_value()
    body(page).focus()
    page.evaluate("document.querySelector('#message-body').setSelectionRange(10, 10)")
    page.keyboard.type("quick brown fox")
    expect(body(page)).to_have_value(before[:10] + "quick brown fox" + before[10:])


def test_hash_change_applies_choices(page: Page, site: str) -> None:
    """A new fragment changes the form, and is removed from the address."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    page.evaluate("location.hash = '#situation=late&cause=traffic'")
    expect(field(page, "situation")).to_have_value("late")
    expect(page.locator("[value=traffic]")).to_be_checked()
    assert page.url.endswith("/builder/")


def test_nothing_leaves_the_browser(page: Page, site: str, watch: Watch) -> None:
    """A word typed into every field is in no request, no address, no title and no storage but this tab's."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    request_count = len(watch.requests)
    for control in page.locator("#builder-form :is(input[type=text], input[type=email], input[type=tel])").all():
        control.evaluate(
            "control => { control.value = 'Canary@x.example';"
            " control.dispatchEvent(new Event('input', {bubbles: true})); }"
        )
    body(page).press("End")
    page.keyboard.type(" Canary")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("Canary"))

    assert [url for url in watch.requests[request_count:] if "Canary" in url] == []
    assert "Canary" not in page.url + page.title()
    assert "Canary" not in str(saved(page)["device"])


def test_custom_text_is_never_overwritten(page: Page, site: str) -> None:
    """The visitor's own text isn't changed by answers, and the mail link carries it."""
    open_builder(page, site)
    page.locator("#own").click()
    expect(body(page)).to_be_focused()
    expect(body(page)).to_have_value("")
    body(page).fill("Dear Ms Okafor,\n\nMy own words.\n\nSam Taylor")
    tap(page, "I overslept")
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("My%20own%20words"))
    expect(body(page)).to_have_value(re.compile("My own words"))

    page.locator("#own-back").click()
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))


def test_update_is_announced(page: Page, site: str) -> None:
    """An update is announced after a pause, to screen readers alone; the message itself is no live region."""
    open_builder(page, site)
    tap(page, "I overslept")
    expect(page.locator("#builder-live")).to_have_text("Message updated")
    expect(status(page)).to_be_empty()
    expect(page.locator("[aria-live], [role=alert], [role=log]").and_(page.locator("#builder *"))).to_have_count(0)
    expect(page.locator("#builder [role=status]")).to_have_count(3)


def test_time_zones_are_listed_on_demand(page: Page, site: str) -> None:
    """The lists of time zones are filled when their group is opened; the visitor's own zone stays selected."""
    open_builder(page, site)
    theirs, yours = page.locator("#f-their_zone"), page.locator("#f-your_zone")
    own = yours.input_value()
    assert theirs.locator("option").count() < 5

    field(page, "their_zone")
    expect(theirs.locator("option[value='America/New_York']")).to_be_attached()
    theirs.select_option("America/New_York")

    expect(theirs).to_have_value("America/New_York")
    expect(yours).to_have_value(own)
    expect(yours.locator("option:checked")).to_have_count(1)
