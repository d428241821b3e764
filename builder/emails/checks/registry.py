"""The table of rules: how serious each one is, and which messages it applies to.

Two things are not checked here: the length of mailto links, which the export limits, and most spelling, which the
browser checks. A rule's id is the name of its function.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN
from builder.emails.checks.rule import Rule
from builder.emails.checks.rules import (
    addressing,
    apology,
    appeals,
    dates_and_times,
    length,
    reason,
    request_and_tone,
    spelling,
    structure,
    time_zones,
)
from builder.emails.model.catalogue import Fault, MessageType

_EMAIL: Final = frozenset({"email"})
_WRITTEN: Final = frozenset({"email", "text", "linkedin"})
_SENT: Final = frozenset({"email", "text", "linkedin", "voicemail"})
_LETTER: Final = frozenset({"email", "linkedin"})
_SPOKEN: Final = frozenset({"email", "call"})
_ASKING: Final = frozenset({"email", "text", "call"})
_TEXT, _LINKEDIN, _VOICEMAIL = frozenset({"text"}), frozenset({"linkedin"}), frozenset({"voicemail"})

_MISSED: Final = frozenset(
    {
        MessageType.FIRST_APOLOGY,
        MessageType.AFTER_VOICEMAIL,
        MessageType.REPLY_TO_THEM,
        MessageType.MISSED_AGAIN,
        MessageType.AGENCY,
        MessageType.PANEL,
        MessageType.CAMPUS,
    }
)
"""The first message after a missed interview, in all its variants."""

_FIRST: Final = _MISSED | {MessageType.LATE, MessageType.CANNOT_ATTEND}
_WITH_SPOKEN: Final = _FIRST | {MessageType.AFTER_CALL}
_REACHABLE: Final = _WITH_SPOKEN | {MessageType.CONFIRM_CALL, MessageType.REMINDER}
_WITHDRAWN: Final = frozenset({MessageType.WITHDRAW, MessageType.WITHDRAW_AFTER})
_EVERY_TYPE: Final = frozenset(MessageType)

_OWN: Final = frozenset({Fault.OWN, Fault.SHARED})
_THEIR_OWN: Final = frozenset({Fault.OWN, Fault.SHARED, Fault.EXTERNAL, Fault.PRIVATE, ""})
_NOT_OWN: Final = frozenset({Fault.EXTERNAL, Fault.PRIVATE, Fault.EMPLOYER})

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "placeholder-left": Rule(structure.placeholder_left, FIX),
        "subject-length": Rule(structure.subject_length, FIX, forms=_EMAIL, absence=True),
        "subject-identifies": Rule(
            structure.subject_identifies,
            WARN,
            _WITH_SPOKEN | {MessageType.CONFIRM_CALL} | _WITHDRAWN,
            _EMAIL,
            absence=True,
        ),
        "subject-calm": Rule(structure.subject_calm, WARN, forms=_EMAIL),
        "greeting-names-reader": Rule(addressing.greeting_names_reader, WARN, forms=_EMAIL, absence=True),
        "greeting-current": Rule(addressing.greeting_current, WARN, forms=_EMAIL),
        "interview-identified": Rule(
            structure.interview_identified, FIX, _WITH_SPOKEN | {MessageType.EMPLOYER_SIDE}, absence=True
        ),
        "phone-number-present": Rule(
            structure.phone_number_present,
            WARN,
            _REACHABLE | {MessageType.EMPLOYER_SIDE},
            frozenset({"email", "voicemail"}),
            absence=True,
        ),
        "signature-present": Rule(addressing.signature_present, FIX, forms=_WRITTEN, absence=True),
        "closing-line": Rule(addressing.closing_line, TIP, forms=_EMAIL),
        "weekday-matches-date": Rule(dates_and_times.weekday_matches_date, FIX),
        "offered-times-ahead": Rule(
            dates_and_times.offered_times_ahead,
            FIX,
            _WITH_SPOKEN | {MessageType.REMINDER, MessageType.DECLINE_NEW_TIME},
        ),
        "month-spelt-out": Rule(dates_and_times.month_spelt_out, WARN),
        "time-zone-shown": Rule(time_zones.time_zone_shown, FIX, forms=_WRITTEN),
        "am-or-pm": Rule(dates_and_times.am_or_pm, WARN),
        "names-match-form": Rule(addressing.names_match_form, FIX),
        "tense-fits-time": Rule(structure.tense_fits_time, FIX, _WITH_SPOKEN | {MessageType.EMPLOYER_SIDE}),
        "apology-present": Rule(
            apology.apology_present, FIX, _FIRST | {MessageType.AFTER_REFUSAL, MessageType.WITHDRAW_AFTER}, absence=True
        ),
        "too-many-apologies": Rule(apology.too_many_apologies, WARN, forms=_SENT),
        "apology-early": Rule(apology.apology_early, WARN, _MISSED, _LETTER),
        "apology-specific": Rule(
            apology.apology_specific, TIP, _MISSED | {MessageType.CANNOT_ATTEND, MessageType.AFTER_CALL}, _EMAIL
        ),
        "takes-responsibility": Rule(
            apology.takes_responsibility, WARN, _FIRST, _SPOKEN, frozenset({Fault.OWN}), absence=True
        ),
        "no-needless-self-blame": Rule(apology.no_needless_self_blame, TIP, faults=_NOT_OWN),
        "acknowledges-impact": Rule(
            apology.acknowledges_impact, TIP, _MISSED | {MessageType.AFTER_CALL}, _EMAIL, absence=True
        ),
        "apology-unconditional": Rule(apology.apology_unconditional, WARN),
        "no-plea-for-forgiveness": Rule(apology.no_plea_for_forgiveness, WARN),
        "no-self-insult": Rule(appeals.no_self_insult, FIX),
        "no-flippancy": Rule(apology.no_flippancy, FIX),
        "prevention-step": Rule(apology.prevention_step, TIP, _FIRST, _WRITTEN),
        "no-empty-promise": Rule(apology.no_empty_promise, TIP),
        "reason-present": Rule(reason.reason_present, WARN, _FIRST, absence=True),
        "reason-brief": Rule(reason.reason_brief, WARN),
        "no-blame": Rule(reason.no_blame, FIX),
        "one-reason": Rule(reason.one_reason, WARN, faults=_THEIR_OWN),
        "traffic-margin": Rule(reason.traffic_margin, WARN, _FIRST, _EMAIL, frozenset({Fault.SHARED, ""})),
        "health-details": Rule(reason.health_details, WARN, private=True),
        "private-facts": Rule(reason.private_facts, WARN, private=True),
        "employer-details": Rule(reason.employer_details, TIP),
        "no-rival-offer": Rule(reason.no_rival_offer, WARN, _EVERY_TYPE - _WITHDRAWN),
        "reason-matches-choice": Rule(reason.reason_matches_choice, TIP),
        "no-unasked-proof": Rule(reason.no_unasked_proof, TIP, forms=_EMAIL, private=True),
        "asks-for-new-time": Rule(
            request_and_tone.asks_for_new_time, FIX, request_and_tone.RESCHEDULING, _ASKING, absence=True
        ),
        "concrete-times": Rule(
            request_and_tone.concrete_times,
            FIX,
            request_and_tone.RESCHEDULING | {MessageType.REMINDER, MessageType.DECLINE_NEW_TIME},
            _EMAIL,
            absence=True,
        ),
        "restates-interest": Rule(
            request_and_tone.restates_interest,
            WARN,
            request_and_tone.RESCHEDULING | {MessageType.REMINDER},
            _EMAIL,
            absence=True,
        ),
        "clear-question": Rule(request_and_tone.clear_question, FIX, forms=_WRITTEN, absence=True),
        "no-begging": Rule(request_and_tone.no_begging, FIX),
        "no-hardship": Rule(appeals.no_hardship, FIX, private=True),
        "even-tempered": Rule(request_and_tone.even_tempered, WARN),
        "no-flattery": Rule(request_and_tone.no_flattery, TIP),
        "no-pressure": Rule(request_and_tone.no_pressure, WARN),
        "accepts-no": Rule(
            request_and_tone.accepts_no,
            TIP,
            frozenset({MessageType.REMINDER, MessageType.PANEL}),
            _EMAIL,
            absence=True,
        ),
        "no-second-request": Rule(request_and_tone.no_second_request, FIX, frozenset({MessageType.AFTER_REFUSAL})),
        "withdraws-clearly": Rule(request_and_tone.withdraws_clearly, FIX, _WITHDRAWN, absence=True),
        "no-slang": Rule(request_and_tone.no_slang, WARN, forms=_WRITTEN),
        "capitals-and-apostrophes": Rule(spelling.capitals_and_apostrophes, WARN, forms=_LETTER),
        "no-doubled-word": Rule(spelling.no_doubled_word, WARN, forms=_WRITTEN),
        "thanks-once": Rule(request_and_tone.thanks_once, TIP, forms=_EMAIL),
        "message-length": Rule(length.message_length, FIX, forms=_EMAIL, absence=True),
        "sentence-length": Rule(length.sentence_length, WARN, forms=_LETTER),
        "plain-words": Rule(length.plain_words, TIP, forms=_EMAIL),
        "paragraph-length": Rule(length.paragraph_length, TIP, forms=_EMAIL),
        "text-message-length": Rule(length.text_message_length, WARN, forms=_TEXT),
        "linkedin-length": Rule(length.linkedin_length, WARN, forms=_LINKEDIN),
        "voicemail-length": Rule(length.voicemail_length, WARN, forms=_VOICEMAIL),
        "arrival-time": Rule(length.arrival_time, FIX, frozenset({MessageType.LATE}), absence=True),
    }
)

SUPPRESSED_BY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "subject-length": ("subject-identifies",),
        "traffic-margin": ("takes-responsibility", "one-reason"),
    }
)
"""A rule's findings are dropped if one of these rules has any: it says as much already, or contradicts it."""
