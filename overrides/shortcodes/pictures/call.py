"""The picture of a call: the package's script as speech bubbles, which fork where the other side decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.call_script import ALWAYS_SAID
from builder.emails.compose.composer import compose
from builder.emails.model.context import Context
from overrides.shortcodes import render
from overrides.shortcodes.locales import Version
from overrides.shortcodes.pictures.words import words

EXAMPLE: Final = "missed-call"

_INSTRUCTION: Final = "call_nobody"
"""The step that says what to do, and nothing aloud."""


@dataclass(frozen=True)
class Turn:
    """What one side says. `who`: "You" or "They"; "" for what is done and not said."""

    who: str
    text: str


@dataclass(frozen=True)
class Branch:
    """What is said in one case. `label`: when, such as "If they say no"; "" for what is always said."""

    label: str
    turns: tuple[Turn, ...]


def branches(context: Context) -> tuple[Branch, ...]:
    """Return a call in order, from reception to the end."""
    theirs = words("call", context.locale)
    said: list[Branch] = []
    for step in compose(context).call_steps:
        label = "" if step.id in ALWAYS_SAID else step.label
        turns = (*_their_turn(theirs.get(step.id, "")), Turn("" if step.id == _INSTRUCTION else "You", step.say))
        said.append(Branch(label, turns))
    return tuple(said)


def picture() -> str:
    """Return the picture as HTML: what is always said, and forks of what depends on the other side."""
    return render.render(
        "pictures/call.html",
        versions=[Version(context.locale, _runs(branches(context))) for context in examples.versions(EXAMPLE)],
    )


def _runs(call: Iterable[Branch]) -> list[tuple[bool, list[Branch]]]:
    """Return the branches of a call in runs, each with whether it's a fork."""
    return [(is_fork, [*run]) for is_fork, run in groupby(call, lambda branch: bool(branch.label))]


def _their_turn(text: str) -> Iterator[Turn]:
    if text:
        yield Turn("They", text)
