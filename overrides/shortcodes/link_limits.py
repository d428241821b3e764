"""The limits of links for each export target, and how the longest message on the site compares with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.compose.ready_made import ready_made_messages
from builder.emails.export.compose_links import TARGETS, links
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import LOCALES, MessageType, message_type
from builder.emails.model.context import Message
from builder.emails.translations import load_table as words_table
from overrides.shortcodes import render

ADDRESS: Final = "priya.okafor@northwind.example"
"""An address of usual length, where an example has none."""


@dataclass(frozen=True)
class Shipped:
    """A message that the project ships.

    Attributes:
        type: the message type.
        locale: en-GB or en-US.
        name: the example, or situation and cause of the ready-made message.
        message: its text.
        to: the address it goes to.
    """

    type: MessageType
    locale: str
    name: str
    message: Message
    to: str


@dataclass(frozen=True)
class Longest:
    """The longest shipped message of a type and locale: its characters, and the length of each target's link."""

    type: MessageType
    locale: str
    name: str
    characters: int
    lengths: dict[str, int]


def longest_emails() -> tuple[Longest, ...]:
    """Return the longest email of every type and locale, by type, then locale."""
    longest: dict[tuple[MessageType, str], Longest] = {}
    for shipped in emails():
        row = _measure(shipped)
        key = shipped.type, shipped.locale
        if key not in longest or row.lengths["mailto"] > longest[key].lengths["mailto"]:
            longest[key] = row
    return tuple(longest[key] for key in product(MessageType, LOCALES) if key in longest)


def emails() -> Iterator[Shipped]:
    """Yield every email that the project ships: the ready-made ones, and the filled-in examples in every locale."""
    for locale in LOCALES:
        for (situation, cause), message in ready_made_messages(locale).items():
            name = f"ready-made: {situation} {cause}".strip()
            yield Shipped(message_type(situation, cause, "manager"), locale, name, message, ADDRESS)
        for name, answers in examples.examples().items():
            context = parse({**answers, "locale": locale}, examples.clock()).context
            if context and context.form == "email":
                yield Shipped(context.message_type, locale, name, compose(context), context.recipient_email or ADDRESS)


def table() -> str:
    """Return both tables as HTML: each target's limit with its source, and the longest messages against it."""
    labels = {name: words_table("en", "handoff")["targets"][name]["label"] for name in TARGETS}
    return render.render("link_limits.html", targets=TARGETS, labels=labels, rows=longest_emails())


def _measure(shipped: Shipped) -> Longest:
    """Return the lengths of a message and of its links."""
    targets = links(shipped.message.subject, shipped.message.body, shipped.to)
    lengths = {name: link.length for name, link in targets.items()}
    return Longest(shipped.type, shipped.locale, shipped.name, len(shipped.message.body), lengths)
