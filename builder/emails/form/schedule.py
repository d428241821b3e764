"""The dates and times among the answers: resolved, compared with now and with each other, questioned where odd."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from builder.emails.model.clock import Clock
from builder.emails.model.context import Moment
from builder.emails.model.schedule_limits import MAX_OFFER_AHEAD, OFFICE_HOURS

if TYPE_CHECKING:
    from builder.emails.form.parsing import Notes

_PAST_ONLY: Final = ("first_sent",)
_FUTURE_ONLY: Final = ("available_from",)


class Times:
    """The times of one set of clean answers; wrong ones are noted beside their field and count as not given."""

    def __init__(self, clean: Mapping[str, str], clock: Clock, notes: "Notes") -> None:
        self._clean = clean
        self._clock = clock
        self._notes = notes
        self.your_zone = self._zone("your_zone")
        self.their_zone = self._zone("their_zone") or self.your_zone
        self.today: date = clock.local(self.your_zone, clock.now).date()

    def _zone(self, name: str) -> str:
        """Return a zone that the clock knows, else note the error."""
        zone = self._clean[name]
        if zone and not self._clock.knows(zone):
            self._notes.error(name, "zone")
            return ""
        return zone

    def checked(self, name: str) -> str:
        """Return an answer, or "" where a date lies on the wrong side of today or a span ends before it starts."""
        value = self._clean[name]
        if value and name in _PAST_ONLY and date.fromisoformat(value) > self.today:
            self._notes.error(name, "not-yet")
            return ""
        if value and name in _FUTURE_ONLY and date.fromisoformat(value) < self.today:
            self._notes.error(name, "past")
            return ""
        if name == "waited_until" and value and self._clean["joined_time"] and value <= self._clean["joined_time"]:
            self._notes.error(name, "end-before-start")
            return ""
        return value

    def interview(self) -> Moment | None:
        """Return the interview at stake, its time as the invitation gave it, in the reader's zone."""
        day, start = self._clean["interview_date"], self._clean["interview_time"]
        if not day and not start:
            return None
        day = day or (self.today.isoformat() if self._clean["when"] in ("hour", "today") else "")
        if day and abs(date.fromisoformat(day) - self.today) > timedelta(days=366):
            self._notes.question("interview_date", "far-away")
        return Moment(day, start)

    def agreed(self) -> Moment | None:
        """Return the new time, in both zones."""
        return self._moment("new_date", "new_time", "")

    def slots(self) -> tuple[Moment, ...]:
        """Return the times on offer that lie in the future, in the order given."""
        found = (self._slot(number) for number in (1, 2, 3))
        return tuple(slot for slot in found if slot)

    def _slot(self, number: int) -> Moment | None:
        names = (f"slot{number}_date", f"slot{number}_start", f"slot{number}_end")
        moment = self._moment(*names)
        if moment:
            self._question(names[0], names[1], moment)
        return moment

    def _moment(self, day_name: str, start_name: str, end_name: str) -> Moment | None:
        """Return one day with its times, or None where there is no day or something is wrong."""
        day, start = self._clean[day_name], self._clean[start_name]
        end = self._clean[end_name] if end_name else ""
        if not day:
            if start or end:
                self._notes.error(day_name, "date-for-time")
            return None
        if end and not start:
            self._notes.error(start_name, "start-for-end")
            return None
        if end and end <= start:
            self._notes.error(end_name, "end-before-start")
            return None
        if date.fromisoformat(day) < self.today:
            self._notes.error(day_name, "past")
            return None
        return self._resolved(day, start, end, start_name, end_name) if start else Moment(day)

    def _resolved(self, day: str, start: str, end: str, start_name: str, end_name: str) -> Moment | None:
        """Return a day with times, in both zones; None where a clock change makes a time impossible or double."""
        if not self.your_zone:
            return Moment(day, start, end)
        begins = self._seconds(day, start, start_name)
        ends = self._seconds(day, end, end_name) if end else None
        if begins is None or (end and ends is None):
            return None
        if begins <= self._clock.now:
            self._notes.error(start_name, "past-time")
            return None
        their_start = self._clock.local(self.their_zone, begins)
        their_end = self._clock.local(self.their_zone, ends) if ends is not None else None
        moved = self.their_zone != self.your_zone
        return Moment(
            day, start, end,
            f"{their_start:%Y-%m-%d}" if moved else "",
            f"{their_start:%H:%M}" if moved else "",
            f"{their_end:%H:%M}" if moved and their_end else "",
            begins, ends,
        )  # fmt: skip

    def _seconds(self, day: str, wall: str, name: str) -> int | None:
        """Return the one moment at which the visitor's clocks show a time, else note why there is none."""
        found = self._clock.moments(self.your_zone, datetime.combine(date.fromisoformat(day), time.fromisoformat(wall)))
        if len(found) == 1:
            return found[0]
        self._notes.error(name, "hour-twice" if found else "hour-never")
        return None

    def _question(self, day_name: str, start_name: str, moment: Moment) -> None:
        """Question an offered time that most offices would not take."""
        day = date.fromisoformat(moment.their_date or moment.date)
        if day.weekday() >= 5:
            self._notes.question(day_name, "weekend")
        elif day - self.today > MAX_OFFER_AHEAD:
            self._notes.question(day_name, "far-ahead")
        start = moment.their_start or moment.start
        if start and not OFFICE_HOURS[0] <= time.fromisoformat(start) <= OFFICE_HOURS[1]:
            self._notes.question(start_name, "outside-hours")
