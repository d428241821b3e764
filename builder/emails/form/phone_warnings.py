"""What is doubtful about the telephone numbers among the answers."""

import re
from collections.abc import Mapping
from typing import Final

from builder.emails.form.field_messages import FieldMessages

_DEAD_PHONES: Final = (("tech-failure", "phone"), ("outage", "phone-signal"), ("phone-off", "flat"))
"""Causes, with their kinds, by which the visitor's own phone does not work."""

_BRITISH: Final = re.compile(r"(?:0|(?:\+|00)440?)[1238]\d{8,9}")
"""A number of a British landline (01, 02), or one that organisations have instead (03, 08)."""
_TOLL_FREE: Final = re.compile(r"(?:\+?1)?8(?:00|33|44|55|66|77|88)\d{7}")
"""An American number that costs its callers nothing."""


def warn_about_phones(clean: Mapping[str, str], channel: str, messages: FieldMessages) -> None:
    """Ask about a number of the visitor's that can't ring, and about one of theirs that takes no texts."""
    if clean["phone"] and (clean["cause"], clean["cause_kind"]) in _DEAD_PHONES:
        messages.add_warning("phone", "phone-not-working")
    if channel == "text" and _seldom_takes_texts(clean["recipient_phone"]):
        messages.add_warning("recipient_phone", "no-texts")


def _seldom_takes_texts(number: str) -> bool:
    """Return whether a number, without its extension, is one that texts seldom reach."""
    dialled = re.sub(r"[^\d+]", "", re.split("[a-zA-Z]", number, maxsplit=1)[0])
    return any(pattern.fullmatch(dialled) for pattern in (_BRITISH, _TOLL_FREE))
