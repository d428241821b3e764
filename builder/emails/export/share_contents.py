"""What a share link holds, in a sentence for whoever opens it."""

from collections.abc import Mapping
from typing import Final

from builder.emails.model.catalogue import FIELDS
from builder.emails.translations import load_table

_OWN_PARTS: Final = ("role", "company")
_CAUSE_PREFIXES: Final = ("cause", "other_")
_UNNAMED: Final = ("settings", "unseen")
"""The groups of fields that say nothing about anybody, or that no link holds."""


def contents_in_words(answers: Mapping[str, str], language: str) -> str:
    """Return what the answers of a link are about, and what to do next; "" where nothing in it is worth naming."""
    words = load_table(language, "handoff")["contents"]
    parts = dict.fromkeys(_part(name) for name in FIELDS if name in answers)
    names = [str(words["parts"][part]) for part in parts if part not in _UNNAMED]
    if not names:
        return ""
    *others, last = names
    sentences = [words["filled_in"].format(parts=words["and"].join([", ".join(others), last] if others else [last]))]
    sentences += [words["your_name"]] * ("your_name" not in answers)
    sentences += [words["recipient_email"]] * ("recipient_email" in answers)
    return " ".join(sentences)


def _part(name: str) -> str:
    """Return the part of a form that a field belongs to, as the sentence names it."""
    if name in _OWN_PARTS:
        return name
    return "cause" if name.startswith(_CAUSE_PREFIXES) else FIELDS[name].group
