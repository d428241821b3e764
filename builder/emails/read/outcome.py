"""Says what follows from the kind of a mail: its thread's subject, what came back, its register."""

import re
from datetime import datetime
from typing import Final

from builder.emails.read import people
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import phrases
from builder.emails.read.reading import REPLY, Fact

_REPLY_CONTACTS: Final = {
    "new-time": "agreed-email", "moved": "moved-fits", "no": "refused", "asks-times": "they-wrote",
    "asks-what-happened": "they-wrote", "still-open": "they-wrote",
}  # fmt: skip


def is_gone(facts: dict[str, Fact], now: datetime) -> bool:
    """Return whether a new day and time lie before now."""
    day, at = facts.get("new_date"), facts.get("new_time")
    return day is not None and at is not None and datetime.fromisoformat(f"{day.value}T{at.value}") < now


def settle(facts: dict[str, Fact], kind: str, reply: str, letter: Letter, body: str, language: str) -> dict[str, Fact]:
    """Return the facts with what follows from the kind of mail: its thread's subject, what came back, its register."""
    span = letter.headers.get("subject")
    if span and letter.subject:
        facts["thread_subject"] = letter.fact(letter.subject[:120], span.start, span.end)
    if kind == REPLY and reply in _REPLY_CONTACTS:
        evidence = letter.fact("", letter.body.start, min(letter.body.end, letter.body.start + 80)).evidence
        facts["contact"] = Fact(_REPLY_CONTACTS[reply], evidence)
        if reply == "asks-what-happened":
            is_interest = phrases(language, "reply", "asks_interested").search(body)
            facts["asked"] = Fact("interested" if is_interest else "what", evidence)
    formal = people.titled_greeting(body, language) or re.search(r"(?i)\byours (?:sincerely|faithfully|truly)\b", body)
    if formal:
        begin = letter.body.start + formal.start()
        facts["voice"] = letter.fact("formal", begin, begin + len(formal[0]))
    return facts
