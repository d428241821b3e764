"""The questions: answered by a tap, folded, opened again, and answered by a link."""

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, open_builder


def test_answered_question_folds_and_opens_again(page: Page, site: str) -> None:
    """A tapped answer folds its question into one row; Change shows the choices again, and keeps the answer."""
    open_builder(page, site)
    question = page.locator("#f-when")
    question.get_by_text("Earlier today").click()
    expect(question.get_by_text("On another day")).to_be_hidden()
    expect(question.get_by_text("Earlier today")).to_be_visible()
    question.get_by_role("button", name="Change When is or was the interview?").click()
    expect(question.get_by_text("On another day")).to_be_visible()
    expect(question.get_by_role("radio", name="Earlier today")).to_be_focused()
    page.locator("#message-body").click()
    expect(question.get_by_text("On another day")).to_be_hidden()


def test_address_brings_answers_and_form(page: Page, site: str) -> None:
    """A link can say when, who was reached, the form and the voice; each shows as an answered row."""
    open_builder(page, site, "#when=today&contact=they-wrote&cause=train&form=email&voice=formal")
    expect(page.locator("#f-contact[data-folded]")).to_contain_text("They wrote to me first")
    expect(page.locator("#f-when[data-folded]")).to_contain_text("Earlier today")
    expect(page.locator("#f-voice")).to_have_value("formal")
    assert page.url.endswith("/builder/")


def test_address_opens_the_box_for_an_own_text(page: Page, site: str) -> None:
    """A link to the check opens an empty box, in sight, with no other message in it."""
    open_builder(page, site, "#own=1")
    expect(page.locator("#own-hint")).to_be_visible()
    expect(body(page)).to_have_value("")
    expect(body(page)).to_be_in_viewport()
