"""How long an invitation takes to be read in the browser, from 5 kB to the longest (part of `make bench`)."""

from itertools import pairwise
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.bench.report import Figure, lines
from tests.browser.support.web_modules import allow_second_client, serve_web_modules

pytestmark = pytest.mark.bench

SIZES: Final = (5_000, 50_000, 100_000, 200_000, 390_000)
ROUNDS: Final = 9
GOAL_MS: Final = 15
"""Within which 5 kB are to be read."""
MAX_GROWTH: Final = 2.8
"""How many times as long twice the text may take: twice, and a margin for a busy machine."""

HEAD: Final = """From: Dana Whitfield <dana@brightline.example>
To: Sam Taylor <sam@mail.example>
Subject: Interview for the Billing Clerk role at Brightline
Date: Mon, 9 Nov 2026 10:00:00 +0000

Dear Sam,

Thank you for applying. We'd like to invite you to an interview on Thursday 12 November 2026 at 2.30pm, at 4 Dock Road,
Leeds LS1 4AB. You will meet Tom Lee, Head of Sales. If anything goes wrong, please call me on 07700 900123.

Kind regards,
Dana Whitfield
Brightline Ltd

"""
NOTICE: Final = (
    "This message and whatever is attached to it are meant for the person it is addressed to. If that isn't you, "
    "please tell us and delete it. Brightline Ltd is registered in England and Wales, at 4 Dock Road, Leeds.\n\n"
)
READ: Final = """
async ([modules, texts]) => {
  const { createPythonClient } = await import(modules + "python/client.js");
  const manifest = JSON.parse(document.querySelector("#runtime").textContent);
  const python = createPythonClient({ manifest, base: new URL("../", location.href), onState() {} });
  const clock = { now: "2026-11-09T10:40:00Z" };
  const read = (source) => python.ask({ action: "read", clock, source, answers: { locale: "en-GB" } });
  await read(texts[0]);
  const times = [];
  for (const text of texts) {
    const began = performance.now();
    const reply = await read(text);
    times.push(performance.now() - began);
    if (reply.reading?.answers.interview_time !== "14:30") throw new Error(`not read: ${JSON.stringify(reply)}`);
  }
  python.stop();
  return times;
}
"""


def test_time_to_read_grows_linearly_in_the_browser(page: Page, site: str) -> None:
    """From the page to Python and back: twice the text takes about twice as long at most."""
    allow_second_client(page)
    page.goto(f"{site}builder/")
    texts = [HEAD + (NOTICE * (size // len(NOTICE) + 1))[: size - len(HEAD)] for size in SIZES]
    times = page.evaluate(READ, [serve_web_modules(page, site), [text for text in texts for _ in range(ROUNDS)]])
    best = [min(times[at : at + ROUNDS]) for at in range(0, len(times), ROUNDS)]

    for size, milliseconds in zip(SIZES, best, strict=True):
        print(f"{size:>7,} characters: {milliseconds:6.1f} ms")
    print(*lines([Figure("5 kB read, from the page to Python and back", round(best[0], 1), GOAL_MS, "ms")]), sep="\n")
    assert all(after < MAX_GROWTH * before for before, after in pairwise(best[1:]))
