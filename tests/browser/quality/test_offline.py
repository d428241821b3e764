"""The site works offline after one visit, and its service worker never gets in the way."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from time import sleep
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from builder.runtime.distribution import ensure
from overrides.hooks import service_worker
from tests.browser.support.builder_page import field
from tests.browser.support.network_guard import Watch
from tests.support import pages_server as serving
from tests.support.pages_server import Server, serve

CACHED_PATHS = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
  return found;
}"""

INVITATION = "Dear Sam,\n\nyour interview for the analyst role is on 4 May at 10am.\n\nKind regards,\nAda Okafor"

CONNECTION = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => (CONNECTION) });"


@pytest.fixture
def published(site_folder: Path, tmp_path: Path) -> Path:
    """A copy of the built site that a test may publish anew."""
    return copytree(site_folder, tmp_path / "site")


@pytest.fixture
def host(published: Path) -> Iterator[Server]:
    """The server of that copy: an origin of its own, so that nothing is kept there yet."""
    with serve(published, "/missed-interview/") as running:
        yield running


@pytest.fixture
def watch(host: Server) -> Iterator[Watch]:
    """The network guard for that server: without a network errors are expected, requests to other hosts are not."""
    guard = Watch(origin=host.url.removesuffix("/missed-interview/"))
    yield guard
    assert [error for error in guard.errors if "CSP violation" in error] == []
    assert guard.foreign == []


def wait_until(page: Page, condition: Callable[[], object]) -> None:
    """Wait until something is true."""
    for _ in range(300):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came true")


def cached_paths(page: Page) -> dict[str, list[str]]:
    """Return the cached paths, by the name of their cache."""
    cached_paths: dict[str, list[str]] = page.evaluate(CACHED_PATHS)
    return cached_paths


def version(folder: Path) -> str:
    """Return the version that a published service worker names."""
    text = (folder / "service-worker.js").read_text("utf-8")
    listed: dict[str, Any] = json.JSONDecoder().raw_decode(text.removeprefix("const SITE = "))[0]
    return str(listed["version"])


def has_site(page: Page, name: str) -> bool:
    """Return whether a version of the site is cached."""
    return any(cache.endswith(f" {name}") and paths for cache, paths in cached_paths(page).items())


def has_python(page: Page) -> bool:
    """Return whether all files that Python needs to start are cached."""
    return any(cache.endswith(" python") and len(paths) >= 4 for cache, paths in cached_paths(page).items())


def visit(context: BrowserContext, host: Server, path: str = "", connection: str = "") -> Page:
    """Open a page of the site; `connection` is what the browser says of its line."""
    page = context.new_page()
    if connection:
        page.add_init_script(CONNECTION.replace("CONNECTION", connection))
    page.goto(host.url + path)
    return page


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.long)])
def test_every_page_works_offline_after_one_visit(
    context: BrowserContext, host: Server, published: Path, every: int
) -> None:
    """A visitor who has read one page of the guide can read all of them on a train."""
    page = visit(context, host)
    wait_until(page, lambda: has_site(page, version(published)))
    context.set_offline(True)
    for file in sorted(published.rglob("index.html"))[::every]:
        path = file.parent.relative_to(published).as_posix()
        response = page.goto(host.url + ("" if path == "." else f"{path}/"))
        assert isinstance(response, Response)
        assert response.from_service_worker
        expect(page.locator("h1").first).to_be_visible()


def test_builder_works_offline_after_one_visit(context: BrowserContext, host: Server) -> None:
    """Python starts from what was kept, and answers."""
    page = visit(context, host, "builder/")
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready", timeout=60_000)
    wait_until(page, lambda: has_python(page))
    page.close()
    context.set_offline(True)
    page = context.new_page()
    page.goto(host.url + "builder/#situation=missed&cause=overslept")
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready", timeout=60_000)
    field(page, "your_name").fill("Zenobia")
    page.wait_for_timeout(500)
    assert "Zenobia" in page.locator("#message-body").input_value()


def test_first_invitation_pasted_offline_costs_only_its_reading(context: BrowserContext, host: Server) -> None:
    """What reads invitations isn't there yet: a line says so, the text stays in its box, and Python goes on writing."""
    page = visit(context, host, "builder/#situation=missed&cause=overslept")
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready", timeout=60_000)
    wait_until(page, lambda: has_python(page))
    context.set_offline(True)
    page.locator("#invitation").evaluate("(part) => { part.open = true; }")
    page.locator("#invitation-text").fill(INVITATION)
    page.locator("#read-invitation").click()
    expect(page.locator("#invitation-status")).to_contain_text("couldn’t be read", timeout=30_000)
    expect(page.locator("#invitation-text")).to_have_value(INVITATION)
    field(page, "your_name").fill("Zenobia")
    expect(page.locator("#message-body")).to_have_value(re.compile("Zenobia"))

    context.set_offline(False)
    page.locator("#read-invitation").click()
    expect(page.locator("#invitation-facts")).to_contain_text("Okafor", timeout=30_000)


@pytest.mark.parametrize(
    ("connection", "expected"),
    [
        ("{ saveData: false, effectiveType: '4g' }", True),
        ("{ saveData: false, effectiveType: '3g' }", False),
        ("undefined", False),
    ],
)
def test_guide_prefetches_python_on_fast_connections_only(
    context: BrowserContext, host: Server, published: Path, connection: str, expected: bool
) -> None:
    """And so quietly that the page has long been there."""
    page = visit(context, host, connection=connection)
    wait_until(page, lambda: has_site(page, version(published)))
    if expected:
        wait_until(page, lambda: has_python(page))
    else:
        page.wait_for_timeout(1500)
        assert not [path for path in host.requests if "/assets/python/" in path]


def test_save_data_disables_the_service_worker(context: BrowserContext, host: Server) -> None:
    """Nothing is kept and nothing is fetched that the page does not show."""
    page = visit(context, host, connection="{ saveData: true, effectiveType: '4g' }")
    page.wait_for_timeout(2500)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert cached_paths(page) == {}
    assert not [path for path in host.requests if path.endswith("/service-worker.js")]


def publish_another(published: Path, old: str, new: str) -> None:
    """Publish a version of the site in which the home page says something else."""
    home = published / "index.html"
    home.write_text(home.read_text("utf-8").replace(old, new), "utf-8")
    service_worker.write(published, ensure().manifest)


def test_update_waits_until_pages_are_closed(context: BrowserContext, host: Server, published: Path) -> None:
    """While a form is open the old version stays whole; when it is closed the new one takes over, whole."""
    page = visit(context, host, "builder/")
    first = version(published)
    wait_until(page, lambda: has_site(page, first))
    field(page, "your_name").fill("Zenobia")
    publish_another(published, "</title>", " again</title>")
    second = version(published)
    assert second != first
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    wait_until(page, lambda: has_site(page, second))
    assert has_site(page, first)
    assert page.locator("#f-your_name").input_value() == "Zenobia"
    page.close()
    sleep(0.5)
    page = visit(context, host)
    wait_until(page, lambda: not has_site(page, first))
    assert has_site(page, second)
    context.set_offline(True)
    page.reload()
    assert page.title().endswith(" again")


def test_inconsistent_version_is_not_cached(context: BrowserContext, host: Server, published: Path) -> None:
    """As when a page is fetched in the minute of a deployment: the pages work, and nothing is kept."""
    home = published / "index.html"
    home.write_text(home.read_text("utf-8").replace("</title>", " of another version</title>"), "utf-8")
    page = visit(context, host)
    page.wait_for_timeout(2500)
    assert not has_site(page, version(published))
    assert page.title().endswith(" of another version")


def test_network_timeout_falls_back_to_cache(
    context: BrowserContext, host: Server, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a line that is there but does not move, the page stands after three seconds."""
    page = visit(context, host)
    wait_until(page, lambda: has_site(page, version(published)))
    answer = serving.Handler.reply

    def late(self: serving.Handler, *args: Any, **more: Any) -> None:
        """Answer when nobody waits any more."""
        if self.path.endswith("/evidence/"):
            sleep(8)
        answer(self, *args, **more)

    monkeypatch.setattr(serving.Handler, "reply", late)
    response = page.goto(host.url + "evidence/", timeout=6000, wait_until="domcontentloaded")
    assert response is not None
    assert response.from_service_worker


@pytest.mark.parametrize("match", ["Promise.reject(new Error('disk'))", "new Promise(() => {})"])
def test_cache_that_fails_or_hangs_is_done_without(
    context: BrowserContext, host: Server, published: Path, match: str
) -> None:
    """Where the browser's cache doesn't work any more, the builder comes from the network, Python included."""
    breaking = f"self.addEventListener('message', () => {{ Cache.prototype.match = () => {match}; }});"
    with (published / "service-worker.js").open("a", encoding="utf-8") as script:
        script.write(breaking)
    page = visit(context, host)
    wait_until(page, lambda: has_site(page, version(published)))
    page.evaluate("async () => (await navigator.serviceWorker.ready).active.postMessage('break')")

    page.goto(host.url + "builder/")
    expect(page.locator("#builder")).to_have_attribute("data-live", "", timeout=20_000)
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready", timeout=60_000)


def test_kill_switch_removes_everything(context: BrowserContext, host: Server, published: Path) -> None:
    """Publishing with SERVICE_WORKER=off deletes what browsers kept, and the service worker itself."""
    page = visit(context, host)
    wait_until(page, lambda: has_site(page, version(published)))
    page.evaluate("caches.open('/another-project/ its own')")
    service_worker.write(published, ensure().manifest, uninstall=True)
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    wait_until(page, lambda: list(cached_paths(page)) == ["/another-project/ its own"])


CHANGE_CACHED = """async ([name, path]) => {
  const cache = await caches.open(name);
  const address = new URL(path, location.origin).href;
  await cache.put(address, new Response("document.title = 'changed by a neighbour';",
    { headers: { "Content-Type": "text/javascript" } }));
}"""


def test_changed_cached_file_is_not_used(context: BrowserContext, host: Server, published: Path) -> None:
    """A neighbour at the same origin can write into the cache; what it wrote there is dropped, not run."""
    page = visit(context, host)
    wait_until(page, lambda: has_site(page, version(published)))
    (name,) = [name for name in cached_paths(page) if name.endswith(f" {version(published)}")]
    (script,) = [path for path in cached_paths(page)[name] if "/every-page-" in path and path.endswith(".js")]
    page.evaluate(CHANGE_CACHED, [name, script])

    page.goto(host.url + "first-hour/")
    page.wait_for_load_state("networkidle")
    assert page.title() != "changed by a neighbour"
    assert script not in cached_paths(page)[name]


def test_full_build_is_kept_once_needed(context: BrowserContext, host: Server) -> None:
    """What Python needed beyond its start is there offline too: the complete build, for example."""
    page = visit(context, host, "builder/")
    expect(page.locator("#builder")).to_have_attribute("data-python", "ready", timeout=60_000)
    wait_until(page, lambda: has_python(page))
    full = page.evaluate("""async () => {
      const { base, files } = JSON.parse(document.querySelector("#runtime").textContent);
      const url = new URL(`../${base}${files.full.path}`, location.href);
      await (await fetch(url)).arrayBuffer();
      return url.pathname;
    }""")
    wait_until(page, lambda: any(full in paths for paths in cached_paths(page).values()))

    context.set_offline(True)
    assert page.evaluate("async (path) => (await fetch(path)).ok", full)
