"""The messages in the guide, written by the same package that runs in the visitor's browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.compose.ready_made import ready_made_keys, ready_made_message
from builder.emails.model import catalogue
from builder.emails.model.catalogue import CHANNELS
from builder.emails.model.context import Context, Message
from overrides.shortcodes import render
from overrides.shortcodes.locales import LOCALE_NAMES

# Channel -> its heading, and what its copy button calls the text.
CHANNEL_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "email": ("Email", "message"),
    "ready": ("Email. Add your name before you send it", "message"),
    "text": ("Text message", "text"),
    "call": ("On the phone", "script"),
    "voicemail": ("Voicemail", "script"),
    "linkedin": ("LinkedIn message", "message"),
}


@dataclass(frozen=True)
class Version:
    """A message in one locale, and the link that opens the builder with the same choices."""

    locale: str
    message: Message
    address: str
    sender: str = ""
    recipient: str = ""

    @property
    def head(self) -> dict[str, str]:
        """The lines above the body, without those that it lacks."""
        lines = {"From": self.sender, "To": self.recipient, "Subject": self.message.subject}
        return {name: value for name, value in lines.items() if value}


def example(name: str, builder: str) -> str:
    """Return a named example, as HTML.

    Args:
        name: its key in `builder/emails/compose/examples.toml`.
        builder: the relative URL from this page to the builder.

    Raises:
        LookupError: there is no such example.
    """
    contexts = examples.versions(name)
    return _render([_version(context, builder) for context in contexts], contexts[0].form)


def ready(situation: str, cause: str, builder: str) -> str:
    """Return the ready-made message for a situation and a cause ("" for none), as HTML.

    Raises:
        LookupError: there is none for these.
    """
    addresses = {locale: builder + _fragment_of(situation, cause, locale) for locale in LOCALE_NAMES}
    if (situation, cause) not in ready_made_keys():
        raise LookupError(f"{situation} and {cause or 'no cause'} have no ready-made message")
    versions = [Version(it, ready_made_message(situation, cause, it), address) for it, address in addresses.items()]
    return _render(versions, "ready")


def fragment(answers: Mapping[str, str]) -> str:
    """Return the URL fragment that opens the builder with some choices answered, or {"own": "1"} for an own text.

    Raises:
        LookupError: the form has no such field or no such choice.
    """
    choices_by_field = {name: field.choices for name, field in catalogue.FIELDS.items()} | {"own": ("1",)}
    for field, value in answers.items():
        choices = choices_by_field.get(field, ())
        if value not in choices:
            raise LookupError(f"the form takes no {field}={value}, only {', '.join(choices) or 'other fields'}")
    return "#" + urlencode(answers)


def situation_and_cause(situation: str, cause: str) -> dict[str, str]:
    """Return the answers that name a situation, and a cause where there is one."""
    return {"situation": situation} | ({"cause": cause} if cause else {})


def _fragment_of(situation: str, cause: str, locale: str, form: str = CHANNELS[0]) -> str:
    channel = {"form": form} if form != CHANNELS[0] else {}  # the builder opens with the first
    return fragment(situation_and_cause(situation, cause) | {"locale": locale} | channel)


def _version(context: Context, builder: str) -> Version:
    address = builder + _fragment_of(context.situation, context.cause, context.locale, context.form)
    return Version(context.locale, compose(context), address, context.your_name, context.recipient_name)


def _render(versions: Sequence[Version], form: str) -> str:
    kind, noun = CHANNEL_LABELS[form]
    return render.render("message_example.html", kind=kind, noun=noun, versions=versions)
