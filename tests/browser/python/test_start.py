"""Python boots in the page's worker, answers as CPython does, and cannot send or store anything."""

import json
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from builder.emails.bridge import handle_json
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import (
    RuntimePage,
    allow_run_python,
    ask,
    expect_no_worker,
    newest_worker,
    run_python,
    set_timeouts,
    wait_for_state,
    wait_for_worker,
)

COMPOSE: dict[str, Any] = json.loads(sample_requests()[0])

REMOVED_GLOBALS = (
    "fetch XMLHttpRequest WebSocket EventSource WebTransport importScripts indexedDB caches BroadcastChannel Worker"
)


def test_python_answers_as_cpython_does(runtime_page: RuntimePage) -> None:
    """Every sample request of the build gets the same response from both Pythons, the refused ones too."""
    page = runtime_page.open()
    for text in sample_requests():
        if text.startswith('{"'):
            assert ask(page, json.loads(text)) == json.loads(handle_json(text)), text


def test_status_reports_progress_in_order(runtime_page: RuntimePage) -> None:
    """Downloading, with bytes that only grow up to the true total, then starting, then ready."""
    page = runtime_page.open()
    wait_for_state(page, "ready")
    statuses = page.evaluate("states")
    stages = [status["stage"] for status in statuses]
    assert stages[0] == "download"
    assert stages[-2:] == ["start", ""]
    downloads = [status for status in statuses if status.get("total")]
    loaded = [status["loaded"] for status in downloads]
    assert loaded == sorted(loaded)
    assert all(status["loaded"] <= status["total"] for status in downloads)
    files = runtime_page.site.manifest["files"]
    assert downloads[-1]["total"] == files["slim"]["gzip"] + files["snapshot"]["gzip"]


def test_only_the_distribution_is_fetched(runtime_page: RuntimePage) -> None:
    """Python fetches neither Pyodide's own lock file nor any file twice."""
    page = runtime_page.open()
    assert ask(page, COMPOSE)["ok"]
    site = runtime_page.site
    python_requests = [path for path in site.requests if site.manifest["base"] in path]
    assert sorted(set(site.requested_files())) == sorted(site.requested_files())
    assert len(site.requested_files()) == len(python_requests)


def test_csp_binds_the_worker(runtime_page: RuntimePage) -> None:
    """Even before its APIs are removed, the worker may not fetch from another origin, import from it, or eval."""
    runtime_page.watch.expect_errors("CSP violation: (connect-src|script-src|require-trusted-types-for)")
    page = runtime_page.open(lambda page: page.route("**/worker.js", lambda route: None))  # so it stays as it began
    worker = wait_for_worker(page)
    url = runtime_page.site.url
    other_origin = url.replace("127.0.0.1", "localhost")
    for attempt in (
        f"fetch('{other_origin}')",
        "eval('1')",
        "new Function('1')",
        f"import('{other_origin}x.js')",
    ):
        # In a task of its own: the policy does not bind the test's own evaluation.
        error = worker.evaluate(
            "new Promise((resolve) => setTimeout(async () => {"
            f" try {{ await {attempt}; resolve('none'); }} catch (error) {{ resolve(error.name); }} }}))"
        )
        assert error in ("TypeError", "EvalError"), attempt
    assert worker.evaluate(f"fetch('{url}').then((response) => response.ok)")
    assert not [path for path in runtime_page.site.requests if path.endswith("x.js")]
    runtime_page.watch.requests.clear()  # the attempts were the test's own


def test_network_apis_are_removed_permanently(runtime_page: RuntimePage) -> None:
    """Once Python is ready, the worker cannot send or store anything, and cannot get the means back."""
    page = runtime_page.open(allow_run_python)
    assert ask(page, COMPOSE)["ok"]
    worker = newest_worker(page)
    for name in REMOVED_GLOBALS.split():
        assert worker.evaluate(f"typeof globalThis.{name}") == "undefined"
        with pytest.raises(Error, match="redefine"):
            worker.evaluate(f"Object.defineProperty(globalThis, '{name}', {{ value: 1 }})")
        assert worker.evaluate(f"typeof Object.getPrototypeOf(globalThis).{name}") == "undefined"
    assert worker.evaluate("typeof navigator.storage") == "undefined"
    assert run_python(page, "import js; js.fetch is None and js.XMLHttpRequest is None")


def test_missing_modules_are_mounted(runtime_page: RuntimePage) -> None:
    """A request that imports a module left out of the boot is answered, and only then is the module fetched."""

    def prepare(page: Page) -> None:
        set_timeouts(page, answer=60)
        allow_run_python(page)

    page = runtime_page.open(prepare)
    assert ask(page, COMPOSE)["ok"]
    assert "rest" not in runtime_page.site.requested_files()
    run_python(
        page,
        """
import builder.emails.bridge
def import_more(data):
    import colorsys, mailbox, jinja2.nativetypes
    return {"ok": True, "value": colorsys.rgb_to_hsv(1, 1, 1)[2]}
builder.emails.bridge.ACTIONS["catalogue"] = import_more
""",
    )
    assert ask(page, {"action": "catalogue"}) == {"ok": True, "value": 1}
    assert "rest" in runtime_page.site.requested_files()
    assert page.evaluate("states.filter(({ state }) => state === 'ready').length") == 1


def test_unknown_action_is_refused(runtime_page: RuntimePage) -> None:
    """Python refuses the request and goes on to answer others."""
    page = runtime_page.open()
    assert ask(page, {"action": "unknown"})["ok"] is False
    assert ask(page, COMPOSE)["ok"] is True


def test_stop_terminates_the_worker(runtime_page: RuntimePage) -> None:
    """Pending requests resolve to null, and the worker is gone."""
    page = runtime_page.open()
    reply = page.evaluate("(request) => { const reply = python.ask(request); python.stop(); return reply; }", COMPOSE)
    assert reply is None
    expect_no_worker(page)
