"""New answers after an edit: merged where the sentence is untouched, else offered, in sight, with both texts."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder

PHONE = {"width": 390, "height": 844}


def test_new_text_is_merged_or_offered_with_both(new_page: Callable[..., Page], site: str) -> None:
    """The number goes into an edited message; a name for the edited line is offered, and the bar leads there."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB")
    open_builder(page, site, "#situation=missed&cause=overslept")
    mine = body(page).input_value().replace("Kind regards,", "See you, I hope")
    body(page).fill(mine)
    field(page, "phone").fill("07700 900123")
    expect(body(page)).to_have_value(re.compile(r"07700 900123.*See you, I hope$", re.DOTALL))
    expect(page.locator("#edited")).to_be_hidden()
    merged = body(page).input_value()

    field(page, "your_name").fill("Sam Taylor")
    expect(page.locator("#changed-sentence")).to_have_text(re.compile("^You’ve edited this message"))
    expect(page.locator("#changed-sentence")).to_be_in_viewport(ratio=1)
    page.locator("#see-message").click()
    expect(page.locator("#suggested")).to_have_text("Kind regards, Sam Taylor")
    expect(page.locator("#suggested")).to_be_in_viewport(ratio=1)
    expect(body(page)).to_have_value(merged)
    page.locator("#use-new").click()
    expect(body(page)).to_have_value(re.compile("Sam Taylor$"))
    expect(page.locator("#changed-sentence")).not_to_have_text(re.compile("edited"))
