"""The picture of an email with each of its parts named."""

from dataclasses import dataclass
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.composer import compose, template_values
from builder.emails.compose.message_beats import message_beats
from builder.emails.model.context import Context
from overrides.shortcodes import render
from overrides.shortcodes.locales import Version

EXAMPLE: Final = "every-part"
"""The example that has all of the parts."""

SUBJECT: Final = "Subject"

BEATS: Final = {
    "Greeting": ("greeting",),
    "Apology": ("opening", "wait"),
    "Reason": ("why", "admission"),
    "What you’ve changed": ("changed",),
    "What it cost them": ("cost", "colleagues"),
    "The question": ("interest", "ask", "offer"),
    "Thanks and a hopeful last line": ("out", "hopes", "thanks", "close"),
}
"""What docs/write-the-email.md calls a part -> the beats of the message that may open it."""


@dataclass(frozen=True)
class Part:
    """A part of a message.

    Attributes:
        name: its name in the guide.
        text: its words, with the white space that follows them.
        is_paragraph: whether it begins one.
    """

    name: str
    text: str
    is_paragraph: bool = True


def parts_of(context: Context) -> tuple[Part, ...]:
    """Return the subject of an email and the parts of its body, in order: the body's texts are the whole of it.

    Raises:
        ValueError: the body has another order of parts than the guide, or begins with none.
    """
    message = compose(context)
    values = template_values(message_beats(context), context)
    body = message.body.strip("\n")
    starts = {name: _start(body, [str(values.get(beat, "")) for beat in beats]) for name, beats in BEATS.items()}
    found = [(name, start) for name, start in starts.items() if start is not None]
    places = [start for _, start in found]
    if places != sorted(places) or places[:1] != [0]:
        raise ValueError(f"the parts of the email are not in the order of the guide: {found}")
    ends = [*places[1:], len(body)]
    parts = [
        Part(name, body[start:end], not start or body[:start].endswith("\n\n"))
        for (name, start), end in zip(found, ends, strict=True)
    ]
    return (Part(SUBJECT, message.subject), *parts)


def picture() -> str:
    """Return the picture as HTML."""
    versions = [Version(context.locale, parts_of(context)) for context in examples.versions(EXAMPLE)]
    return render.render("pictures/email_parts.html", versions=versions)


def _start(body: str, texts: list[str]) -> int | None:
    """Return where the first of these texts stands in a body; None where none does."""
    return min((body.index(text) for text in texts if text and text in body), default=None)
