"""From a page of the guide to the builder, as Chromium does it: prerendered when the link is pointed at."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench.measurements import IS_CACHED
from tests.browser.support import browsers
from tests.browser.support.devtools_pipe import chromium_tab

GUIDE_PAGE: Final = "situations/overslept/"
LINK: Final = ".letter__actions a[href*='builder/']"
PREPARING_MS: Final = 2000
"""How long the link is pointed at before the tap: the prerendered page is ready by then."""

TIMES: Final = """
(async () => {
  const isAnswered = () => document.querySelector("[data-source=python]");
  while (!isAnswered()) await new Promise(requestAnimationFrame);
  const python = performance.now();
  const { activationStart } = performance.getEntriesByType("navigation")[0];
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return [Math.max(0, paint.startTime - activationStart), python - activationStart];
})()
"""


def tap_times(site: str) -> tuple[float, float]:
    """Tap the link on a guide page whose visitor has what the service worker keeps.

    Args:
        site: the address of the site.

    Returns:
        The milliseconds from the tap until the builder was painted, and until Python had written its message.
    """
    program = browsers.find("chromium")
    assert program
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, chromium_tab(program, Path(folder)) as tab:
        tab.open(site + GUIDE_PAGE)
        assert tab.evaluate(f"({IS_CACHED})()")
        tab.hover(LINK)
        tab.wait_for_prerendered_page()
        tab.evaluate(f"new Promise((done) => setTimeout(done, {PREPARING_MS}))")
        tab.click(LINK)
        tab.show_prerendered_page()
        painted, python = tab.evaluate(TIMES)
    return painted, python
