"""Many phrases as one pattern: the same matches as one after another, the longest first."""

import re

import pytest

from builder.emails.read.phrase_tree import pattern_of


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["call", "call off", "callback"], "call, call off, callback, calls", ["call", "call off", "callback", "call"]),
        (["test centre/center"], "test centre test  center test", ["test centre", "test  center"]),
        (["a.m.", "a", "(c)"], "a.m. axm. (c)", ["a.m.", "a", "(c)"]),
        (["moved to", "moved"], "moved\nto a room", ["moved\nto"]),
        (["x"], "y", []),
    ],
)
def test_pattern_finds_the_longest_phrase(phrases: list[str], text: str, found: list[str]) -> None:
    """Marks are taken as they are, a word's choices are all found, and any space stands between words."""
    assert re.findall(pattern_of(phrases), text) == found
    assert re.findall(pattern_of(reversed(phrases)), text) == found
