"""How the message is said: its voice, another wording, the visitor's own sentence, and which event it was."""

import re

from playwright.sync_api import Page, expect

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from tests.browser.support.builder_page import body, field, open_builder, saved, tap, wait_for_python

OVERSLEPT = {"locale": "en-US", "when": "today", "cause": "overslept", "situation": "missed"}


def expected(**answers: str) -> str:
    """Return the body that CPython writes."""
    context = parse({**OVERSLEPT, **answers}, examples.clock()).context
    assert context is not None
    return compose(context).body


def open_overslept(page: Page, site: str) -> None:
    """Open the builder at a fixed time, with when and what answered."""
    page.clock.set_fixed_time(examples.NOW)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(expected())


def test_next_wording_is_kept(page: Page, site: str) -> None:
    """Each tap gives the next wording, as CPython writes it; undo brings the last one back, and a reload keeps it."""
    open_overslept(page, site)
    button = page.get_by_role("button", name="Say it another way")
    for number in (1, 2):
        button.click()
        expect(body(page)).to_have_value(expected(wording=str(number)))
    expect(page.locator("#builder-live")).to_have_text("Message updated")

    page.reload()
    wait_for_python(page)
    expect(body(page)).to_have_value(expected(wording="2"))
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(body(page)).to_have_value(expected(wording="1"))


def test_voice_is_suggested_and_chosen(page: Page, site: str) -> None:
    """The reader sets the voice that is suggested, and says so; a choice goes before it."""
    open_overslept(page, site)
    voice = field(page, "voice") if page.locator("[data-field=voice] details").count() else page.locator("#f-voice")
    expect(voice.locator("option").first).to_have_text("Plain and friendly (suggested)")

    field(page, "recipient").select_option("panel")
    expect(voice.locator("option").first).to_have_text("More formal (suggested)")
    expect(body(page)).to_have_value(expected(recipient="panel"))
    voice.select_option("shorter")
    expect(body(page)).to_have_value(expected(recipient="panel", voice="shorter"))
    assert '"voice":"shorter"' in str(saved(page)["tab"]).replace(" ", "")


def test_own_sentence_starts_from_ours(page: Page, site: str) -> None:
    """The builder's sentence for the cause is put into the box at a tap, and what it becomes is in the message."""
    open_overslept(page, site)
    field(page, "other_cause")
    page.get_by_role("button", name=re.compile("^Start from ours")).click()
    box = page.locator("#f-other_cause")
    expect(box).to_be_focused()
    expect(box).to_have_value(re.compile("alarm"))

    box.fill("The baby had kept us up, and I slept through two alarms")
    expect(body(page)).to_have_value(re.compile(r"The baby had kept us up, and I slept through two alarms\."))
    expect(page.locator("#use-ours")).to_be_hidden()


def test_kinds_of_a_cause(page: Page, site: str) -> None:
    """A cause that covers several events asks which; another cause has its own, and forgets the first one's."""
    open_overslept(page, site)
    expect(page.locator("#f-cause_kind")).to_be_hidden()

    tap(page, "Train or bus trouble", "Train cancelled")
    expect(body(page)).to_have_value(re.compile("train.* canceled"))
    tap(page, "Traffic, parking or lost")
    expect(page.get_by_label("Train cancelled")).to_be_hidden()
    expect(body(page)).not_to_have_value(re.compile("train"))


def test_tick_is_an_answer(page: Page, site: str) -> None:
    """A box that is ticked says its line, and one that is unticked takes it back."""
    open_overslept(page, site)
    box = field(page, "flexible")
    box.check()
    expect(body(page)).to_have_value(expected(flexible="yes"))
    box.uncheck()
    expect(body(page)).to_have_value(expected())
