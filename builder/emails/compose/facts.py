"""The facts of a context in words, as wordings name them; "" for what isn't known. wordings/README.md lists them."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from builder.emails.compose.date_format import (
    bare_time_in_words,
    day_in_words,
    moment_in_words,
    time_in_words,
    zone_in_words,
)
from builder.emails.compose.offer_groups import are_dated, are_in_prose, group_offers
from builder.emails.compose.offers import (
    join_offers,
    offer_lines,
    offers_as_adverbs,
    offers_in_a_text,
    offers_in_an_email,
    spoken_offers,
)
from builder.emails.compose.spoken import spoken_time
from builder.emails.model.catalogue import INTERMEDIARIES, SITUATIONS
from builder.emails.model.context import Context
from builder.emails.translations import load_table, translations

type TextFacts = dict[str, str]

_PLAIN: Final = (
    "role", "company", "client", "phone", "place", "platform", "others", "adjustment",
    "thread_subject", "availability", "note", "remedy", "motivation", "withdraw_reason",
)  # fmt: skip
_JOB_NOUNS: Final = (
    "role", "position", "job", "post", "apprenticeship", "internship", "placement", "traineeship", "shift", "trial",
)  # fmt: skip
_FEW_DAYS: Final = 6
MINUTES_PER_HOUR: Final = 60
MAX_WORDS_OF_PLACE: Final = 5
"""With more it is an address, which nobody writes in the middle of a sentence."""

MAX_WORDS_BESIDE_APOLOGY: Final = 40
"""A reason of the visitor's own that is longer has a paragraph to itself."""

_NOON, _EVENING = time(12), time(17)


def facts_of(context: Context) -> TextFacts:
    """Return every fact in words, by name."""
    vocabulary = translations(context.language).vocabulary(context.locale)
    phrases = load_table(context.language, "phrases")
    facts: dict[str, str] = dict(vocabulary["words"])
    facts |= {name: getattr(context, name) for name in _PLAIN}
    facts |= _people(context)
    facts |= _interview(context)
    facts |= _times(context)
    facts |= _offered(context)
    facts["reach"] = str(vocabulary["reach"]).format(phone=context.phone) if context.phone else ""
    facts["their_message"] = str(phrases["their_message"].get(context.their_message, ""))
    facts["withdraw_start"] = inline(context.withdraw_reason, context) and context.withdraw_reason.rstrip(".")
    facts["at_place"] = at_place = _with_preposition(context.place, phrases)
    facts["to_place"] = _short_place(context.place, phrases)
    facts["at_place_inside"] = f"{at_place}," if "," in at_place else at_place
    facts["adjustment"] = context.adjustment.rstrip(".")
    facts["detail"] = detail = context.cause_detail.rstrip(".")
    has_preposition = detail.split(" ")[0].lower() in phrases["prepositions"]
    facts["aside"] = detail if has_preposition or not detail else f"({detail})"
    facts["thread_subject"] = re.sub(r"^(?:re|fw|fwd)\s*:\s*", "", context.thread_subject, flags=re.IGNORECASE)
    return facts


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
    has_noun = role.lower().endswith(_JOB_NOUNS)
    reader = context.recipient_name
    phrases = load_table(context.language, "phrases")["greetings"]
    client = context.client or (context.company if context.recipient == "agency" else "")
    return {
        "name": context.your_name,
        "their_name": reader,
        "first_name": reader if reader and " " not in reader else "",
        "hi": f"{phrases['hello'] if reader and ' ' in reader else phrases['hi']}{f' {reader}' if reader else ''},",
        "role": role,
        "the_role": f"the {role}" if has_noun else f"the {role} role" if role else "",
        "the_role_start": f"The {role}" if has_noun else f"The {role} role" if role else "",
        "job": re.sub(rf"\s+(?:{'|'.join(_JOB_NOUNS[:4])})$", "", role, flags=re.IGNORECASE),
        "client": client,
        **({"company": client} if context.recipient == "agency" else {}),
        "count": _count_in_words(context.waited_count, context),
    }


def _count_in_words(count: int | None, context: Context) -> str:
    """Return a small number as a word, as prose has it, and a greater one in figures; "" for none."""
    units: list[str] = load_table(context.language, "dates")["spoken"]["units"]
    return (units[count] if count < len(units) else str(count)) if count else ""


def _interview(context: Context) -> TextFacts:
    """Return the interview: its time, its day, and what to call it."""
    slot = context.interview
    zone = f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""
    start = time_in_words(slot.start, context) + zone if slot and slot.start else ""
    day = slot.date if slot else ""
    if not day and (context.when in ("hour", "today") or context.situation == "late"):
        day = context.today
    on_day, near = _day(day, context)
    part_of_day = _part_of_day(day, slot.start if slot else "", context) if near else ""
    noun = str(load_table(context.language, "phrases")["interview"][context.format or "any"])
    if context.platform and context.format == "video":
        noun = f"{context.platform} interview"
    is_ours = context.recipient not in INTERMEDIARIES
    whose, employer = ("our", "") if is_ours else ("my", context.client or context.company)
    where = f"with {employer}" if employer else ""
    # "Our 2pm UK time interview" trips, "our interview at 2pm UK time" doesn't.
    parts = (noun, where, f"at {start}") if zone and start else (start, noun, where)
    named = " ".join(filter(None, parts))
    bare_start = bare_time_in_words(slot.start, context) if slot and slot.start else ""
    bare = named if zone else " ".join(filter(None, (bare_start, noun, where)))
    spoken_start = spoken_time(slot.start, context) if slot and slot.start else ""
    return {
        "time": start,
        "day": on_day,
        "day_possessive": f"{on_day.removeprefix('on ')}'s" if near else "",
        "when": " ".join(filter(None, (f"at {start}" if start else "", on_day))),
        "part_of_day": part_of_day,
        "part_noun": part_of_day.rpartition(" ")[2],
        "time_of_day": _time_of_day(slot.start, part_of_day, context) if slot and part_of_day and not zone else "",
        "event": f"{whose} {named}",
        "event_of_day": f"{whose} {bare} {part_of_day}" if part_of_day else "",
        "my_event": f"my {named}",
        "the_event": f"the {named}",
        "event_start": f"{whose.capitalize()} {named}",
        "event_noun": noun,
        "spoken_event": " ".join(filter(None, (whose, spoken_start, noun, where))),
    }


def _day(day: str, context: Context) -> tuple[str, bool]:
    """Return a day with its preposition, and whether it is within a week."""
    if not day:
        return "", False
    gap = (date.fromisoformat(day) - date.fromisoformat(context.today)).days
    if -1 <= gap <= 1:
        return day_in_words(day, context), True
    weekdays: list[str] = load_table(context.language, "dates")["weekdays"]
    if abs(gap) <= _FEW_DAYS:
        return f"on {weekdays[date.fromisoformat(day).weekday()]}", True
    return f"on {day_in_words(day, context, near=False)}", False


def _part_of_day(day: str, start: str, context: Context) -> str:
    """Return "this morning", "yesterday afternoon" or "on Tuesday morning"; "" for an unknown time, and for noon."""
    if not (day and start) or time.fromisoformat(start) == _NOON:
        return ""
    parts: list[str] = load_table(context.language, "dates")["days"]["parts"]
    clock_time = time.fromisoformat(start)
    part = parts[0 if clock_time < _NOON else 1 if clock_time < _EVENING else 2]
    on_day, _ = _day(day, context)
    return f"this {part}" if day == context.today else f"{on_day} {part}"


def _time_of_day(start: str, part_of_day: str, context: Context) -> str:
    """Return "9.30 this morning": the hour without am or pm, since the part of the day says which; "" for noon."""
    written = time_in_words(start, context)
    hour = re.sub(r"\s*[ap]m$", "", written, flags=re.IGNORECASE)
    return f"{hour} {part_of_day}" if hour != written else ""


def _times(context: Context) -> TextFacts:
    """Return every other date and time."""
    own_zone = f" {zone_in_words(context.your_zone, context)}" if context.zones_differ else ""
    walls = {"voicemail_time": context.voicemail_time, "joined": context.joined_time}
    walls |= {"waited_until": context.waited_until}
    agreed = context.agreed
    agreed_date = (agreed.their_date or agreed.date) if agreed else ""
    return {
        **{name: time_in_words(wall, context) + own_zone if wall else "" for name, wall in walls.items()},
        "eta": _eta(context),
        "spoken_eta": spoken_time(_arrival(context), context) if _arrival(context) else "",
        "minutes": str(context.eta_minutes or ""),
        "wait": str(context.wait_minutes or ""),
        "notice_minutes": _notice_minutes(context),
        "first_sent": _day(context.first_sent, context)[0],
        "available_from": day_in_words(context.available_from, context, near=False) if context.available_from else "",
        "agreed": moment_in_words(agreed, context) if agreed else "",
        "agreed_day": day_in_words(agreed_date, context, near=False) if agreed else "",
        "agreed_short": _agreed_short(context),
    }


def _agreed_short(context: Context) -> str:
    """Return the new time as it stands in a subject: the day and the hour, in the reader's zone."""
    agreed = context.agreed
    if not agreed:
        return ""
    day = day_in_words(agreed.their_date or agreed.date, context, near=False)
    start = agreed.their_start or agreed.start
    return f"{day}, {time_in_words(start, context)}" if start else day


def _eta(context: Context) -> str:
    """Return when the visitor will be there, in words, where the start and the delay are known."""
    arrival = _arrival(context)
    zone = f" {zone_in_words(context.their_zone, context)}" if context.zones_differ else ""
    return time_in_words(arrival, context) + zone if arrival else ""


def _notice_minutes(context: Context) -> str:
    """Return how many minutes before the start the voicemail was left, as prose has it; "" for an hour or more."""
    start = context.interview.start if context.interview else ""
    if not (start and context.voicemail_time) or context.zones_differ:
        return ""
    left, due = (datetime.fromisoformat(f"2000-01-01T{wall}") for wall in (context.voicemail_time, start))
    minutes = (due - left) // timedelta(minutes=1)
    return _count_in_words(minutes, context) if 1 < minutes < MINUTES_PER_HOUR else ""


def _arrival(context: Context) -> str:
    """Return when the visitor will be there, HH:MM, where the start and the delay are known."""
    if not (context.interview and context.interview.start and context.eta_minutes):
        return ""
    start = datetime.fromisoformat(f"2000-01-01T{context.interview.start}")
    return f"{start + timedelta(minutes=context.eta_minutes):%H:%M}"


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
    return tuple(line[0].upper() + line[1:] for line in offer_lines(context))


def inline(sentence: str, context: Context) -> str:
    """Return a sentence as it goes on after a colon, without its stop; "" where it can't: a name first, or several."""
    words = load_table(context.language, "phrases")["lowered"]
    body = sentence.rstrip(".")
    first = re.split(r"[ '’]", body, maxsplit=1)[0]
    if not body or re.search(r"[.!?…]\s", body) or body[-1] in "!?…":
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
