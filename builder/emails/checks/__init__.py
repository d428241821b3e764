"""The message check: says what an interviewer would stumble over, and what to do about it.

A message goes in with what is known about it; findings come out, most serious first. No score, nothing is blocked.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any, Final

from builder.emails.checks.draft import Draft, draft
from builder.emails.checks.finding import SEVERITIES, Finding, Hit, Rule, RuleInfo, as_data
from builder.emails.checks.table import RULES, SAID_BY
from builder.emails.clock import Clock, clock_from
from builder.emails.context import Context, Message
from builder.emails.form import parse
from builder.emails.words import table

__all__ = ["RULES", "BadRequest", "Finding", "RuleInfo", "as_data", "check_request", "checks", "rules"]

MOST_OF_A_RULE: Final = 5
"""One rule speaks at most this often: after that, saying it again helps nobody."""

LONGEST_TEXT: Final = 200_000
_LONGEST_SHOWN: Final = 40
_SAMPLE: Final = {"situation": "missed"}
"""What a pasted message is taken for, unless its writer says otherwise."""


class BadRequest(ValueError):
    """A request for a check is not of the agreed form."""


def checks(message: Message, context: Context) -> tuple[Finding, ...]:
    """Return what there is to say about a message: most serious first, then in the order of the text."""
    read = draft(message, context)
    found = {
        name: list(islice(rule.find(read), MOST_OF_A_RULE)) for name, rule in RULES.items() if _applies(rule, context)
    }
    findings = [
        _finding(name, hit, read)
        for name, hits in found.items() if not found.get(SAID_BY.get(name, ""))
        for hit in hits
    ]  # fmt: skip
    return tuple(sorted(findings, key=_order))


def _applies(rule: Rule, context: Context) -> bool:
    """Tell whether a rule applies to this kind of message."""
    return (
        (not rule.types or context.type in rule.types)
        and (not rule.forms or context.form in rule.forms)
        and (not rule.faults or context.fault in rule.faults)
    )


def _order(finding: Finding) -> tuple[int, bool, int, int, str]:
    """Return what findings are sorted by."""
    return SEVERITIES.index(finding.severity), finding.where != "subject", finding.start, finding.end, finding.rule


def _finding(name: str, hit: Hit, read: Draft) -> Finding:
    """Return a finding, in words."""
    rule = RULES[name]
    say = str(table(read.context.language, "findings")[name]["say"][hit.say]).format(
        **{k: _shown(v) for k, v in hit.facts}
    )
    return Finding(name, hit.severity or rule.severity, hit.start, hit.end, hit.where, say, hit.repair, rule.private)


def _shown(value: object) -> object:
    """Return a fact short enough for a sentence."""
    if isinstance(value, str):
        line = " ".join(value.split())
        return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return value


@cache
def rules(language: str = "en") -> tuple[RuleInfo, ...]:
    """Return every rule with its reason and source, for the guide."""
    words = table(language, "findings")
    fields = ("title", "why", "source", "link")
    return tuple(
        RuleInfo(id=name, severity=rule.severity, **{field: str(words[name][field]) for field in fields})
        for name, rule in RULES.items()
    )


def check_request(data: Mapping[str, Any]) -> dict[str, Any]:
    """Check a message that comes as plain data, and return the findings as plain data.

    data: {"subject": str, "body": str}, and as far as known "answers" (see the catalogue's fields) and "clock".

    Raises:
        BadRequest: a part of it is missing or of another kind, or a text is too long.
        BadClock, UnknownField: as for composing a message.
    """
    subject, body, answers = data.get("subject", ""), data.get("body", ""), data.get("answers") or {}
    if not isinstance(subject, str) or not isinstance(body, str):
        raise BadRequest("subject and body must be text")
    if len(subject) + len(body) > LONGEST_TEXT:
        raise BadRequest(f"subject and body may have {LONGEST_TEXT} characters together")
    if not isinstance(answers, Mapping) or not all(isinstance(value, str) for value in answers.values()):
        raise BadRequest("answers must be an object of texts")
    message = Message(subject, body)
    findings = checks(message, _context(answers, data.get("clock")))
    return {"ok": True, "findings": [as_data(finding, message) for finding in findings]}


def _context(answers: Mapping[str, str], clock: object) -> Context:
    """Return the context of the answers; without a clock no date is taken for past or future."""
    parsed = parse({**_SAMPLE, **{k: v for k, v in answers.items() if v}}, clock_from(clock) if clock else Clock(0))
    if parsed.context is None:
        raise BadRequest("the answers name no situation")
    return parsed.context if clock else replace(parsed.context, today="")
