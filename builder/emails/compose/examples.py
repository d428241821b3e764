"""Named examples: one list feeds the guide, the approved texts and the browser tests. Does not ship to the browser."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context, Message
from builder.emails.model.zone_transitions import clock_at

AMERICAN: Final = "en-US"
"""The locale of the American versions, and the table of what is different in them."""

NOW: Final = "2026-11-24T10:40:00+00:00"
"""When every example is written: a Tuesday, 10:40 in London."""


class UnknownExample(KeyError):
    """No example has that name."""


@cache
def examples() -> dict[str, dict[str, str]]:
    """Return the answers of every example by name; facts shared by all stand once, under "facts"."""
    data = _data()
    return {name: {**data["facts"], **data[name]} for name in data if name not in ("facts", AMERICAN)}


@cache
def american_examples() -> dict[str, dict[str, str]]:
    """Return the same answers as an American gives them; examples that are about a locale or zones have none."""
    data = _data()
    american = data[AMERICAN]
    return {
        name: {**answers, **american["facts"], **data[name], **american.get(name, {})}
        for name, answers in examples().items()
        if not data[name].keys() & {"locale", "their_zone"}
    }


@cache
def clock() -> Clock:
    """Return the clock of the examples."""
    return clock_at(NOW, ("Europe/London", "America/New_York", "Europe/Berlin"))


def context_of(name: str) -> Context:
    """Return the context of an example, in the locale that it's written in.

    Raises:
        UnknownExample: there is none of that name.
        ValueError: an answer of the example is wrong.
    """
    if name not in examples():
        raise UnknownExample(f"no example is named {name!r}; there are {', '.join(examples())}")
    return _parse(name, examples()[name])


def versions(name: str) -> list[Context]:
    """Return the context of an example, and of its American version if any; raises what `context_of` raises."""
    american = american_examples().get(name)
    return [context_of(name), *([_parse(name, american)] if american else [])]


def render(name: str) -> Message:
    """Return the message of an example; raises what `context_of` raises."""
    return compose(context_of(name))


def _data() -> dict[str, Any]:
    return tomllib.loads((files("builder.emails.compose") / "examples.toml").read_text(encoding="utf-8"))


def _parse(name: str, answers: dict[str, str]) -> Context:
    parsed = parse(answers, clock())
    if parsed.context is None or parsed.errors:
        raise ValueError(f"example {name!r}: {parsed.errors}")
    return parsed.context
