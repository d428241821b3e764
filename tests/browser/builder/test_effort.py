"""What it takes a visitor on a phone to get to a message they can send: `make effort` prints the table.

The journeys are those of the walk-through before the builder was redesigned; BEFORE holds what they took then.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.builder_page import body, open_builder
from tests.browser.support.visitor import TIME_PICKER, Visitor

PHONE: Final = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOW: Final = "2026-11-24T12:40:00+00:00"
BEFORE: Final = {"overslept": 93, "train": 47, "they wrote": 69, "panic attack": 76, "new time": 49, "refused": 41}
"""Seconds of the model for the builder of 25 November 2026."""

NAMES: Final = {"your_name": "Sam Taylor", "recipient_name": "Ms Okafor"}
TIMES: Final = {"interview_time": "10:00", "slot1_date": "Tomorrow: Morning, Thu 26 Nov: Afternoon"}

MAX_TOTAL_SECONDS: Final = 180
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
    effort = f"{someone.taps} taps, {someone.keys} keys, {someone.screens:.1f} screens, {someone.answers} answers"
    before = BEFORE.get(journey, "-")
    print(f"\n{journey}: {effort}: {someone.seconds:.0f} s (before: {before}), in sight {someone.share_in_sight:.0%}")


def chip(page: Page, label: str) -> Locator:
    """A chip of the form, in sight."""
    return page.locator("#builder .chip:visible", has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$")).first


def gap(page: Page, name: str) -> Locator:
    """The row of something missing."""
    return page.locator(f"[data-gap-of={name}] .gap__row")


def fill(visitor: Visitor, **values: str) -> None:
    """Open the first gap, and go from one to the next, leaving out those without a value."""
    page = visitor.page
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
    for part in ("Ms Okafor", "10 this morning", "tomorrow morning", "afternoon of Thursday 26 November"):
        assert part in text
    assert visitor.taps <= 20
    assert visitor.keys <= 30


def test_journey_train(visitor: Visitor, site: str) -> None:
    """A stopped train, fifteen minutes late: a text message."""
    page = visitor.page
    open_builder(page, site, "#situation=late&cause=train&form=text")
    visitor.tap(chip(page, "15 min"), answers=True)
    fill(visitor, **NAMES, interview_time="13:00")
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


def test_all_journeys_stay_short() -> None:
    """Together they take less than half of what they took, with hardly any scrolling and the message in sight."""
    if len(totals) < len(BEFORE):
        pytest.skip("only with all the journeys")
    total = sum(visitor.seconds for visitor in totals.values())
    print(f"\ntogether {total:.0f} s (before: {sum(BEFORE.values())})")
    assert total <= MAX_TOTAL_SECONDS
    assert {name: round(v.screens, 1) for name, v in totals.items() if v.screens > MAX_SCREENS} == {}
    assert {n: round(v.share_in_sight, 2) for n, v in totals.items() if v.share_in_sight < MIN_SHARE_IN_SIGHT} == {}
