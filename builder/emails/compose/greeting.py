"""How a message greets its reader and takes its leave."""

from collections.abc import Mapping
from typing import Any

from builder.emails.compose.wordings import Facts, parse_wording
from builder.emails.model.context import Context
from builder.emails.translations import load_table, translations


def greeting(context: Context, facts: Facts) -> str:
    """Return the greeting without its comma: by name if there is one, else what suits the reader."""
    words: Mapping[str, Any] = load_table(context.language, "recipients")
    if not facts["their_name"]:
        return parse_wording("greeting", {"text": words[context.recipient]["greeting"]}).render(facts)
    is_informal = context.voice != "formal" and facts["first_name"]
    return str(words["named"]["informal" if is_informal else "usual"]).format(**facts)


def closing(context: Context) -> str:
    """Return the closing line without its comma; a formal one needs a name in the greeting (British usage)."""
    closings: Mapping[str, list[str]] = translations(context.language).vocabulary(context.locale)["close"]
    if context.voice == "formal" and context.recipient_name:
        return closings["formal"][0]
    choices = closings["friendly" if context.formality == "friendly" else "neutral"]
    return choices[context.wording % len(choices)]
