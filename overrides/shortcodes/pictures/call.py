"""The picture of a call: the package's script as speech bubbles, which fork where the other side decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.call_script import ALWAYS_SAID
from overrides.shortcodes import render
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


def branches() -> tuple[Branch, ...]:
    """Return the call in order, from reception to the end."""
    theirs = words("call")
    said: list[Branch] = []
    for step in examples.render(EXAMPLE).call_steps:
        label = "" if step.id in ALWAYS_SAID else step.label
        turns = (*_their_turn(theirs.get(step.id, "")), Turn("" if step.id == _INSTRUCTION else "You", step.say))
        said.append(Branch(label, turns))
    return tuple(said)


def picture() -> str:
    """Return the picture as HTML: what is always said, and forks of what depends on the other side."""
    runs = [(is_fork, [*run]) for is_fork, run in groupby(branches(), lambda branch: bool(branch.label))]
    return render.render("pictures/call.html", runs=runs)


def _their_turn(text: str) -> Iterator[Turn]:
    if text:
        yield Turn("They", text)
