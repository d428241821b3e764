"""The ways out of the page besides copying: files, links to services, the share sheet, print, what comes next."""

import email
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from email import policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.support.builder_page import (
    FULL_ANSWERS,
    NOW,
    answer,
    body,
    field,
    open_builder,
    status,
    subject,
    tap,
    wait_for_python,
)


def opened(page: Page, site: str) -> None:
    """Open the builder with a full set of answers and all ways out in sight."""
    page.clock.set_fixed_time(NOW)
    open_builder(page, site)
    answer(page, {**FULL_ANSWERS, "recipient_email": "p.okafor@northwind.example"})
    expect(body(page)).to_have_value(re.compile("Data Analyst.*Sam Taylor", re.DOTALL))
    page.locator("#more-ways summary").click()


def saved_file(page: Page, selector: str) -> Path:
    """Tap a button that saves a file; return the file."""
    with page.expect_download() as download:
        page.locator(selector).click()
    path = download.value.path()
    return path.rename(path.with_name(download.value.suggested_filename))


def test_eml_file_holds_the_message(page: Page, site: str) -> None:
    """The draft file, read by the standard library, has subject, address and text as they stand in the boxes."""
    opened(page, site)
    body(page).fill("Dear Ms Okafor,\n\nedited: é 🙂\n\nSam")
    file = saved_file(page, "[data-file=draft_file]")
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    assert file.name == "message.eml"
    assert message["To"] == "p.okafor@northwind.example"
    assert message["Subject"] == subject(page).input_value()
    assert message.get_content().replace("\r\n", "\n").strip() == "Dear Ms Okafor,\n\nedited: é 🙂\n\nSam"
    assert message["X-Unsent"] == "1"


def test_text_file_holds_the_message(page: Page, site: str) -> None:
    """The text file holds subject and body, as UTF-8."""
    opened(page, site)
    file = saved_file(page, "#text-file")
    expected = f"{subject(page).input_value()}\n\n{body(page).input_value()}"
    assert file.read_text("utf-8") == expected


def test_days_of_the_follow_up_are_drawn(page: Page, site: str) -> None:
    """Beside what they may have said stand the reminder and the last note, on the visitor's own days."""
    opened(page, site)
    days = page.locator("#again-days").get_by_role("listitem")
    expect(days.first).to_be_hidden()
    page.get_by_text("Already sent it?").click()
    expect(days).to_have_text(
        ["Wednesday 25 November: one reminder", "Wednesday 2 December to Friday 4 December: one last note"]
    )
    expect(days.first).to_be_visible()

    page.goto(f"{site}builder/#situation=nudge")
    page.reload()
    expect(page.locator("#again-days").get_by_role("listitem", include_hidden=True)).to_have_text(
        [re.compile("one last note$")]
    )


def test_calendar_reminder_holds_no_names(page: Page, site: str) -> None:
    """The reminder falls on the day that the page names, and holds no name; for an agreed time it is the interview."""
    opened(page, site)
    expect(page.locator("#again")).to_have_text(re.compile("send one reminder on Wednesday 25 November"))
    file = saved_file(page, "[data-file=calendar_file]")
    [event] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert f"{event.decoded('dtstart'):%Y-%m-%d}" == "2026-11-25"
    for name in ("Okafor", "Taylor", "Northwind"):
        assert name not in file.read_text("utf-8")
    link = str(event["url"])
    assert link.startswith(site)

    page.goto(link)
    expect(field(page, "situation")).to_have_value("nudge")
    expect(page.locator("#f-first_sent")).to_have_value("2026-11-24")

    answer(page, {**FULL_ANSWERS, "situation": "confirm-call", "new_date": "2026-11-26", "new_time": "14:00"})
    expect(page.locator("[data-file=calendar_file]")).to_contain_text("the new interview")


def test_webmail_links_name_their_service(page: Page, site: str) -> None:
    """Each mail service's link carries the message, opens a new tab, tells no referrer, and is announced before."""
    opened(page, site)
    expect(page.locator("#more-ways")).to_contain_text("The text goes to Google")
    keys = {"gmail": "su", "outlook": "subject", "office": "subject", "yahoo": "subject"}
    for service, key in keys.items():
        link = page.locator(f"[data-link={service}]")
        fields = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        assert fields[key] == [subject(page).input_value()]
        assert fields["to"] == ["p.okafor@northwind.example"]
        assert fields["body"][0].replace("\r\n", "\n") == body(page).input_value()
        assert link.get_attribute("target") == "_blank"
        assert "noreferrer" in (link.get_attribute("rel") or "")
        expect(link).to_have_text(re.compile("opens in a new tab"))


def test_share_sheet_receives_the_text(page: Page, site: str) -> None:
    """Where the browser can share, the sheet gets subject and text; where it cannot, nothing is offered."""
    page.add_init_script("""
        navigator.canShare = () => true;
        navigator.share = (what) => { window.shared = what; return Promise.resolve(); };
    """)
    opened(page, site)
    page.locator("#share").click()
    assert page.evaluate("shared") == {"title": subject(page).input_value(), "text": body(page).input_value()}


def test_print_shows_only_the_message(page: Page, site: str) -> None:
    """Only the message is printed."""
    opened(page, site)
    page.emulate_media(media="print")
    expect(body(page)).to_be_visible()
    for part in ("#questions", "#details", ".md-header", ".ways button", "#missing", ".bar", ".md-footer"):
        expect(page.locator(part).first).to_be_hidden()


def test_their_reply_leads_to_the_next_message(new_page: Callable[..., Page], site: str) -> None:
    """Their reply chooses the next message, from the same answers."""
    page = new_page()
    opened(page, site)
    page.locator("#chain summary").click()
    page.locator("[data-choose=contact][data-value=refused]").click()
    expect(field(page, "situation")).to_have_value("refused")
    expect(body(page)).to_have_value(re.compile("Dear Ms Okafor.*Sam Taylor", re.DOTALL))
    expect(page.locator("#message-why")).to_contain_text("They said no")


def test_call_link_appears_with_a_number(page: Page, site: str) -> None:
    """Once a number is known, there's a link to call it."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    expect(page.locator("#call")).to_be_hidden()

    field(page, "recipient_phone").fill("+44 7700 900456")

    expect(page.locator("#call-link")).to_have_attribute("href", "tel:+447700900456")
    expect(page.locator("#call-link")).to_have_text("Call +44 7700 900456")


def test_text_to_a_landline_gets_a_hint(page: Page, site: str) -> None:
    """Who chooses a text for a landline's number is told, beside the number too, that it may not arrive."""
    open_builder(page, site, "#situation=missed&cause=overslept")
    field(page, "recipient_phone").fill("020 7946 0000")
    tap(page, "Text")
    hint = "This looks like a landline or a freephone (toll-free) number. A text may not arrive there"
    expect(status(page)).to_have_text(hint)
    expect(page.locator("#f-recipient_phone-error")).to_have_text(f"Check this: {hint}")
    expect(field(page, "recipient_phone")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-link=sms]")).to_have_attribute("href", re.compile("^sms:02079460000"))
    tap(page, "Email")
    expect(page.locator("#f-recipient_phone-error")).to_be_hidden()


def shared_link(page: Page) -> str:
    """Copy the link to the answers as they stand; return it."""
    page.locator("#share-link").click()
    expect(status(page)).to_have_text("Copied: a link to your answers")
    link: str = page.evaluate("() => navigator.clipboard.readText()")
    return link


def answers_in(link: str) -> set[str]:
    """Return the fields that a link carries."""
    encoded = link.partition("#d=")[2]
    return set(json.loads(urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))) - {"v"}


def test_advisers_link_brings_the_job_and_no_names(new_page: Callable[..., Page], site: str) -> None:
    """Role and company travel if that is ticked, names don't, and the page that it opens says once what came."""
    adviser = new_page(permissions=["clipboard-read", "clipboard-write"], timezone_id="America/New_York")
    opened(adviser, site)
    expect(adviser.locator("#share-job")).not_to_be_checked()
    assert not answers_in(shared_link(adviser)) & {"role", "company", "your_name", "your_zone"}
    adviser.locator("#share-job").check()
    link = shared_link(adviser)
    while "role" not in answers_in(link):  # Python makes it anew; the test's own limit of time ends this
        link = shared_link(adviser)
    assert {"situation", "cause", "role", "company"} <= answers_in(link)
    assert not answers_in(link) & {"your_name", "recipient_name", "recipient_email", "phone", "your_zone"}

    student = new_page(timezone_id="Europe/London", viewport={"width": 360, "height": 740})
    student.clock.set_fixed_time(NOW)
    open_builder(student, site, "#" + link.partition("#")[2])
    contents = "This link has filled in the situation, what happened, the job, the company"
    expect(student.locator("#notice-text")).to_have_text(re.compile(f"^{contents}.*Add your own name\\.$"))
    expect(student.locator("#notice")).to_be_in_viewport()
    expect(student.locator("#notice [role=status]")).to_contain_text("This link has filled in")
    expect(status(student)).to_be_empty()
    expect(body(student)).to_have_value(re.compile("Data Analyst"))
    expect(student.locator("#f-your_zone")).to_have_value("Europe/London")
    student.reload()
    wait_for_python(student)
    expect(student.locator("#notice")).to_be_hidden()


def test_reply_is_copied_first(page: Page, site: str) -> None:
    """In a thread, copying comes before the mail app, which would start a new one; in a first message after it."""
    open_builder(page, site, "#when=today&contact=none&cause=overslept")
    ways = page.locator("#ways > .row :is(a, button).button:visible")
    expect(page.locator("#same-thread")).to_be_hidden()
    assert ways.all_inner_texts() == ["Open in my mail app", "Copy the message", "Copy the subject"]
    tap(page, "They wrote to me first")
    expect(page.locator("#same-thread")).to_be_visible()
    assert ways.all_inner_texts() == ["Copy the message", "Copy the subject", "Open in my mail app"]
    tap(page, "Not yet")
    expect(page.locator("#same-thread")).to_be_hidden()
    assert ways.all_inner_texts() == ["Open in my mail app", "Copy the message", "Copy the subject"]
