"""Copying: at once, confirmed, and never a dead end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import body, field, open_builder, status, subject

HOLD_PYTHON = "**/*.wasm*"

NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", {value: {
  writeText: () => { window.asked = true; return Promise.reject(new DOMException("no", "NotAllowedError")); },
}});
"""
UNSIGNED = "Copied, but without your name. Now paste it into a new email."
NO_COMMAND = "document.execCommand = () => false;"
SELECTED = """
() => {
  const box = document.activeElement;
  return [box.id, box.value.slice(box.selectionStart, box.selectionEnd)];
}
"""


@pytest.fixture
def copying(new_page: Callable[..., Page], site: str) -> Page:
    """The builder's page, allowed to write and read the clipboard. The ready-made message is enough to copy."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.route(HOLD_PYTHON, lambda route: None)
    open_builder(page, site, "#situation=missed&cause=overslept", python=False)
    return page


def clipboard(page: Page) -> str:
    """What the clipboard holds."""
    text: str = page.evaluate("() => navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("body", "Copied. Now paste it into a new email."),
        ("subject", "Copied: the subject"),
        ("all", "Copied: subject and message"),
        ("recipient", "Copied: their address"),
    ],
)
def test_copy_buttons_copy_and_confirm(copying: Page, what: str, said: str) -> None:
    """A tap puts the part on the clipboard; the button and the status line say so."""
    field(copying, "recipient_email").fill("p.okafor@northwind.example")
    body(copying).press("Control+End")
    body(copying).press_sequentially("\nSam Taylor")
    about, text = subject(copying).input_value(), body(copying).input_value()
    expected = {
        "body": text,
        "subject": about,
        "all": f"{about}\n\n{text}",
        "recipient": "p.okafor@northwind.example",
    }
    button = copying.locator(f".ways [data-copy={what}]").first
    copying.locator("#more-ways").evaluate("(part) => { part.open = true; }")
    label = button.inner_text()
    button.click()

    expect(status(copying)).to_have_text(said)
    expect(button).to_have_text("Copied")
    assert clipboard(copying).replace("\r\n", "\n") == expected[what]
    expect(button).to_have_text(label)


def test_copy_says_which_answers_are_not_in_the_text(copying: Page) -> None:
    """Before Python has written, the status line says what the copied text lacks, and not simply "Copied"."""
    field(copying, "your_name").fill("Sam Taylor")
    field(copying, "role").fill("Data Analyst")
    copying.locator(".ways [data-copy=body]").first.click()
    lacking = re.compile(r"^Copied, but without your latest answers \(Your full name, and 1 ")
    expect(status(copying)).to_have_text(lacking)
    assert "Sam Taylor" not in clipboard(copying)


@pytest.mark.parametrize("what", ["body", "all"])
def test_copy_says_that_the_name_is_missing(copying: Page, what: str) -> None:
    """Without a name under the closing, what's said is not simply "Copied"; nor where only the text above is edited."""
    copying.locator("#more-ways").evaluate("(part) => { part.open = true; }")
    button = copying.locator(f".ways [data-copy={what}]").first
    button.click()
    expect(status(copying)).to_have_text(UNSIGNED)
    body(copying).press("Control+Home")
    body(copying).press_sequentially("Hi. ")
    button.click()
    expect(status(copying)).to_have_text(UNSIGNED)


@pytest.mark.parametrize("form", ["email", "text", "linkedin", "voicemail"])
def test_name_counts_in_every_form(new_page: Callable[..., Page], site: str, form: str) -> None:
    """Every form says the name: without it the copy says so, with it not; own words in a text may hold it anywhere."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_builder(page, site, f"#situation=missed&cause=overslept&form={form}")
    expect(page.locator(f"[name=form][value={form}]")).to_be_checked()
    button = page.locator(".ways__first [data-copy=body]")
    button.click()
    expect(status(page)).to_contain_text("Copied, but without your name. Now paste it into ")
    if form in ("text", "voicemail"):
        text = body(page).input_value()
        body(page).fill(f"Sam Taylor here. {text}")
        button.click()
        expect(status(page)).to_contain_text("Copied. Now paste it into ")
        body(page).fill(text)
    field(page, "your_name").fill("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("Sam Taylor"))
    button.click()
    expect(status(page)).to_contain_text("Copied. Now paste it into ")


def test_there_is_nothing_to_copy_in_an_empty_box(copying: Page, site: str) -> None:
    """An empty box of one's own is no message: nothing is copied, and nobody asks whether it was sent."""
    copying.goto("about:blank")
    open_builder(copying, site, "#own=1", python=False)
    copying.evaluate("() => navigator.clipboard.writeText('earlier')")
    for what in ("body", "subject"):
        copying.locator(f".ways__first [data-copy={what}]").click()
        expect(status(copying)).to_have_text("There’s nothing to copy yet.")
        assert clipboard(copying) == "earlier"
    expect(copying.locator("#is-sent")).to_be_hidden()
    body(copying).fill("Dear Ms Okafor, I overslept,")
    copying.locator(".ways__first [data-copy=body]").click()
    expect(status(copying)).to_have_text("Copied. Now paste it into your message.")


def test_edited_text_is_copied(copying: Page) -> None:
    """What is copied is the text in the box, edits and all."""
    body(copying).fill("My own words 🙂\n\nSam")
    copying.locator(".ways [data-copy=body]").first.click()
    expect(status(copying)).to_have_text("Copied. Now paste it into a new email.")
    assert clipboard(copying).replace("\r\n", "\n") == "My own words 🙂\n\nSam"


def test_clipboard_is_written_within_the_tap(page: Page, site: str) -> None:
    """The clipboard is written before the tap's own handler returns: Safari refuses it any later."""
    page.route(HOLD_PYTHON, lambda route: None)
    page.add_init_script(NO_CLIPBOARD)
    open_builder(page, site, python=False)
    at_once = page.evaluate("() => { document.querySelector('.ways [data-copy=body]').click(); return window.asked; }")
    assert at_once is True


def test_refused_clipboard_falls_back_to_exec_command(page: Page, site: str) -> None:
    """Where the clipboard is refused, the browser's old copy command is tried, and confirmed."""
    page.route(HOLD_PYTHON, lambda route: None)
    page.add_init_script(NO_CLIPBOARD)
    page.add_init_script(
        "document.execCommand = (name) => { window.command = [name, String(getSelection())]; return true; };"
    )
    open_builder(page, site, python=False)
    page.locator(".ways [data-copy=body]").first.click()
    expect(status(page)).to_have_text(UNSIGNED)
    assert page.evaluate("window.command[0]") == "copy"
    expect(page.locator(".ways [data-copy=body]").first).to_be_focused()


@pytest.mark.parametrize(("what", "box"), [("body", "message-body"), ("subject", "message-subject")])
def test_text_is_selected_if_copying_fails(page: Page, site: str, what: str, box: str) -> None:
    """Where nothing may be copied, the whole text is selected and the status line names the keys."""
    page.route(HOLD_PYTHON, lambda route: None)
    page.add_init_script(NO_CLIPBOARD + NO_COMMAND)
    open_builder(page, site, python=False)
    page.locator(f".ways [data-copy={what}]").first.click()
    expect(status(page)).to_have_text(re.compile(r"The text is selected: press (Ctrl|Command) \+ C\."))
    assert page.evaluate(SELECTED) == [box, page.locator(f"#{box}").input_value()]


def test_browser_without_clipboard_api(page: Page, site: str) -> None:
    """A browser without a clipboard interface still gives the text to the visitor."""
    page.route(HOLD_PYTHON, lambda route: None)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined});" + NO_COMMAND)
    open_builder(page, site, python=False)
    page.locator(".ways [data-copy=body]").first.click()
    expect(status(page)).to_contain_text("The text is selected")


def test_address_button_needs_an_address(page: Page, site: str) -> None:
    """The button that copies the address is there when the address is."""
    page.route(HOLD_PYTHON, lambda route: None)
    open_builder(page, site, python=False)
    button = page.locator(".ways [data-copy=recipient]")
    expect(button).to_be_hidden()
    field(page, "recipient_email").fill("a@b.example")
    expect(button).to_be_visible()
    field(page, "recipient_email").fill("")
    expect(button).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_message_is_copied(copying: Page, width: int) -> None:
    """While the button says that it copied, the one for the subject stays where it is, and a tap on it copies that."""
    copying.set_viewport_size({"width": width, "height": 780})
    buttons = copying.locator(".ways__first button:visible")
    buttons.first.scroll_into_view_if_needed()
    places = [buttons.nth(index).bounding_box() for index in range(buttons.count())]
    assert len(places) > 1
    buttons.first.click()
    expect(buttons.first).to_have_text("Copied")
    assert [buttons.nth(index).bounding_box() for index in range(buttons.count())] == places
    box = places[1]
    assert box
    copying.mouse.click(box["x"] + 20, box["y"] + 20)
    expect(status(copying)).to_have_text("Copied: the subject")
