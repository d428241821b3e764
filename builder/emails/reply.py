"""What the page is told about a set of answers: the message, what it is, what is missing, and how it can leave."""

from collections.abc import Mapping
from typing import Any

from builder.emails.clock import Clock
from builder.emails.compose import compose
from builder.emails.context import Context, Message
from builder.emails.derive import call_first, forms_of
from builder.emails.form import parse
from builder.emails.measure import seconds_to_say, segments
from builder.emails.words import words

type Reply = dict[str, Any]


def compose_reply(answers: Mapping[str, str], clock: Clock) -> Reply:
    """Return everything the page shows for the answers; without a situation, only what is wrong with them."""
    parsed = parse(answers, clock)
    reply: Reply = {"errors": parsed.errors, "questions": parsed.questions}
    if parsed.context is None:
        return reply | {"situation": ""}
    message = compose(parsed.context)
    return reply | _about(parsed.context) | _text(message, parsed.context)


def check_reply(subject: str, body: str, answers: Mapping[str, str], clock: Clock) -> Reply:
    """Return the links and findings for a text as it stands, edits included."""
    parsed = parse({**answers, "situation": answers.get("situation", "")}, clock)
    context = parsed.context or Context(
        situation="missed", type="M3", today=clock.local("", clock.now).date().isoformat()
    )
    return _text(Message(subject, body), context)


def _about(context: Context) -> Reply:
    """Return what kind of message it is, the first step, and the forms that suit."""
    said = words(context.language)
    return {
        "situation": context.situation,
        "type": context.type,
        "fault": context.fault,
        "form": context.form,
        "why": said.why(context.type, context.form),
        "first_step": said.first_step(context.situation) if call_first(context.situation, context.when) else "",
        "forms": {
            form: "" if fits else said.not_offered(context.situation, form)
            for form, fits in forms_of(context.situation).items()
        },
    }


def _text(message: Message, context: Context) -> Reply:
    """Return a text with its measures, ways out and findings."""
    written = context.form in ("text", "linkedin")
    return {
        "subject": message.subject,
        "body": message.body,
        "missing": [{"field": fact.field, "say": fact.say} for fact in message.missing],
        "characters": len(message.body),
        "segments": segments(message.body) if written else None,
        "seconds": seconds_to_say(message.body) if context.form in ("call", "voicemail") else None,
        "links": {},
        "findings": [],
    }
