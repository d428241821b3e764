"""The message check: says what an interviewer would stumble over, and what to do about it.

A message goes in with what is known about it; findings come out, most serious first. No score, nothing is blocked.
"""

from functools import cache
from itertools import islice
from typing import Final

from builder.emails.checks.finding import SEVERITIES, Finding, Hit, as_data
from builder.emails.checks.former_ids import FORMER_IDS
from builder.emails.checks.parsing.document import Draft, draft
from builder.emails.checks.registry import RULES, SAID_BY
from builder.emails.checks.rule import Rule, RuleInfo
from builder.emails.model.context import Context, Message
from builder.emails.translations import table

__all__ = ["RULES", "Finding", "RuleInfo", "as_data", "checks", "rules"]

MOST_OF_A_RULE: Final = 5
"""One rule speaks at most this often: after that, saying it again helps nobody."""

_LONGEST_SHOWN: Final = 40


def checks(message: Message, context: Context) -> tuple[Finding, ...]:
    """Return what there is to say about a message: most serious first, then in the order of the text.

    Of a message without a body there is nothing to say.
    """
    if not message.body.strip():
        return ()
    read = draft(message, context)
    found = {
        name: list(islice(rule.check(read), MOST_OF_A_RULE)) for name, rule in RULES.items() if _applies(rule, context)
    }
    findings = [
        _finding(name, hit, read)
        for name, hits in found.items() if not any(found.get(other) for other in SAID_BY.get(name, ()))
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
    """Return the sort key of a finding. Ties are broken as they were when rules had their former ids."""
    tie_break = FORMER_IDS.get(finding.rule, finding.rule)
    return SEVERITIES.index(finding.severity), finding.where != "subject", finding.start, finding.end, tie_break


def _finding(name: str, hit: Hit, read: Draft) -> Finding:
    """Return a finding, in words."""
    rule = RULES[name]
    say = str(table(read.context.language, "findings")[name]["say"][hit.message_key]).format(
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
        RuleInfo(
            id=name,
            former_id=FORMER_IDS.get(name, ""),
            severity=rule.severity,
            **{field: str(words[name][field]) for field in fields},
        )
        for name, rule in RULES.items()
    )
