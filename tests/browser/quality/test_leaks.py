"""A long sitting at the builder leaves nothing behind: `make soak`."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

pytestmark = pytest.mark.soak

EDITS = 2_000
SWITCHES = 200
KILLS = 50
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

# Every worker that the page makes, so that a test can have one die.
WATCH_WORKERS = """
window.made = [];
window.Worker = class extends window.Worker {
  constructor(...given) { super(...given); window.made.push(new WeakRef(this)); }
};
"""
LATENCY = """
async () => {
  const input = document.getElementById("f-your_name");
  const body = document.getElementById("message-body");
  const times = [];
  for (let turn = 0; turn < 31; turn++) {
    const name = `Turn ${turn} of many`;
    const began = performance.now();
    input.value = name;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    while (!body.value.includes(name)) await new Promise((resolve) => setTimeout(resolve));
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[15];
}
"""
KILL = "() => window.made.at(-1).deref()?.dispatchEvent(new ErrorEvent('error', {message: 'killed', cancelable: true}))"


def sit(page: Page, edits: int) -> None:
    """Change the name `edits` times, over several situations, and see the last one in the message."""
    share = edits // len(SITUATIONS)
    for situation in SITUATIONS:
        switch(page, situation)
        names = [f"{situation.title()} {number}" for number in range(share)]
        page.evaluate(EDIT, {"names": names})
        expect(page.locator("#message-body")).to_have_value(re.compile(re.escape(names[-1])))


def switch(page: Page, situation: str) -> None:
    """Choose a situation as a link does."""
    page.evaluate("(hash) => { location.hash = hash; }", f"situation={situation}&cause=overslept")


def kill(page: Page) -> None:
    """Have the worker die, and wait for the next; after too many in a minute, as a visitor does, try again."""
    root = page.locator("#builder")
    page.evaluate(KILL)
    expect(root).to_have_attribute("data-python", re.compile("ready|failed"), timeout=60_000)
    if root.get_attribute("data-python") == "failed":
        page.locator("#retry").click()
    expect(root).to_have_attribute("data-python", "ready", timeout=60_000)


def latency(page: Page) -> float:
    """Return the median milliseconds from an edit to its text in the message."""
    milliseconds: float = page.evaluate(LATENCY)
    return milliseconds


def measured(cdp: CDPSession) -> dict[str, float]:
    """What the page holds once all that can be thrown away has been."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    metrics = {entry["name"]: entry["value"] for entry in cdp.send("Performance.getMetrics")["metrics"]}
    return {name: metrics[name] for name in MEASURES}


def test_nothing_is_left_behind(new_page: Callable[..., Page], site: str) -> None:
    """After 2,000 edits, 200 switches, 50 dead workers: the memory of before, no listener more, one Python, as fast."""
    page = new_page()
    page.add_init_script(WATCH_WORKERS)
    page.goto(site + "builder/")
    expect(page.locator("#builder[data-python=ready]")).to_be_attached(timeout=60_000)
    page.mouse.move(200, 200)  # brings the theme's script, which has listeners of its own
    expect(page.locator("html")).to_contain_class("js")
    page.wait_for_load_state("networkidle")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable")
    sit(page, EDITS // 10)
    kill(page)

    before, quick = measured(cdp), latency(page)
    sit(page, EDITS)
    for number in range(SWITCHES):
        switch(page, SITUATIONS[number % len(SITUATIONS)])
    for _ in range(KILLS):
        kill(page)
    sit(page, len(SITUATIONS))
    after, later = measured(cdp), latency(page)

    print("", *(f"{name}: {before[name]:,.0f} -> {after[name]:,.0f}" for name in MEASURES), sep="\n")
    print(f"an edit to its text: {quick:.1f} ms -> {later:.1f} ms")
    assert len([worker for worker in page.workers if worker.url.startswith("blob:")]) == 1
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["Nodes"] <= before["Nodes"] * 1.1
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] * 1.1
