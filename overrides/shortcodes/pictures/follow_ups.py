"""The picture of when to write again after silence: the package's own days, from the day of its examples."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.date_format import close_dates, day_in_words
from builder.emails.model.context import Context
from builder.emails.model.follow_up import LAST_NOTE_AFTER_DAYS, REMINDER_AFTER_DAYS, follow_up_plan
from builder.emails.translations import load_table
from overrides.shortcodes import render
from overrides.shortcodes.locales import Version
from overrides.shortcodes.pictures.words import words

EXAMPLE: Final = "overslept"


@dataclass(frozen=True)
class Step:
    """A day on the line.

    Attributes:
        day: in words; "" for what has no day.
        wait: how long after the step before.
        deed: what to do.
    """

    day: str
    wait: str
    deed: str


def steps(context: Context) -> tuple[Step, ...]:
    """Return the message, which is written today, the reminder, the last note and the end, in order."""
    plan = follow_up_plan(date.fromisoformat(context.today))
    numbers = load_table(context.language, "dates")["spoken"]["units"]
    first, last = (numbers[days] for days in LAST_NOTE_AFTER_DAYS)
    sent, nudge, last_from, last_by = (
        close_dates(day_in_words(str(day), context, near=False))
        for day in (context.today, plan.nudge, plan.last_from, plan.last_by)
    )
    text = words("follow-ups", context.locale)
    return (
        Step(sent, text["sent"]["wait"], text["sent"]["deed"]),
        Step(nudge, text["reminder"]["wait"].format(days=numbers[REMINDER_AFTER_DAYS]), text["reminder"]["deed"]),
        Step(
            text["span"].format(first=last_from, last=last_by),
            text["last-note"]["wait"].format(first=first, last=last),
            text["last-note"]["deed"],
        ),
        Step("", text["end"]["wait"], text["end"]["deed"]),
    )


def picture() -> str:
    """Return the picture as HTML."""
    contexts = examples.versions(EXAMPLE)
    versions = [Version(context.locale, steps(context)) for context in contexts]
    (weekday,) = {f"{date.fromisoformat(context.today):%A}" for context in contexts}
    return render.render("pictures/follow_ups.html", versions=versions, weekday=weekday)
