"""Random hostile requests: the bridge answers each at once, and none finds a fault of ours."""

import json
import re
from time import thread_time
from typing import Final

import pytest

from builder.emails.bridge import handle_json
from tests.support.hostile_requests import hostile_request

MAX_SECONDS: Final = 1
"""Of the processor's time, whatever else runs on this machine."""

INTERNAL: Final = re.compile("^internal error")


def faults(seed: int, count: int) -> list[str]:
    """Return what goes wrong with so many requests, one line each, and print which took longest."""
    found, slowest = [], (0.0, 0)
    for number in range(count):
        request = hostile_request(seed, number)
        began = thread_time()
        reply = json.loads(handle_json(request))
        seconds = thread_time() - began
        slowest = max(slowest, (seconds, number))
        if seconds > MAX_SECONDS:
            found.append(f"hostile_request({seed}, {number}): {seconds:.1f} s")
        if not reply["ok"] and (INTERNAL.match(reply["error"]) or "\n" in reply["error"]):
            found.append(f"hostile_request({seed}, {number}): {reply['error']}")
    print(f"{count} requests; the slowest is hostile_request({seed}, {slowest[1]}): {slowest[0]:.2f} s")
    return found


def test_same_seed_gives_same_requests() -> None:
    """A failure can be run again, by its seed and number alone."""
    first = [hostile_request(1, number) for number in range(50)]
    assert [hostile_request(1, number) for number in reversed(range(50))] == first[::-1]
    assert [hostile_request(2, number) for number in range(50)] != first


def test_requests_reach_every_response() -> None:
    """They aren't all refused: each kind of response is among the first."""
    replies = [json.loads(handle_json(hostile_request(0, number))) for number in range(300)]
    kinds = {"message", "check", "file", "share", "unshare", "catalogue", "reading"}
    assert kinds <= {reply.get("kind") for reply in replies}
    assert any(reply.get("reading") for reply in replies)
    assert sum(not reply["ok"] for reply in replies) > 30


def test_requests_hold_every_plane_of_unicode() -> None:
    """Among the first are characters of all seventeen planes, halves of pairs, marks and NULs."""
    characters = set().union(*(hostile_request(0, number) for number in range(1_000)))
    assert {ord(character) >> 16 for character in characters} == {*range(17)}
    assert {"\ud800", "\u202e", "\u0301", "\0"} & characters


@pytest.mark.no_cover
def test_hostile_requests_are_answered() -> None:
    """No exception, and none takes over a second."""
    assert faults(0, 3_000) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_many_hostile_requests_are_answered(seed: int) -> None:
    """The same for a hundred thousand."""
    assert faults(seed, 10_000) == []
