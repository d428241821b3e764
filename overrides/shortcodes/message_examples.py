"""The messages in the guide, written by the same package that runs in the visitor's browser."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from builder.emails.compose import examples
from builder.emails.compose.ready_made import ready_made_keys, ready_made_message
from builder.emails.model import catalogue
from builder.emails.model.context import Message
from overrides.shortcodes import render

# Channel -> its heading, and what its copy button calls the text.
CHANNEL_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "email": ("Email", "message"),
    "ready": ("Email. Add your name before you send it", "message"),
    "text": ("Text message", "text"),
    "call": ("On the phone", "script"),
    "voicemail": ("Voicemail", "script"),
    "linkedin": ("LinkedIn message", "message"),
}


def example(name: str, builder: str) -> str:
    """Return a named example, as HTML.

    Args:
        name: its key in `builder/emails/compose/examples.toml`.
        builder: the relative URL from this page to the builder.

    Raises:
        LookupError: there is no such example.
    """
    context = examples.context_of(name)
    return _render(
        examples.render(name),
        builder + fragment(situation_and_cause(context.situation, context.cause)),
        form=context.form,
        sender=context.your_name,
        recipient=context.recipient_name,
    )


def ready(situation: str, cause: str, builder: str, locale: str = "en-GB") -> str:
    """Return the ready-made message for a situation and a cause ("" for none), as HTML.

    Raises:
        LookupError: there is none for these.
    """
    address = builder + fragment(situation_and_cause(situation, cause))
    if (situation, cause) not in ready_made_keys():
        raise LookupError(f"{situation} and {cause or 'no cause'} have no ready-made message")
    return _render(ready_made_message(situation, cause, locale), address, form="ready", sender="", recipient="")


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


def _render(message: Message, address: str, *, form: str, sender: str, recipient: str) -> str:
    kind, noun = CHANNEL_LABELS[form]
    head = [("From", sender), ("To", recipient), ("Subject", message.subject)]
    return render.render(
        "message_example.html",
        kind=kind,
        noun=noun,
        head=[(name, value) for name, value in head if value],
        subject=message.subject,
        body=message.body.strip("\n"),
        address=address,
    )
