"""The slim build has all the code that is needed: nothing that people type calls a stub."""

import json

import pytest

from builder.emails.bridge import handle_json
from builder.runtime.workload.fuzz_requests import fuzz_requests
from builder.runtime.workload.reading_requests import reading_requests
from tests.browser.support.driver import Driver
from tests.browser.support.runtime_page import RuntimePage, RuntimeSite, ask, restarts, set_timeouts, wait_for_state
from tests.support.corpus_requests import corpus_requests


def is_object(request: str) -> bool:
    """Return whether a page can send a request: it is a JSON object."""
    try:
        return isinstance(json.loads(request), dict)
    except (ValueError, RecursionError):
        return False


@pytest.mark.long
def test_no_request_calls_a_stub(runtime_page: RuntimePage) -> None:
    """Python answers all texts of the corpora as CPython does, and never needs the full build."""
    page = runtime_page.open()
    wait_for_state(page, "ready")
    for request in filter(is_object, (*fuzz_requests(), *corpus_requests())):
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]
        assert restarts(page) == 0, request[:300]


@pytest.mark.long
def test_no_request_calls_a_stub_in_any_engine(runtime_site: RuntimeSite, driver: Driver) -> None:
    """The same for every fifth request, in the engines that run other parts of the code."""
    driver.open(runtime_site.url)
    requests = [json.loads(request) for request in filter(is_object, (*fuzz_requests(), *corpus_requests()))][::5]
    driver.evaluate("async (requests) => { for (const request of requests) await python.ask(request); }", requests)
    assert "restarting" not in driver.evaluate("() => states.map(({ stage }) => stage)")


def test_invitation_is_read_without_a_restart(runtime_page: RuntimePage) -> None:
    """The modules that read are fetched and mounted, and the same worker answers."""
    page = runtime_page.open(lambda page: set_timeouts(page, answer=60, modules=60))
    wait_for_state(page, "ready")
    request = reading_requests()[0]
    assert ask(page, json.loads(request), 120) == json.loads(handle_json(request))
    assert restarts(page) == 0
