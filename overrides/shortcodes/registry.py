"""The shortcodes of the guide: comments of the form `<!-- name: argument -->` that become HTML or a link.

    <!-- example: NAME -->                   a named example of the builder, as an email
    <!-- ready: SITUATION CAUSE -->          the ready-made message (the cause may be left out)
    <!-- build: SITUATION CAUSE | TEXT -->   a link into the builder with these chosen
    <!-- build: FIELD=VALUE ... | TEXT -->   the same with any answers; own=1 opens the check of a text of one's own
    <!-- claim: ID -->                       a link to the claim's row on the evidence page
    <!-- evidence -->                        the table of claims
    <!-- rules -->                           the rules of the message check
    <!-- budgets -->                         the limits of links, and the longest messages against them
    <!-- diagram: NAME -->                   the picture in data/NAME.svg
    <!-- picture: NAME -->                   a picture of pictures/, drawn from the package's own words
    <!-- reading: NAME -->                   a mail of data/invitations.toml, and what the builder reads from it
    <!-- notices -->                         third-party components with their licences
    <!-- bench -->                           the latest benchmark
    <!-- visits -->                          when each step of a visit was reached in it
    <!-- say: TEXT -->                       words to say on the phone, with a button that copies them
    <!-- american -->                        between two block quotes: the words to say, and what an American says
    <!-- repository: PLACE | TEXT -->        a link to a page of the repository, where the build knows it

The guide has no other comments: an unknown name, like an unknown example or claim, fails the build.
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
    invitation_readings,
    link_limits,
    message_examples,
    pictures,
    render,
    repository_links,
    scripts,
)
from overrides.shortcodes import third_party_notices as notices

DATA: Final = Path(__file__).parents[1] / "data"


class ShortcodeError(ValueError):
    """A shortcode names something that does not exist; the message says what."""


@dataclass(frozen=True)
class PageContext:
    """The page that a shortcode stands in: its address, relative to the site's root."""

    url: str

    def relative_url(self, target: str) -> str:
        """Return the path from this page to another one, with a trailing slash, for a link in HTML."""
        return posixpath.relpath(target, self.url or ".") + "/"


def expand(markdown: str, page: PageContext) -> str:
    """Replace the shortcodes of a page.

    Raises:
        ShortcodeError: a shortcode or its argument is unknown.
    """
    return _COMMENT.sub(lambda match: _expand(match[0], match[1], page), scripts.expand(markdown))


def _expand(shortcode: str, content: str, page: PageContext) -> str:
    name, _, argument = (part.strip() for part in content.partition(":"))
    if name not in _SHORTCODES:
        raise ShortcodeError(f"{shortcode}: there is no such shortcode, only {', '.join(_SHORTCODES)}")
    try:
        return _SHORTCODES[name](argument, page)
    except LookupError as error:
        raise ShortcodeError(f"{shortcode}: {error.args[0]}") from error


def _example(name: str, page: PageContext) -> str:
    return message_examples.example(name, page.relative_url("builder"))


def _ready(choice: str, page: PageContext) -> str:
    return message_examples.ready(*_situation_and_cause(choice), page.relative_url("builder"))


def _build(argument: str, page: PageContext) -> str:
    choice, _, text = argument.partition("|")
    if not text.strip():
        raise LookupError("a link needs its text: <!-- build: SITUATION CAUSE | TEXT -->")
    address = page.relative_url("builder") + message_examples.fragment(_answers(choice))
    return render.render("build.html", address=address, text=text.strip())


def _claim(claim: str, page: PageContext) -> str:
    number, source = evidence.reference(claim)
    address = f"{page.relative_url('evidence')}#{evidence.anchor(claim)}"
    return render.render("claim.html", address=address, number=number, source=source)


def _diagram(name: str, page: PageContext) -> str:
    path = DATA / f"{name}.svg"
    if not path.is_file():
        raise LookupError(f"there is no overrides/data/{name}.svg")
    return render.render("diagram.html", svg=path.read_text("utf-8").strip())


def _say(words: str, _page: PageContext) -> str:
    if not words:
        raise LookupError("there is nothing to say: <!-- say: TEXT -->")
    return render.render("words_to_say.html", words=" ".join(words.split()))


def _repository(argument: str, _page: PageContext) -> str:
    place, _, text = (part.strip() for part in argument.partition("|"))
    return repository_links.link(place, text)


def _answers(choice: str) -> dict[str, str]:
    """Return the answers that a link brings: of "when=today contact=none", or of "missed overslept"."""
    if "=" in choice:
        return dict(answer.split("=", 1) for answer in choice.split())
    return message_examples.situation_and_cause(*_situation_and_cause(choice))


def _situation_and_cause(choice: str) -> tuple[str, str]:
    situation, cause = (*choice.split(), "", "")[:2]
    return situation, cause


_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SHORTCODES: Final[dict[str, Callable[[str, PageContext], str]]] = {
    "example": _example,
    "ready": _ready,
    "build": _build,
    "claim": _claim,
    "evidence": lambda _, page: evidence.table(),
    "rules": lambda _, page: check_rules.table(),
    "budgets": lambda _, page: link_limits.table(),
    "diagram": _diagram,
    "picture": lambda name, _: pictures.draw(name),
    "reading": lambda name, _: invitation_readings.reading(name),
    "notices": lambda _, page: notices.table(page.relative_url(".")),
    "bench": lambda _, page: benchmark.table(),
    "visits": lambda _, page: benchmark.visits_table(),
    "say": _say,
    "repository": _repository,
}
