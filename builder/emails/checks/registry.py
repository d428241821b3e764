"""The table of rules: what each looks for, how serious it is, and where it applies.

Left out are L8 (the length of mailto links: the ways out see to it) and L10 (spelling: the browser sees to it).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN
from builder.emails.checks.rule import Rule
from builder.emails.checks.rules import (
    addressing,
    apology,
    dates_and_times,
    length,
    reason,
    request_and_tone,
    structure,
)

_EMAIL: Final = frozenset({"email"})
_WRITTEN: Final = frozenset({"email", "text", "linkedin"})
_LETTER: Final = frozenset({"email", "linkedin"})
_SPOKEN: Final = frozenset({"email", "call"})
_ASKING: Final = frozenset({"email", "text", "call"})
_TEXT, _LINKEDIN, _VOICEMAIL = frozenset({"text"}), frozenset({"linkedin"}), frozenset({"voicemail"})

_MISSED: Final = frozenset({"M3", "M5", "M6", "M17", "M18", "M20"})
"""The first message after a miss, in all its variants."""

_FIRST: Final = _MISSED | {"M1", "M2"}
_WITH_SPOKEN: Final = _FIRST | {"M4"}
_REACHABLE: Final = _WITH_SPOKEN | {"M7", "M10a"}
_WITHDRAWN: Final = frozenset({"M12a", "M12b"})
_THANKS: Final = _MISSED | {"M4", "M7", "M8", "M9", "M10a", "M10b", "M11a", "M11b", "M12a", "M12b"}
_EVERY_TYPE: Final = _THANKS | {"M1", "M2", "M19"}

_OWN: Final = frozenset({"A", "B"})
_NOT_OWN: Final = frozenset({"C", "D", "E"})

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "F1": Rule(structure.placeholders, FIX),
        "F2": Rule(structure.subject_present, FIX, forms=_EMAIL, absence=True),
        "F3": Rule(structure.subject_identifies, WARN, _WITH_SPOKEN | {"M7"} | _WITHDRAWN, _EMAIL, absence=True),
        "F4": Rule(structure.subject_calm, WARN, forms=_EMAIL),
        "F5": Rule(addressing.recipient_named, WARN, forms=_EMAIL, absence=True),
        "F6": Rule(addressing.greeting_current, WARN, forms=_EMAIL),
        "F7": Rule(structure.which_interview, FIX, _WITH_SPOKEN | {"M19"}, absence=True),
        "F8": Rule(structure.phone_number, WARN, _REACHABLE | {"M19"}, frozenset({"email", "voicemail"}), absence=True),
        "F9": Rule(addressing.signed, FIX, forms=_WRITTEN, absence=True),
        "F10": Rule(addressing.closing_line, TIP, forms=_EMAIL),
        "F11": Rule(dates_and_times.weekday_right, FIX),
        "F12": Rule(dates_and_times.slots_ahead, FIX, _WITH_SPOKEN | {"M10a", "M11b"}),
        "F13": Rule(dates_and_times.date_spelt, WARN),
        "F14": Rule(dates_and_times.zone_shown, FIX, forms=_WRITTEN),
        "F15": Rule(dates_and_times.half_day_clear, WARN),
        "F16": Rule(addressing.consistent, FIX),
        "F17": Rule(structure.tense, FIX, _WITH_SPOKEN | {"M19"}),
        "A1": Rule(apology.present, FIX, _FIRST | {"M9", "M12b"}, absence=True),
        "A2": Rule(apology.not_too_many, WARN),
        "A3": Rule(apology.early, WARN, _MISSED, _LETTER),
        "A4": Rule(apology.names_the_wrong, TIP, _MISSED | {"M2", "M4"}, _EMAIL),
        "A5": Rule(apology.owned, FIX, _FIRST, _SPOKEN, _OWN, absence=True),
        "A6": Rule(apology.no_false_blame, TIP, faults=_NOT_OWN),
        "A7": Rule(apology.impact, TIP, _MISSED | {"M4"}, _EMAIL, absence=True),
        "A8": Rule(apology.unconditional, WARN),
        "A9": Rule(apology.no_forgiveness, WARN),
        "A10": Rule(apology.not_flippant, FIX),
        "A11": Rule(apology.prevention, WARN, _MISSED, _EMAIL, _OWN, absence=True),
        "A12": Rule(apology.no_overpromise, TIP),
        "R1": Rule(reason.present, WARN, _FIRST, absence=True),
        "R2": Rule(reason.brief, WARN),
        "R3": Rule(reason.no_blame, FIX),
        "R4": Rule(reason.one_reason, WARN),
        "R5": Rule(reason.margin, WARN, _FIRST, _EMAIL, frozenset({"B", ""})),
        "R6": Rule(reason.health, WARN, private=True),
        "R7": Rule(reason.protected, WARN, private=True),
        "R8": Rule(reason.employer_unnamed, TIP),
        "R9": Rule(reason.no_rival, WARN, _EVERY_TYPE - _WITHDRAWN),
        "R10": Rule(reason.honest, TIP),
        "R11": Rule(reason.no_proof, TIP, forms=_EMAIL, private=True),
        "K1": Rule(request_and_tone.asks_for_time, FIX, request_and_tone.RESCHEDULING, _ASKING, absence=True),
        "K2": Rule(
            request_and_tone.concrete_times, FIX, request_and_tone.RESCHEDULING | {"M10a", "M11b"}, _EMAIL, absence=True
        ),
        "K3": Rule(
            request_and_tone.flexible, TIP, request_and_tone.RESCHEDULING | {"M10a", "M11b"}, _EMAIL, absence=True
        ),
        "K4": Rule(request_and_tone.interested, WARN, request_and_tone.RESCHEDULING | {"M10a"}, _EMAIL, absence=True),
        "K5": Rule(request_and_tone.clear_ask, FIX, absence=True),
        "K6": Rule(request_and_tone.no_begging, FIX),
        "K7": Rule(request_and_tone.even_tempered, WARN),
        "K8": Rule(request_and_tone.no_flattery, TIP),
        "K9": Rule(request_and_tone.no_pressure, WARN),
        "K10": Rule(request_and_tone.accepts_a_no, TIP, _MISSED | {"M1", "M10a", "M10b"}, _EMAIL),
        "K11": Rule(request_and_tone.does_not_ask_again, FIX, frozenset({"M9"})),
        "K12": Rule(request_and_tone.withdraws_clearly, FIX, _WITHDRAWN, absence=True),
        "K13": Rule(request_and_tone.not_casual, WARN, forms=_WRITTEN),
        "K14": Rule(request_and_tone.thanks_once, TIP, _THANKS, _EMAIL, absence=True),
        "L1": Rule(length.body_length, FIX, forms=_EMAIL, absence=True),
        "L2": Rule(length.sentence_length, WARN, forms=_LETTER),
        "L3": Rule(length.grade, TIP, forms=_EMAIL),
        "L4": Rule(length.paragraphs, TIP, forms=_EMAIL),
        "L5": Rule(length.text_message, WARN, forms=_TEXT),
        "L6": Rule(length.linkedin, WARN, forms=_LINKEDIN),
        "L7": Rule(length.voicemail, WARN, forms=_VOICEMAIL),
        "L9": Rule(length.arrival, FIX, frozenset({"M1"}), absence=True),
    }
)

SAID_BY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"F2": ("F3",), "R5": ("A5", "R4"), "A12": ("A11",)})
"""Rules that keep quiet where another has said as much already, or something that does not go with it."""
