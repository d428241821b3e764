"""Three visits to the builder on an Android phone: `python -m tests.bench.phone`, with the phone on a USB cable.

The site in site/ is served from this computer, over the cable. It needs adb, and Chrome open on the phone.
"""

import os
import shutil
import subprocess
from statistics import median
from typing import Final

from playwright.sync_api import BrowserContext, sync_playwright

from tests.bench.measurements import IS_CACHED, PROBE, measurements_of, visit
from tests.bench.report import visit_lines
from tests.bench.visit_marks import STEPS, marks_of
from tests.conftest import ROOT
from tests.support.pages_server import serve

RUNS: Final = int(os.environ.get("RUNS", "9"))
DEVTOOLS_PORT: Final = int(os.environ.get("DEVTOOLS_PORT", "9222"))
BUILDER: Final = "builder/#situation=missed&cause=overslept"
VISITS: Final = 3
STAY_MS: Final = 2500
LONGEST: Final = "longest-task"


def main() -> None:
    """Print the median of each step of each visit."""
    with serve(ROOT / "site", "/missed-interview/", compress=True) as site, sync_playwright() as playwright:
        port = site.url.split(":")[2].split("/")[0]
        if adb := shutil.which("adb"):
            subprocess.run([adb, "reverse", f"tcp:{port}", f"tcp:{port}"], check=True)
            subprocess.run([adb, "forward", f"tcp:{DEVTOOLS_PORT}", "localabstract:chrome_devtools_remote"], check=True)
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{DEVTOOLS_PORT}")
        context = browser.contexts[0]
        context.add_init_script(PROBE)
        runs = [three_visits(context, site.url) for _ in range(RUNS)]
    steps = {**STEPS, LONGEST: "Longest the page is busy"}
    visits = [
        {name: median(run[number][name] for run in runs) for name in steps if all(name in run[number] for run in runs)}
        for number in range(VISITS)
    ]
    print(*visit_lines(f"Median of {RUNS} runs", steps, visits), sep="\n")


def three_visits(context: BrowserContext, site: str) -> list[dict[str, float]]:
    """Visit the builder as somebody does who has never been there, and twice more.

    Args:
        context: the phone's browser.
        site: the address of the site, all of whose data is deleted from the phone first.

    Returns:
        A step's name -> milliseconds, for each visit.
    """
    page = context.new_page()
    page.goto(site)
    everything = {"origin": "/".join(site.split("/")[:3]), "storageTypes": "all"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", everything)
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.close()
    visits = []
    for _ in range(VISITS):
        page = visit(context, site + BUILDER)
        longest = max((length for _, length in measurements_of(page)["tasks"]), default=0.0)
        visits.append(marks_of(page) | {LONGEST: longest})
        assert page.evaluate(IS_CACHED), "the service worker has cached nothing"
        page.wait_for_timeout(STAY_MS)
        page.close()
    return visits


if __name__ == "__main__":
    main()
