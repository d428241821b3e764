"""Runs random operations, so that a failure says how to replay it."""

import os
from collections.abc import Callable
from typing import Any, Final

REPLAYED: Final = os.environ.get("OPERATIONS_SEED")
"""The seed to replay, if one is asked for."""


def run_operations[Subject](
    subject: Subject,
    choose: Callable[[Subject], Callable[[Subject], Any]],
    seed: int,
    count: int,
    check: Callable[[Callable[[Subject], Any]], None] = lambda _: None,
) -> None:
    """Do some operations on a subject; `check` is called after each, with it.

    Raises:
        whatever an operation or a check raises, with the seed and what was done until then.
    """
    done: list[str] = []
    try:
        for _ in range(count):
            operation = choose(subject)
            done.append(operation.__name__)
            operation(subject)
            check(operation)
    except Exception as error:
        error.add_note(f"OPERATIONS_SEED={seed}: {' '.join(done)}")
        raise
