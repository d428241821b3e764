"""The rules of the message check, for people to read."""

from typing import Final

from builder.emails import checks
from builder.emails.checks.finding import SEVERITIES
from overrides.shortcodes import render

# severity -> what docs/check-your-message.md calls it
_NAMES: Final = {"fix": "Fix", "warn": "Warn", "tip": "Tip"}


def table() -> str:
    """Every rule with its reason and source, most serious first, as HTML."""
    rules = checks.rules()
    groups = [(_NAMES[mark], [rule for rule in rules if rule.severity == mark]) for mark in SEVERITIES]
    return render.render("check_rules.html", groups=groups)
