"""The dates and times among the answers: resolved, compared with now and with each other, with warnings if unusual."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from builder.emails.form.field_messages import FieldMessages
from builder.emails.model.catalogue.fields import MAX_SLOTS
from builder.emails.model.clock import Clock
from builder.emails.model.context import TimeSlot
from builder.emails.model.schedule_limits import MAX_DAYS_AHEAD, MAX_OFFER_AHEAD, OFFICE_HOURS

_PAST_ONLY: Final = ("first_sent",)
_REMINDERS: Final = ("nudge",)
"""They keep the answers of the first message: that its times have passed is no mistake."""
_FUTURE_ONLY: Final = ("available_from",)
_BEFORE_IT: Final = ("late", "cannot-attend")
_AFTER_IT: Final = ("missed", "voicemail", "they-wrote", "missed-again", "withdraw-after")
_UNKNOWN_ZONE_DAYS: Final = 1
"""Days by which the reader's calendar can differ from UTC where no zone is known."""


class Schedule:
    """The times of one set of clean answers; wrong ones get an error beside their field and count as not given."""

    def __init__(self, clean: Mapping[str, str], clock: Clock, messages: FieldMessages, situation: str) -> None:
        self._clean = clean
        self._situation = situation
        self._clock = clock
        self._messages = messages
        self.your_zone = self._zone("your_zone")
        self.their_zone = self._zone("their_zone") or self.your_zone
        self.today: date = clock.local(self.your_zone, clock.now).date()
        self._their_now = clock.local(self.their_zone, clock.now)

    def _zone(self, name: str) -> str:
        """Return a zone that the clock knows; "" with an error for any other."""
        zone = self._clean[name]
        if zone and not self._clock.knows(zone):
            self._messages.add_error(name, "zone")
            return ""
        return zone

    def validated(self, name: str) -> str:
        """Return an answer, or "" where a date lies on the wrong side of today or a span ends before it starts."""
        value = self._clean[name]
        if value and name in _PAST_ONLY and date.fromisoformat(value) > self.today:
            self._messages.add_error(name, "not-yet")
            return ""
        if value and name in _FUTURE_ONLY and date.fromisoformat(value) < self.today:
            self._messages.add_error(name, "past")
            return ""
        if value and name in _FUTURE_ONLY and date.fromisoformat(value) - self.today > MAX_DAYS_AHEAD:
            self._messages.add_error(name, "too-far")
            return ""
        if name == "waited_until" and value and self._clean["joined_time"] and value <= self._clean["joined_time"]:
            self._messages.add_error(name, "end-before-start")
            return ""
        return value

    def interview(self) -> TimeSlot | None:
        """Return the interview at stake, its time as the invitation gave it, in the reader's zone."""
        day, start = self._clean["interview_date"], self._clean["interview_time"]
        if not day and not start:
            return None
        day = day or (self.today.isoformat() if self._clean["when"] in ("hour", "today") else "")
        if self._clean["interview_date"] and (problem := self._wrong_side(day)):
            self._messages.add_error("interview_date", problem)
            return TimeSlot("", start) if start else None
        if day and start:
            self._warn_if_wrong_side(day, start)
        if day and abs(date.fromisoformat(day) - self.today) > timedelta(days=366):
            self._messages.add_warning("interview_date", "far-away")
        return TimeSlot(day, start)

    def _wrong_side(self, day: str) -> str:
        """Return what is wrong with the interview's day in this situation: missed before it comes, or late after it."""
        days_ahead = (date.fromisoformat(day) - self._their_now.date()).days
        tolerance = 0 if self._clock.knows(self.their_zone) else _UNKNOWN_ZONE_DAYS
        if days_ahead < -tolerance and self._situation in _BEFORE_IT:
            return "already-past"
        return "still-ahead" if days_ahead > tolerance and self._situation in _AFTER_IT else ""

    def _warn_if_wrong_side(self, day: str, start: str) -> None:
        """Ask about an hour of today that hasn't come where it was missed, or has passed where it can't be attended.

        Whoever is late may still write after the start. Only a warning: the reader's zone may not have been given.
        """
        if not self._clock.knows(self.their_zone) or date.fromisoformat(day) != self._their_now.date():
            return
        is_ahead = time.fromisoformat(start) > self._their_now.time()
        if is_ahead and self._situation in _AFTER_IT:
            self._messages.add_warning("interview_time", "still-ahead")
        if not is_ahead and self._situation == "cannot-attend":
            self._messages.add_warning("interview_time", "already-past")

    def agreed(self) -> TimeSlot | None:
        """Return the new time, in both zones."""
        return self._time_slot("new_date", "new_time", "")

    def slots(self) -> tuple[TimeSlot, ...]:
        """Return the times on offer that lie in the future, in the order given."""
        slots = (self._slot(number) for number in range(1, MAX_SLOTS + 1))
        return tuple(slot for slot in slots if slot)

    def _slot(self, number: int) -> TimeSlot | None:
        names = (f"slot{number}_date", f"slot{number}_start", f"slot{number}_end")
        part = self._clean[f"slot{number}_part"]
        day, start, free_from = self._clean[names[0]], self._clean[names[1]], self._clean["available_from"]
        if day and free_from and day < free_from:
            self._messages.add_error(names[0], "before-available")
            return None
        if day and part in ("after", "before") and not start:
            self._messages.add_error(names[1], "hour-for-part")
            return None
        slot = self._time_slot(*names)
        if slot is None:
            return None
        self._warn_if_unusual(names[0], names[1], slot)
        is_exact = bool(slot.start) and part not in ("after", "before")
        return replace(slot, part="" if is_exact else part or "any")

    def _time_slot(self, day_name: str, start_name: str, end_name: str) -> TimeSlot | None:
        """Return one day with its times, or None where there is no day or something is wrong."""
        day, start = self._clean[day_name], self._clean[start_name]
        end = self._clean[end_name] if end_name else ""
        if not day:
            if start or end:
                self._messages.add_error(day_name, "date-for-time")
            return None
        if end and not start:
            self._messages.add_error(start_name, "start-for-end")
            return None
        if end and end <= start:
            self._messages.add_error(end_name, "end-before-start")
            return None
        if date.fromisoformat(day) < self.today:
            self._report_past(day_name, "past")
            return None
        if date.fromisoformat(day) - self.today > MAX_DAYS_AHEAD:
            self._messages.add_error(day_name, "too-far")
            return None
        return self._resolve_instants(day, start, end, start_name, end_name) if start else TimeSlot(day)

    def _report_past(self, name: str, message: str) -> None:
        """Report a time that has passed, unless an earlier message offered it."""
        if self._situation not in _REMINDERS:
            self._messages.add_error(name, message)

    def _resolve_instants(self, day: str, start: str, end: str, start_name: str, end_name: str) -> TimeSlot | None:
        """Return a day with times, in both zones; None where a clock change makes a time impossible or double."""
        if not self.your_zone:
            return TimeSlot(day, start, end)
        start_utc = self._instant(day, start, start_name)
        end_utc = self._instant(day, end, end_name) if end else None
        if start_utc is None or (end and end_utc is None):
            return None
        if start_utc <= self._clock.now:
            self._report_past(start_name, "past-time")
            return None
        their_start = self._clock.local(self.their_zone, start_utc)
        their_end = self._clock.local(self.their_zone, end_utc) if end_utc is not None else None
        zones_differ = self.their_zone != self.your_zone
        return TimeSlot(
            date=day,
            start=start,
            end=end,
            their_date=f"{their_start:%Y-%m-%d}" if zones_differ else "",
            their_start=f"{their_start:%H:%M}" if zones_differ else "",
            their_end=f"{their_end:%H:%M}" if zones_differ and their_end else "",
            start_utc=start_utc,
            end_utc=end_utc,
        )

    def _instant(self, day: str, wall_time: str, name: str) -> int | None:
        """Return the one instant at which the visitor's clocks show a time, or add an error."""
        local = datetime.combine(date.fromisoformat(day), time.fromisoformat(wall_time))
        instants = self._clock.instants(self.your_zone, local)
        if len(instants) == 1:
            return instants[0]
        self._messages.add_error(name, "hour-twice" if instants else "hour-never")
        return None

    def _warn_if_unusual(self, day_name: str, start_name: str, slot: TimeSlot) -> None:
        """Add a warning to an offered time that most offices would not take."""
        day = date.fromisoformat(slot.their_date or slot.date)
        if day.weekday() >= 5:
            self._messages.add_warning(day_name, "weekend")
        elif day - self.today > MAX_OFFER_AHEAD:
            self._messages.add_warning(day_name, "far-ahead")
        start = slot.their_start or slot.start
        if start and not OFFICE_HOURS[0] <= time.fromisoformat(start) <= OFFICE_HOURS[1]:
            self._messages.add_warning(start_name, "outside-hours")
