"""The facts of a context in words, as wordings name them; "" for what isn't known. wordings/README.md lists them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from builder.emails.compose.date_format import close_dates, count_in_words
from builder.emails.compose.interview_facts import interview_facts
from builder.emails.compose.offer_groups import are_dated, are_in_prose, group_offers
from builder.emails.compose.offers import (
    join_offers,
    offer_lines,
    offers_as_adverbs,
    offers_in_a_text,
    offers_in_an_email,
    spoken_offers,
)
from builder.emails.compose.own_words import first_person_clause, straighten
from builder.emails.compose.time_facts import time_facts
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.model.context import Context
from builder.emails.translations import load_table, translations

type TextFacts = dict[str, str]

_PLAIN: Final = (
    "role", "company", "client", "phone", "place", "platform", "others", "adjustment",
    "thread_subject", "availability", "note", "remedy", "motivation", "withdraw_reason",
)  # fmt: skip
_OWN_SENTENCES: Final = ("availability", "note", "remedy", "motivation", "withdraw_reason")
_JOB_NOUNS: Final = (
    "role", "position", "job", "post", "apprenticeship", "internship", "placement", "traineeship", "shift", "trial",
)  # fmt: skip
_NAMES_JOB: Final = re.compile(rf"\b(?:{'|'.join(_JOB_NOUNS)})(?:$| (?:at|with|in|for)\b)", re.IGNORECASE)
"""A job that needs no noun beside its name: "sales position", "forklift job at Pellow Logistics"."""

_NAMES_EMPLOYER: Final = re.compile(r" (?:at|with) [A-Z]")
"""A job that says whose it is: no company is named after it."""

MAX_WORDS_OF_PLACE: Final = 5
"""With more it is an address, which nobody writes in the middle of a sentence."""

MAX_WORDS_BESIDE_APOLOGY: Final = 40
"""A reason of the visitor's own that is longer has a paragraph to itself."""


def facts_of(context: Context) -> TextFacts:
    """Return every fact in words, by name."""
    vocabulary = translations(context.language).vocabulary(context.locale)
    phrases = load_table(context.language, "phrases")
    facts: dict[str, str] = dict(vocabulary["words"])
    facts |= {name: getattr(context, name) for name in _PLAIN}
    facts |= {name: straighten(facts[name]) for name in _OWN_SENTENCES}
    facts |= _people(context)
    facts |= interview_facts(context)
    facts |= time_facts(context)
    facts |= _offered(context)
    facts["reach"] = str(vocabulary["reach"]).format(phone=context.phone) if context.phone else ""
    facts["their_message"] = str(phrases["their_message"].get(context.their_message, ""))
    facts["your_call"] = str(phrases["your_call"].get(context.their_call, ""))
    facts["withdraw_inline"] = inline(facts["withdraw_reason"], context)
    facts["withdraw_start"] = facts["withdraw_inline"] and facts["withdraw_reason"].rstrip(".")
    is_about_times = _is_about_times(context.remedy, context)
    facts["remedy_clause"] = "" if is_about_times else first_person_clause(facts["remedy"])
    facts["at_place"] = at_place = _with_preposition(context.place, phrases)
    facts["to_place"] = _short_place(context.place, phrases)
    facts["at_place_inside"] = f"{at_place}," if "," in at_place else at_place
    facts["adjustment"] = context.adjustment.rstrip(".")
    facts["detail"] = detail = context.cause_detail.rstrip(".")
    has_preposition = detail.split(" ")[0].lower() in phrases["prepositions"]
    facts["aside"] = detail if has_preposition or not detail else f"({detail})"
    facts["which_one"] = _apposition(detail, "the ", phrases)
    facts["which_road"] = _apposition(detail, str(vocabulary["road_article"]), phrases)
    facts["thread_subject"] = re.sub(r"^(?:re|fw|fwd)\s*:\s*", "", context.thread_subject, flags=re.IGNORECASE)
    return facts


def _apposition(detail: str, article: str, phrases: Mapping[str, Any]) -> str:
    """Return a detail as it follows a noun: ", the 8.12 from Leeds,", " near Reading"; "" for none."""
    first, _, rest = detail.partition(" ")
    if not detail or first.lower() in phrases["prepositions"]:
        return detail and f" {detail}"
    return f", the {rest}," if first.lower() == "the" and rest else f", {article}{detail},"


def _short_place(place: str, phrases: Mapping[str, Any]) -> str:
    """Return a place as it follows "come to": "your Reading office", "14 Harbour Street"; "" for a link."""
    name = place.split(",")[0]
    first, _, rest = name.partition(" ")
    name = rest if first.lower() in phrases["prepositions"] else name
    is_link = "://" in place or place.lower().startswith(tuple(phrases["platforms"]))
    return "" if is_link or len(name.split()) > MAX_WORDS_OF_PLACE else name


def _with_preposition(place: str, phrases: Mapping[str, Any]) -> str:
    """Return a place as it follows a verb: "at your Reading office", "on Zoom"; as it is where it has a preposition."""
    if not place or place.split(" ")[0].lower() in phrases["prepositions"]:
        return place
    is_platform = place.lower().startswith(tuple(phrases["platforms"]))
    return f"{phrases['on_platform' if is_platform else 'at_place']} {place}"


def _people(context: Context) -> TextFacts:
    """Return names, and the job as it stands in a sentence."""
    role = re.sub(r"^(?:the|an?)\s+", "", context.role, flags=re.IGNORECASE)
    nouns: Mapping[str, str] = translations(context.language).vocabulary(context.locale)["job_nouns"]
    noun = nouns.get(context.form) or nouns.get(context.recipient) or nouns["other"]
    role_with_noun = role if not role or _NAMES_JOB.search(role) else f"{role} {noun}"
    reader = context.recipient_name
    phrases = load_table(context.language, "phrases")["greetings"]
    client = context.client or (context.company if context.recipient == "agency" else "")
    return {
        "name": context.your_name,
        "their_name": reader,
        "first_name": reader if reader and " " not in reader else "",
        "hi": f"{phrases['hello'] if reader and ' ' in reader else phrases['hi']}{f' {reader}' if reader else ''},",
        "role": role,
        "the_role": role_with_noun and f"the {role_with_noun}",
        "the_role_start": role_with_noun and f"The {role_with_noun}",
        "job": re.sub(rf"\s+(?:{'|'.join(_JOB_NOUNS[:4])})$", "", role, flags=re.IGNORECASE),
        "client": client,
        **({"company": client} if context.recipient == "agency" else {}),
        **({"company": ""} if _NAMES_EMPLOYER.search(role) else {}),
        "count": count_in_words(context.waited_count, context),
    }


def _offered(context: Context) -> TextFacts:
    """Return the times on offer, in a row and as they're said."""
    is_dated = are_dated(context)
    row = join_offers(offer_lines(context) if is_dated else offers_in_an_email(context), context)
    return {
        "offer_line": row,
        "offer_at": "" if is_dated else join_offers(offers_as_adverbs(context), context),
        "offer_start": row[:1].upper() + row[1:],
        "offer_brief": join_offers(offers_in_a_text(context), context),
        "offer_spoken": join_offers(spoken_offers(context), context),
    }


def listed_offers(context: Context) -> tuple[str, ...]:
    """Return the lines of a list of offers; nothing where they stand in a sentence."""
    if are_in_prose(group_offers(context)):
        return ()
    return tuple(close_dates(line[0].upper() + line[1:]) for line in offer_lines(context))


def inline(sentence: str, context: Context) -> str:
    """Return a sentence as it goes on after a colon, without its stop; "" where it can't: a name first, or a colon."""
    words = load_table(context.language, "phrases")["lowered"]
    body = sentence.rstrip(".")
    first = re.split(r"[ '’]", body, maxsplit=1)[0]
    if not body or re.search(r"[.!?…]\s|:", body) or body[-1] in "!?…":
        return ""
    if first == "I":
        return body
    return body[0].lower() + body[1:] if first.lower() in words else ""


def plain_values(context: Context) -> dict[str, Any]:
    """Return the values that templates may test: what kind of message it is, and how it's arranged."""
    return {
        "situation": context.situation,
        "message_type": str(context.message_type),
        "voice": context.voice,
        "format": context.format,
        "tense": SITUATIONS[context.situation].tense,
        "arrangement": context.wording // 2 % 3,
        "slots": listed_offers(context),
        "is_remedy_about_times": _is_about_times(context.remedy, context),
        "is_long_reason": len(context.other_cause.split()) > MAX_WORDS_BESIDE_APOLOGY,
    }


def _is_about_times(remedy: str, context: Context) -> bool:
    """Return whether what is sorted concerns the times on offer, and so has to follow them."""
    words = {*re.findall(r"\w+", remedy.lower())}
    weekdays: list[str] = load_table(context.language, "dates")["weekdays"]
    about_times: list[str] = load_table(context.language, "phrases")["about_times"]
    return bool(words & {*about_times, *(day.lower() for day in weekdays)})
