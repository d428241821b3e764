"""The evaluator for workflow expressions: what it computes, and what it refuses."""

import pytest

from tests.support.expressions import UnknownExpression, evaluate, substitute

CONTEXT = {
    "github": {"event_name": "push", "ref": "refs/heads/main", "event": {"repository": {"name": "site"}}},
    "matrix": {"engine": "firefox"},
    "needs": {"check": {"result": "success"}, "test": {"result": "failure"}},
    "vars": {},
    "functions": {"always": lambda: True},
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("matrix.engine", "firefox"),
        ("github.event.repository.name", "site"),
        ("'it''s'", "it's"),
        ("always()", True),
        ("vars.SITE_URL", None),
        ("vars.SITE_URL || 'default'", "default"),
        ("matrix.engine || 'default'", "firefox"),
        ("format('{1} {0}', matrix.engine, 'a')", "a firefox"),
        ("join(needs.*.result, ' ')", "success failure"),
        ("github.event_name == 'push'", True),
        ("github.event_name != 'push'", False),
        ("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'", True),
        ("'a' == 'b' && 'a' == 'a' || 'c'", "c"),
        ("vars.SITE_URL || format('https://{0}/', github.event.repository.name)", "https://site/"),
    ],
)
def test_value(expression: str, expected: object) -> None:
    """Names, texts, functions and operators have the values that GitHub gives them."""
    assert evaluate(expression, CONTEXT) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "secrets.TOKEN",
        "matrix.system",
        "needs.*.outputs",
        "hashFiles('a')",
        "!always()",
        "1 < 2",
        "matrix.engine 'a'",
        "join(needs.*.result ' ')",
        "matrix.engine ==",
        "format('{0}', ",
        "",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    """An unknown name, function or operator is an error, never an empty text."""
    with pytest.raises(UnknownExpression):
        evaluate(expression, CONTEXT)


def test_substitution() -> None:
    """Every expression in a text is replaced; nothing and truth are written as GitHub writes them."""
    assert substitute("Test in ${{ matrix.engine }}: ${{ vars.X }}${{always()}}", CONTEXT) == "Test in firefox: true"
