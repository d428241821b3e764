"""Named examples: one list feeds the guide, the approved texts and the browser tests. Does not ship to the browser."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context, Message
from builder.emails.model.zone_transitions import clock_at

NOW: Final = "2026-11-24T10:40:00+00:00"
"""When every example is written: a Tuesday, 10:40 in London."""


class UnknownExample(KeyError):
    """No example has that name."""


@cache
def examples() -> dict[str, dict[str, str]]:
    """Return the answers of every example by name; facts shared by all stand once, under "facts"."""
    data = tomllib.loads((files("builder.emails.compose") / "examples.toml").read_text(encoding="utf-8"))
    facts: dict[str, str] = data.pop("facts")
    return {name: {**facts, **answers} for name, answers in data.items()}


@cache
def clock() -> Clock:
    """Return the clock of the examples."""
    return clock_at(NOW, ("Europe/London", "America/New_York", "Europe/Berlin"))


def context_of(name: str) -> Context:
    """Return the context of an example.

    Raises:
        UnknownExample: there is none of that name.
        ValueError: an answer of the example is wrong.
    """
    if name not in examples():
        raise UnknownExample(f"no example is named {name!r}; there are {', '.join(examples())}")
    parsed = parse(examples()[name], clock())
    if parsed.context is None or parsed.errors:
        raise ValueError(f"example {name!r}: {parsed.errors}")
    return parsed.context


def render(name: str) -> Message:
    """Return the message of an example; raises what `context_of` raises."""
    return compose(context_of(name))
