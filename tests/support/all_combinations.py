"""Every valid combination of choices, with empty and with full facts."""

import hashlib
import itertools
from collections.abc import Iterator

from builder.emails.form.situation import available_channels
from builder.emails.model.catalogue import (
    CANDOUR,
    CAUSES,
    FIELDS,
    FORMATS,
    LOCALES,
    RECIPIENTS,
    SITUATIONS,
    VOICES,
    cause_fits,
)

type Answers = dict[str, str]

FACTS: Answers = {
    "your_name": "Sam Taylor",
    "recipient_name": "Ms Okafor",
    "role": "Data Analyst",
    "company": "Northwind",
    "client": "Northwind",
    "phone": "07700 900123",
    "interview_date": "2026-11-24",
    "interview_time": "10:00",
    "your_zone": "Europe/London",
    "their_zone": "Europe/London",
    "slot1_date": "2026-11-26",
    "slot1_start": "14:00",
    "slot1_end": "16:00",
    "slot2_date": "2026-11-27",
    "slot2_start": "09:30",
    "new_date": "2026-12-01",
    "new_time": "11:00",
    "place": "2 Station Road, Leeds",
    "eta_minutes": "25",
    "voicemail_time": "10:20",
    "first_sent": "2026-11-20",
    "joined_time": "09:58",
    "waited_until": "10:15",
}
OTHER_CAUSE = "the lift was out of order and nobody could get up"


def choices() -> Iterator[Answers]:
    """Yield every valid set of choices."""
    for situation, recipient, format_, locale in itertools.product(SITUATIONS, RECIPIENTS, FORMATS, LOCALES):
        base = {"situation": situation, "recipient": recipient, "format": format_, "locale": locale}
        causes = [c for c in CAUSES if cause_fits(c, situation)] if situation in FIELDS["cause"].situations else []
        for cause in ("", *causes):
            for more in _kinds(cause):
                for form in (f for f, fits in available_channels(situation).items() if fits):
                    yield {**base, **more, "form": form}


def _kinds(cause: str) -> list[Answers]:
    """Return the further choices that a cause brings."""
    if cause == "other":
        return [{"cause": cause, "other_cause": OTHER_CAUSE, "other_class": c} for c in FIELDS["other_class"].choices]
    if cause in FIELDS["candour"].causes:
        return [{"cause": cause, "candour": candour} for candour in CANDOUR]
    return [{"cause": cause}]


def filled(answers: Answers) -> Answers:
    """Return choices with every fact given; whoever was late today missed it today."""
    before = SITUATIONS[answers["situation"]].tense == "before"
    return {**FACTS, **({} if before else {"when": "today"}), **answers}


def varied(answers: Answers) -> Answers:
    """Return choices with a voice, a wording and one of the cause's kinds: the same ones for the same choices."""
    digest = _digest(answers)
    kinds = ("", *(CAUSES[answers["cause"]].kinds if answers.get("cause") else ()))
    more = {
        "voice": VOICES[digest[1] % len(VOICES)],
        "wording": str(digest[2] % 64),
        "cause_kind": kinds[digest[3] % len(kinds)],
    }
    return {**answers, **more}


def sampled(everything: Iterator[Answers], share: int) -> Iterator[Answers]:
    """Yield one in `share` of the combinations, the same ones on every run."""
    for answers in everything:
        if _digest(answers)[0] % share == 0:
            yield answers


def _digest(answers: Answers) -> bytes:
    """Return bytes that look random, the same ones for the same answers."""
    return hashlib.sha256(repr(sorted(answers.items())).encode()).digest()
