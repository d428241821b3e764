"""The lists of the lexicon and the rules that use them match."""

import ast

from builder.emails.model.catalogue import CAUSES
from builder.emails.translations import load_table
from tests.conftest import ROOT

RULES = sorted((ROOT / "builder" / "emails" / "checks").rglob("*.py"))


def strings(node: ast.AST) -> set[str]:
    """Return every string in a piece of code."""
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def lists_used(tree: ast.AST) -> set[str]:
    """Return the names of the lists that a module asks a text for: in a call, or left of "in body"."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="matches_of" | "not_negated" | "matches_between" | "in_sentence"),
                args=[first, *_],
            ):
                names |= strings(first)
            case ast.Compare(left=left, comparators=[ast.Attribute(attr="body")]):
                names |= strings(left)
    return names


def test_every_list_used_exists() -> None:
    """A misspelt name would silently match nothing."""
    data = load_table("en", "lexicon")
    lists = {*data["wanted"], *data["unwanted"]}
    names = set().union(*(lists_used(ast.parse(path.read_text(encoding="utf-8"))) for path in RULES))
    assert len(names) > 40
    assert names - lists == set()


def test_every_lexicon_list_is_used() -> None:
    """Every list is used by some rule, and every exception belongs to a list."""
    data = load_table("en", "lexicon")
    code = "".join(path.read_text("utf-8") for path in (ROOT / "builder" / "emails" / "checks").rglob("*.py"))
    names = [*data["wanted"], *data["unwanted"], *data["sets"]]
    for name in names:
        base = name.removesuffix("-except")
        assert base == name or base in names, name
        assert f'"{base}"' in code or base.startswith("gap-"), name


def test_cause_phrases_belong_to_known_causes() -> None:
    """The lexicon has phrases for causes of the catalogue only."""
    assert {c for causes in load_table("en", "lexicon")["causes"].values() for c in causes} <= set(CAUSES)
