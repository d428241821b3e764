"""What it takes a visitor on a phone to get to a message they can send: `make effort` prints the table.

The journeys are those of the walk-through before the builder was redesigned, persons 1 to 7 of ten; what those on a
desktop do is in test_effort_desktop.py.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.builder_page import answer, body, open_builder, wait_for_python
from tests.browser.support.visitor import TIME_PICKER, Visitor

PHONE: Final = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOW: Final = "2026-11-24T12:40:00+00:00"
TWO_DAYS_LATER: Final = "2026-11-26T09:10:00+00:00"


class Seconds(NamedTuple):
    """The model's seconds for a journey: in the builder of 25 November 2026, and in the sketch of its redesign."""

    before: int
    goal: int


JOURNEYS: Final = {
    "overslept": Seconds(93, 47),
    "call script": Seconds(44, 18),
    "train": Seconds(47, 15),
    "they wrote": Seconds(69, 37),
    "panic attack": Seconds(76, 39),
    "new time": Seconds(49, 31),
    "refused": Seconds(41, 28),
    "silence": Seconds(74, 14),
}

NAMES: Final = {"your_name": "Sam Taylor", "recipient_name": "Ms Okafor"}
TIMES: Final = {"interview_time": "10:00", "slot1_date": "Tomorrow: Morning, Thu 26 Nov: Afternoon"}

MAX_TOTAL_SECONDS: Final = sum(journey.goal for journey in JOURNEYS.values())
MAX_SECONDS_WITHOUT_DRAFT: Final = 35
MAX_SCREENS: Final = 1.0
MIN_SHARE_IN_SIGHT: Final = 0.95

totals: dict[str, Visitor] = {}


@pytest.fixture
def visitor(new_page: Callable[..., Page], request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor with a phone; what they did counts in the total."""
    page = new_page(**PHONE, locale="en-GB", timezone_id="Europe/London")
    page.clock.set_fixed_time(NOW)
    someone = Visitor(page)
    yield someone
    journey = request.node.originalname.removeprefix("test_journey_").replace("_", " ")
    totals[journey] = someone
    before, goal = JOURNEYS.get(journey, ("-", "-"))
    print(f"\n{journey}: {someone.effort} (before: {before}, sketch: {goal})")


def chip(page: Page, label: str) -> Locator:
    """A chip of the form, in sight."""
    return page.locator("#builder .chip:visible", has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$")).first


def gap(page: Page, name: str) -> Locator:
    """The row of something missing."""
    return page.locator(f"[data-gap-of={name}] .gap__row")


def link_from(page: Page, site: str, guide_page: str, words: str) -> str:
    """Return the fragment of the first link to the builder whose text, or whose message, has these words."""
    page.goto(site + guide_page)
    links: list[str] = page.locator("main a[href*='builder/#']").evaluate_all(
        "(links, words) => links.filter((link) => (link.closest('.letter') ?? link).textContent.includes(words))"
        ".map((link) => link.href)",
        words,
    )
    return "#" + links[0].partition("#")[2]


def fill(visitor: Visitor, **values: str) -> None:
    """Open the first gap, and go from one to the next, leaving out those without a value."""
    page = visitor.page
    page.locator("[data-gap-of]").first.wait_for(state="attached")
    names: list[str] = page.locator("[data-gap-of]").evaluate_all("(rows) => rows.map((row) => row.dataset.gapOf)")
    wanted = [name for name in names if name in values]
    visitor.tap(page.locator("#see-message"))
    for index, name in enumerate(wanted):
        following = index > 0 and names.index(name) == names.index(wanted[index - 1]) + 1
        if following:
            visitor.tap(page.locator(f"[data-gap-of={wanted[index - 1]}] [data-gap=next]"))
        else:
            visitor.tap(gap(page, name))
        value = values[name]
        if name == "slot1_date":
            for day, part in (offer.split(": ") for offer in value.split(", ")):
                row = page.get_by_role("group", name=day, exact=True)
                visitor.tap(row.get_by_role("button", name=part), answers=True)
        elif name.endswith("_time"):
            visitor.pick(page.locator(f"#f-{name}"), value, TIME_PICKER)
        else:
            visitor.type(value)


def send(visitor: Visitor, way: str) -> None:
    """Go to the ways out, and take one."""
    visitor.tap(visitor.page.locator("#see-ways"))
    visitor.tap(visitor.page.locator(way))


def test_journey_overslept(visitor: Visitor, site: str) -> None:
    """Overslept, first email: three answers, names, time, two half-days and a number, in 20 taps and 30 keys."""
    page = visitor.page
    open_builder(page, site)
    for label in ("Earlier today", "Not yet", "I overslept"):
        visitor.tap(chip(page, label), answers=True)
    fill(visitor, **NAMES, **TIMES, phone="07700900123")
    send(visitor, ".ways__first [data-copy=body]")
    expect(body(page)).to_have_value(re.compile("07700"))
    text = body(page).input_value()
    for part in ("Ms Okafor", "this morning", "tomorrow morning", "afternoon of Thursday 26 November"):
        assert part in text
    assert visitor.taps <= 20
    assert visitor.keys <= 30


def test_journey_call_script(visitor: Visitor, site: str) -> None:
    """Overslept, before the email: the number and the script to call with, from the page on what to say."""
    page = visitor.page
    open_builder(page, site, link_from(page, site, "contact-at-once/", "have it written"))
    visitor.tap(chip(page, "I overslept"), answers=True)
    fill(visitor, recipient_phone="02079460000", your_name=NAMES["your_name"])
    send(visitor, "#start-call")
    number = page.get_by_role("dialog").get_by_role("link", name="Call 02079460000")
    expect(number).to_be_visible()
    expect(page.locator("#call-say")).to_have_text(re.compile("this is Sam Taylor"))
    visitor.tap(number)


def test_journey_train(visitor: Visitor, site: str) -> None:
    """A stopped train, fifteen minutes late: a text message, from the one on the page for those who are late."""
    page = visitor.page
    open_builder(page, site, link_from(page, site, "situations/running-late/", "Text message"))
    visitor.tap(chip(page, "15 min"), answers=True)
    fill(visitor, **NAMES)
    send(visitor, "[data-way=sms] a")
    expect(body(page)).to_have_value(re.compile("Ms Okafor.*Sam Taylor.*15 minutes late", re.DOTALL))


def test_journey_they_wrote(visitor: Visitor, site: str) -> None:
    """They asked whether the visitor is still interested."""
    page = visitor.page
    open_builder(page, site)
    for label in ("Earlier today", "They wrote to me first", "I forgot", "Whether I'm still interested"):
        visitor.tap(chip(page, label), answers=True)
    fill(visitor, **NAMES, slot1_date=TIMES["slot1_date"])
    send(visitor, ".ways__first [data-copy=body]")
    expect(body(page)).to_have_value(re.compile("still.*interested", re.DOTALL))


def test_journey_panic_attack(visitor: Visitor, site: str) -> None:
    """A panic attack that stays unsaid, from the page on private reasons."""
    page = visitor.page
    open_builder(page, site, "#situation=missed&cause=health")
    for label in ("Earlier today", "Not yet"):
        visitor.tap(chip(page, label), answers=True)
    fill(visitor, **NAMES, **TIMES)
    send(visitor, ".ways__first [data-copy=body]")
    expect(body(page)).to_have_value(re.compile("Sam Taylor"))


def test_journey_new_time(visitor: Visitor, site: str) -> None:
    """They agreed on Thursday at ten, on the phone: a confirmation."""
    page = visitor.page
    open_builder(page, site, "#contact=agreed-call&when=today")
    visitor.tap(page.locator("[data-suggest=new_date]", has_text="Thu 26 Nov"), answers=True)
    visitor.pick(page.locator("#f-new_time"), "10:00", TIME_PICKER)
    fill(visitor, **NAMES)
    send(visitor, ".ways__first [data-copy=body]")
    expect(body(page)).to_have_value(re.compile("Thursday 26 November at 10am"))


def test_journey_refused(visitor: Visitor, site: str) -> None:
    """They said no: a goodbye, from the page about it."""
    page = visitor.page
    open_builder(page, site, "#situation=refused")
    fill(visitor, **NAMES)
    send(visitor, ".ways__first [data-copy=body]")
    expect(body(page)).to_have_value(re.compile("Sam Taylor"))


def test_journey_silence(visitor: Visitor, site: str) -> None:
    """Two days of silence: the reminder's link opens the draft that was kept, and only new times are to be given."""
    link = write_first_letter(visitor.page, site)
    visitor.page.close()
    visitor.page = visitor.page.context.new_page()
    visitor.page.clock.set_fixed_time(TWO_DAYS_LATER)
    visitor.page.goto(link)
    wait_for_python(visitor.page)
    fill(visitor, slot1_date="Tomorrow: Morning, Mon 30 Nov: Afternoon")
    send(visitor, ".ways__first [data-copy=body]")
    text = body(visitor.page).input_value()
    for part in ("Ms Okafor", "Sam Taylor", "Tuesday", "tomorrow morning", "afternoon of Monday 30 November"):
        assert part in text


def test_journey_silence_without_draft(visitor: Visitor, site: str) -> None:
    """The same where nothing was kept, from the page on silence: names and times again."""
    page = visitor.page
    page.clock.set_fixed_time(TWO_DAYS_LATER)
    open_builder(page, site, "#situation=nudge")
    visitor.tap(page.locator("[data-suggest=first_sent]", has_text="Tue 24 Nov"), answers=True)
    fill(visitor, **NAMES, slot1_date="Tomorrow: Morning, Mon 30 Nov: Afternoon")
    send(visitor, ".ways__first [data-copy=body]")
    assert visitor.seconds <= MAX_SECONDS_WITHOUT_DRAFT


def write_first_letter(page: Page, site: str) -> str:
    """Write the first letter, keep the draft, and save the reminder; return the link that it holds."""
    open_builder(page, site)
    answer(page, {"when": "today", "contact": "none", "cause": "forgot", "slot1_date": "2026-11-25", **NAMES})
    page.locator("#keep").check()
    with page.expect_download() as download:
        page.locator("[data-file=calendar_file]").click()
    event = Path(download.value.path()).read_text("utf-8").replace("\n ", "")
    found = re.search(r"^URL:(\S+)", event, re.MULTILINE)
    assert found, event
    return found[1]


def test_all_journeys_stay_short() -> None:
    """Together they take no longer than in the sketch, with hardly any scrolling and the message in sight."""
    if JOURNEYS.keys() - totals.keys():
        pytest.skip("only with all the journeys")
    total = sum(totals[name].seconds for name in JOURNEYS)
    print(f"\ntogether {total:.0f} s (before: {sum(journey.before for journey in JOURNEYS.values())})")
    assert total <= MAX_TOTAL_SECONDS
    assert {name: round(v.screens, 1) for name, v in totals.items() if v.screens > MAX_SCREENS} == {}
    assert {n: round(v.share_in_sight, 2) for n, v in totals.items() if v.share_in_sight < MIN_SHARE_IN_SIGHT} == {}
