"""Python starts in the page's worker, answers as CPython does, and can send nothing."""

import json
from typing import Any

import pytest
from playwright.sync_api import Error

from builder.emails.bridge import handle_json
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import (
    Bare,
    Site,
    add_peephole,
    ask,
    bare,
    bare_site,
    expect_no_worker,
    inside,
    peep,
    wait_for,
)

__all__ = ["bare", "bare_site"]

COMPOSE: dict[str, Any] = json.loads(sample_requests()[0])


def test_python_answers_as_cpython_does(bare: Bare) -> None:
    """Every request of the build's exercise, the refused ones included, gets the same reply in both Pythons."""
    page = bare.open()
    asked = [json.loads(text) for text in sample_requests() if text.startswith('{"')]
    for request in asked:
        assert ask(page, request) == json.loads(handle_json(json.dumps(request))), request


def test_the_page_is_told_what_happens_in_order(bare: Bare) -> None:
    """Fetching with bytes that only grow to the manifest's true total, starting, ready."""
    page = bare.open()
    wait_for(page, "ready")
    states = page.evaluate("states")
    stages = [state["stage"] for state in states]
    assert stages[0] == "download"
    assert stages[-2:] == ["start", ""]
    told = [state for state in states if state.get("total")]
    assert [state["loaded"] for state in told] == sorted(state["loaded"] for state in told)
    assert all(state["loaded"] <= state["total"] for state in told)
    files = bare.manifest["files"]
    assert told[-1]["total"] == files["slim"]["gzip"] + files["snapshot"]["gzip"]


def test_nothing_but_the_distribution_is_fetched(bare: Bare) -> None:
    """Neither Pyodide's own lock nor its standard library, and no file twice."""
    asked: list[str] = []
    page = bare.open(lambda page: page.context.on("request", lambda request: asked.append(request.url)))
    assert ask(page, COMPOSE)["ok"]
    fetched = [url.partition(bare.manifest["base"])[2] for url in asked if bare.manifest["base"] in url]
    assert set(fetched) <= {file["path"] for file in bare.manifest["files"].values()}
    assert len(fetched) == len(set(fetched))


def test_the_policy_binds_the_worker(bare: Bare, site_of_another: str) -> None:
    """Before its doors are closed too: no fetch to another origin, no eval, no foreign module."""
    bare.watch.expect_errors("CSP violation: (connect-src|script-src)")
    page = bare.open(lambda page: page.route(bare.file("slim"), lambda route: None))
    for _ in range(1000):
        if page.workers:
            break
        page.wait_for_timeout(20)
    worker = inside(page)
    for attempt in (
        f"fetch('{site_of_another}')",
        "eval('1')",
        "new Function('1')",
        f"import('{site_of_another}x.js')",
    ):
        # In a task of its own: the policy lets the test's own evaluation pass.
        got = worker.evaluate(
            "new Promise((done) => setTimeout(async () => {"
            f" try {{ await {attempt}; done('passed'); }} catch (refused) {{ done(refused.name); }} }}))"
        )
        assert got in ("TypeError", "EvalError"), attempt
    assert worker.evaluate(f"fetch('{bare.url}').then((response) => response.ok)")
    assert not [path for path in bare.asked if path.endswith("x.js")]
    bare.watch.requests.clear()  # the attempts are no requests of the page's


@pytest.fixture
def site_of_another(bare_site: Site) -> str:
    """The same server under another name, so another origin."""
    return bare_site[0].replace("127.0.0.1", "localhost")


def test_the_doors_are_closed_for_good(bare: Bare) -> None:
    """Once Python is ready, the worker has nothing to send or to keep a word with, and cannot get it back."""
    page = bare.open(add_peephole)
    assert ask(page, COMPOSE)["ok"]
    worker = inside(page)
    doors = (
        "fetch XMLHttpRequest WebSocket EventSource WebTransport importScripts indexedDB caches BroadcastChannel Worker"
    )
    for door in doors.split():
        assert worker.evaluate(f"typeof globalThis.{door}") == "undefined"
        with pytest.raises(Error, match="redefine"):
            worker.evaluate(f"Object.defineProperty(globalThis, '{door}', {{ value: 1 }})")
        assert worker.evaluate(f"typeof Object.getPrototypeOf(globalThis).{door}") == "undefined"
    assert worker.evaluate("typeof navigator.storage") == "undefined"
    assert peep(page, "import js; js.fetch is None and js.XMLHttpRequest is None")


def test_a_module_that_the_start_left_out_is_found(bare: Bare) -> None:
    """A request that imports something new is answered all the same, and costs the rest of the library only then."""
    page = bare.open(add_peephole)
    assert ask(page, COMPOSE)["ok"]
    rest = bare.manifest["files"]["rest"]["path"]
    assert not [path for path in bare.asked if path.endswith(rest)]
    peep(
        page,
        """
import builder.emails.bridge
def late(data):
    import colorsys, mailbox, jinja2.nativetypes
    return {"late": colorsys.rgb_to_hsv(1, 1, 1)[2]}
builder.emails.bridge.ACTIONS["catalogue"] = late
""",
    )
    assert ask(page, {"action": "catalogue"}) == {"ok": True, "late": 1}
    assert [path for path in bare.asked if path.endswith(rest)]
    assert [state["state"] for state in page.evaluate("states")].count("ready") == 1


def test_of_waiting_requests_the_newest_wins(bare: Bare) -> None:
    """While Python starts, a form filled in letter by letter leaves one request, and one of every other action."""
    page = bare.open()
    names = ["A", "An", "Ann", "Anna"]
    replies = page.evaluate(
        "([compose, names]) => Promise.all([...names.map((your_name) =>"
        " python.ask({ ...compose, answers: { ...compose.answers, your_name } })),"
        " python.ask({ action: 'catalogue' })])",
        [COMPOSE, names],
    )
    assert replies[:3] == [None, None, None]
    assert "Anna" in replies[3]["body"]
    assert replies[4]["ok"]


def test_a_request_that_is_no_request_gets_an_answer(bare: Bare) -> None:
    """The bridge refuses it in words; Python stands."""
    page = bare.open()
    assert ask(page, {"action": "none such"})["ok"] is False
    assert ask(page, COMPOSE)["ok"] is True


def test_stopping_leaves_no_promise_open(bare: Bare) -> None:
    """What waits resolves to null, and the worker is gone."""
    page = bare.open()
    reply = page.evaluate("(request) => { const reply = python.ask(request); python.stop(); return reply; }", COMPOSE)
    assert reply is None
    expect_no_worker(page)
