"""The message check: what an interviewer would stumble over, and what to do about it.

Takes a message and its context, returns findings, most serious first. There is no score, and nothing is blocked.

Layers, bottom to top: parsing < finding < rule < rules < registry < former_ids < this module.
"""

from functools import cache
from itertools import islice
from typing import Final

from builder.emails.checks.finding import SEVERITIES, Finding, Hit, as_data
from builder.emails.checks.former_ids import FORMER_IDS
from builder.emails.checks.parsing.document import Document, parse_document
from builder.emails.checks.registry import RULES, SUPPRESSED_BY
from builder.emails.checks.rule import Rule, RuleInfo
from builder.emails.model.context import Context, Message
from builder.emails.translations import load_table

__all__ = ["RULES", "Finding", "RuleInfo", "as_data", "checks", "rules"]

MAX_FINDINGS_PER_RULE: Final = 5
"""More findings of one rule would only repeat it."""

_MAX_FACT_CHARS: Final = 40


def check(message: Message, context: Context) -> tuple[Finding, ...]:
    """Return the findings about a message: most serious first, then what it says in its order, then what it lacks.

    A message without a body has none.
    """
    if not message.body.strip():
        return ()
    document = parse_document(message, context)
    hits_by_rule = {
        name: list(islice(rule.check(document), MAX_FINDINGS_PER_RULE))
        for name, rule in RULES.items()
        if _applies(rule, context)
    }
    findings = [
        _finding(name, hit, document)
        for name, hits in hits_by_rule.items()
        if not any(hits_by_rule.get(other) for other in SUPPRESSED_BY.get(name, ()))
        for hit in hits
    ]
    return tuple(sorted(findings, key=_order))


def _applies(rule: Rule, context: Context) -> bool:
    """Return whether a rule applies to this kind of message."""
    return (
        (not rule.types or context.message_type in rule.types)
        and (not rule.forms or context.form in rule.forms)
        and (not rule.faults or context.fault in rule.faults)
    )


def _order(finding: Finding) -> tuple[int, bool, bool, int, int, str]:
    """Return the sort key of a finding. Ties are broken as they were when rules had their former ids."""
    tie_break = FORMER_IDS.get(finding.rule, finding.rule)
    lacks = finding.start == finding.end
    severity = SEVERITIES.index(finding.severity)
    return severity, lacks, finding.where != "subject", finding.start, finding.end, tie_break


def _finding(name: str, hit: Hit, document: Document) -> Finding:
    """Return a hit as a finding: with its sentence, in the language of the message."""
    rule = RULES[name]
    sentence = str(load_table(document.context.language, "findings")[name]["say"][hit.message_key]).format(
        **{k: _shorten(v) for k, v in hit.facts}
    )
    return Finding(
        name, hit.severity or rule.severity, hit.start, hit.end, hit.where, sentence, hit.repair, rule.private
    )


def _shorten(value: object) -> object:
    """Return a fact, a text cut to one short line."""
    if isinstance(value, str):
        line = " ".join(value.split())
        return line if len(line) <= _MAX_FACT_CHARS else line[: _MAX_FACT_CHARS - 1].rstrip() + "…"
    return value


@cache
def rules(language: str = "en") -> tuple[RuleInfo, ...]:
    """Return every rule with its reason and source, for the guide."""
    words = load_table(language, "findings")
    fields = ("title", "why", "source", "link")
    return tuple(
        RuleInfo(
            id=name,
            former_id=FORMER_IDS.get(name, ""),
            severity=rule.severity,
            **{field: str(words[name][field]) for field in fields},
        )
        for name, rule in RULES.items()
    )
