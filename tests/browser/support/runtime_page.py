"""A page that only boots Python, under the policy of the builder's page.

It needs no MkDocs build, and it loads the modules as they are written, so that a test can patch any of them by address.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

from playwright.sync_api import Browser, Page, Route, Worker

from builder.emails.contract import Manifest
from builder.runtime.distribution import ensure
from builder.runtime.levels import Level
from builder.runtime.pipeline import Pipeline
from builder.runtime.pyodide_internals import WASM
from tests.browser.support.network_guard import Watch
from tests.conftest import ROOT

PREFIX = "/missed-interview/"

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types python-worker test"
)

HTML = f"""<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Python</title>
<script type="application/json" id="runtime">MANIFEST</script>
<script type="module" src="runtime.js"></script>
"""

SCRIPT = """import { createPythonClient } from "./web/python/client.js";
const manifest = JSON.parse(document.getElementById("runtime").textContent);
globalThis.states = [];
globalThis.python = createPythonClient({
  manifest,
  base: new URL("./", location.href),
  onState: (status) => states.push(status),
});
"""


@dataclass(frozen=True)
class RuntimeSite:
    """A site that has the runtime page and nothing else.

    Attributes:
        url: the address of the page.
        requests: the path of every request that the server has had, from any page.
        manifest: of its Python distribution.
    """

    url: str
    requests: list[str]
    manifest: Manifest

    def requested_files(self) -> list[str]:
        """Return the names of the distribution's files that were requested, in order; a file may be there twice."""
        names = {file["path"]: name for name, file in self.manifest["files"].items()}
        paths = [path.partition(self.manifest["base"])[2] for path in self.requests]
        return [names[path] for path in paths if path in names]


@dataclass(frozen=True)
class RuntimePage:
    """The runtime page.

    Attributes:
        site: which serves it.
        watch: what this test's pages requested and complained about.
        open: opens the page in a new context, after calling its argument with the blank page.
    """

    site: RuntimeSite
    watch: Watch
    open: Callable[..., Page]

    def file(self, name: str) -> str:
        """Return a pattern for the address of a file of the distribution."""
        return f"**/{self.site.manifest['files'][name]['path']}"


def write_runtime_site(folder: Path, level: Level | None = None) -> Manifest:
    """Write the runtime page, at a level of the build, and all it needs into an empty folder; return its manifest."""
    distribution = ensure(level=level)
    copytree(distribution.path, folder / distribution.manifest["base"])
    for name in ("python", "shared"):
        copytree(ROOT / "builder" / "web" / name, folder / "web" / name)
    (folder / "index.html").write_text(HTML.replace("MANIFEST", json.dumps(distribution.manifest)), "utf-8")
    (folder / "runtime.js").write_text(SCRIPT, "utf-8")
    return distribution.manifest


@contextmanager
def runtime_pages(browser: Browser, site: RuntimeSite) -> Iterator[RuntimePage]:
    """Open pages of a site; at the end none may have broken its policy or requested anything of another host."""
    watch = Watch(origin=site.url.removesuffix(PREFIX))
    pages: list[Page] = []

    def open_page(prepare: Callable[[Page], object] = lambda _: None) -> Page:
        context = browser.new_context()
        watch.attach(context)
        page = context.new_page()
        pages.append(page)
        prepare(page)
        page.goto(site.url)
        return page

    yield RuntimePage(site, watch, open_page)
    for page in pages:
        page.context.close()
    assert [text for text in watch.unexpected if "CSP violation" in text] == []
    assert watch.foreign == []


def ask(page: Page, request: dict[str, Any], timeout_seconds: float = 60) -> Any:
    """Return Python's response to a request; "timeout" if there was none in time."""
    return page.evaluate(
        "([request, timeout]) => Promise.race([python.ask(request),"
        " new Promise((resolve) => setTimeout(resolve, timeout, 'timeout'))])",
        [request, timeout_seconds * 1000],
    )


def last_status(page: Page) -> dict[str, Any]:
    """Return the latest status that the client reported."""
    status: dict[str, Any] = page.evaluate("states.at(-1)")
    return status


def wait_for_state(page: Page, state: str, timeout_seconds: float = 60) -> dict[str, Any]:
    """Wait until the client reports "ready" or "failed"; return that status."""
    page.evaluate(
        "([state, timeout]) => new Promise((resolve) => { const timer = setInterval(() => {"
        " if (states.at(-1).state === state) { clearInterval(timer); resolve(); } }, 20);"
        " setTimeout(() => { clearInterval(timer); resolve(); }, timeout); })",
        [state, timeout_seconds * 1000],
    )
    status = last_status(page)
    assert status["state"] == state, status
    return status


def restarts(page: Page) -> int:
    """Return how often the client has replaced a worker that crashed."""
    count: int = page.evaluate("states.filter(({ stage }) => stage === 'restarting').length")
    return count


def add_code(page: Page, address: str, code: str) -> None:
    """Append code to a script on its way to the page.

    Without a service worker: as soon as one is installed, it would answer with the script as it was built.
    """

    def add(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + code)

    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.route(address, add)


def set_timeouts(page: Page, **seconds: int) -> None:
    """Change timeouts of watchdog.js, for a test that waits for them or must not meet them on a busy machine."""
    add_code(page, "**/watchdog.js", f"\nObject.assign(TIMEOUT_SECONDS, {json.dumps(seconds)});\n")


RUN_PYTHON = "\nglobalThis.runPython = (code) => python.runPython(code);\n"


def allow_run_python(page: Page) -> None:
    """Prepare a page for `run_python`: the slim build has all its functions, since the test's code may call any."""
    code = (Pipeline(print).trimmed_wasm() / WASM).read_bytes()
    address = f"**/{ensure().manifest['files']['slim']['path']}"
    page.route(address, lambda route: route.fulfill(body=code, content_type="application/wasm"))
    add_code(page, "**/worker.js", RUN_PYTHON)


def run_python(page: Page, code: str) -> Any:
    """Run Python code in the page's newest worker; return its value."""
    return newest_worker(page).evaluate("(code) => runPython(code)", code)


def newest_worker(page: Page) -> Worker:
    """Return the worker that the page spawned last."""
    return page.workers[-1]


def wait_for_worker(page: Page) -> Worker:
    """Return the page's first worker, as soon as there is one."""
    for _ in range(1000):
        if page.workers:
            return page.workers[0]
        page.wait_for_timeout(20)
    raise AssertionError("no worker")


def expect_no_worker(page: Page) -> None:
    """Check that the page's workers end."""
    for _ in range(100):
        if not page.workers:
            return
        page.wait_for_timeout(20)
    raise AssertionError(page.workers)
