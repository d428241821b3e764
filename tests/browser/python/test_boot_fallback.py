"""Each way to start Python is tried in turn; every rung is tested by breaking the one above it."""

import json
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from builder.emails.bridge import handle_json
from builder.runtime.distribution import ensure
from builder.runtime.pipeline import Pipeline
from builder.runtime.wasm.tree_shake import stub_unused_functions
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import (
    Bare,
    add_code,
    add_peephole,
    ask,
    bare,
    bare_site,
    expect_no_worker,
    inside,
    peep,
    state,
    wait_for,
)

__all__ = ["bare", "bare_site"]

COMPOSE: dict[str, Any] = json.loads(sample_requests()[0])
EXPECTED = json.loads(handle_json(sample_requests()[0]))

SHORT = """
TIMEOUT_SECONDS.snapshot = 3; TIMEOUT_SECONDS.packages = 8; TIMEOUT_SECONDS.answer = 1;
"""
"""Added to watchdog.js, so that a test that waits for a limit does not wait long."""

ONCE = """
import builder.emails.bridge
def broken(data):
    {fault}
builder.emails.bridge.ACTIONS["compose"] = broken
"""
"""Python code that makes the next request fail; a new worker knows nothing of it."""


def be_impatient(page: Page) -> None:
    """Shorten the time limits."""
    add_code(page, "**/watchdog.js", SHORT)


def send(body: bytes) -> Callable[[Route], None]:
    """Answer a request with other bytes than the file's."""
    return lambda route: route.fulfill(body=body, content_type="application/octet-stream")


def truncate(route: Route) -> None:
    """Answer with the first half of the file."""
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/octet-stream")


def change_a_byte(route: Route) -> None:
    """Answer with the file, one byte in its middle changed."""
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 0xFF
    route.fulfill(body=bytes(body), content_type="application/octet-stream")


FAULTS: dict[str, Callable[[Route], None]] = {
    "missing": lambda route: route.fulfill(status=404, body="not here"),
    "cut short": truncate,
    "another byte": change_a_byte,
    "a page instead": send(b"<!doctype html><title>Sign in to the hotel's network</title>"),
    "refused": lambda route: route.abort(),
    "never coming": lambda _: None,
}


def faults(files: list[str], *daily: str) -> Callable[[Any], Any]:
    """Let a test break each file in each way; day by day only in some."""
    both = [
        pytest.param(file, fault, marks=[] if fault in daily else pytest.mark.long)
        for file, fault in product(files, FAULTS)
    ]
    return pytest.mark.parametrize(("file", "fault"), both)


@faults(["snapshot", "slim"], "missing", "cut short", "another byte", "never coming")
def test_a_broken_snapshot_leads_to_the_modules(bare: Bare, file: str, fault: str) -> None:
    """Python answers all the same, from the compiled modules and the whole code; nothing is said to have failed."""

    def spoil(page: Page) -> None:
        be_impatient(page)
        page.route(bare.file(file), FAULTS[fault])

    page = bare.open(spoil)
    assert ask(page, COMPOSE) == EXPECTED
    assert "failed" not in [told["state"] for told in page.evaluate("states")]
    assert any(path.endswith(bare.manifest["files"]["stdlib"]["path"]) for path in bare.asked)


@faults(["*.wasm", "pyodide.asm.js"], "missing", "never coming")
def test_without_its_code_python_fails_and_a_retry_mends_it(bare: Bare, file: str, fault: str) -> None:
    """Both ways are tried and the failure is told; once the file is there again, a retry answers what waits."""

    def spoil(page: Page) -> None:
        be_impatient(page)
        page.route(f"**/{file}", FAULTS[fault])

    page = bare.open(spoil)
    page.evaluate("(request) => { globalThis.waiting = python.ask(request); }", COMPOSE)
    assert wait_for(page, "failed")["reason"]
    expect_no_worker(page)
    page.unroute(f"**/{file}")
    page.evaluate("python.retry()")
    assert page.evaluate("waiting") == EXPECTED
    assert state(page)["state"] == "ready"


@pytest.mark.parametrize("file", ["stdlib", "jinja2", "builder"])
def test_without_its_modules_python_fails_too(bare: Bare, file: str) -> None:
    """When the snapshot and then a part of the modules are missing, the page is told."""

    def spoil(page: Page) -> None:
        be_impatient(page)
        for name in ("snapshot", file):
            page.route(bare.file(name), FAULTS["missing"])

    page = bare.open(spoil)
    assert wait_for(page, "failed")["reason"]


@pytest.fixture(scope="session")
def ran_at_start(tmp_path_factory: pytest.TempPathFactory) -> set[int]:
    """The functions that run when Python starts from the snapshot and is asked nothing."""
    folder = tmp_path_factory.mktemp("ran")
    return Pipeline(print).trace_functions([], folder)


def start_with_stubs(bare: Bare, keep: set[int]) -> Page:
    """Open the page with code in which all functions but some are stubs."""
    code = stub_unused_functions((ensure().path / bare.manifest["files"]["full"]["path"]).read_bytes(), keep)
    bare.asked.clear()
    return bare.open(
        lambda page: page.route(
            bare.file("slim"), lambda route: route.fulfill(body=code, content_type="application/wasm")
        )
    )


def asked_for(bare: Bare) -> set[str]:
    """Return the names of the files of the distribution that were asked for."""
    return {
        name for name, file in bare.manifest["files"].items() if any(path.endswith(file["path"]) for path in bare.asked)
    }


def test_code_that_is_missing_at_the_start_is_fetched(bare: Bare) -> None:
    """Python starts from the snapshot all the same, with the whole code."""
    page = start_with_stubs(bare, set())
    assert ask(page, COMPOSE) == EXPECTED
    assert "full" in asked_for(bare)
    assert "stdlib" not in asked_for(bare)
    assert "failed" not in [told["state"] for told in page.evaluate("states")]


def test_code_that_is_missing_in_a_request_is_fetched(bare: Bare, ran_at_start: set[int]) -> None:
    """The request that met the stub is asked again of a Python that has the whole code, and the next one too."""
    page = start_with_stubs(bare, ran_at_start)
    wait_for(page, "ready")
    assert "full" not in asked_for(bare)
    assert ask(page, COMPOSE) == EXPECTED
    assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 1
    assert "full" in asked_for(bare)
    assert ask(page, COMPOSE) == EXPECTED
    assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 1


def test_code_that_hangs_while_it_starts_is_given_up(bare: Bare) -> None:
    """Neither way answers; each is left after its time, and the page stays usable."""

    def hang(page: Page) -> None:
        be_impatient(page)
        add_code(page, "**/boot.js", "\nWebAssembly.instantiate = () => new Promise(() => {});\n")

    page = bare.open(hang)
    assert "too long" in wait_for(page, "failed")["reason"]


def test_a_loop_while_it_starts_is_given_up(bare: Bare) -> None:
    """A worker that is too busy to say anything is ended by the page."""

    def hang(page: Page) -> None:
        be_impatient(page)
        add_code(page, "**/boot.js", "\nWebAssembly.compileStreaming = () => { for (;;); };\n")

    page = bare.open(hang)
    assert "too long" in wait_for(page, "failed")["reason"]
    expect_no_worker(page)


def test_no_memory_for_python(bare: Bare) -> None:
    """A phone that has not 20 MB to give: the page is told at once."""

    def starve(page: Page) -> None:
        code = "\nWebAssembly.Memory = function () { throw new RangeError('Out of memory'); };\n"
        add_code(page, "**/boot.js", code)

    page = bare.open(starve)
    assert "memory" in wait_for(page, "failed", seconds=20)["reason"]


@pytest.mark.parametrize(
    "fault",
    [
        "import js; js.close()",
        "while True: pass",
        "return {'much': bytearray(3 << 30)}",
        "raise RuntimeError('broken')",
        "return broken(data) + broken(data)",
        "import ctypes; ctypes.string_at(0xFFFF0000, 1 << 20)",
    ],
    ids=["dies", "hangs", "needs too much memory", "raises", "recurses for ever", "reads where nothing is"],
)
def test_a_worker_that_breaks_in_a_request_is_replaced(bare: Bare, fault: str) -> None:
    """A new worker starts from the code and the snapshot that the page kept, and answers the same request."""

    def prepare(page: Page) -> None:
        be_impatient(page)
        add_peephole(page)

    page = bare.open(prepare)
    assert ask(page, COMPOSE) == EXPECTED
    before = len([path for path in bare.asked if bare.manifest["base"] in path])
    peep(page, ONCE.format(fault=fault))
    assert ask(page, COMPOSE) == EXPECTED
    assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 1
    fetched = [path for path in bare.asked if bare.manifest["base"] in path][before:]
    assert not [path for path in fetched if path.endswith((".wasm", "snapshot.gz"))]


def test_after_three_crashes_in_a_minute_python_is_given_up(bare: Bare) -> None:
    """A request that breaks every worker is not tried for ever; what waits then waits for a retry."""
    page = bare.open(be_impatient)
    assert ask(page, COMPOSE) == EXPECTED
    fault = "\nconst say = postMessage;\nglobalThis.postMessage = (it) => { if (it.reply) throw Error(); say(it); };\n"
    add_code(page, "**/worker.js", fault)
    inside(page).evaluate("close()")
    page.evaluate("(request) => { globalThis.waiting = python.ask(request); }", COMPOSE)
    assert wait_for(page, "failed")["reason"]
    assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 2
    page.unroute("**/worker.js")
    page.evaluate("python.retry()")
    assert page.evaluate("waiting") == EXPECTED


def test_a_metered_or_slow_line_begins_with_the_smaller_way(bare: Bare) -> None:
    """No snapshot is fetched when the visitor saves data, or when the line is slow."""
    for connection in ("{ saveData: true, effectiveType: '4g' }", "{ saveData: false, effectiveType: '3g' }"):
        script = f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({connection}) }})"
        bare.asked.clear()
        page = bare.open(lambda page, script=script: page.add_init_script(script))
        assert ask(page, COMPOSE) == EXPECTED
        paths = {path.partition(bare.manifest["base"])[2] for path in bare.asked}
        assert bare.manifest["files"]["snapshot"]["path"] not in paths
        assert bare.manifest["files"]["stdlib"]["path"] in paths
