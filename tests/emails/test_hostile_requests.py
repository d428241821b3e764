"""Random hostile requests: the bridge answers each at once, and none finds a fault of ours."""

import json
import re
from time import thread_time

import pytest

from builder.emails.bridge import handle_json
from tests.support.hostile_requests import hostile_requests

MAX_SECONDS = 1
"""Of the processor's time, whatever else runs on this machine."""

INTERNAL = re.compile("^internal error")


def faults(seed: int, count: int) -> list[str]:
    """What goes wrong with so many requests, one line each."""
    found = []
    for number, request in enumerate(hostile_requests(seed, count)):
        began = thread_time()
        reply = json.loads(handle_json(request))
        seconds = thread_time() - began
        if seconds > MAX_SECONDS:
            found.append(f"{seed}, {number}: {seconds:.1f} s")
        if not reply["ok"] and (INTERNAL.match(reply["error"]) or "\n" in reply["error"]):
            found.append(f"{seed}, {number}: {reply['error']}")
    return found


def test_same_seed_gives_same_requests() -> None:
    """A failure can be run again."""
    assert list(hostile_requests(1, 50)) == list(hostile_requests(1, 50)) != list(hostile_requests(2, 50))


def test_requests_reach_every_response() -> None:
    """They aren't all refused: each kind of response is among the first."""
    replies = [json.loads(handle_json(request)) for request in hostile_requests(0, 300)]
    kinds = {"message", "check", "file", "share", "unshare", "catalogue"}
    assert kinds <= {reply.get("kind") for reply in replies}
    assert sum(not reply["ok"] for reply in replies) > 30


@pytest.mark.no_cover
def test_hostile_requests_are_answered() -> None:
    """No exception, and none takes over a second."""
    assert faults(0, 3_000) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_many_hostile_requests_are_answered(seed: int) -> None:
    """The same for a hundred thousand."""
    assert faults(seed, 10_000) == []
