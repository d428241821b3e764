"""The invitation in every engine: pasted, dropped, opened, refused, before Python is there, and taken back.

Each test is one visit with several steps, since a visit takes longest.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest

from builder.emails.read.reading import MAX_CHARS
from tests.browser.support.driver import Driver, wait_for

PHONE: Final = (360, 740)
DAY: Final = date.today() - timedelta(days=1)  # noqa: DTZ011 (the visitor's calendar)
HEAD: Final = (
    "Message-ID: <2@brightline.example>\nIn-Reply-To: <1@brightline.example>\nMIME-Version: 1.0\n"
    "From: Dana Whitfield <dana@brightline.example>\nTo: Sam Taylor <sam@mail.example>\n"
    "Subject: Interview for the Billing Clerk role\n"
)
TEXT: Final = f"""Hi Sam,

Your interview for the Billing Clerk role at Brightline is on {DAY:%A} {DAY.day} {DAY:%B %Y} at 2pm, at our office,
4 Dock Road, Leeds LS1 4AB.
If anything goes wrong on the day, call me on 07700 900123.

Kind regards,
Dana Whitfield
"""
MAIL: Final = f"{HEAD}\n{TEXT}"
REPLY_HEAD: Final = HEAD.replace("Interview for", "Re: Your interview for")
REPLY: Final = f"{REPLY_HEAD}\nHi Sam,\n\nWhat happened? We were expecting you at 2pm.\n\nDana\n"
ICS: Final = (
    f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Interview\nDTSTART:{DAY:%Y%m%d}T153000\nEND:VEVENT\nEND:VCALENDAR\n"
)
PICTURE: Final = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + f"{'iVBORw0K' * 9}\n" * 15_000
WITH_PICTURE: Final = (
    f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n{TEXT}\n{PICTURE}--b--\n"
)

CLIPBOARD: Final = """
([text]) => {
  navigator.clipboard.readText = async () => {
    if (text === null) throw new DOMException("refused", "NotAllowedError");
    return text;
  };
}
"""
"""What the browser answers once it has asked the visitor: a driver can't tap on that question."""

BROUGHT: Final = """
([way, ...files]) => {
  const data = new DataTransfer();
  for (const [name, content] of files) data.items.add(new File([content], name));
  const input = document.querySelector("#invitation-file");
  if (way === "drop") {
    const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
    return document.querySelector("#invitation").dispatchEvent(drop) === false;
  }
  input.files = data.files;
  return input.dispatchEvent(new Event("change", { bubbles: true }));
}
"""
SAVED_FILE: Final = """
() => new Promise((resolve) => {
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    URL.createObjectURL = create;
    resolve(blob.text());
    return create.call(URL, blob);
  };
  document.querySelector("[data-file=draft_file]").click();
})
"""
VALUE: Final = "(selector) => document.querySelector(selector)?.value"
FACT: Final = "(name) => document.querySelector(`[data-fact=${name}]`)?.dataset.value"
STATUS: Final = "(words) => document.querySelector('#invitation-status').textContent.includes(words)"
IS_SHOWN: Final = "(selector) => document.querySelector(selector).checkVisibility()"
HAS_NO_IDS: Final = """
() => !Object.values(sessionStorage).some((text) => text.startsWith("{") && JSON.parse(text).answers?.thread_ids)
"""
STORED: Final = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"

SOURCE = "() => document.querySelector('#builder').dataset.source"
MAX_OPENINGS = 5


@pytest.fixture
def visitor(driver: Driver, site: str) -> Iterator[Driver]:
    """Somebody with a phone who has just opened the builder; Python isn't there yet."""
    driver.open(f"{site}sitemap.xml")
    driver.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
    driver.resize(*PHONE)
    wait_for(driver, "(width) => innerWidth === width", PHONE[0])
    for _ in range(MAX_OPENINGS):
        driver.open(f"{site}builder/")
        wait_for(driver, "() => 'live' in document.querySelector('#builder').dataset")
        if driver.evaluate(SOURCE) == "ready-made":
            break  # a busy test may look too late
    yield driver
    driver.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")


def put(driver: Driver, text: str) -> None:
    """Put a text into the box."""
    driver.evaluate("(text) => { document.querySelector('#invitation-text').value = text; }", text)


def bring(driver: Driver, way: str, *files: tuple[str, str]) -> None:
    """Drop files on the box, or choose them."""
    driver.evaluate("() => document.querySelector('#invitation-facts').replaceChildren()")
    assert driver.evaluate(BROUGHT, [way, *map(list, files)])


def field(driver: Driver, name: str) -> Any:
    """Return what a field of the form holds."""
    return driver.evaluate(VALUE, f"[name={name}]")


def test_three_taps_and_no_key_before_python_is_there(visitor: Driver) -> None:
    """Open, paste, use: who, what, when and the number are in, whenever Python comes."""
    visitor.evaluate(CLIPBOARD, [MAIL])
    source = visitor.evaluate(SOURCE)
    visitor.tap("#invitation > summary")
    visitor.tap("#paste-invitation")
    wait_for(visitor, IS_SHOWN, "#use-invitation")
    visitor.tap("#use-invitation")

    body = wait_for(
        visitor, f"() => (({VALUE})('#message-body').includes('Billing Clerk')) && ({VALUE})('#message-body')"
    )
    assert source == "ready-made"
    assert "Dana" in body
    assert "yesterday" in body
    assert re.search(r"\b2\b|2:00|2pm", body)
    assert body.endswith("Sam Taylor")
    assert field(visitor, "interview_date") == DAY.isoformat()
    assert field(visitor, "recipient_email") == "dana@brightline.example"
    wait_for(visitor, "() => document.querySelector('#call-link').href === 'tel:07700900123'")


def test_ways_in_and_back(visitor: Driver) -> None:
    """Pasted with keys, with a name that was typed before; refused, dropped, opened; too large; what is stored."""
    visitor.evaluate("() => { for (const part of document.querySelectorAll('details')) part.open = true; }")
    visitor.type("#f-your_name", "Samuel Taylor")
    put(visitor, f"{MAIL}\nQuillfeather is what we call our new car park.\n")
    visitor.press_with_control("#invitation-text", "a")
    visitor.press_with_control("#invitation-text", "x")
    assert field(visitor, "role") == visitor.evaluate(VALUE, "#invitation-text") == ""
    visitor.press_with_control("#invitation-text", "v")
    assert wait_for(visitor, FACT, "role") == "Billing Clerk"
    assert not visitor.evaluate("() => document.querySelector('[data-fact=your_name]').checked")

    visitor.tap("#use-invitation")
    assert (field(visitor, "role"), field(visitor, "your_name")) == ("Billing Clerk", "Samuel Taylor")
    visitor.tap("#undo-invitation")
    assert (field(visitor, "role"), field(visitor, "your_name")) == ("", "Samuel Taylor")
    assert "Quillfeather" not in visitor.evaluate(STORED)
    assert "Samuel" in visitor.evaluate(STORED)

    visitor.evaluate(CLIPBOARD, [None])
    visitor.tap("#paste-invitation")
    wait_for(visitor, STATUS, "wouldn’t let this page read")
    assert visitor.evaluate("() => document.activeElement.id") == "invitation-text"

    bring(visitor, "drop", ("invite.ics", ICS))
    assert wait_for(visitor, FACT, "interview_time") == "15:30"
    bring(visitor, "open", ("mail.eml", WITH_PICTURE))
    assert len(WITH_PICTURE) > 1_000_000
    assert wait_for(visitor, FACT, "interview_time") == "14:00"
    bring(visitor, "drop", ("mail.eml", MAIL), ("more.txt", "Dana"))
    assert wait_for(visitor, FACT, "recipient_phone") == "07700 900123"
    bring(visitor, "open", ("large.eml", "x" * 2_000_000))
    wait_for(visitor, STATUS, "large.eml is too large")

    put(visitor, f"{TEXT}{'\n' * MAX_CHARS}"[:MAX_CHARS])
    visitor.tap("#read-invitation")
    assert wait_for(visitor, FACT, "recipient_phone") == "07700 900123"
    for length in (MAX_CHARS + 1, 5 * MAX_CHARS):
        put(visitor, "x" * length)
        visitor.tap("#read-invitation")
        wait_for(visitor, STATUS, "too long to be one message")
        assert len(visitor.evaluate(VALUE, "#invitation-text")) == length
        put(visitor, "")
        visitor.tap("#read-invitation")
        wait_for(visitor, STATUS, "nothing in it to read")


def test_draft_file_is_a_reply(visitor: Driver) -> None:
    """Their subject and the ids of their mails come from the .eml; neither a link nor the message holds the ids."""
    visitor.tap("#invitation > summary")
    bring(visitor, "open", ("reply.eml", REPLY))
    wait_for(visitor, IS_SHOWN, "#use-invitation")
    visitor.tap("#use-invitation")
    wait_for(visitor, f"() => ({VALUE})('#message-subject').startsWith('Re: Your interview')")
    wait_for(visitor, "() => document.querySelector('#builder').dataset.source === 'python'")
    saved = visitor.evaluate(SAVED_FILE)
    assert "\r\nIn-Reply-To: <2@brightline.example>\r\n" in saved
    assert "\r\nReferences: <1@brightline.example> <2@brightline.example>\r\n" in saved
    visitor.tap("#undo-invitation")
    assert field(visitor, "thread_ids") == ""
    wait_for(visitor, HAS_NO_IDS)
