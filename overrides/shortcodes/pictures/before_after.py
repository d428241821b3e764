"""The picture of an apology before and after: what the package's own check says of the first, and its own message."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from builder.emails.checks import check
from builder.emails.checks.finding import Finding
from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.model.context import Context, Message
from overrides.shortcodes import render
from overrides.shortcodes.locales import Version
from overrides.shortcodes.pictures.words import words

EXAMPLE: Final = "overslept"
"""The example that stands for the message after, and whose answers the message before is checked with."""


@dataclass(frozen=True)
class Span:
    """A run of the message before. `number`: that of the note about it, 0 where nothing is wrong with it."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class Comparison:
    """Both messages in one locale.

    Attributes:
        before: the message to avoid.
        spans: its body in runs, which make up the whole of it.
        notes: what the check says about its words, in their order.
        gaps: what the check says that it lacks.
        after: the package's own message.
    """

    before: Message
    spans: tuple[Span, ...]
    notes: tuple[str, ...]
    gaps: tuple[str, ...]
    after: Message


def comparison(context: Context) -> Comparison:
    """Return the message to avoid as the check sees it with these answers, and the one they give."""
    words_before = words("before", context.locale)
    before = Message(words_before["subject"], words_before["body"].strip("\n"))
    found = check(before, context)
    about_words = sorted((finding for finding in found if finding.start < finding.end), key=lambda it: it.start)
    return Comparison(
        before,
        tuple(_spans(before.body, about_words)),
        tuple(finding.say for finding in about_words),
        tuple(finding.say for finding in found if finding.start == finding.end),
        compose(context),
    )


def picture() -> str:
    """Return the picture as HTML."""
    versions = [Version(context.locale, comparison(context)) for context in examples.versions(EXAMPLE)]
    return render.render("pictures/before_after.html", versions=versions)


def _spans(body: str, findings: Iterable[Finding]) -> Iterator[Span]:
    end = 0
    for number, finding in enumerate(findings, start=1):
        yield Span(body[end : finding.start])
        yield Span(body[finding.start : finding.end], number)
        end = finding.end
    yield Span(body[end:])
