"""The guide's list of rules, and the links into it."""

import re

from builder.emails.checks import RULES
from builder.emails.checks.former_ids import FORMER_IDS
from overrides.shortcodes import check_rules


def test_rules_have_anchors_under_present_and_former_ids() -> None:
    """A link to a rule works under its id and, where it is older, under the former one."""
    anchors = re.findall(r'id="rule-([^"]+)"', check_rules.table())
    assert sorted(anchors) == sorted([*RULES, *FORMER_IDS.values()])
    details = dict(re.findall(r'id="rule-([^"]+)">\n<summary><span id="rule-([^"]+)">', check_rules.table()))
    assert details == FORMER_IDS
