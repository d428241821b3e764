"""Responses to the page: the message for some answers, what it is, what is missing, and how it can be sent."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from builder.emails.checks import as_data, check
from builder.emails.checks.registry import RULES
from builder.emails.compose.composer import compose
from builder.emails.compose.message_beats import cause_sentence
from builder.emails.export import compose_links, email_address
from builder.emails.export.ics import calendar_event_kind
from builder.emails.form.parsing import parse
from builder.emails.form.situation import available_channels, should_call_first
from builder.emails.form.suggestions import offer_days, suggestions
from builder.emails.model.catalogue import MessageType
from builder.emails.model.clock import Clock
from builder.emails.model.context import Context, Message
from builder.emails.model.follow_up import follow_up_plan, last_note_window
from builder.emails.text.sms import sms_length, speaking_seconds
from builder.emails.translations import cause_suggestions, translations

if TYPE_CHECKING:
    from builder.emails.contract import (
        CauseSummary,
        CheckResponse,
        ComposeResponse,
        FollowUpData,
        MessageResponse,
        SituationSummary,
        TextSummary,
    )


def compose_response(answers: Mapping[str, str], clock: Clock) -> "ComposeResponse":
    """Return everything the page shows for some answers; without a situation, only what is wrong with them."""
    parsed = parse(answers, clock)
    context = parsed.context
    if context is None:
        return {"ok": True, "kind": "incomplete", "errors": parsed.errors, "warnings": parsed.warnings}
    message = compose(context)
    response: MessageResponse = {
        "ok": True,
        "kind": "message",
        "situation": context.situation,
        "type": context.message_type,
        "fault": context.fault,
        "form": context.form,
        "errors": parsed.errors,
        "warnings": parsed.warnings,
        "missing": [{"field": fact.field, "say": fact.say} for fact in message.missing],
        "address_warnings": email_address.as_data(context.recipient_email, context.recipient_name, context.language),
        "follow_up": _follow_up(context),
        "needed_until": _needed_until(context),
        "calendar": calendar_event_kind(context),
        "voice": context.voice,
        "cause": _cause_summary(context),
        "call_steps": [{"id": step.id, "label": step.label, "say": step.say} for step in message.call_steps],
        "suggestions": suggestions(context),
        "offer_days": offer_days(context, clock),
        **_situation_summary(context),
        **_text_summary(message, context),
    }
    return response


def check_response(
    subject: str, body: str, answers: Mapping[str, str], clock: Clock, *, generated: bool = False
) -> "CheckResponse":
    """Return the report on a text as it stands, edits included.

    generated: the text is the builder's own. What it lacks is told as gaps, in the message's `missing`, not as faults.
    """
    context = parse({"situation": "missed", **{k: v for k, v in answers.items() if v}}, clock).context
    if context is None:
        context = Context(
            situation="missed", message_type=MessageType.FIRST_APOLOGY, today=f"{clock.local('', clock.now):%Y-%m-%d}"
        )
    message = Message(subject, body)
    findings = [finding for finding in check(message, context) if not (generated and RULES[finding.rule].absence)]
    return {
        "ok": True,
        "kind": "check",
        **_text_summary(message, context),
        "findings": [as_data(finding, message) for finding in findings],
    }


def _cause_summary(context: Context) -> "CauseSummary":
    """Return the builder's sentence for the cause, and what its file suggests."""
    detail_hint, remedies = cause_suggestions(context.language, context.cause)
    return {"sentence": cause_sentence(context), "detail_hint": detail_hint, "remedies": list(remedies)}


def _situation_summary(context: Context) -> "SituationSummary":
    """Return why this message, the first step, and which channels are available."""
    strings = translations(context.language)
    forms = available_channels(context.situation)
    return {
        "why": strings.message_purpose(context.message_type, context.form),
        "first_step": strings.first_step(context.situation)
        if should_call_first(context.situation, context.when)
        else "",
        "forms": {
            form: "" if fits else strings.channel_unavailable_reason(context.situation, form)
            for form, fits in forms.items()
        },
    }


def _follow_up(context: Context) -> "FollowUpData | None":
    """Return the days on which to write again if no reply comes; None where there is no need to."""
    today = date.fromisoformat(context.today)
    event = calendar_event_kind(context)
    if event == "last-note":
        first, last = last_note_window(today)
        return {"nudge": "", "last_from": first.isoformat(), "last_by": last.isoformat()}
    if event != "nudge":
        return None
    first_slot = min((date.fromisoformat(slot.date) for slot in context.slots), default=None)
    days = follow_up_plan(today, first_slot)
    return {
        "nudge": days.nudge.isoformat(),
        "last_from": days.last_from.isoformat(),
        "last_by": days.last_by.isoformat(),
    }


def _needed_until(context: Context) -> str:
    """Return the last day on which the answers may be needed: of the interview, or of the last note; "" for none."""
    if calendar_event_kind(context) == "interview" and context.agreed:
        return context.agreed.date
    days = _follow_up(context)
    return days["last_by"] if days else ""


def _text_summary(message: Message, context: Context) -> "TextSummary":
    """Return a text with its length and links."""
    is_text = context.form == "text"
    links = (
        {"sms": compose_links.sms(context.recipient_phone, message.body)}
        if is_text
        else compose_links.links(message.subject, message.body, context.recipient_email)
    )
    sms = sms_length(message.body) if is_text else None
    return {
        "subject": message.subject,
        "body": message.body,
        "characters": len(message.body),
        "sms_length": {"units": sms.units, "messages": sms.messages, "is_gsm_7": sms.is_gsm_7} if sms else None,
        "speaking_seconds": speaking_seconds(message.body) if context.form in ("call", "voicemail") else None,
        "call": {"url": compose_links.tel(context.recipient_phone), "number": context.recipient_phone},
        "links": {name: compose_links.as_data(link) for name, link in links.items()},
    }
