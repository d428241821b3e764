"""Random hostile requests: Python in the browser answers each as CPython does."""

import json

import pytest

from builder.emails.bridge import handle_json
from tests.browser.support.runtime_page import RuntimePage, set_timeouts, wait_for_state
from tests.support.hostile_requests import hostile_requests

ASK = """
async (requests) => {
  const pairs = [];
  for (const text of requests) {
    const request = JSON.parse(text);
    pairs.push([JSON.stringify(request), JSON.stringify(await python.ask(request))]);
  }
  return pairs;
}
"""
"""A JavaScript function that returns each request as it was sent, with the numbers it has there, and its response."""

BATCH = 100


def sendable(seed: int, count: int) -> list[str]:
    """Return those of so many requests that a page can send: JSON objects, with numbers that JavaScript has too."""
    matches = []
    for text in hostile_requests(seed, count):
        try:
            request = json.loads(text)
            if isinstance(request, dict):
                matches.append(json.dumps(request, allow_nan=False))
        except (ValueError, RecursionError):
            continue
    return matches


def compare(runtime_page: RuntimePage, seed: int, count: int) -> None:
    """Ask both Pythons, and compare their answers. A request may need the full build, but none may stop Python."""
    page = runtime_page.open(lambda page: set_timeouts(page, answer=60))
    wait_for_state(page, "ready")
    requests = sendable(seed, count)
    assert len(requests) > 0.9 * count
    for start in range(0, len(requests), BATCH):
        for sent, reply in page.evaluate(ASK, requests[start : start + BATCH]):
            assert json.loads(reply) == json.loads(handle_json(sent)), sent[:1000]


def test_hostile_requests_get_the_same_answers(runtime_page: RuntimePage) -> None:
    """No response differs."""
    compare(runtime_page, 0, 1_000)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_many_hostile_requests_get_the_same_answers(runtime_page: RuntimePage, seed: int) -> None:
    """The same for a hundred thousand."""
    compare(runtime_page, seed, 10_000)
