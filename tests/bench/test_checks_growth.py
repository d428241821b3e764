"""The time of a check grows linearly with the length of the text, whatever the text is."""

import time
from itertools import pairwise

import pytest

from builder.emails.checks import check
from builder.emails.compose import examples
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from builder.emails.translations import load_table

SIZES = (25_000, 50_000, 100_000)
ROUNDS = 3
MAX_GROWTH = 2.8
"""How many times as long twice the text may take: twice, and a margin for a busy machine."""

UNITS = {
    "letters": examples.render("overslept").body,
    "one word": "sorry ",
    "the commonest start": "i ",
    "numbers": "10 ",
    "times": "- Thursday at 10:00\n",
    "dates": "Monday 1 May ",
    "quotes": "'a ",
    "brackets": "[a",
    "marks": "!",
    "no spaces": "a",
    "a thread": "on Monday Sam wrote:\n> a\n",
    "blank lines": "\n",
    "phone numbers": "0770 ",
    "line": "_",
    "fillers": "the of ",
    **{
        f"two words of {name}": f"{words[0]} {words[-1]} "
        for name, words in ((n, sorted(w)) for n, w in load_table("en", "lexicon")["sets"].items())
    },
}


def seconds(text: str) -> float:
    """Return the shortest time of several rounds, in CPU seconds."""
    context = Context(
        "missed",
        MessageType.FIRST_APOLOGY,
        "2026-11-24",
        format="video",
        your_zone="Europe/London",
        their_zone="Asia/Tokyo",
    )
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        check(Message("", text), context)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.bench
@pytest.mark.parametrize("name", UNITS)
def test_time_grows_linearly(name: str) -> None:
    """From 25 to 100 kB, each doubling of a text about doubles the time."""
    unit = UNITS[name]
    times = [seconds((unit * (size // len(unit) + 1))[:size]) for size in SIZES]
    print(f"{name}: " + ", ".join(f"{size // 1000} kB {1000 * t:.0f} ms" for size, t in zip(SIZES, times, strict=True)))
    assert all(after < MAX_GROWTH * before + 0.01 for before, after in pairwise(times)), times
