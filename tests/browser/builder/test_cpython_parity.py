"""The same text in the browser as at build time; test_engines.py tries every example, in every engine."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.emails.compose.ready_made import ready_made_messages
from tests.browser.support.builder_page import answer, body, open_builder, subject
from tests.browser.support.network_guard import Watch
from tests.conftest import ROOT
from tests.support.pages_server import serve


def test_ready_made_messages_equal_pythons(page: Page, site: str) -> None:
    """For every situation and cause the text shown before Python runs is the one that Python writes."""
    open_builder(page, site)
    messages = page.evaluate("() => JSON.parse(document.querySelector('#first-paint').textContent).messages")

    assert {(situation, cause) for situation in messages for cause in messages[situation]} == {
        *ready_made_messages("en-GB")
    }
    for situation, causes in messages.items():
        for cause, locales in causes.items():
            for locale, message in locales.items():
                answer(page, {"situation": situation, "cause": cause, "form": "email", "locale": locale})

                expect(body(page), f"{situation} {cause}").to_have_value(message["body"])
                expect(subject(page), f"{situation} {cause}").to_have_value(message["subject"])


def test_python_takes_over_without_flicker(new_page: Callable[..., Page], site: str) -> None:
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


@pytest.mark.long
@pytest.mark.parametrize("level", ["stock", "snapshot"])
def test_site_at_lower_levels(page: Page, watch: Watch, level: str, tmp_path: Path) -> None:
    """With RUNTIME=<level> the site is built too, and Python writes the text that is there before it runs."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "RUNTIME": level}, check=True)
    with serve(tmp_path / "site", "/missed-interview/") as running:
        watch.origin = running.url.removesuffix("/missed-interview/")
        open_builder(page, running.url)
        message = ready_made_messages("en-GB")["missed", "overslept"]
        answer(page, {"situation": "missed", "cause": "overslept", "form": "email", "locale": "en-GB"})
        expect(body(page)).to_have_value(message.body)
