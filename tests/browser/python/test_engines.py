"""Python in every engine: it boots and falls back, and the page's policy binds its worker.

`make test ENGINE=firefox` runs one engine.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import urlsplit

import pytest

from builder.emails.bridge import handle_json
from builder.runtime.workload.fuzz_requests import fuzz_requests
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.driver import Driver, wait_for
from tests.browser.support.runtime_page import PREFIX, RuntimeSite, write_runtime_site
from tests.support.pages_server import serve

COMPOSE = json.loads(sample_requests()[0])
EXPECTED = json.loads(handle_json(sample_requests()[0]))

ASK = """
(request) => Promise.race([
  python.ask(request), new Promise((resolve) => setTimeout(resolve, 120000, "timeout")),
])
"""

PROBE = """
const ELSEWHERE = "http://localhost:PORT/elsewhere/";
const attempts = {
  fetch: () => fetch(ELSEWHERE + "fetch", { mode: "no-cors" }),
  import: () => import(ELSEWHERE + "import.js"),
  socket: () => new Promise((resolve, reject) => {
    const socket = new WebSocket(ELSEWHERE.replace("http", "ws") + "socket");
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("refused"));
  }),
  eval: () => (0, eval)("1"),
  function: () => new Function("1")(),
  home: () => fetch(import.meta.url),
};
const removed = "fetch XMLHttpRequest WebSocket EventSource importScripts indexedDB caches BroadcastChannel Worker";
const allowed = Promise.all(Object.entries(attempts).map(async ([name, attempt]) => {
  try { await attempt(); return name; } catch { return ""; }
}));
const originalPostMessage = globalThis.postMessage;
globalThis.postMessage = async (message, ...more) => {
  if (message.type === "ready") {
    const remaining = removed.split(" ").filter((name) => typeof globalThis[name] !== "undefined");
    originalPostMessage({ type: "probe", allowed: (await allowed).filter(Boolean), remaining });
  }
  originalPostMessage(message, ...more);
};
"""
"""Appended to the worker: reports what the policy allowed, and which APIs remain once Python is ready."""

KEEP_PROBE = """
globalThis.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    this.addEventListener("message", ({ data }) => { if (data.type === "probe") globalThis.probe = data; });
  }
};
"""
"""Put before the page's script: stores what the worker reports."""

HANG_ONCE = """
let isFirst = false;
addEventListener("message", ({ data }) => {
  if (data.type === "start") isFirst = !data.options.bootCache;
  while (isFirst && data.type === "request");
});
"""
"""Put before the worker's script: the first worker never answers."""

LEAK = """
let evaluated = true;
try { eval("1"); } catch { evaluated = false; }
fetch("URL", { mode: "no-cors" }).then(
  () => postMessage({ evaluated, sent: true }),
  () => postMessage({ evaluated, sent: false }),
);
"""
"""A worker that tries what the page's policy forbids."""


@dataclass(frozen=True)
class BrokenSites:
    """Copies of the runtime site, each with its own fault.

    Attributes:
        folder: holds the copies, and the original as `intact`.
        url: the address of the folder.
        requests: the path of every request that the server has had.
        files: a file's name in the distribution -> its path from the page.
    """

    folder: Path
    url: str
    requests: list[str]
    files: dict[str, str]

    def copy(self, name: str) -> Path:
        """Return the folder of a new copy, to be broken."""
        copytree(self.folder / "intact", self.folder / name, copy_function=os.link)
        return self.folder / name

    def has_request(self, name: str, file: str) -> bool:
        """Return whether a copy's page has requested a file of the distribution."""
        return any(path.endswith(f"/{name}/{self.files[file]}") for path in self.requests)


def replace(path: Path, content: bytes) -> None:
    """Give a file of one copy other content; a hard link shares the old one."""
    path.unlink()
    path.write_bytes(content)


@pytest.fixture(scope="session")
def broken_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrokenSites]:
    """The broken copies, served."""
    folder = tmp_path_factory.mktemp("broken-sites")
    intact = folder / "intact"
    intact.mkdir()
    manifest = write_runtime_site(intact)
    files = {name: manifest["base"] + file["path"] for name, file in manifest["files"].items()}
    worker, watchdog = "web/python/worker/worker.js", "web/python/watchdog.js"
    with serve(folder, PREFIX) as server:
        sites = BrokenSites(folder, server.url, server.requests, files)

        snapshot = (intact / files["snapshot"]).read_bytes()
        replace(sites.copy("truncated-snapshot") / files["snapshot"], snapshot[: len(snapshot) // 2])
        (sites.copy("no-snapshot") / files["snapshot"]).unlink()
        no_code = sites.copy("no-code")
        for name in ("slim", "full"):
            (no_code / files[name]).unlink()

        hanging = sites.copy("hanging")
        replace(hanging / worker, HANG_ONCE.encode() + (intact / worker).read_bytes())
        replace(hanging / watchdog, (intact / watchdog).read_bytes() + b"TIMEOUT_SECONDS.answer = 1;")

        probing = sites.copy("probing")
        probe = PROBE.replace("PORT", str(urlsplit(server.url).port)).encode()
        replace(probing / worker, (intact / worker).read_bytes() + probe)
        replace(probing / "runtime.js", KEEP_PROBE.encode() + (intact / "runtime.js").read_bytes())
        yield sites


def open_and_ask(driver: Driver, url: str) -> Any:
    """Open a runtime page and return its Python's response to a request for a message."""
    driver.open(url)
    wait_for(driver, "() => 'python' in window")
    return driver.evaluate(ASK, COMPOSE)


def test_snapshot_is_restored(runtime_site: RuntimeSite, driver: Driver) -> None:
    """A snapshot made in Node answers as CPython does; neither the packages nor the full build are needed."""
    runtime_site.requests.clear()
    driver.open(runtime_site.url)
    wait_for(driver, "() => Boolean(globalThis.python)")
    for request in (*sample_requests()[:40], *fuzz_requests()[40::20]):
        response = driver.evaluate("(request) => python.ask(JSON.parse(request))", request)
        assert response == json.loads(handle_json(request))
    stages = driver.evaluate("() => states.map(({ stage }) => stage)")
    assert stages[-1] == ""
    assert "restarting" not in stages
    files = runtime_site.requested_files()
    assert "snapshot" in files
    assert not {"stdlib", "full"} & set(files)


@pytest.mark.parametrize("fault", ["truncated-snapshot", "no-snapshot", "hanging"])
def test_python_recovers(driver: Driver, broken_sites: BrokenSites, fault: str) -> None:
    """Without its snapshot Python boots from the packages; a worker that hangs is replaced by one from the cache."""
    broken_sites.requests.clear()
    assert open_and_ask(driver, f"{broken_sites.url}{fault}/") == EXPECTED
    assert broken_sites.has_request(fault, "snapshot")
    assert broken_sites.has_request(fault, "stdlib") is (fault != "hanging")


def test_missing_code_fails(driver: Driver, broken_sites: BrokenSites) -> None:
    """When no strategy boots, the page is told."""
    driver.open(f"{broken_sites.url}no-code/")
    wait_for(driver, "() => window.states?.at(-1)?.state === 'failed'")


def test_csp_binds_a_worker_from_a_blob(runtime_site: RuntimeSite, driver: Driver) -> None:
    """What spawn-worker.js builds on holds in this engine: no eval, and nothing leaves for another origin."""
    driver.open(runtime_site.url)
    outcome = driver.evaluate(
        "(code) => new Promise((resolve) => {"
        " const trusted = trustedTypes.createPolicy('test', { createScriptURL: (url) => url });"
        " const worker = new Worker(trusted.createScriptURL(URL.createObjectURL(new Blob([code]))));"
        " worker.onmessage = ({ data }) => resolve(data); })",
        LEAK.replace("URL", runtime_site.url.replace("127.0.0.1", "localhost") + "leak"),
    )
    assert outcome == {"evaluated": False, "sent": False}
    assert not [path for path in runtime_site.requests if path.endswith("leak")]


def test_csp_binds_the_worker(driver: Driver, broken_sites: BrokenSites) -> None:
    """The worker reaches no other origin and evaluates no text; once Python is ready, its network APIs are gone."""
    broken_sites.requests.clear()
    assert open_and_ask(driver, f"{broken_sites.url}probing/") == EXPECTED
    assert driver.evaluate("() => window.probe") == {"type": "probe", "allowed": ["home"], "remaining": []}
    assert [path for path in broken_sites.requests if "elsewhere" in path] == []
