"""The picture of an apology before and after: what the package's own check says of the first, and its own message."""

from dataclasses import dataclass
from typing import Final

from builder.emails.checks import check
from builder.emails.checks.finding import Finding
from builder.emails.compose import examples
from builder.emails.model.context import Message
from overrides.shortcodes import render
from overrides.shortcodes.pictures.words import words

EXAMPLE: Final = "overslept"
"""The example that stands for the message after, and whose answers the message before is checked with."""


@dataclass(frozen=True)
class Span:
    """A run of the message before. `number`: that of the note about it, 0 where nothing is wrong with it."""

    text: str
    number: int = 0


def before() -> Message:
    """Return the message to avoid."""
    message = words("before")
    return Message(message["subject"], message["body"].strip("\n"))


def findings() -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what the check finds in the message before: about its words in their order, and about what it lacks."""
    found = check(before(), examples.context_of(EXAMPLE))
    about_words = sorted((finding for finding in found if finding.start < finding.end), key=lambda it: it.start)
    return tuple(about_words), tuple(finding for finding in found if finding.start == finding.end)


def spans() -> tuple[Span, ...]:
    """Return the body of the message before in runs, which make up the whole of it."""
    body = before().body
    runs: list[Span] = []
    end = 0
    for number, finding in enumerate(findings()[0], start=1):
        runs += [Span(body[end : finding.start]), Span(body[finding.start : finding.end], number)]
        end = finding.end
    return (*runs, Span(body[end:]))


def picture() -> str:
    """Return the picture as HTML."""
    about_words, about_gaps = findings()
    return render.render(
        "pictures/before_after.html",
        before=before(),
        spans=spans(),
        notes=[finding.say for finding in about_words],
        gaps=[finding.say for finding in about_gaps],
        after=examples.render(EXAMPLE),
    )
