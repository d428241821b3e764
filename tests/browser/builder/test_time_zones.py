"""The page's clock, made from `Intl`, against Python's own zone database."""

from datetime import UTC, datetime

from playwright.sync_api import Page

from builder.emails.model.clock import Clock, parse_clock
from builder.emails.model.zone_transitions import clock_at
from tests.browser.support.web_modules import serve_web_modules

NOW = "2026-11-24T10:40:00Z"
QUARTERS = range(-380 * 96, 780 * 96, 19)
"""Every nineteenth quarter of an hour, from 380 days ago to 780 days ahead."""

NEWS = 0.02
"""The share of zones whose law may have changed between the browser's edition of the IANA rules and Python's."""

_ASK = """
async (modules) => {
  const { allZones, clock } = await import(modules + "builder/model/time-zones.js");
  return allZones().map((zone) => clock(zone));
}
"""


def test_time_zones_agree_with_pythons(page: Page, site: str) -> None:
    """For every zone that the browser lists, it and Python show the same time, but for a few whose law just changed."""
    page.clock.set_fixed_time(NOW)
    page.goto(f"{site}builder/")
    clocks = [parse_clock(data) for data in page.evaluate(_ASK, serve_web_modules(page, site))]
    moments = [int(datetime(2026, 11, 24, tzinfo=UTC).timestamp()) + quarter * 900 for quarter in QUARTERS]

    differing = {
        zone: found for here in clocks for zone in here.zones if (found := first_difference(zone, here, moments))
    }

    print(f"{len(clocks)} zones, of which differ: {differing}")
    assert len(clocks) > 400
    assert len(differing) <= NEWS * len(clocks), differing


def first_difference(zone: str, here: Clock, moments: list[int]) -> str:
    """Return where a zone's offsets differ, "" where they never do."""
    there = clock_at(NOW, (zone,))
    for moment in moments:
        if here.offset(zone, moment) != there.offset(zone, moment):
            when = datetime.fromtimestamp(moment, UTC)
            return f"{when}: {here.offset(zone, moment)} in the browser, {there.offset(zone, moment)} in Python"
    return ""
