"""Python starts from the snapshot in every engine, not in Chromium alone, and the page's policy binds it there."""

import json

from builder.emails.bridge import answer
from builder.runtime.exercise import requests
from tests.browser.bare import Site, bare_site
from tests.browser.drivers import Driver, wait_for

__all__ = ["bare_site"]

LEAK = """
let evaluated = true;
try { eval("1"); } catch { evaluated = false; }
fetch("ADDRESS", { mode: "no-cors" }).then(
  () => postMessage({ evaluated, sent: true }),
  () => postMessage({ evaluated, sent: false }),
);
"""
"""A worker that tries what the page's policy forbids."""


def test_the_snapshot_restores(bare_site: Site, driver: Driver) -> None:
    """A snapshot made in Node answers as CPython does; the compiled modules are not even fetched."""
    url, asked, manifest = bare_site
    asked.clear()
    driver.open(url)
    wait_for(driver, "() => Boolean(globalThis.python)")
    for request in requests()[:40]:
        assert driver.evaluate("(request) => python.ask(JSON.parse(request))", request) == json.loads(answer(request))
    told = driver.evaluate("() => states.map((told) => `${told.state} ${told.stage}`)")
    assert told[-1] == "ready "
    assert "starting again" not in told
    fetched = {path.partition(manifest["base"])[2] for path in asked if manifest["base"] in path}
    assert manifest["files"]["memory"]["path"] in fetched
    assert manifest["files"]["stdlib"]["path"] not in fetched


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
