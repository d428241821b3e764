"""What axe finds on a page as it stands."""

from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

PROGRAM = ROOT / "builder" / "web" / "node_modules" / "axe-core" / "axe.min.js"

# The list of govuk-frontend's own run, without level AAA; target-size carries wcag22aa alone.
RULES = ["best-practice", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

RUN = "rules => axe.run({ runOnly: { type: 'tag', values: rules } })"


def violations(page: Page) -> list[str]:
    """One line for each element that violates a rule: the rule and the element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(PROGRAM.read_text("utf-8"))
    result: dict[str, Any] = page.evaluate(RUN, RULES)
    assert len(result["passes"]) > 20, "axe looked at next to nothing"
    return [f"{rule['id']}: {node['html'][:160]}" for rule in result["violations"] for node in rule["nodes"]]
