"""When each step of a visit was reached: the paint, and the marks of the page and of Python's worker."""

from typing import Any, Final

from playwright.sync_api import BrowserContext, Page

STEPS: Final = {
    "first-contentful-paint": "Painted",
    "worker-made": "Worker made",
    "listening": "Worker listening",
    "code-compiled": "Code compiled",
    "memory-unpacked": "Memory unpacked",
    "memory-restored": "Memory restored",
    "python": "Python’s first answer",
}
"""The browser's or our own name of each step -> what a table calls it, in the usual order."""

ENTRIES: Final = """
() => [...performance.getEntriesByType("mark"), ...(self.document ? performance.getEntriesByType("paint") : [])]
  .map(({ name, startTime }) => [name, performance.timeOrigin + startTime])
"""

CACHE_EVENTS: Final = {
    "v8.wasm.cachedModule": "written",
    "v8.wasm.moduleCacheHit": "used",
    "v8.wasm.moduleCacheInvalid": "refused",
}
"""What Chromium traces about its cache of compiled code (v8_wasm_response_extensions.cc) -> in a word."""


def marks_of(page: Page) -> dict[str, float]:
    """Return the milliseconds from the navigation to each step of STEPS that the visit has reached.

    Args:
        page: one that has been answered; the probe of measurements.py runs in it.
    """
    origin: float = page.evaluate("performance.timeOrigin")
    entries: list[tuple[str, float]] = page.evaluate(ENTRIES)
    for worker in page.workers:
        entries += worker.evaluate(ENTRIES)
    marks = {name: time - origin for name, time in entries} | {"python": page.evaluate("bench.python")}
    return {name: round(marks[name]) for name in STEPS if name in marks}


class CodeCacheTrace:
    """Chromium's own record of its cache of compiled code, while it is open."""

    def __init__(self, context: BrowserContext) -> None:
        """Start to record.

        Args:
            context: of Chromium, whose other windows are recorded, too.
        """
        assert context.browser
        self._session = context.browser.new_browser_cdp_session()
        self._events: list[dict[str, Any]] = []
        self._is_complete = False
        self._session.on("Tracing.dataCollected", lambda data: self._events.extend(data["value"]))
        self._session.on("Tracing.tracingComplete", lambda _: self._set_complete())
        categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
        self._session.send("Tracing.start", {"traceConfig": {"includedCategories": categories}})

    def _set_complete(self) -> None:
        self._is_complete = True

    def stop(self, page: Page) -> list[str]:
        """Return what happened, each of the words of CACHE_EVENTS once; `page` is any that is open."""
        self._session.send("Tracing.end")
        while not self._is_complete:
            page.wait_for_timeout(50)
        self._session.detach()
        names = {event["name"] for event in self._events}
        return [word for name, word in CACHE_EVENTS.items() if name in names]
