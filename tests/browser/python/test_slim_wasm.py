"""What is left out of Pyodide's code is not missed: nothing that people type meets a stub."""

import json

import pytest

from builder.emails.bridge import handle_json
from builder.runtime.workload.fuzz_requests import varied
from tests.browser.support.driver import Driver
from tests.browser.support.runtime_page import Bare, Site, ask, bare, bare_site, wait_for
from tests.support.corpus_requests import corpus_requests

__all__ = ["bare", "bare_site"]


def as_asked(request: str) -> bool:
    """Return whether a page can ask this: an object of JSON."""
    try:
        return isinstance(json.loads(request), dict)
    except (ValueError, RecursionError):
        return False


@pytest.mark.long
def test_nothing_that_is_pasted_meets_a_stub(bare: Bare) -> None:
    """One Python answers all texts of the corpora as CPython does, and never needs the whole code."""
    page = bare.open()
    wait_for(page, "ready")
    for request in filter(as_asked, (*varied(), *corpus_requests())):
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]
        assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 0, request[:300]


@pytest.mark.long
def test_nothing_that_is_pasted_meets_a_stub_in_any_engine(bare_site: Site, driver: Driver) -> None:
    """The same, every fifth text, in the engines that call other parts of the code."""
    driver.open(bare_site[0])
    asked = [json.loads(request) for request in filter(as_asked, (*varied(), *corpus_requests()))][::5]
    driver.evaluate("async (asked) => { for (const one of asked) await python.ask(one); }", asked)
    assert "restarting" not in driver.evaluate("() => states.map(({ stage }) => stage)")
