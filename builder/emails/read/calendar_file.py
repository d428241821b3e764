"""Reads a calendar entry: one VEVENT of an .ics file, RFC 5545."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from builder.emails.read.reading import Evidence

_NAME: Final = re.compile(r"^[A-Za-z0-9-]{1,80}(?=[;:])")
_PARAMETER: Final = re.compile(r";([A-Za-z0-9-]{1,40})=(\"[^\"]*\"|(?:[^;:\"]|:(?=//))*)")
_MOMENT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z?))?")
_DURATION: Final = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d{1,5}S)?)?")
_YEARS: Final = range(1990, 2201)
_UNFOLD: Final = re.compile(r"\r?\n[ \t]")
_MAX_EVENTS: Final = 50


@dataclass(frozen=True)
class Property:
    """One property: its value, unescaped, its parameters, and where its line is."""

    value: str
    parameters: Mapping[str, str]
    evidence: Evidence


@dataclass(frozen=True)
class Event:
    """A calendar entry's properties by upper-case name (the first of each), every attendee, and the file's METHOD."""

    properties: Mapping[str, Property]
    attendees: tuple[Property, ...] = ()
    method: str = ""

    def get(self, name: str) -> str:
        """Return a property's value; "" where it has none."""
        entry = self.properties.get(name)
        return entry.value if entry else ""

    @property
    def organiser(self) -> str:
        """The organiser as a mail's header From names one."""
        entry = self.properties.get("ORGANIZER")
        return f"{entry.parameters.get('CN', '')} <{entry.value.split(':')[-1]}>" if entry else ""

    @property
    def is_cancelled(self) -> bool:
        """Whether the entry says that it was called off."""
        return self.get("STATUS").upper() == "CANCELLED" or self.method == "CANCEL"


@dataclass(frozen=True)
class Calendar:
    """The entries of a file, and the offset in minutes of each TZID that the file itself describes."""

    events: tuple[Event, ...]
    zone_offsets: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def parse_calendar(text: str) -> Calendar:
    """Return the entries of an .ics file; none where it has none. Never raises."""
    events: list[Event] = []
    offsets: dict[str, list[int]] = {}
    method, depth, zone = "", 0, ""
    properties: dict[str, Property] = {}
    attendees: list[Property] = []
    stack: list[str] = []
    for name, entry in _properties(text):
        if name == "BEGIN":
            stack.append(entry.value.upper())
            if entry.value.upper() == "VEVENT":
                properties, attendees, depth = {}, [], len(stack)
        elif name == "END":
            if stack and stack[-1] == "VEVENT" and len(events) < _MAX_EVENTS:
                events.append(Event(properties, tuple(attendees), method))
            stack = stack[:-1]
        elif stack and stack[-1] == "VEVENT" and len(stack) == depth:
            properties.setdefault(name, entry)
            if name == "ATTENDEE" and len(attendees) < _MAX_EVENTS:
                attendees.append(entry)
        elif name == "METHOD":
            method = entry.value.upper()
        elif name == "TZID":
            zone = entry.value
        elif name == "TZOFFSETTO" and zone:
            offsets.setdefault(zone, []).append(_minutes(entry.value))
    if stack and "VEVENT" in stack and properties:
        events.append(Event(properties, tuple(attendees), method))
    return Calendar(tuple(events), {name: tuple(values) for name, values in offsets.items()})


def _minutes(offset: str) -> int:
    match = re.fullmatch(r"([+-])(\d\d)(\d\d)(?:\d\d)?", offset.strip())
    return (1 if match[1] == "+" else -1) * (int(match[2]) * 60 + int(match[3])) if match else 0


def _properties(text: str) -> Iterator[tuple[str, Property]]:
    """Yield each property of a file, its folded lines joined."""
    position = 0
    for raw in re.split(r"\r?\n(?![ \t])", text):
        start = text.index(raw, position) if raw else position
        position = start + len(raw)
        line = _UNFOLD.sub("", raw)
        name = _NAME.match(line)
        if not name:
            continue
        parameters, at = {}, name.end()
        while at < len(line) and (match := _PARAMETER.match(line, at)):
            parameters[match[1].upper()] = match[2].strip('"')
            at = match.end()
        if line[at : at + 1] != ":":
            continue
        yield (
            name[0].upper(),
            Property(_unescape(line[at + 1 :].strip()), parameters, Evidence(raw.strip(), start, position)),
        )


def _unescape(value: str) -> str:
    return re.sub(r"\\([nN,;\\])", lambda m: "\n" if m[1] in "nN" else m[1], value)


def moment(entry: Property) -> tuple[datetime, bool, bool] | None:
    """Return a property's date and time (naive), whether it is in UTC, and whether it has a time at all.

    None where it is malformed, or of a year in which there are no interviews: from the first or the last there is, a
    zone or a duration leads out of the calendar.
    """
    match = _MOMENT.match(entry.value.strip())
    if not match or int(match[1]) not in _YEARS:
        return None
    try:
        numbers = [int(part or 0) for part in match.groups()[:5]]
        return datetime(*numbers), match[6] == "Z", match[4] is not None  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def duration(value: str) -> timedelta | None:
    """Return an RFC 5545 duration such as PT45M; None where it is none."""
    match = _DURATION.fullmatch(value.strip().lstrip("+"))
    if not match or not any(match.groups()):
        return None
    weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
