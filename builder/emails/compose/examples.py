"""Named examples: one list feeds the guide, the approved texts and the browser tests. Does not ship to the browser."""

import re
import tomllib
from datetime import date
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

AMERICAN_NOW: Final = "2026-12-08T10:40:00+00:00"
"""When the American versions are written: two weeks later, because 26 November 2026 is Thanksgiving."""

_ZONES: Final = ("Europe/London", "America/New_York", "Europe/Berlin")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class UnknownExample(KeyError):
    """No example has that name."""


@cache
def examples() -> dict[str, dict[str, str]]:
    """Return the answers of every example by name; facts shared by all stand once, under "facts"."""
    data = _data()
    return {name: {**data["facts"], **data[name]} for name in data if name not in ("facts", AMERICAN)}


@cache
def american_examples() -> dict[str, dict[str, str]]:
    """Return the same answers as an American gives them; examples that are about a locale or zones have none.

    They're from `AMERICAN_NOW`, so that each day is as far from it as the British one is from `NOW`.
    """
    data = _data()
    american = data[AMERICAN]
    return {
        name: _move_days({**answers, **american["facts"], **data[name], **american.get(name, {})})
        for name, answers in examples().items()
        if not data[name].keys() & {"locale", "their_zone"}
    }


@cache
def clock() -> Clock:
    """Return the clock of the examples."""
    return clock_at(NOW, _ZONES)


@cache
def american_clock() -> Clock:
    """Return the clock of the American versions."""
    return clock_at(AMERICAN_NOW, _ZONES)


def context_of(name: str) -> Context:
    """Return the context of an example, in the locale that it's written in.

    Raises:
        UnknownExample: there is none of that name.
        ValueError: an answer of the example is wrong.
    """
    if name not in examples():
        raise UnknownExample(f"no example is named {name!r}; there are {', '.join(examples())}")
    return _parse(name, examples()[name], clock())


def versions(name: str) -> list[Context]:
    """Return the context of an example, and of its American version if any; raises what `context_of` raises."""
    american = american_examples().get(name)
    return [context_of(name), *([_parse(name, american, american_clock())] if american else [])]


def render(name: str) -> Message:
    """Return the message of an example; raises what `context_of` raises."""
    return compose(context_of(name))


def _data() -> dict[str, Any]:
    return tomllib.loads((files("builder.emails.compose") / "examples.toml").read_text(encoding="utf-8"))


def _move_days(answers: dict[str, str]) -> dict[str, str]:
    """Return answers with every day moved from the week of `NOW` to that of `AMERICAN_NOW`."""
    by = date.fromisoformat(AMERICAN_NOW[:10]) - date.fromisoformat(NOW[:10])
    return {
        field: (date.fromisoformat(answer) + by).isoformat() if _DAY.fullmatch(answer) else answer
        for field, answer in answers.items()
    }


def _parse(name: str, answers: dict[str, str], moment: Clock) -> Context:
    parsed = parse(answers, moment)
    if parsed.context is None or parsed.errors:
        raise ValueError(f"example {name!r}: {parsed.errors}")
    return parsed.context
