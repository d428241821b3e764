"""How long the check of a long text takes in the browser (part of `make bench`)."""

import statistics

import pytest
from playwright.sync_api import Page

from tests.browser.support.web_modules import allow_second_client, serve_web_modules

pytestmark = pytest.mark.bench

SIZES = (12_500, 25_000, 50_000, 100_000)
PROSE = (
    "I am sorry that I missed our interview on Thursday 26 November at 10:00. My train was late, and I should have "
    "left earlier. Could we find another time? I am free on Friday at 14:00, or whenever it suits you. Thank you.\n\n"
)
ASK = """
async ([modules, texts]) => {
  const { createPythonClient } = await import(modules + "python/client.js");
  const manifest = JSON.parse(document.querySelector("#runtime").textContent);
  const base = new URL("../", location.href);
  const python = createPythonClient({ manifest, base, onState() {} });
  const clock = { now: "2026-11-24T10:40:00Z" };
  const ask = (body) => python.ask({ action: "check", clock, text: { subject: "", body } });
  await ask(texts[0]);
  const times = [];
  for (const text of texts) {
    const began = performance.now();
    await ask(text);
    times.push(performance.now() - began);
  }
  python.stop();
  return times;
}
"""


def test_check_of_100_kb_takes_less_than_a_second(page: Page, site: str) -> None:
    """The time grows linearly with the text: eight times the text takes at most twelve times as long."""
    allow_second_client(page)
    page.goto(f"{site}builder/")
    texts = [(PROSE * (size // len(PROSE) + 1))[:size] for size in SIZES for _ in range(7)]
    times = page.evaluate(ASK, [serve_web_modules(page, site), texts])
    medians = [statistics.median(times[at : at + 7]) for at in range(0, len(times), 7)]

    for size, milliseconds in zip(SIZES, medians, strict=True):
        print(f"{size:>7,} characters: {milliseconds:6.0f} ms")
    assert medians[-1] < 1000
    assert medians[-1] < 12 * medians[0]
