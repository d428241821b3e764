"""What the page is told about a set of answers: the message, what it is, what is missing, and how it can leave."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from builder.emails.checks import as_data, checks
from builder.emails.compose.composer import compose
from builder.emails.export import compose_links, email_address
from builder.emails.export.ics import occasion
from builder.emails.form.parsing import parse
from builder.emails.form.situation import call_first, forms_of
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context, Message
from builder.emails.model.follow_up import last_note, plan
from builder.emails.text.sms import seconds_to_say, segments
from builder.emails.translations import words

type Reply = dict[str, Any]


def compose_reply(answers: Mapping[str, str], clock: Clock) -> Reply:
    """Return everything the page shows for the answers; without a situation, only what is wrong with them."""
    parsed = parse(answers, clock)
    reply: Reply = {"errors": parsed.errors, "questions": parsed.questions}
    if parsed.context is None:
        return reply | {"situation": ""}
    return reply | _about(parsed.context) | _text(compose(parsed.context), parsed.context)


def check_reply(subject: str, body: str, answers: Mapping[str, str], clock: Clock) -> Reply:
    """Return the measures, links and findings for a text as it stands, edits included."""
    context = parse({"situation": "missed", **{k: v for k, v in answers.items() if v}}, clock).context
    if context is None:
        context = Context(situation="missed", type="M3", today=f"{clock.local('', clock.now):%Y-%m-%d}")
    return _text(Message(subject, body), context)


def _about(context: Context) -> Reply:
    """Return what kind of message it is, the first step, the forms that suit, and when to write again."""
    said = words(context.language)
    forms = forms_of(context.situation)
    return {
        "situation": context.situation,
        "type": context.type,
        "fault": context.fault,
        "form": context.form,
        "why": said.why(context.type, context.form),
        "first_step": said.first_step(context.situation) if call_first(context.situation, context.when) else "",
        "forms": {form: "" if fits else said.not_offered(context.situation, form) for form, fits in forms.items()},
        "doubts": email_address.as_data(context.recipient_email, context.recipient_name, context.language),
        "again": _again(context),
        "calendar": occasion(context),
    }


def _again(context: Context) -> Reply:
    """Return the days on which to write again if nothing comes back, ISO dates; nothing where there is no need to."""
    today = date.fromisoformat(context.today)
    what = occasion(context)
    if what == "last-note":
        first, last = last_note(today)
        return {"last_from": first.isoformat(), "last_by": last.isoformat()}
    if what != "nudge":
        return {}
    offered = min((date.fromisoformat(slot.date) for slot in context.slots), default=None)
    return {name: day.isoformat() for name, day in asdict(plan(today, offered)).items()}


def _text(message: Message, context: Context) -> Reply:
    """Return a text with its measures, ways out and findings."""
    links = compose_links.links(message.subject, message.body, context.recipient_email)
    return {
        "subject": message.subject,
        "body": message.body,
        "missing": [asdict(fact) for fact in message.missing],
        "characters": len(message.body),
        "segments": segments(message.body) if context.form == "text" else None,
        "seconds": seconds_to_say(message.body) if context.form in ("call", "voicemail") else None,
        "call": {"url": compose_links.tel(context.recipient_phone), "number": context.recipient_phone},
        "links": {name: compose_links.as_data(link) for name, link in links.items()},
        "findings": [as_data(finding, message) for finding in checks(message, context)],
    }
