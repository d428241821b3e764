"""The slim build has all the code that is needed: nothing that people type calls a stub."""

import json

import pytest

from builder.emails.bridge import handle_json
from builder.runtime.workload.fuzz_requests import fuzz_requests
from tests.browser.support.driver import Driver
from tests.browser.support.runtime_page import Bare, Site, ask, bare, bare_site, wait_for
from tests.support.corpus_requests import corpus_requests

__all__ = ["bare", "bare_site"]


def is_object(request: str) -> bool:
    """Return whether a page can send a request: it is a JSON object."""
    try:
        return isinstance(json.loads(request), dict)
    except (ValueError, RecursionError):
        return False


@pytest.mark.long
def test_no_request_calls_a_stub(bare: Bare) -> None:
    """Python answers all texts of the corpora as CPython does, and never needs the full build."""
    page = bare.open()
    wait_for(page, "ready")
    for request in filter(is_object, (*fuzz_requests(), *corpus_requests())):
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]
        assert "restarting" not in [state["stage"] for state in page.evaluate("states")], request[:300]


@pytest.mark.long
def test_no_request_calls_a_stub_in_any_engine(bare_site: Site, driver: Driver) -> None:
    """The same for every fifth request, in the engines that run other parts of the code."""
    driver.open(bare_site[0])
    requests = [json.loads(request) for request in filter(is_object, (*fuzz_requests(), *corpus_requests()))][::5]
    driver.evaluate("async (requests) => { for (const request of requests) await python.ask(request); }", requests)
    assert "restarting" not in driver.evaluate("() => states.map(({ stage }) => stage)")
