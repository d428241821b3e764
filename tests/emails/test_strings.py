"""Every string of the interface and of the messages is used somewhere."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final, get_args

import pytest

from builder.emails.export.compose_links import TARGETS, OmittedPart
from builder.emails.export.email_address import AddressRule
from builder.emails.model.catalogue import CHANNELS, FIELDS, SITUATIONS, MessageType
from builder.emails.translations import TEMPLATES
from tests.conftest import ROOT

HTML: Final = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "overrides").rglob("*.html")))
SCRIPTS: Final = "\n".join(
    path.read_text("utf-8") for path in sorted((ROOT / "builder" / "web" / "builder").rglob("*.js"))
)
PYTHON: Final = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "builder" / "emails").rglob("*.py")))


def table(name: str) -> dict[str, Any]:
    """Return one table of strings."""
    return tomllib.loads((TEMPLATES / "en" / f"{name}.toml").read_text("utf-8"))


def leaves(strings: dict[str, Any], *path: str) -> Iterator[tuple[str, ...]]:
    """Yield the path of every string in a table."""
    for key, value in strings.items():
        if isinstance(value, dict):
            yield from leaves(value, *path, key)
        else:
            yield (*path, key)


def is_in_html(path: tuple[str, ...]) -> bool:
    """Return whether a page's template names a string, or looks one up in the table that holds it."""
    steps = [rf"(?:\.{re.escape(key)}\b|\[\"{re.escape(key)}\"\])" for key in path]
    dynamic = r"(?:\[\w|\.items\(|\.get\()"
    patterns = ["".join(steps), *("".join(steps[:depth]) + dynamic for depth in range(1, len(steps)))]
    return any(re.search(pattern, HTML) for pattern in patterns)


def is_in_scripts(key: str) -> bool:
    """Return whether a script names a key in full, or its beginning in a template literal."""
    prefixes = re.findall(r"`([a-z-]+-)\$\{", SCRIPTS)
    return f'"{key}"' in SCRIPTS or any(key.startswith(prefix) for prefix in prefixes)


@pytest.mark.parametrize("path", [path for path in leaves(table("page")) if path[0] != "script"], ids=".".join)
def test_page_strings_are_used(path: tuple[str, ...]) -> None:
    """The page's templates show every string of their own."""
    assert is_in_html(path)


@pytest.mark.parametrize("key", table("page")["script"])
def test_script_strings_are_used(key: str) -> None:
    """The scripts say every string of their own."""
    assert is_in_scripts(key)


def test_unused_strings_are_found() -> None:
    """A key that nothing names is not taken for used."""
    assert not is_in_html(("message", "no-such-string"))
    assert not is_in_scripts("no-such-string")


def test_error_strings_are_used() -> None:
    """The form can give every error; a field's own wording belongs to a field."""
    for section, key in leaves(table("errors")):
        assert f'"{key}"' in PYTHON, key
        assert section == "any" or section in FIELDS, section


def test_export_strings_are_used() -> None:
    """Every target, omitted part, address warning, file and calendar text is used."""
    strings = table("handoff")
    assert list(strings["targets"]) == list(TARGETS)
    assert {"", *strings["why"]} == set(get_args(OmittedPart.__value__))
    assert set(strings["recipient"]) == set(get_args(AddressRule.__value__))
    for key in strings["calendar"]:
        assert f'"{key}"' in PYTHON or key.removesuffix("-more") in ("nudge", "last-note"), key
    for key in strings["share"]:
        assert f'"{key}"' in PYTHON or is_in_scripts(f"share-{key}"), key


def test_letters_have_names() -> None:
    """Every situation's letter has a name that a sentence can take."""
    letters = table("page")["letters"]
    assert set(letters) == set(SITUATIONS)
    assert all(name.startswith("a") and not name.endswith(".") for name in letters.values())


def test_labels_are_used() -> None:
    """Every label belongs to something in the catalogue."""
    labels = table("labels")
    scripts = {"call-script", "voicemail-script", "text-message"}
    facts = {name for situation in SITUATIONS.values() for name in situation.wanted_facts}

    assert set(labels["situations"]) == set(SITUATIONS)
    assert set(labels["fields"]) == set(FIELDS)
    for name, field in labels["fields"].items():
        assert set(field.get("choices", ())) <= {*FIELDS[name].choices}, name
    assert set(labels["missing"]) == facts | {"client", "joined_time", "recipient_phone"}
    assert set(labels["why"]) == set(MessageType) - scripts
    assert set(labels["why_form"]) <= set(CHANNELS)
    for situation, reasons in labels["not_offered"].items():
        assert situation == "any" or not set(reasons) & set(SITUATIONS[situation].channels), situation
