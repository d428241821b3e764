"""The comment shortcodes of the guide: `<!-- name: argument -->` in a page becomes HTML or a link.

    <!-- example: NAME -->               a named example of the builder, as an email
    <!-- ready: SITUATION CAUSE -->      the ready-made message (the cause may be left out)
    <!-- build: SITUATION CAUSE | TEXT -->   a link into the builder with these chosen
    <!-- claim: ID -->                   a link to the claim's row on the evidence page
    <!-- evidence -->                    those rows
    <!-- rules -->                       the rules of the message check
    <!-- budgets -->                     what each way out takes, and the longest messages against it
    <!-- diagram: NAME -->               the picture drawn from data/NAME.toml
    <!-- notices -->                     what others made, with their licences
    <!-- bench -->                       how fast the builder is, as last measured

There is no other comment in the guide: an unknown name, like an unknown example or claim, stops the build.
"""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from overrides.shortcodes import (
    benchmark,
    check_rules,
    evidence,
    flowchart,
    link_limits,
    message_examples,
    render,
    third_party_notices,
)

DATA: Final = Path(__file__).parents[1] / "data"


class ShortcodeError(ValueError):
    """A shortcode names something that does not exist; the text says what."""


@dataclass(frozen=True)
class Place:
    """The page that a shortcode stands in: its address, relative to the site's root."""

    url: str

    def url_of(self, other: str) -> str:
        """The path to another page's address, both as folders, for a link in HTML."""
        return posixpath.relpath(other, self.url or ".") + "/"


def expand(markdown: str, place: Place) -> str:
    """Put in what the shortcodes of a page stand for.

    Raises:
        ShortcodeError: a shortcode or its argument is unknown.
    """
    return _COMMENT.sub(lambda found: _expand(found[0], found[1], place), markdown)


def _expand(shortcode: str, text: str, place: Place) -> str:
    name, _, argument = (part.strip() for part in text.partition(":"))
    if name not in _SHORTCODES:
        raise ShortcodeError(f"{shortcode}: there is no such shortcode, only {', '.join(_SHORTCODES)}")
    try:
        return _SHORTCODES[name](argument, place)
    except LookupError as unknown:
        raise ShortcodeError(f"{shortcode}: {unknown.args[0]}") from unknown


def _example(name: str, place: Place) -> str:
    return message_examples.example(name, place.url_of("builder"))


def _ready(choice: str, place: Place) -> str:
    return message_examples.ready(*_situation_and_cause(choice), place.url_of("builder"))


def _build(argument: str, place: Place) -> str:
    choice, _, text = argument.partition("|")
    if not text.strip():
        raise LookupError("a link needs its text: <!-- build: SITUATION CAUSE | TEXT -->")
    address = place.url_of("builder") + message_examples.fragment(*_situation_and_cause(choice))
    return render.render("build.html", address=address, text=text.strip())


def _claim(claim: str, place: Place) -> str:
    number, source = evidence.reference(claim)
    address = f"{place.url_of('evidence')}#{evidence.anchor(claim)}"
    return render.render("claim.html", address=address, number=number, source=source)


def _evidence(argument: str, place: Place) -> str:
    return evidence.table()


def _rules(argument: str, place: Place) -> str:
    return check_rules.table()


def _budgets(argument: str, place: Place) -> str:
    return link_limits.table()


def _diagram(name: str, place: Place) -> str:
    path = DATA / f"{name}.toml"
    if not path.is_file():
        raise LookupError(f"there is no overrides/data/{name}.toml")
    return flowchart.figure(path)


def _notices(argument: str, place: Place) -> str:
    return third_party_notices.table(place.url_of("."))


def _bench(argument: str, place: Place) -> str:
    return benchmark.table()


def _situation_and_cause(choice: str) -> tuple[str, str]:
    situation, cause = (*choice.split(), "", "")[:2]
    return situation, cause


_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SHORTCODES: Final[dict[str, Callable[[str, Place], str]]] = {
    "example": _example,
    "ready": _ready,
    "build": _build,
    "claim": _claim,
    "evidence": _evidence,
    "rules": _rules,
    "budgets": _budgets,
    "diagram": _diagram,
    "notices": _notices,
    "bench": _bench,
}
