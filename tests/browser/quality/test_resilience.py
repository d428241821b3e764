"""Whatever breaks, what the visitor typed stays, and there is a message to send.

The rest of the table stands where the thing itself is tested:

* a part of Python missing, cut off, corrupted; a worker that hangs, dies, throws or finds no memory: test_ladder.py,
  in every engine test_engines_python.py; a part that does not arrive, on this page: test_two_taps.py
* storage full, denied, corrupted or of another version; two tabs; a reload; the way back: test_drafts.py
* the clipboard refused or missing: test_copy.py
* scripts off: test_two_taps.py; no network at all, and the service worker: test_offline.py
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser.support import browsers
from tests.browser.support.builder_page import START, body, field, open_builder, status, tap, wait_for_python
from tests.browser.support.network_guard import Watch
from tests.browser.support.runtime_page import add_code

TYPED = "#situation=missed&cause=overslept"


def type_something(page: Page) -> None:
    """Answer, and edit the message."""
    field(page, "your_name").fill("Sam Taylor")
    body(page).press("ControlOrMeta+End")
    body(page).press_sequentially("\nPS Mine")


def expect_it_all(page: Page) -> None:
    """What `type_something` typed is there, and can be sent."""
    expect(field(page, "your_name")).to_have_value("Sam Taylor")
    expect(body(page)).to_have_value(re.compile("overslept.*PS Mine", re.DOTALL))
    expect(page.locator(".ways [data-copy=body]").first).to_be_enabled()


def expect_failed(page: Page) -> None:
    """The page says that Python does not run, why, and offers another try."""
    expect(page.locator("#builder")).to_have_attribute("data-python", "failed", timeout=START)
    expect(page.locator("#python-failed")).to_be_visible()
    expect(page.locator("#python-reason")).not_to_be_empty()
    expect(page.locator("#retry")).to_be_visible()


def test_the_policy_forbids_python(page: Page, site: str, watch: Watch) -> None:
    """Where a stricter policy forbids compiling (a proxy or an extension adds one), the ready-made messages serve."""
    watch.expect_errors()

    def forbid(route: Route) -> None:
        response = route.fetch()
        strict = {**response.headers, "content-security-policy": "script-src 'self' 'unsafe-inline' blob:"}
        route.fulfill(response=response, headers=strict)

    page.route("**/builder/", forbid)
    open_builder(page, site, TYPED, python=False)
    type_something(page)
    expect_failed(page)
    expect_it_all(page)


def hold(page: Page) -> Callable[[Callable[[Route], None]], None]:
    """Hold the parts of Python back; return a function that says what becomes of those held and of all later ones."""
    held: list[Route] = []
    ends: list[Callable[[Route], None]] = []
    page.route("**/assets/python/**", lambda route: ends[-1](route) if ends else held.append(route))

    def release(end: Callable[[Route], None]) -> None:
        ends.append(end)
        while held:
            end(held.pop())

    return release


def test_a_slow_line(page: Page, site: str) -> None:
    """While the parts of Python are on their way, the page says what it waits for, and is usable."""
    release = hold(page)
    open_builder(page, site, TYPED, python=False)
    expect(page.locator("#python-state")).to_be_visible()
    type_something(page)
    expect_it_all(page)
    release(lambda route: route.continue_())
    wait_for_python(page)
    expect_it_all(page)


def test_the_network_goes_while_python_starts(page: Page, site: str, watch: Watch) -> None:
    """Offline before Python has arrived: the page says so and keeps the text; back online, another try works."""
    watch.expect_errors()
    release = hold(page)
    open_builder(page, site, TYPED, python=False)
    type_something(page)
    page.context.set_offline(True)
    release(lambda route: route.abort("internetdisconnected"))
    expect_failed(page)
    expect(page.locator("#python-reason")).to_contain_text("offline")
    expect_it_all(page)

    page.context.set_offline(False)
    release(lambda route: route.continue_())
    page.locator("#retry").click()
    wait_for_python(page)
    expect_it_all(page)


def test_the_network_goes_after_the_start(page: Page, site: str, watch: Watch) -> None:
    """Once Python stands, nothing needs the network."""
    watch.expect_errors("fetching the script")  # the browser's own look for a newer service worker
    watch.expect_errors("ERR_INTERNET_DISCONNECTED .*/bundle")  # the theme's search and menu come at the first move
    open_builder(page, site, TYPED)
    page.context.set_offline(True)
    field(page, "role").fill("Data Analyst")
    expect(body(page)).to_have_value(re.compile("Data Analyst"))
    expect(page.locator("#mail")).to_have_attribute("href", re.compile("Data%20Analyst"))
    type_something(page)
    expect_it_all(page)


BREAK = """
const say = globalThis.postMessage;
globalThis.postMessage = (said, ...more) => {
  if (said.id) throw new Error("broken on purpose");
  say(said, ...more);
};
"""


def test_a_worker_that_breaks_on_this_page(page: Page, site: str, watch: Watch) -> None:
    """When every worker breaks at its first request, the page gives Python up and keeps the text."""
    watch.expect_errors()
    add_code(page, "**/worker-*.js", BREAK)
    open_builder(page, site, TYPED, python=False)
    type_something(page)
    expect_failed(page)
    expect_it_all(page)


def test_frozen_and_resumed(page: Page, site: str) -> None:
    """A tab that the browser put to sleep goes on where it was."""
    open_builder(page, site, TYPED)
    type_something(page)
    session = page.context.new_cdp_session(page)
    for state in ("frozen", "active"):
        session.send("Page.setWebLifecycleState", {"state": state})
    expect_it_all(page)
    field(page, "situation").select_option("late")
    expect(page.locator("#edited")).to_be_visible()


@pytest.fixture
def keeping(playwright: Playwright) -> Iterator[Page]:
    """A page of a browser that keeps pages to go back to, which Playwright otherwise turns off."""
    browser = playwright.chromium.launch(
        executable_path=browsers.find("chromium"),
        args=list(browsers.FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_page()
    browser.close()


def test_the_way_back(keeping: Page, site: str) -> None:
    """From another page back to this one: the same text, whether the browser kept the page or loads it again."""
    open_builder(keeping, site, TYPED)
    type_something(keeping)
    keeping.evaluate("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
    keeping.goto(f"{site}privacy/")
    keeping.go_back(wait_until="commit")
    expect(body(keeping)).to_be_visible()
    expect_it_all(keeping)
    field(keeping, "situation").select_option("late")
    expect(keeping.locator("#edited")).to_be_visible()


@pytest.mark.parametrize("now", ["2025-11-24T10:40:00Z", "2027-11-24T10:40:00Z"])
def test_a_clock_that_is_wrong_by_a_year(page: Page, site: str, now: str) -> None:
    """The message names no day that it was not told, and no error is shown."""
    page.clock.set_fixed_time(now)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(re.compile("today"))
    assert not re.search(r"\b20\d\d\b|January|November", body(page).input_value())
    expect(page.locator(".error:visible")).to_have_count(0)
    type_something(page)
    expect_it_all(page)


def test_zoom_of_400_percent(new_page: Callable[..., Page], site: str) -> None:
    """A window of 1280 by 1024 pixels at 400 %: nothing lies sideways, and header and bar leave half of it free."""
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    type_something(page)
    expect_it_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    taken = page.evaluate(
        "() => [...document.querySelectorAll('.md-header, .bar')]"
        ".filter((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position))"
        ".map((part) => part.getBoundingClientRect()).filter((box) => box.bottom > 0 && box.top < innerHeight)"
        ".reduce((sum, box) => sum + box.height, 0)"
    )
    assert taken <= 128


def test_reduced_motion(new_page: Callable[..., Page], site: str) -> None:
    """Nothing moves for a visitor who asks for less motion."""
    page = new_page(reduced_motion="reduce")
    open_builder(page, site)
    page.locator("#see-message, .ways [data-copy=body]").first.evaluate("(part) => part.focus()")
    tap(page, "Earlier today", "I overslept")
    moving = page.evaluate(
        "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1)"
        ".map((one) => `${one.effect.target.className} ${one.transitionProperty ?? one.animationName}`)"
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours(new_page: Callable[..., Page], site: str) -> None:
    """In a system's own few colours a chosen answer, the focus and every button can still be told."""
    page = new_page(forced_colors="active")
    open_builder(page, site)
    tap(page, "Earlier today")
    looks = "(part) => { const {outline, border} = getComputedStyle(part); return `${outline} ${border}`; }"
    chosen = page.locator(".chip", has=page.get_by_label("Earlier today", exact=True))
    other = page.locator(".chip", has=page.get_by_label("It has not started", exact=True))
    page.locator("body").click(position={"x": 1, "y": 1})
    assert chosen.evaluate(looks) != other.evaluate(looks)

    button = page.locator(".ways [data-copy=body]").first
    width = "(part) => parseFloat(getComputedStyle(part).borderTopWidth)"
    assert button.evaluate(width) >= 1
    button.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert button.evaluate("(part) => getComputedStyle(part).outlineStyle") != "none"


WORKERS_ONLY_FROM_SCRIPTS = """
globalThis.Worker = class { constructor(_, how) { if (how?.type === "module") throw new TypeError("module"); } };
"""


@pytest.mark.parametrize(
    "old",
    ["delete globalThis.Worker", WORKERS_ONLY_FROM_SCRIPTS],
    ids=["no workers", "no module workers"],
)
def test_a_browser_without_modern_workers(page: Page, site: str, watch: Watch, old: str) -> None:
    """Python cannot run; the page says so and what is missing, and the ready-made messages serve."""
    page.add_init_script(old)
    open_builder(page, site, python=False)
    tap(page, "Earlier today", "I overslept")
    expect(body(page)).to_have_value(re.compile("I overslept"))
    expect_failed(page)
    expect(page.locator("#python-reason")).to_contain_text(re.compile("Worker|module"))
    type_something(page)
    expect_it_all(page)


@pytest.mark.parametrize(
    "missing", ["WebAssembly", "WebAssembly.compileStreaming", "DecompressionStream"], ids=lambda name: name
)
def test_a_browser_without_a_part_of_webassembly(page: Page, site: str, watch: Watch, missing: str) -> None:
    """Python takes another way, or the page names what is missing; either way there is a message."""
    watch.expect_errors()
    add_code(page, "**/worker-*.js", f"\ndelete globalThis.{missing};")
    open_builder(page, site, TYPED, python=False)
    type_something(page)
    settled = page.locator("#builder:is([data-python=failed], [data-source=python])")
    expect(settled).to_be_attached(timeout=START)
    if page.locator("#builder").get_attribute("data-python") == "failed":
        expect(page.locator("#python-reason")).to_contain_text(missing.split(".")[-1])
    expect_it_all(page)


def test_a_browser_of_three_years_ago(page: Page, site: str) -> None:
    """Without what browsers learned since 2021, the page still does everything."""
    page.add_init_script("""
      delete Element.prototype.checkVisibility; delete Intl.supportedValuesOf; delete Intl.Segmenter;
      delete Object.hasOwn; delete Array.prototype.at; delete crypto.randomUUID; delete globalThis.structuredClone;
      for (const name of ["clipboard", "locks", "canShare", "connection"])
        Object.defineProperty(navigator, name, { value: undefined });
    """)
    open_builder(page, site)
    tap(page, "Earlier today", "I overslept")
    type_something(page)
    expect_it_all(page)
    page.locator(".ways [data-copy=body]").first.click()
    expect(status(page)).to_have_text(re.compile("Copied"))


@pytest.mark.parametrize("fault", ["missing", "too new for the browser"])
def test_without_its_script_the_page_says_so(page: Page, site: str, watch: Watch, fault: str) -> None:
    """When the page's own script does not run, a line without a script leads to the ready-made messages."""
    watch.expect_errors()
    page.route("**/main-*.js", lambda route: route.abort() if fault == "missing" else route.fulfill(body="@ ???"))
    page.goto(f"{site}builder/")
    expect(page.locator(".not-live")).to_have_css("visibility", "hidden")
    expect(page.locator(".not-live")).to_have_css("visibility", "visible", timeout=10_000)
    expect(page.locator(".not-live a")).to_have_attribute("href", re.compile("situations/$"))
    expect(body(page)).to_have_value(re.compile("I am sorry that I missed our interview"))
