"""What every engine must do: Chromium, Firefox and WebKit run these tests, on a phone's screen and on a desktop's.

`make test ENGINE=webkit` runs them in one.
"""

from datetime import datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from builder.emails.compose import examples
from tests.browser.support.builder_page import FILL_FORM, PLACEHOLDER
from tests.browser.support.driver import Driver, wait_for
from tests.browser.support.finding_marks import PLACES, marks_by_line

PHONE, DESKTOP = (360, 740), (1280, 800)

SOURCE = "(source) => document.querySelector('#builder')?.dataset.source === source"
BODY = "() => document.querySelector('#message-body').value"
PUT_AFTER_GREETING = """
(words) => {
  const box = document.querySelector("#message-body");
  box.value = box.value.replace("\\n\\n", `\\n\\n${words}`);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
"""
HREF = "(way) => document.querySelector(`[data-link=${way}]`).href"


def visit(driver: Driver, site: str, screen: tuple[int, int]) -> None:
    """Open the builder's page as a new visitor, and wait until Python has written the message."""
    driver.open(f"{site}sitemap.xml")
    driver.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
    driver.resize(*screen)
    wait_for(driver, "(width) => innerWidth === width", screen[0])
    driver.open(f"{site}builder/")
    wait_for(driver, SOURCE, "python")
    # After a slow start it announces that, over what there is to click on.
    wait_for(driver, "() => document.querySelector('#builder-status').textContent === ''")


def choose(driver: Driver, name: str, value: str) -> None:
    """Tap on an answer, and wait until it is chosen."""
    selector = f"[name={name}][value={value}]"
    driver.tap(f"label:has({selector})")
    wait_for(driver, "(selector) => document.querySelector(selector).checked", selector)


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_two_taps(driver: Driver, site: str, screen: tuple[int, int]) -> None:
    """When it was and what happened are enough for a finished message; a name makes it better; nothing is cut off."""
    visit(driver, site, screen)
    choose(driver, "when", "today")
    choose(driver, "cause", "overslept")
    text = wait_for(driver, f"() => ({BODY})().includes('slept through my alarm') && ({BODY})()")
    assert "today" in text
    assert not PLACEHOLDER.search(text)
    assert driver.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    driver.evaluate("() => { for (const id of ['details', 'group-people']) document.getElementById(id).open = true; }")
    driver.type("#f-your_name", "Zoë Taylor")
    wait_for(driver, f"() => ({BODY})().endsWith('Zoë Taylor')")


def test_findings_stand_beside_their_sentences(driver: Driver, site: str) -> None:
    """On a desktop each finding has a mark at the height of its sentence; channels and Send stay on the screen."""
    visit(driver, site, DESKTOP)
    first, second = "You should have called me first.", "See you on [date] then."
    driver.evaluate(PUT_AFTER_GREETING, f"{first}\n\n{second}" + "\n" * 14)
    wait_for(driver, "() => document.querySelector('#findings-list').textContent.includes('[date]')")

    assert set(marks_by_line(driver.evaluate(PLACES))) >= {first, second}
    for top in (0, 300, 600, 900):
        driver.evaluate("(top) => scrollTo(0, top)", top)
        send = driver.evaluate(
            "() => { const {top, bottom} = document.querySelector('#send').getBoundingClientRect(); "
            "return [top, innerHeight - bottom]; }"
        )
        assert min(send) > 0, top


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_email_links_hold_the_text(driver: Driver, site: str, screen: tuple[int, int]) -> None:
    """The mail link and every web mail link decode to the subject and the body as they stand, edits included."""
    visit(driver, site, screen)
    driver.tap("#message-body")
    driver.type("#message-body", " 100 % & a+b = c? #1 é")
    text = wait_for(driver, f"() => ({BODY})().includes('#1 é') && ({BODY})()")
    subject = driver.evaluate("() => document.querySelector('#message-subject').value")
    wait_for(driver, f"() => ({HREF})('mailto').includes('%231%20%C3%A9')")

    link = urlsplit(driver.evaluate(HREF, "mailto"))
    fields = dict(part.split("=", 1) for part in link.query.split("&"))
    assert (unquote(fields["subject"]), unquote(fields["body"])) == (subject, text.replace("\n", "\r\n"))
    shown = driver.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('a[data-link][target]')]"
        ".filter((link) => link.href).map((link) => [link.dataset.link, link.href]))"
    )
    assert len(shown) >= 3
    for service, url in shown.items():
        values = [value.replace("\r\n", "\n") for [value] in parse_qs(urlsplit(url).query).values()]
        assert text in values, service
        assert subject in values, service


EVERY_EXAMPLE = f"""
async ([now, expected]) => {{
  const Real = window.Date;
  window.Date = class extends Real {{
    constructor(...given) {{ super(...(given.length ? given : [now])); }}
    static now() {{ return now; }}
  }};
  const fill = {FILL_FORM};
  const shown = () => ["subject", "body"].map((part) => document.querySelector(`#message-${{part}}`).value);
  const differing = {{}};
  for (const [name, {{ answers, subject, body }}] of Object.entries(expected)) {{
    fill(answers);
    const right = () => shown()[1] === body && (!subject || shown()[0] === subject);
    for (const end = performance.now() + 10000; !right() && performance.now() < end; ) {{
      await new Promise((done) => setTimeout(done, 10));
    }}
    if (!right()) differing[name] = shown();
  }}
  window.Date = Real;
  return differing;
}}
"""
"""Answers the form as every example does, at one fixed time; returns the texts that differ from the expected ones."""


def test_every_example_equals_cpython(driver: Driver, site: str) -> None:
    """For every example the page's text equals CPython's, character for character."""
    visit(driver, site, DESKTOP)
    expected = {}
    for name, answers in examples.examples().items():
        message = examples.render(name)
        expected[name] = {"answers": answers, "subject": message.subject, "body": message.body}
    now = int(datetime.fromisoformat(examples.NOW).timestamp() * 1000)

    assert driver.evaluate(EVERY_EXAMPLE, [now, expected]) == {}
