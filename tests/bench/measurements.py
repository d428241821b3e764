"""Visits to a page, and the measurements that the page itself takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize

from tests.browser.support import browsers

START_TIMEOUT_MS: Final = 180_000
"""How long a throttled start may take."""

PHONE: Final[ViewportSize] = {"width": 412, "height": 823}

# Times are milliseconds since the navigation began.
PROBE: Final = """
globalThis.bench = { python: 0, live: 0, lcp: 0, tasks: [] };
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    if (String(given[0]).startsWith("blob:")) bench.worker = this; // the theme has one for its search
  }
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    bench.lcp = entry.startTime;
    bench.what = `${entry.element?.tagName} ${entry.element?.id} ${entry.element?.className}`;
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) bench.tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
new MutationObserver(() => {
  if (document.querySelector("[data-live]")) bench.live ||= performance.now();
  if (document.querySelector("[data-source=python]")) bench.python ||= performance.now();
}).observe(document, { subtree: true, attributeFilter: ["data-source", "data-live"] });
"""

SIZES: Final = """
() => {
  const own = (entry) => !entry.name.includes("/assets/python/");
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return entries.filter(own).map((entry) => [entry.name, entry.encodedBodySize]);
}
"""

TYPE: Final = """
async ({ keys, pause, stem, kill }) => {
  const input = document.getElementById("f-your_name");
  const message = document.getElementById("message-body");
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  let written = () => {};
  let checked = () => {};
  bench.worker.addEventListener("message", ({ data }) => {
    const reply = data.type === "reply" && JSON.parse(data.reply);
    if (reply?.kind === "check") checked(reply.body);
  });
  Object.defineProperty(message, "value", {
    configurable: true,
    get,
    set(text) { set.call(this, text); written(text); },
  });
  const waits = [];
  const before = bench.worker;
  for (let key = 0; key < keys; key++) {
    const name = stem + "abcdefghijklmnopqrstuvwxyz".repeat(3).slice(0, key + 1);
    const has = (done) => (text) => text.includes(name) && done(performance.now());
    const late = new Promise((_, fail) => setTimeout(fail, 10_000, new Error(`no message with ${name}`)));
    const seen = Promise.race([late, new Promise((done) => { written = has(done); })]);
    const found = kill ? seen : Promise.race([late, new Promise((done) => { checked = has(done); })]);
    const begin = performance.now();
    if (kill) bench.worker.dispatchEvent(new ErrorEvent("error", { message: "killed by the bench", cancelable: true }));
    input.value = name;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    waits.push((await Promise.all([seen, found])).map((end) => end - begin));
    await new Promise((done) => setTimeout(done, pause));
  }
  delete message.value;
  if ((bench.worker !== before) !== kill) throw new Error("not the worker that was expected");
  return waits;
}
"""

IS_CACHED: Final = """
async () => {
  for (let tries = 0; tries < 900; tries++) {
    const urls = [];
    for (const name of await caches.keys()) urls.push(...(await (await caches.open(name)).keys()));
    if (navigator.serviceWorker?.controller && urls.some(({ url }) => url.endsWith("snapshot.gz"))) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}
"""


@contextmanager
def fresh_browser(playwright: Playwright) -> Iterator[tuple[BrowserContext, Path]]:
    """Start a browser with an empty profile, on disk as a visitor's is; yield it and the profile's folder."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=browsers.find("chromium"), args=[*browsers.FLAGS], viewport=PHONE, locale="en-GB"
        )
        context.add_init_script(PROBE)
        yield context, Path(folder)
        context.close()


def visit(context: BrowserContext, url: str, prepare: str = "") -> Page:
    """Return a page, once Python has written its message.

    Args:
        context: the browser.
        url: the address.
        prepare: a script to run first.
    """
    page = context.new_page()
    if prepare:
        page.add_init_script(prepare)
    page.goto(url, wait_until="commit")
    page.wait_for_selector("[data-source=python]", state="attached", timeout=START_TIMEOUT_MS)
    return page


def measurements_of(page: Page) -> dict[str, Any]:
    """Return what the page measured, in milliseconds, and the message in it."""
    measurements: dict[str, Any] = page.evaluate("({ ...bench, worker: null })")
    return measurements | {"message": page.input_value("#message-body")}


def type_keys(page: Page, keys: int, pause: int) -> list[tuple[float, float]]:
    """Type a name; return the milliseconds from each key press to the message with it, and to the check of that."""
    options = {"keys": keys, "pause": pause, "stem": "Ada ", "kill": False}
    waits: list[tuple[float, float]] = page.evaluate(TYPE, options)
    return waits


def restart_time(page: Page) -> float:
    """Crash the page's worker, and return the milliseconds until a new one has answered."""
    waits: list[tuple[float, float]] = page.evaluate(TYPE, {"keys": 1, "pause": 0, "stem": "Zoë ", "kill": True})
    return waits[0][0]
