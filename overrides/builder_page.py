"""What the builder's page is made of: the facts and words of the package, as plain data for its template."""

import tomllib
from collections.abc import Mapping
from typing import Any

from builder.emails import catalogue, words
from builder.emails.ready import ready

LANGUAGE = "en"


def context(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """The `builder` of the page's template.

    Args:
        manifest: what the Python distribution consists of, with addresses from the site's root.

    Returns:
        catalogue: the package's facts; words: its word tables by name; ready: the ready-made messages, situation ->
        cause ("" for none) -> subject and body; runtime: the manifest.
    """
    return {
        "catalogue": catalogue.as_data(),
        "words": _tables(LANGUAGE),
        "ready": _ready("en-GB"),
        "runtime": dict(manifest),
    }


def _tables(language: str) -> dict[str, Any]:
    """Every word table of a language, by name."""
    folder = words.folder(language)
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }


def _ready(locale: str) -> dict[str, dict[str, dict[str, str]]]:
    """The messages that need no Python, for when it is not there yet or cannot start."""
    messages: dict[str, dict[str, dict[str, str]]] = {}
    for (situation, cause), message in ready(locale).items():
        messages.setdefault(situation, {})[cause] = {"subject": message.subject, "body": message.body}
    return messages
