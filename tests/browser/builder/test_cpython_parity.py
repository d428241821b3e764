"""The same text in the browser as at build time; test_engines.py tries every example, in every engine."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from builder.emails.compose.ready_made import ready_made_messages
from tests.browser.support.builder_page import answer, body, open_builder, subject


def test_ready_made_messages_are_pythons_own(page: Page, site: str) -> None:
    """For every situation and cause the text shown before Python runs is the one that Python writes."""
    open_builder(page, site)
    opening = page.evaluate("() => JSON.parse(document.querySelector('#opening').textContent).messages")

    assert {(situation, cause) for situation in opening for cause in opening[situation]} == {
        *ready_made_messages("en-GB")
    }
    for situation, causes in opening.items():
        for cause, locales in causes.items():
            for locale, message in locales.items():
                answer(page, {"situation": situation, "cause": cause, "form": "email", "locale": locale})

                expect(body(page), f"{situation} {cause}").to_have_value(message["body"])
                expect(subject(page), f"{situation} {cause}").to_have_value(message["subject"])


def test_python_takes_over_without_a_change(new_page: Callable[..., Page], site: str) -> None:
    """From the first paint to Python's first answer the text in the boxes never changes."""
    page = new_page(locale="en-GB")
    page.add_init_script("""
        window.texts = new Set();
        addEventListener("DOMContentLoaded", () => {
          const look = () => {
            const [subject, body] = ["subject", "body"].map((part) => document.querySelector("#message-" + part).value);
            texts.add(subject + "\\n" + body);
            requestAnimationFrame(look);
          };
          look();
        });
    """)
    open_builder(page, site)
    page.wait_for_timeout(200)

    assert page.evaluate("() => texts.size") == 1
