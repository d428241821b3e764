"""The runtime alone: a bare page with the builder page's policy, which only starts Python.

It needs no MkDocs build, and a test may break any file on its way to the page.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, Worker

from builder.emails.contract import Manifest
from builder.runtime.distribution import ensure
from builder.runtime.levels import Level
from tests.browser.support.network_guard import Watch
from tests.conftest import ROOT
from tests.support.pages_server import serve

POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'"

HTML = f"""<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Python</title>
<script type="application/json" id="runtime">MANIFEST</script>
<script type="module" src="bare.js"></script>
"""

SCRIPT = """import { createPythonClient } from "./web/python/client.js";
const manifest = JSON.parse(document.getElementById("runtime").textContent);
globalThis.states = [];
globalThis.python = createPythonClient({
  manifest,
  base: new URL("./", location.href),
  onState: (state) => states.push({ ...state, at: performance.now() }),
});
"""


type Site = tuple[str, list[str], Manifest]


@dataclass(frozen=True)
class Bare:
    """The bare page.

    Attributes:
        url: its address.
        asked: every path that the server was asked for, by any page.
        manifest: of its distribution.
        watch: what this test's pages asked for and complained about.
        open: makes a fresh page.
    """

    url: str
    asked: list[str]
    manifest: Manifest
    watch: Watch
    open: Callable[..., Page]

    def file(self, name: str) -> str:
        """Return a pattern for the address of a file of the distribution."""
        return f"**/{self.manifest['files'][name]['path']}"


def ask(page: Page, request: dict[str, Any], seconds: float = 60) -> Any:
    """Return Python's reply to a request; "late" if it did not come in time."""
    return page.evaluate(
        "([request, limit]) => Promise.race([python.ask(request),"
        " new Promise((done) => setTimeout(done, limit, 'late'))])",
        [request, seconds * 1000],
    )


def state(page: Page) -> dict[str, Any]:
    """Return the last state that the page was told."""
    last: dict[str, Any] = page.evaluate("states.at(-1)")
    return last


def wait_for(page: Page, wanted: str, seconds: float = 60) -> dict[str, Any]:
    """Wait until Python is "ready" or "failed"; return that state."""
    page.evaluate(
        "([wanted, limit]) => new Promise((done) => { const timer = setInterval(() => {"
        " if (states.at(-1).state === wanted) { clearInterval(timer); done(); } }, 20);"
        " setTimeout(() => { clearInterval(timer); done(); }, limit); })",
        [wanted, seconds * 1000],
    )
    last = state(page)
    assert last["state"] == wanted, last
    return last


PEEPHOLE = "\nglobalThis.peep = (code) => python.runPython(code);\n"


def add_peephole(page: Page) -> None:
    """Let the test run code in the page's Python, in every worker from now on; for that it needs all of Pyodide's."""
    made = ensure()
    whole = (made.path / made.manifest["files"]["full"]["path"]).read_bytes()
    page.route("**/*.wasm", lambda route: route.fulfill(body=whole, content_type="application/wasm"))
    add_code(page, "**/worker.js", PEEPHOLE)


def add_code(page: Page, address: str, code: str) -> None:
    """Let the page load a script with some code added at its end."""

    def add(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + code)

    page.route(address, add)


def peep(page: Page, code: str) -> Any:
    """Return what Python code in the page's newest worker evaluates to."""
    return inside(page).evaluate("(code) => peep(code)", code)


def expect_no_worker(page: Page) -> None:
    """Check that the page's workers end."""
    for _ in range(100):
        if not page.workers:
            return
        page.wait_for_timeout(20)
    raise AssertionError(page.workers)


def inside(page: Page) -> Worker:
    """Return the newest worker of the page."""
    return page.workers[-1]


def lay_out(folder: Path, level: Level | None = None) -> Manifest:
    """Put the bare page and all that it needs into a folder, at a level of the build; return its manifest."""
    made = ensure(level=level)
    copytree(made.path, folder / made.manifest["base"])
    for name in ("python", "shared"):
        copytree(ROOT / "builder" / "web" / name, folder / "web" / name)
    (folder / "index.html").write_text(HTML.replace("MANIFEST", json.dumps(made.manifest)), "utf-8")
    (folder / "bare.js").write_text(SCRIPT, "utf-8")
    return made.manifest


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The address, the paths asked for and the manifest of a site that has the bare page and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    manifest = lay_out(folder)
    with serve(folder, "/missed-interview/") as running:
        yield running.url, running.requests, manifest


@pytest.fixture
def bare(browser: Browser, bare_site: Site) -> Iterator[Bare]:
    """The bare page; at the end no page may have broken its policy or asked another host for anything."""
    url, asked, manifest = bare_site
    watch = Watch(origin=url.removesuffix("/missed-interview/"))
    pages: list[Page] = []

    def opened(prepare: Callable[[Page], object] = lambda _: None, **options: Any) -> Page:
        """Open the page in a fresh context, after `prepare` has had it."""
        context = browser.new_context(**options)
        watch.attach(context)
        page = context.new_page()
        pages.append(page)
        prepare(page)
        page.goto(url)
        return page

    yield Bare(url, asked, manifest, watch, opened)
    for page in pages:
        page.context.close()
    assert [text for text in watch.unexpected if "CSP violation" in text] == []
    assert watch.foreign == []
