"""The word lists of the message check, and the rules that look for them, name one another."""

import ast

from builder.emails.checks.parsing.lexicon import EXCEPTION_SUFFIX
from builder.emails.translations import load_table
from tests.conftest import ROOT

RULES = sorted((ROOT / "builder" / "emails" / "checks").rglob("*.py"))


def strings(node: ast.AST) -> set[str]:
    """Return every string in a piece of code."""
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def asked(tree: ast.AST) -> set[str]:
    """Return the names of the lists that a module asks a text for: in a call, or left of "in body"."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="matches_of" | "not_negated" | "matches_between" | "in_sentence"),
                args=[first, *_],
            ):
                found |= strings(first)
            case ast.Compare(left=left, comparators=[ast.Attribute(attr="body")]):
                found |= strings(left)
    return found


def test_every_list_that_is_asked_for_is_there() -> None:
    """A name that is no list's would find nothing for ever, and nobody would notice."""
    data = load_table("en", "lexicon")
    lists = {*data["wanted"], *data["unwanted"]}
    names = set().union(*(asked(ast.parse(path.read_text(encoding="utf-8"))) for path in RULES))
    assert len(names) > 40
    assert names - lists == set()


def test_every_list_is_asked_for() -> None:
    """A list that no rule names is a list for nothing."""
    data = load_table("en", "lexicon")
    said = set().union(*(strings(ast.parse(path.read_text(encoding="utf-8"))) for path in RULES))
    lists = {name.removesuffix(EXCEPTION_SUFFIX) for name in (*data["wanted"], *data["unwanted"])}
    assert lists - said == set()
    sets = {name for name in data["sets"] if not name.startswith("gap-")}
    assert sets - said == set()
