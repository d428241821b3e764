"""Whether the message has been sent: the page never says that it was, and asks once it has left the page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.builder_page import body, field, open_builder, status, tap, wait_for_python

NOT_SENT = "Not sent yet"
QUESTION = "Sent it? Yes Not yet"


@pytest.fixture
def copying(new_page: Callable[..., Page], site: str) -> Page:
    """The builder's page on a phone, allowed to write the clipboard, with a message."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 640})
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    return page


@pytest.fixture
def bar(copying: Page) -> Locator:
    """What stays in sight at the foot of the screen."""
    return copying.locator(".bar")


def copy(page: Page, part: str = "body") -> None:
    """Copy a part of the message."""
    page.locator(f".ways__first [data-copy={part}]").click()
    expect(status(page)).to_contain_text("Copied")


def test_copied_message_is_asked_about(copying: Page) -> None:
    """After a copy the next step is said, and "Not sent yet" gives way to the question; a Yes leads on from there."""
    head = copying.locator(".message__head")
    expect(head).to_contain_text(NOT_SENT)
    copy(copying, "subject")
    expect(head).to_contain_text(NOT_SENT)
    copy(copying)
    expect(status(copying)).to_have_text("Copied, but without your name. Now paste it into a new email.")
    expect(head.locator("#is-sent")).to_have_text(QUESTION)
    expect(head).not_to_contain_text(NOT_SENT, use_inner_text=True)

    head.get_by_role("button", name="Not yet").click()
    expect(copying.locator("#message-title")).to_be_focused()
    expect(head.get_by_text(NOT_SENT)).to_be_visible()
    expect(head.get_by_role("button")).to_have_count(0)

    copy(copying)
    head.get_by_role("button", name="Yes").click()
    expect(head.locator("p:visible")).to_have_count(0)
    expect(copying.locator("#chain summary")).to_be_focused()
    expect(copying.locator("#chain").get_by_role("button", name="Nothing yet")).to_be_visible()
    expect(status(copying)).to_have_text(re.compile("^If you hear nothing, send one reminder on "))


def test_question_outlives_edits_and_a_reload(copying: Page) -> None:
    """What may have been sent stays a question, whatever the text says by now; another letter hasn't been sent."""
    head, question = copying.locator(".message__head"), copying.locator("#is-sent")
    copy(copying)
    body(copying).press_sequentially(" ")
    expect(question).to_be_visible()
    copying.reload()
    wait_for_python(copying)
    expect(question).to_be_visible()
    expect(head.get_by_text(NOT_SENT)).to_be_hidden()
    tap(copying, "They wrote to me first")
    expect(head.get_by_text(NOT_SENT)).to_be_visible()
    expect(question).to_be_hidden()
    copying.locator("#erase").click()
    expect(head.get_by_text(NOT_SENT)).to_be_visible()


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ("#situation=missed&form=text", "a text message"),
        ("#situation=missed&form=linkedin", "a LinkedIn message"),
        ("#situation=missed&form=voicemail", "your notes"),
        ("#situation=they-wrote", "your reply"),
        ("#own=1", "your message"),
    ],
)
def test_copy_says_where_to_paste(copying: Page, site: str, fragment: str, place: str) -> None:
    """The next step suits what is copied: a message for each channel, a reply in a thread, notes for a call."""
    copying.goto("about:blank")
    open_builder(copying, site, fragment)
    if "own" in fragment:
        body(copying).fill("Dear Ms Okafor, I missed our interview.")
    else:
        field(copying, "your_name").fill("Sam Taylor")
        expect(body(copying)).to_have_value(re.compile("Sam Taylor"))
    copying.locator(".ways__first [data-copy=body]").click()
    expect(status(copying)).to_have_text(f"Copied. Now paste it into {place}.")
    is_spoken = "voicemail" in fragment
    expect(copying.locator("#is-sent")).to_be_visible(visible=not is_spoken)
    expect(copying.locator("#not-sent")).to_be_hidden()


def test_mail_app_and_a_copy_by_hand_are_asked_about(copying: Page) -> None:
    """A message that the mail app took, or the keyboard copied, may have been sent too."""
    question = copying.locator("#is-sent")
    copying.locator("#mail").evaluate("(link) => { link.target = 'nowhere'; link.href = '#'; }")
    copying.locator("#mail").click()
    expect(question).to_be_visible()
    question.get_by_role("button", name="Not yet").click()
    expect(question).to_be_hidden()
    body(copying).focus()
    copying.keyboard.press("Control+A")
    copying.keyboard.press("Control+C")
    expect(question).to_be_visible()


def test_nothing_moves_under_the_finger_when_it_is_asked(copying: Page) -> None:
    """The question appears far above the button that was tapped, which stays where it is."""
    button = copying.locator(".ways__first [data-copy=body]")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    copy(copying)
    after = button.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)
    heights = copying.locator("#is-sent .link").evaluate_all("(buttons) => buttons.map((b) => b.offsetHeight)")
    assert min(heights) >= 44


def test_question_is_in_sight_where_the_message_is_copied(copying: Page, bar: Locator) -> None:
    """On a phone the question is asked in the bar too, above the ways, and its two answers do the same there."""
    copy(copying)
    expect(copying.locator("#is-sent")).not_to_be_in_viewport()
    expect(bar.get_by_text("Sent it?")).to_be_in_viewport()
    heights = bar.locator(".sent button:visible").evaluate_all("(buttons) => buttons.map((b) => b.offsetHeight)")
    assert min(heights) >= 44
    expect(bar.locator(".sent[inert]")).to_have_count(0)
    top = copying.evaluate("() => scrollY")
    box = bar.get_by_role("button", name="Not yet").bounding_box()
    assert box
    copying.mouse.click(box["x"] + 20, box["y"] + 20)  # `click` would scroll first
    expect(bar.get_by_text("Sent it?")).to_be_hidden()
    expect(copying.locator("#message-title")).to_be_focused()
    assert copying.evaluate("() => scrollY") == top

    copy(copying)
    bar.get_by_role("button", name="Yes").click()
    expect(copying.locator("#chain summary")).to_be_focused()
    expect(bar.get_by_text("Sent it?")).to_be_hidden()
    expect(copying.locator(".message__head p:visible")).to_have_count(0)


def test_double_tap_on_copy_answers_nothing(copying: Page, bar: Locator) -> None:
    """The question may grow over the button that was tapped: a second tap at once was meant for that."""
    button = copying.locator(".ways__first [data-copy=body]")
    ways = bar.locator(".bar__ways").bounding_box()
    box = button.bounding_box()
    assert ways
    assert box
    copying.mouse.wheel(0, box["y"] + box["height"] - ways["y"] + 8)
    expect(button).to_be_in_viewport()
    button.dblclick()
    expect(bar.get_by_text("Sent it?")).to_be_visible()
    assert copying.evaluate("() => document.querySelector('#chain').open") is False


def test_question_in_the_bar_gives_way_to_the_next_change(copying: Page, bar: Locator) -> None:
    """Who goes on writing has the bar as it was; the question in its head stays. A script isn't asked about."""
    copy(copying)
    expect(bar.get_by_text("Sent it?")).to_be_visible()
    body(copying).press_sequentially(" ")
    expect(bar.get_by_text("Sent it?")).to_be_hidden()
    expect(copying.locator("#is-sent")).to_be_visible()
    tap(copying, "Call")
    expect(body(copying)).to_have_value(re.compile("Goodbye"))
    copy(copying)
    expect(bar.get_by_text("Sent it?")).to_be_hidden()


def test_way_to_the_missing_name_is_in_sight(copying: Page, bar: Locator) -> None:
    """Who copied a message without their name gets to its field in a tap; with the name there is no such way."""
    copy(copying)
    bar.get_by_role("button", name="Add your name").click()
    expect(copying.locator("#f-your_name")).to_be_focused()
    expect(copying.locator("#f-your_name")).to_be_in_viewport()
    copying.keyboard.type("Sam Taylor")
    expect(body(copying)).to_have_value(re.compile("Sam Taylor$"))
    copy(copying)
    expect(status(copying)).to_have_text("Copied. Now paste it into a new email.")
    expect(bar.get_by_text("Sent it?")).to_be_visible()
    expect(bar.get_by_role("button", name="Add your name")).to_be_hidden()


def test_question_is_in_sight_before_python_writes(new_page: Callable[..., Page], site: str) -> None:
    """On a slow line the ready-made message is asked about where it's copied, too."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 640})
    page.route("**/*.wasm*", lambda route: None)
    open_builder(page, site, "#when=today&contact=none&cause=overslept", python=False)
    page.locator(".ways__first [data-copy=body]").click()
    expect(page.locator(".bar").get_by_text("Sent it?")).to_be_in_viewport()


def test_new_time_is_in_sight_once_it_is_sent(copying: Page, bar: Locator) -> None:
    """After a Yes, and after a reload, what they may answer is there to tap, a new time first."""
    copy(copying)
    bar.get_by_role("button", name="Yes").click()
    chain = copying.locator("#chain")
    for name in ("Yes, with a new time, on the phone", "Yes, with a new time, in writing"):
        choice = chain.get_by_role("button", name=name)
        expect(choice).to_be_in_viewport(ratio=1)
        choice.click(trial=True)
    copying.reload()
    wait_for_python(copying)
    expect(chain.get_by_role("button", name="Yes, with a new time, in writing")).to_be_visible()
    chain.get_by_role("button", name="Yes, with a new time, in writing").click()
    expect(field(copying, "situation")).to_have_value("confirm-email")
