"""A long sitting at the builder leaves nothing behind: `make soak`."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

pytestmark = pytest.mark.soak

EDITS = 400
SITUATIONS = ("missed", "late", "cannot-attend", "refused")
MEASURES = ("JSHeapUsedSize", "Nodes", "JSEventListeners")

# One edit as a key press makes it, then a pause as between two keys.
EDIT = """
async ({names}) => {
  const input = document.getElementById("f-your_name");
  for (const name of names) {
    input.value = name;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
"""


def sit(page: Page, edits: int) -> None:
    """Change the name `edits` times, over several situations, and see the last one in the message."""
    share = edits // len(SITUATIONS)
    for situation in SITUATIONS:
        page.evaluate("(hash) => { location.hash = hash; }", f"situation={situation}&cause=overslept")
        names = [f"{situation.title()} {number}" for number in range(share)]
        page.evaluate(EDIT, {"names": names})
        expect(page.locator("#f-your_name")).to_have_value(names[-1])


def measured(cdp: CDPSession) -> dict[str, float]:
    """What the page holds once all that can be thrown away has been."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    metrics = {entry["name"]: entry["value"] for entry in cdp.send("Performance.getMetrics")["metrics"]}
    return {name: metrics[name] for name in MEASURES}


def test_nothing_is_left_behind(new_page: Callable[..., Page], site: str) -> None:
    """After hundreds of edits: the memory within a tenth of that after warm-up, no listener more, one Python."""
    page = new_page()
    page.goto(site + "builder/")
    expect(page.locator("#builder[data-python=ready]")).to_be_attached(timeout=60_000)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable")
    sit(page, EDITS // 4)

    before = measured(cdp)
    sit(page, EDITS)
    after = measured(cdp)

    print("", *(f"{name}: {before[name]:,.0f} -> {after[name]:,.0f}" for name in MEASURES), sep="\n")
    assert len([worker for worker in page.workers if worker.url.startswith("blob:")]) == 1
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["Nodes"] <= before["Nodes"] * 1.1
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] * 1.1
