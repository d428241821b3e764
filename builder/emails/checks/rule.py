"""What a rule of the check is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from builder.emails.checks.finding import Hit
from builder.emails.checks.parsing.document import Document


@dataclass(frozen=True)
class Rule:
    """One rule of the check.

    Attributes:
        check: takes a document and returns every place that the rule flags.
        severity: one of SEVERITIES, unless a hit has its own.
        types, forms, faults: the messages that it applies to; empty for all.
        absence: it asks for something that is missing (or for less of everything), whatever the wording.
        private: it is about a private matter, and can be dismissed permanently.
    """

    check: Callable[[Document], Iterable[Hit]]
    severity: str
    types: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()
    absence: bool = False
    private: bool = False


@dataclass(frozen=True)
class RuleInfo:
    """One rule as the guide shows it.

    Attributes:
        former_id: the id that older links to the guide use; "" if there is none.
        link: "" where the rule is our own judgement.
    """

    id: str
    former_id: str
    title: str
    severity: str
    why: str
    source: str
    link: str
