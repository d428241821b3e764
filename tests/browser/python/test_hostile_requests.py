"""Random hostile requests: Python in the browser answers each at once, and as CPython does."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import pytest
from playwright.sync_api import Page

from builder.emails.bridge import handle_json
from builder.runtime.workload.reading_requests import reading_requests
from tests.browser.support.runtime_page import (
    RuntimePage,
    add_code,
    ask,
    newest_worker,
    restarts,
    set_timeouts,
    wait_for_state,
)
from tests.support.hostile_requests import hostile_request

ANSWER: Final = """
globalThis.answer = async (requests) => {
  const answers = [];
  for (const request of requests) {
    const began = performance.now();
    try {
      const reply = handleJson(request);
      const seconds = (performance.now() - began) / 1000;
      const units = new Uint16Array(reply.length);
      for (let index = 0; index < reply.length; index += 1) units[index] = reply.charCodeAt(index);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", units));
      answers.push([digest.toHex(), seconds]);
    } catch (error) {
      return [...answers, [`${error.stack}`.slice(0, 1000), 0]];
    }
  }
  return answers;
};
"""
"""Appended to the worker: the digest of each reply and the seconds it took; the last may be what Python died of.

The bridge is asked as it is, without the page's client, which would hide the death of a worker, and which can only send
objects.
"""

BATCH: Final = 100
DIGEST: Final = re.compile("[0-9a-f]{64}")
MAX_SECONDS: Final = 1
ATTEMPTS: Final = 10
"""A machine that does something else makes one of them slow, not all."""


def digest(reply: str) -> str:
    """Return the digest of a reply, as the worker does."""
    return sha256(reply.encode("utf-16-le", "surrogatepass")).hexdigest()


def in_units(request: str) -> str:
    """Return a request as JavaScript holds it: halves of a pair that meet are a character."""
    return request.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def open_python(runtime_page: RuntimePage) -> Page:
    """Start Python, the slim build with the modules that read, in a new page."""

    def prepare(page: Page) -> None:
        set_timeouts(page, answer=60, modules=60)
        add_code(page, "**/worker.js", ANSWER)

    page = runtime_page.open(prepare)
    wait_for_state(page, "ready")
    assert ask(page, json.loads(reading_requests()[0]))["ok"]
    assert restarts(page) == 0
    return page


def ask_worker(page: Page, requests: list[str]) -> list[tuple[str, float]]:
    """Return what the page's worker answers, up to a request that ends Python."""
    found: list[tuple[str, float]] = newest_worker(page).evaluate("(requests) => answer(requests)", requests)
    return found


def answers(runtime_page: RuntimePage, requests: list[str]) -> Iterator[tuple[str, float]]:
    """Yield the digest of each answer, or what Python died of, and the seconds it took at best."""
    page, at = open_python(runtime_page), 0
    while at < len(requests):
        found = ask_worker(page, requests[at : at + BATCH])
        for request, (answer, seconds) in zip(requests[at:], found, strict=False):
            again = [seconds]
            while min(again) > MAX_SECONDS and len(again) < ATTEMPTS:
                again.append(ask_worker(page, [request])[0][1])
            yield answer, min(again)
        at += len(found)
        if not DIGEST.fullmatch(found[-1][0]):
            page.close()
            page = open_python(runtime_page)


def compare(runtime_page: RuntimePage, seed: int, count: int) -> None:
    """Ask both Pythons, and compare the digests of their answers."""
    requests = [in_units(hostile_request(seed, number)) for number in range(count)]
    found, slowest = [], (0.0, 0)
    for number, (answer, seconds) in enumerate(answers(runtime_page, requests)):
        slowest = max(slowest, (seconds, number))
        if answer != digest(handle_json(requests[number])):
            found.append(f"hostile_request({seed}, {number}): {answer}")
        if seconds > MAX_SECONDS:
            found.append(f"hostile_request({seed}, {number}): {seconds:.1f} s")
    print(f"{count} requests; the slowest is hostile_request({seed}, {slowest[1]}): {slowest[0]:.2f} s")
    assert found == [], "\n".join(found)


def test_hostile_requests_get_the_same_answers(runtime_page: RuntimePage) -> None:
    """No answer differs, none takes over a second, and none calls a function that the slim build lacks."""
    compare(runtime_page, 0, 1_000)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_many_hostile_requests_get_the_same_answers(runtime_page: RuntimePage, seed: int) -> None:
    """The same for a hundred thousand."""
    compare(runtime_page, seed, 10_000)
