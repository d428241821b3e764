"""Python in every engine: it starts from the snapshot or the next best way, and the page's policy binds it.

On a bare page with the builder's policy that does nothing but start Python. `make test ENGINE=firefox` runs one engine.
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
from tests.browser.support.runtime_page import Site, bare_site, lay_out
from tests.support.pages_server import serve

__all__ = ["bare_site"]

REQUEST = json.loads(sample_requests()[0])
EXPECTED = json.loads(handle_json(sample_requests()[0]))

ASK = """
(request) => Promise.race([
  python.ask(request), new Promise((done) => setTimeout(done, 120000, "late")),
])
"""

PROBE = """
const ELSEWHERE = "http://localhost:PORT/elsewhere/";
const attempts = {
  fetch: () => fetch(ELSEWHERE + "fetch", { mode: "no-cors" }),
  import: () => import(ELSEWHERE + "import.js"),
  socket: () => new Promise((done, refused) => {
    const socket = new WebSocket(ELSEWHERE.replace("http", "ws") + "socket");
    socket.onopen = done;
    socket.onerror = () => refused(new Error("refused"));
  }),
  eval: () => (0, eval)("1"),
  function: () => new Function("1")(),
  home: () => fetch(import.meta.url),
};
const doors = "fetch XMLHttpRequest WebSocket EventSource importScripts indexedDB caches BroadcastChannel Worker";
const passed = Promise.all(Object.entries(attempts).map(async ([name, attempt]) => {
  try { await attempt(); return name; } catch { return ""; }
}));
const say = globalThis.postMessage;
globalThis.postMessage = async (said, ...more) => {
  if (said.type === "ready") {
    const open = doors.split(" ").filter((door) => typeof globalThis[door] !== "undefined");
    say({ probed: { passed: (await passed).filter(Boolean), open } });
  }
  say(said, ...more);
};
"""
"""Added to the worker's code: says what the policy let pass, and which doors are open once Python is ready."""

LISTEN = """
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => { if (data.probed) globalThis.probed = data.probed; });
  }
};
"""
"""Added to the page's code: keeps what the worker says of itself."""

HANG_ONCE = """
let first = false;
addEventListener("message", ({ data }) => {
  if (data.type === "start") first = !data.options.bootCache;
  while (first && data.type === "request");
});
"""
"""Added to the worker's code, before the rest: the first worker never answers."""

LEAK = """
let evaluated = true;
try { eval("1"); } catch { evaluated = false; }
fetch("ADDRESS", { mode: "no-cors" }).then(
  () => postMessage({ evaluated, sent: true }),
  () => postMessage({ evaluated, sent: false }),
);
"""
"""A worker that tries what the page's policy forbids."""


@dataclass(frozen=True)
class Bench:
    """Copies of the bare page, each with a fault of its own.

    Attributes:
        folder: holds them, `whole` among them.
        url: the address of the folder.
        asked: every path that the server was asked for.
        files: a file's name in the distribution -> its path from the page.
    """

    folder: Path
    url: str
    asked: list[str]
    files: dict[str, str]

    def copy(self, name: str) -> Path:
        """Return a copy of the whole page, to be broken."""
        copytree(self.folder / "intact", self.folder / name, copy_function=os.link)
        return self.folder / name

    def fetched(self, name: str, file: str) -> bool:
        """Tell whether a copy has asked for a file of the distribution."""
        return any(path.endswith(f"/{name}/{self.files[file]}") for path in self.asked)


def replace(path: Path, content: bytes) -> None:
    """Give a file other content; the copies share the old one."""
    path.unlink()
    path.write_bytes(content)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """The bare page with its faults, served."""
    folder = tmp_path_factory.mktemp("engines")
    (folder / "intact").mkdir()
    manifest = lay_out(folder / "intact")
    files = {name: manifest["base"] + file["path"] for name, file in manifest["files"].items()}
    with serve(folder, "/missed-interview/") as running:
        made = Bench(folder, running.url, running.requests, files)
        page, worker, watchdog = (
            folder / "intact" / name for name in ("bare.js", "web/python/worker/worker.js", "web/python/watchdog.js")
        )
        memory = folder / "intact" / files["snapshot"]

        replace(made.copy("half-a-snapshot") / files["snapshot"], memory.read_bytes()[: memory.stat().st_size // 2])
        (made.copy("no-snapshot") / files["snapshot"]).unlink()
        without = made.copy("no-code")
        for name in ("slim", "full"):
            (without / files[name]).unlink()

        hanging = made.copy("hanging")
        replace(hanging / "web/python/worker/worker.js", HANG_ONCE.encode() + worker.read_bytes())
        replace(hanging / "web/python/watchdog.js", watchdog.read_bytes() + b"TIMEOUT_SECONDS.answer = 1;")

        probing = made.copy("probing")
        probe = PROBE.replace("PORT", str(urlsplit(running.url).port)).encode()
        replace(probing / "web/python/worker/worker.js", worker.read_bytes() + probe)
        replace(probing / "bare.js", LISTEN.encode() + page.read_bytes())
        yield made


def ask(driver: Driver, page: str) -> Any:
    """Open a bare page and ask its Python for a message."""
    driver.open(page)
    wait_for(driver, "() => 'python' in window")
    return driver.evaluate(ASK, REQUEST)


def test_the_snapshot_restores(bare_site: Site, driver: Driver) -> None:
    """A snapshot made in Node answers as CPython does; compiled modules and the whole code are not even fetched."""
    url, asked, manifest = bare_site
    asked.clear()
    driver.open(url)
    wait_for(driver, "() => Boolean(globalThis.python)")
    for request in (*sample_requests()[:40], *fuzz_requests()[40::20]):
        assert driver.evaluate("(request) => python.ask(JSON.parse(request))", request) == json.loads(
            handle_json(request)
        )
    told = driver.evaluate("() => states.map((told) => `${told.state} ${told.stage}`)")
    assert told[-1] == "ready "
    assert "starting restarting" not in told
    fetched = {path.partition(manifest["base"])[2] for path in asked if manifest["base"] in path}
    assert manifest["files"]["snapshot"]["path"] in fetched
    assert manifest["files"]["stdlib"]["path"] not in fetched
    assert manifest["files"]["full"]["path"] not in fetched


@pytest.mark.parametrize("fault", ["half-a-snapshot", "no-snapshot", "hanging"])
def test_python_answers(driver: Driver, bench: Bench, fault: str) -> None:
    """Without the snapshot the compiled modules do; a worker that hangs is replaced; the reply is CPython's."""
    bench.asked.clear()
    assert ask(driver, f"{bench.url}{fault}/") == EXPECTED
    assert bench.fetched(fault, "snapshot")
    assert bench.fetched(fault, "stdlib") is (fault != "hanging")


def test_without_its_code_the_page_is_told(driver: Driver, bench: Bench) -> None:
    """When neither way leads to Python, the page hears that it failed."""
    driver.open(f"{bench.url}no-code/")
    wait_for(driver, "() => window.states?.at(-1)?.state === 'failed'")


def test_the_policy_binds_a_worker_from_a_blob(bare_site: Site, driver: Driver) -> None:
    """No eval in it, and nothing leaves for another origin: what spawn.js builds on holds in this engine."""
    url, asked, _ = bare_site
    driver.open(url)
    seen = driver.evaluate(
        "(code) => new Promise((done) => { const worker = new Worker(URL.createObjectURL(new Blob([code])));"
        " worker.onmessage = ({ data }) => done(data); })",
        LEAK.replace("ADDRESS", url.replace("127.0.0.1", "localhost") + "leak"),
    )
    assert seen == {"evaluated": False, "sent": False}
    assert not [path for path in asked if path.endswith("leak")]


def test_the_policy_binds_the_worker(driver: Driver, bench: Bench) -> None:
    """Nothing gets from the worker to another origin, and no text becomes code in it; then its doors are closed."""
    bench.asked.clear()
    assert ask(driver, f"{bench.url}probing/") == EXPECTED
    assert driver.evaluate("() => window.probed") == {"passed": ["home"], "open": []}
    assert [path for path in bench.asked if "elsewhere" in path] == []
