"""What goes wrong in a real browser while Python boots or answers is noticed, and recovered from.

Which step follows which failure is tested in tests/web/python/client-state.test.js.
"""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from builder.emails.bridge import handle_json
from builder.runtime.pipeline import Pipeline
from builder.runtime.pyodide_internals import WASM
from builder.runtime.wasm.binary import EXPORTS, exports, sections, serialize, vector
from builder.runtime.wasm.tree_shake import stub_unused_functions
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import (
    PREFIX,
    RuntimePage,
    RuntimeSite,
    add_code,
    allow_run_python,
    ask,
    expect_no_worker,
    last_status,
    restarts,
    run_python,
    runtime_pages,
    set_timeouts,
    wait_for_state,
    write_runtime_site,
)
from tests.support.pages_server import serve

COMPOSE: dict[str, Any] = json.loads(sample_requests()[0])
EXPECTED = json.loads(handle_json(sample_requests()[0]))

PATCH_ACTION = """
import builder.emails.bridge
def patched(data):
    {body}
builder.emails.bridge.ACTIONS["{action}"] = patched
"""
"""Python code that replaces an action of the bridge, in the current worker only."""


def truncate(route: Route) -> None:
    """Respond with the first half of the file."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")


def damage(body: bytes) -> bytes:
    """Return the content of a file with the byte in its middle changed."""
    middle = len(body) // 2
    return body[:middle] + bytes([body[middle] ^ 0xFF]) + body[middle + 1 :]


def respond_not_found(route: Route) -> None:
    """Respond as if there were no such file."""
    route.fulfill(status=404, body="not here")


FAULTS: dict[str, Callable[[Route], None]] = {
    "not found": respond_not_found,
    "truncated": truncate,
    "damaged": lambda route: route.fulfill(body=damage(route.fetch().body()), content_type="application/octet-stream"),
    "captive portal": lambda route: route.fulfill(body="<!doctype html><title>Sign in</title>"),
    "refused": lambda route: route.abort(),
    "stalled": lambda _: None,
}
DAILY = {("snapshot", "truncated"), ("snapshot", "stalled"), ("slim", "damaged")}


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        pytest.param(file, fault, marks=[] if (file, fault) in DAILY else pytest.mark.long)
        for file in ("snapshot", "slim")
        for fault in FAULTS
    ],
)
def test_broken_snapshot_falls_back_to_packages(runtime_page: RuntimePage, file: str, fault: str) -> None:
    """Whatever is wrong with the snapshot or the slim build, Python boots from the packages without a failure."""

    def break_file(page: Page) -> None:
        set_timeouts(page, snapshot=3)
        page.route(runtime_page.file(file), FAULTS[fault])

    page = runtime_page.open(break_file)
    assert ask(page, COMPOSE) == EXPECTED
    assert "failed" not in page.evaluate("states.map(({ state }) => state)")
    assert "stdlib" in runtime_page.site.requested_files()


@pytest.mark.parametrize("file", ["*.wasm", "pyodide.asm.js"])
def test_missing_code_fails_until_a_retry_finds_it(runtime_page: RuntimePage, file: str) -> None:
    """Python fails without its code; once the code is there, a retry answers the request that has waited."""
    page = runtime_page.open(lambda page: page.route(f"**/{file}", respond_not_found))
    page.evaluate("(request) => { globalThis.response = python.ask(request); }", COMPOSE)
    assert wait_for_state(page, "failed")["reason"]
    expect_no_worker(page)
    page.unroute(f"**/{file}")
    page.evaluate("python.retry()")
    assert page.evaluate("response") == EXPECTED
    assert last_status(page)["state"] == "ready"


def test_missing_package_fails(runtime_page: RuntimePage) -> None:
    """Without the snapshot and one of the packages, no strategy boots."""

    def break_files(page: Page) -> None:
        for name in ("snapshot", "jinja2"):
            page.route(runtime_page.file(name), respond_not_found)

    page = runtime_page.open(break_files)
    assert wait_for_state(page, "failed")["reason"]


def test_retry_downloads_past_a_damaged_cache(browser: Browser, tmp_path: Path) -> None:
    """A damaged file in the HTTP cache fails every strategy once; a retry replaces it, for the second strategy too.

    No request is intercepted here, since Playwright turns the cache off where one is.
    """
    manifest = write_runtime_site(tmp_path)
    paths = {name: tmp_path / manifest["base"] / file["path"] for name, file in manifest["files"].items()}
    stdlib = paths["stdlib"]
    paths["snapshot"].unlink()
    intact = copyfile(stdlib, tmp_path / "intact")
    stdlib.write_bytes(damage(stdlib.read_bytes()))
    with serve(tmp_path, PREFIX) as server:
        site = RuntimeSite(server.url, server.requests, manifest)
        with runtime_pages(browser, site) as runtime_page:
            page = runtime_page.open()
            wait_for_state(page, "failed")
            intact.replace(stdlib)
            page.evaluate("python.retry()")
            assert ask(page, COMPOSE) == EXPECTED
    assert site.requested_files().count("stdlib") == 2


@pytest.fixture(scope="session")
def functions_run_at_boot(tmp_path_factory: pytest.TempPathFactory) -> set[int]:
    """The WebAssembly functions that run when Python boots from the snapshot."""
    return Pipeline(print).trace_functions([], tmp_path_factory.mktemp("functions"))


@pytest.fixture(scope="session")
def trimmed() -> bytes:
    """The slim build before unused functions become stubs."""
    return (Pipeline(print).trimmed_wasm() / WASM).read_bytes()


def open_with_slim(runtime_page: RuntimePage, wasm: bytes) -> Page:
    """Open the page with other code as its slim build."""

    def replace_slim(page: Page) -> None:
        page.route(runtime_page.file("slim"), lambda route: route.fulfill(body=wasm, content_type="application/wasm"))

    return runtime_page.open(replace_slim)


def without_export(wasm: bytes, name: str) -> bytes:
    """Return code that lacks an export."""
    entries = vector([entry for text, _, entry in exports(wasm) if text != name])
    return serialize((section, entries if section == EXPORTS else content) for section, content in sections(wasm))


@pytest.mark.parametrize("lack", ["functions", "export"])
def test_slim_build_that_lacks_something_at_boot_falls_back(
    runtime_page: RuntimePage, trimmed: bytes, lack: str
) -> None:
    """Without functions that it needs, or an export, Python boots from the packages and Pyodide's own code."""
    wasm = stub_unused_functions(trimmed, set()) if lack == "functions" else without_export(trimmed, "_pyproxy_apply")
    page = open_with_slim(runtime_page, wasm)
    assert ask(page, COMPOSE) == EXPECTED
    assert {"full", "stdlib"} <= set(runtime_page.site.requested_files())
    assert "failed" not in page.evaluate("states.map(({ state }) => state)")


def test_trap_in_a_request_restarts_with_the_full_build(
    runtime_page: RuntimePage, trimmed: bytes, functions_run_at_boot: set[int]
) -> None:
    """The full build answers the request that trapped, and the next one."""
    page = open_with_slim(runtime_page, stub_unused_functions(trimmed, functions_run_at_boot))
    wait_for_state(page, "ready")
    assert "full" not in runtime_page.site.requested_files()
    for _ in range(2):
        assert ask(page, COMPOSE) == EXPECTED
        assert restarts(page) == 1
    assert "full" in runtime_page.site.requested_files()


def test_boot_timeout_falls_back(runtime_page: RuntimePage) -> None:
    """A worker too busy to say anything is terminated; as no strategy does better, Python fails."""

    def hang(page: Page) -> None:
        set_timeouts(page, snapshot=2, packages=2)
        add_code(page, "**/boot.js", "\nWebAssembly.compileStreaming = () => { for (;;); };\n")

    page = runtime_page.open(hang)
    assert "too long" in wait_for_state(page, "failed")["reason"]
    expect_no_worker(page)


def test_boot_without_enough_memory_fails_at_once(runtime_page: RuntimePage) -> None:
    """A device that has no 20 MB to give does not have to wait for a timeout."""
    code = "\nWebAssembly.Memory = function () { throw new RangeError('Out of memory'); };\n"
    page = runtime_page.open(lambda page: add_code(page, "**/boot.js", code))
    assert "memory" in wait_for_state(page, "failed", timeout_seconds=20)["reason"]


def test_worker_that_hangs_in_a_request_is_replaced(runtime_page: RuntimePage) -> None:
    """A new worker boots from the page's boot cache, downloads nothing large, and answers the same request."""
    assert files_requested_after_crash(runtime_page, "while True: pass", timeout_seconds=3) <= {"loader", "glue"}


def test_worker_that_has_closed_is_replaced(runtime_page: RuntimePage) -> None:
    """A request that a dead worker never hears is answered by a new one."""
    page = open_with_timeouts(runtime_page, answer=3)
    run_python(page, "import js; js.close()")
    assert ask(page, COMPOSE) == EXPECTED
    assert restarts(page) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return [bytearray(1 << 30) for _ in range(8)]", marks=pytest.mark.long),
        "return patched(data) + patched(data)",
        "import ctypes; ctypes.string_at(0xFFFF0000, 1 << 20)",
    ],
    ids=["exhausts memory", "recurses", "reads out of bounds"],
)
def test_error_in_a_request_falls_back_to_packages(runtime_page: RuntimePage, body: str) -> None:
    """A new worker boots from the packages and answers the same request; the snapshot is not tried again."""
    files = files_requested_after_crash(runtime_page, body, timeout_seconds=60)
    assert {"full", "stdlib", "builder"} <= files
    assert not {"slim", "snapshot"} & files


def open_with_timeouts(runtime_page: RuntimePage, **seconds: int) -> Page:
    """Return a page whose Python has answered, with other timeouts; a test may run code in it."""

    def prepare(page: Page) -> None:
        set_timeouts(page, **seconds)
        allow_run_python(page)

    page = runtime_page.open(prepare)
    assert ask(page, COMPOSE) == EXPECTED
    return page


def files_requested_after_crash(runtime_page: RuntimePage, body: str, timeout_seconds: int) -> set[str]:
    """Have the action "compose" run Python code once; return the files requested until it has been answered.

    Args:
        runtime_page: to be opened.
        body: the code.
        timeout_seconds: of an answer.
    """
    page = open_with_timeouts(runtime_page, answer=timeout_seconds)
    runtime_page.site.requests.clear()
    run_python(page, PATCH_ACTION.format(action="compose", body=body))
    assert ask(page, COMPOSE) == EXPECTED
    assert restarts(page) == 1
    return set(runtime_page.site.requested_files())


def test_stalled_module_fetch_times_out(runtime_page: RuntimePage) -> None:
    """A request whose module never arrives holds up the others no longer than the timeout; a new worker answers it."""
    page = open_with_timeouts(runtime_page, modules=2)
    run_python(page, PATCH_ACTION.format(action="check", body="import colorsys"))
    page.route(runtime_page.file("rest"), FAULTS["stalled"])
    assert ask(page, {**COMPOSE, "action": "check"}, timeout_seconds=30) != "timeout"
    assert restarts(page) == 1


def test_save_data_starts_with_packages_strategy(runtime_page: RuntimePage) -> None:
    """A visitor who saves data does not download the snapshot."""
    script = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })"
    page = runtime_page.open(lambda page: page.add_init_script(script))
    assert ask(page, COMPOSE) == EXPECTED
    files = runtime_page.site.requested_files()
    assert "snapshot" not in files
    assert "stdlib" in files
