"""Every text is kept until it is erased: those of all channels, the one that was pasted, and what undo goes back to."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.support.builder_page import body, field, open_builder, tap, wait_for_python
from tests.browser.support.network_guard import Watch
from tests.browser.support.runtime_page import add_code
from tests.browser.support.typed_input import OVERSLEPT, expect_python_failed


def channel(page: Page, name: str) -> None:
    """Choose a channel by its radio button."""
    page.locator(f"[name=form][value={name}]").check(force=True)


def edit_two_channels(page: Page, site: str) -> None:
    """Edit the email and the text message, with Python, and leave the text message in sight."""
    open_builder(page, site, OVERSLEPT)
    body(page).fill("My own email")
    channel(page, "text")
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    body(page).fill("My own text message")


def stop_python(page: Page, watch: Watch) -> None:
    """From the next load on, Python does not start."""
    watch.expect_errors()
    page.route("**/assets/python/**", lambda route: route.abort())


def test_channel_in_sight_survives_without_python(page: Page, site: str, watch: Watch) -> None:
    """After a reload without Python the text in sight is the one that was, and can be edited; so can the others."""
    edit_two_channels(page, site)
    stop_python(page, watch)
    page.reload()
    expect_python_failed(page)
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    expect(body(page)).to_have_value("My own text message")
    channel(page, "email")
    expect(body(page)).to_have_value("My own email")
    channel(page, "text")
    expect(body(page)).to_have_value("My own text message")
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    body(page).fill("My changed text message")
    page.reload()
    expect(body(page)).to_have_value("My changed text message")
    expect(page.locator("[name=form][value=text]")).to_be_checked()


def test_channels_without_a_text_are_not_offered_without_python(page: Page, site: str, watch: Watch) -> None:
    """Where Python can't write it, a channel that has no text can't be chosen, and the page says why."""
    stop_python(page, watch)
    open_builder(page, site, OVERSLEPT, python=False)
    expect_python_failed(page)
    expect(page.locator("[name=form][value=text]")).to_be_disabled()
    page.locator("#not-offered summary").click()
    expect(page.locator("#not-offered-reasons")).to_contain_text("can't be written until the builder works again")
    expect(page.locator("[name=form][value=email]")).to_be_checked()


CRASH_AT_A_NAME = """
const post = globalThis.postMessage;
globalThis.postMessage = (message, ...rest) => {
  if (JSON.stringify(message).includes("Crash now")) throw new Error("crashed on purpose");
  post(message, ...rest);
};
"""


def test_python_that_dies_takes_no_text_with_it(page: Page, site: str, watch: Watch) -> None:
    """Once Python has given up, the texts of all channels can be reached in the page as it stands."""
    watch.expect_errors()
    add_code(page, "**/worker-*.js", CRASH_AT_A_NAME)
    edit_two_channels(page, site)
    field(page, "your_name").fill("Crash now")
    expect_python_failed(page)
    channel(page, "email")
    expect(body(page)).to_have_value("My own email")
    channel(page, "text")
    expect(body(page)).to_have_value("My own text message")


def test_a_channel_chosen_before_python_stays_chosen(page: Page, site: str) -> None:
    """The radio button doesn't spring back while Python is on its way, and its text comes."""
    held: list[Route] = []
    is_released = False
    page.route("**/*.wasm*", lambda route: route.continue_() if is_released else held.append(route))
    open_builder(page, site, OVERSLEPT, python=False)
    channel(page, "text")
    page.wait_for_timeout(300)
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    is_released = True
    for route in held:
        route.continue_()
    wait_for_python(page)
    expect(page.locator("[name=form][value=text]")).to_be_checked()
    expect(page.locator("#subject-row")).to_be_hidden()


def test_python_text_outlives_a_reload_without_python(page: Page, site: str, watch: Watch) -> None:
    """An email that Python wrote, names and all, isn't replaced by the ready-made one for the same answers."""
    open_builder(page, site, OVERSLEPT)
    field(page, "your_name").fill("Zoë Ó Briain")
    expect(body(page)).to_have_value(re.compile("Zoë Ó Briain"))
    stop_python(page, watch)
    page.reload()
    expect_python_failed(page)
    expect(body(page)).to_have_value(re.compile("Zoë Ó Briain"))
    tap(page, "Traffic, parking or lost")
    expect(body(page)).to_have_value(re.compile("held up on the way"))


def test_pasted_text_is_kept(page: Page, site: str) -> None:
    """Going back to the builder's message or reloading doesn't cost the visitor the text that they brought along."""
    page.route("**/*.wasm*", lambda route: None)
    open_builder(page, site, OVERSLEPT, python=False)
    page.locator("#own").click()
    body(page).fill("The text I brought along")
    page.locator("#own-back").click()
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    page.reload()
    expect(body(page)).to_have_value(re.compile("slept through my alarm"))
    page.locator("#own").click()
    expect(body(page)).to_have_value("The text I brought along")
    page.reload()
    expect(body(page)).to_have_value("The text I brought along")
    page.locator("#erase").click()
    page.locator("#own").click()
    expect(body(page)).to_have_value("")


def test_undo_survives_a_reload(page: Page, site: str) -> None:
    """A suggestion that was taken can be undone after a reload, and redone after another one."""
    open_builder(page, site, OVERSLEPT)
    body(page).fill("My own text")
    field(page, "situation").select_option("late")
    page.locator("#use-new").click()
    expect(body(page)).not_to_have_value("My own text")
    new = body(page).input_value()
    page.reload()
    wait_for_python(page)
    expect(body(page)).to_have_value(new)
    page.locator("#undo").click()
    expect(body(page)).to_have_value("My own text")
    page.reload()
    wait_for_python(page)
    page.locator("#redo").click()
    expect(body(page)).to_have_value(new)
