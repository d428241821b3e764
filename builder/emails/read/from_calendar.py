"""The form's answers from a calendar entry, which says exactly when."""

import re
from datetime import datetime, timedelta
from typing import Final

from builder.emails.model.clock import EPOCH, Clock
from builder.emails.read.calendar_file import Calendar, Event, Property, duration, moment
from builder.emails.read.name_row import joined
from builder.emails.read.reading import Fact, Question
from builder.emails.read.zones import find_zone

_PLACEHOLDERS: Final = re.compile(
    r"(?i)^\s*(?:microsoft teams(?: meeting)?|zoom(?: meeting)?|google meet|online|virtual|video call|phone|tbc)?\s*$"
)
_LINKS: Final = {"X-GOOGLE-CONFERENCE": "Google Meet", "X-MICROSOFT-SKYPETEAMSMEETINGURL": "Teams"}


def as_mail(event: Event) -> str:
    """Return what an event says in words, as a mail from its organiser."""
    description = event.get("DESCRIPTION")
    if not description.strip() and event.get("X-ALT-DESC"):
        from builder.emails.read.html_text import html_to_text

        description = html_to_text(event.get("X-ALT-DESC"))
    lines = (f"From: {event.organiser}", f"Subject: {event.get('SUMMARY')}", "", description, event.get("LOCATION"))
    return "\n".join([*lines, *filter(None, [event.get("URL")])])


def likeliest_event(calendar: Calendar, now: datetime) -> Event | None:
    """Return the event that is an interview by its words, else the nearest to now; one that was called off last."""

    def order(event: Event) -> tuple[bool, bool, float]:
        words = f"{event.get('SUMMARY')} {event.get('DESCRIPTION')}"
        start = start_of(event)
        distance = abs((start[0] - now).total_seconds()) if start else float("inf")
        return (event.is_cancelled, not re.search(r"(?i)interview|phone screen|assessment", words), distance)

    return min((event for event in calendar.events if start_of(event)), key=order, default=None)


def start_of(event: Event) -> tuple[datetime, bool, bool] | None:
    """Return when an event starts; None where it doesn't say so in a way that makes sense."""
    entry = event.properties.get("DTSTART")
    return moment(entry) if entry else None


def facts_of_event(
    event: Event, start: tuple[datetime, bool, bool], calendar: Calendar, clock: Clock, your_zone: str, language: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return the facts of one event, which starts at `start`, and what isn't certain in it."""
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    entry = event.properties["DTSTART"]
    value, is_utc, has_time = start
    end = _end(event, value)
    zone = "" if is_utc else _zone(entry.parameters.get("TZID", ""), language)
    if is_utc:
        value, end, zone = _local(value, end, clock, your_zone)
        if zone == "Etc/UTC":
            questions.append(Question("their_zone", "utc", text=entry.evidence.text))
    elif entry.parameters.get("TZID") and not zone:
        zone = _by_offset(entry.parameters["TZID"], calendar, clock, your_zone)
        if not zone:
            questions.append(Question("their_zone", "unknown-zone", text=entry.evidence.text))
    facts["interview_date"] = Fact(f"{value:%Y-%m-%d}", entry.evidence)
    if has_time:
        facts["interview_time"] = Fact(f"{value:%H:%M}", entry.evidence)
        if end and end.date() == value.date():
            facts["interview_end"] = Fact(f"{end:%H:%M}", event.properties.get("DTEND", entry).evidence)
    if zone and not is_utc:
        facts["their_zone"] = Fact(zone, entry.evidence)
    if event.is_cancelled:
        questions.append(Question("interview_date", "cancelled", text=event.get("SUMMARY")))
    return facts | _place(event), questions


def _end(event: Event, start: datetime) -> datetime | None:
    entry = event.properties.get("DTEND")
    end = moment(entry) if entry else None
    if end:
        return end[0]
    length = duration(event.get("DURATION"))
    return start + length if length else None


def _local(
    value: datetime, end: datetime | None, clock: Clock, your_zone: str
) -> tuple[datetime, datetime | None, str]:
    """Return a moment in UTC on the visitor's clock, or as it is where that isn't known."""
    if not clock.knows(your_zone):
        return value, end, "Etc/UTC"

    def shifted(wall: datetime) -> datetime:
        return clock.local(your_zone, int((wall - EPOCH) / timedelta(seconds=1)))

    return shifted(value), shifted(end) if end else None, your_zone


def _zone(name: str, language: str) -> str:
    """Return the IANA name of a TZID: itself, the last part of a path, or what Windows or people call it."""
    name = name.strip().strip("/")
    match = re.search(
        r"(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific|US)/[\w+/-]+$", name
    )
    if match:
        return match[0]
    if not name:
        return ""
    if re.fullmatch(r"(?:.*/)?(?:UTC|GMT)", name.upper()):
        return "Etc/UTC"
    from builder.emails.read.windows_zones import WINDOWS_ZONES

    if name in WINDOWS_ZONES:
        return WINDOWS_ZONES[name]
    named = find_zone(name, 0, language)  # "(UTC-05:00) Eastern Time (US & Canada)"
    return named[0].value if named else ""


def _by_offset(name: str, calendar: Calendar, clock: Clock, your_zone: str) -> str:
    """Return the visitor's own zone where the file's description of its zone agrees with it; "" otherwise."""
    offsets = calendar.zone_offsets.get(name, ())
    if not offsets or not clock.knows(your_zone):
        return ""
    own = {minutes for _, minutes in clock.zones[your_zone]}
    return your_zone if set(offsets) <= own else ""


def _place(event: Event) -> dict[str, Fact]:
    """Return the format and the place of an event."""
    facts: dict[str, Fact] = {}
    for name, platform in _LINKS.items():
        entry = event.properties.get(name)
        if entry and entry.value.startswith("http"):
            facts["platform"], facts["format"] = Fact(platform, entry.evidence), Fact("video", entry.evidence)
    entry = event.properties.get("LOCATION")
    if (
        entry
        and not _PLACEHOLDERS.match(entry.value)
        and not re.match(r"https?://|\+?[\d ()-]{8,}$", entry.value.strip())
    ):
        facts["place"] = Fact(" ".join(entry.value.replace("\n", ", ").split()), entry.evidence)
    return facts


def organiser(event: Event) -> tuple[Fact | None, Fact | None]:
    """Return the organiser's name and address."""
    entry = event.properties.get("ORGANIZER")
    if not entry:
        return None, None
    name = entry.parameters.get("CN", "").strip()
    address = re.sub(r"(?i)^mailto:", "", entry.value).strip()
    is_person = (
        " " in name
        and "@" not in name
        and not re.search(r"(?i)calendar|team|no-?reply|careers|recruit|interviews", name)
    )
    is_address = "@" in address and "calendar.google.com" not in address and not re.search(r"(?i)no-?reply", address)
    turned = re.fullmatch(r"([\w'-]+), ([\w'-]+)", name)
    name = f"{turned[2]} {turned[1]}" if turned else name
    return (Fact(name, entry.evidence) if is_person else None), (Fact(address, entry.evidence) if is_address else None)


def _named(entry: Property) -> str:
    """Return an attendee's name; "" where only the address is given."""
    name = entry.parameters.get("CN", "").strip()
    turned = re.fullmatch(r"([\w'-]+), ([\w'-]+)", name)
    name = f"{turned[2]} {turned[1]}" if turned else name
    return "" if "@" in name or " " not in name else re.sub(r"^(?:Mr|Mrs|Ms|Miss|Mx)\.? ", "", name)


def _host(address: str) -> str:
    return address.lower().rpartition("@")[2].strip()


def _others(event: Event, organiser_address: str) -> list[Property]:
    """Return who is asked to come, without the organiser."""
    own = organiser_address.lower()
    return [entry for entry in event.attendees if not own or own not in entry.value.lower()]


def visitor(event: Event, organiser_address: str) -> Fact | None:
    """Return the visitor's name: of the one attendee beside the organiser, or the one who isn't of the organiser's house."""
    others = _others(event, organiser_address)
    guests = [entry for entry in others if _host(entry.value) != _host(organiser_address)]
    one = others if len(others) == 1 else guests
    name = _named(one[0]) if len(one) == 1 else ""
    return Fact(name, one[0].evidence) if name else None


def colleagues(event: Event, organiser_address: str) -> Fact | None:
    """Return the attendees of the organiser's house, if the visitor is there beside them."""
    others = _others(event, organiser_address)
    host = _host(organiser_address)
    own = [entry for entry in others if host and _host(entry.value) == host and _named(entry)]
    if not own or len(own) == len(others):
        return None
    return Fact(joined([_named(entry) for entry in own]), own[0].evidence)
