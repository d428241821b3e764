"""Says when the interview is, or when the new one, from the days and times of a letter."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.emails.read.day_resolution import DayMention
from builder.emails.read.kinds import says_moved
from builder.emails.read.letter import Letter
from builder.emails.read.moments import Moment, best, deadline, labelled_end, wall_time
from builder.emails.read.reading import REPLY, Fact, Question
from builder.emails.read.zones import find_zone, is_out_of_season

_CHOOSE: Final = re.compile(
    r"(?i)\b(?:one of|which of|choose|options?|any of|either|following (?:times|slots|dates)|slots|let (?:me|us) know which|prefer\w*|pick)\b"
)
NEW_TIME: Final = ("new-time", "moved")


def timing(
    letter: Letter, moments: list[Moment], prose: str, kind: str, reply: str, locale: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return when the interview is, or when the new one."""
    language = locale.split("-")[0]
    is_new = reply in NEW_TIME
    names = ("new_date", "new_time") if is_new else ("interview_date", "interview_time")
    takes_last = reply == "moved" or says_moved(prose, language)
    if kind == REPLY and not is_new:
        days = [m.day for m in moments if m.day and m.day.is_relative and not m.time]
        gone = [replace(m, day=m.day or next(iter(days), None)) for m in moments if m.role == "old" and m.time]
        moments, takes_last = [replace(m, role="") for m in gone], False
    if takes_last:
        moments = [m for m in moments if not (m.day and prose[m.day.end : m.day.end + 2] == "'s")]
    options = _options(moments)
    if options and (_are_offered(moments, prose) or (len(options) > 1 and _CHOOSE.search(prose))):
        choices = tuple(f"{m.day.day}T{wall_time(m.time.at)}" for m in options if m.day and m.day.day and m.time)
        return {}, [Question(names[0], "several-times", choices, _words(letter, options[0]))]
    chosen = best(moments, takes_last=takes_last)
    if chosen is None:
        return {}, []
    chosen = _completed(chosen, moments)
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    if chosen.day:
        _add_day(letter, chosen.day, names[0], facts, questions)
    if chosen.time:
        begin, end = letter.body.start + chosen.time.start, letter.body.start + chosen.time.end
        facts[names[1]] = letter.fact(wall_time(chosen.time.at), begin, end)
        if chosen.time.until and not is_new and not _goes_on(chosen, moments):
            facts["interview_end"] = letter.fact(wall_time(chosen.time.until), begin, end)
        elif not is_new and (finish := labelled_end(prose, moments, language)):
            facts["interview_end"] = letter.fact(
                wall_time(finish.at), letter.body.start + finish.start, letter.body.start + finish.end
            )
    _add_zone(letter, chosen, facts, questions, language)
    return facts, questions


def _options(moments: list[Moment]) -> list[Moment]:
    """Return the different times that could be the interview's."""
    seen: dict[tuple[object, object], Moment] = {}
    for moment in moments:
        if not moment.role and moment.day and moment.time:
            seen.setdefault((moment.day.day, moment.time.at), moment)
    return list(seen.values())


def _are_offered(moments: list[Moment], prose: str) -> bool:
    """Return whether two days are named as either of them: "Thursday 5th at 5.30pm or Friday 6th"."""
    days = [moment for moment in moments if moment.day and moment.day.is_dated and moment.role != "past"]
    return any(
        re.fullmatch(r"[^.!?\n]{0,30}\bor\b[^.!?\n]{0,30}", prose[one.end : other.start])
        for one, other in pairwise(days)
        if one.day != other.day
    )


def _goes_on(chosen: Moment, moments: list[Moment]) -> bool:
    """Return whether something else begins when a moment ends: it's a part of a longer day."""
    until = chosen.time.until if chosen.time else None
    return any(moment.time and moment.time.at == until for moment in moments)


def _completed(chosen: Moment, moments: list[Moment]) -> Moment:
    """Return a moment with the day or time that stands alone elsewhere: "Date: …" far above "Time: …"."""
    rest = [moment for moment in moments if not moment.role and moment is not chosen]
    if chosen.day and not chosen.time:
        same = next((m.time for m in rest if m.day and m.day.day == chosen.day.day and m.time), None)
        lone = next((m.time for m in rest if m.time and not m.day), None)
        return replace(chosen, time=same or lone) if same or lone else chosen
    if chosen.time and not chosen.day:
        lone_day = next((m.day for m in rest if m.day and not m.time), None)
        return replace(chosen, day=lone_day) if lone_day else chosen
    return chosen


def _add_day(letter: Letter, day: DayMention, field: str, facts: dict[str, Fact], questions: list[Question]) -> None:
    begin, end = letter.body.start + day.start, letter.body.start + day.end
    words = letter.text[begin:end]
    if day.day:
        facts[field] = letter.fact(day.day.isoformat(), begin, end)
    if not day.day:
        questions.append(Question(field, "weekday-disagrees", tuple(d.isoformat() for d in day.choices), words))
    elif day.is_relative and "date" not in letter.headers:
        questions.append(Question(field, "day-without-date", (day.day.isoformat(),), words))


def _add_zone(letter: Letter, chosen: Moment, facts: dict[str, Fact], questions: list[Question], language: str) -> None:
    whole = letter.text[: letter.body.end]
    after = letter.body.start + (chosen.time.end if chosen.time else chosen.end)
    found = find_zone(whole, after, language) or find_zone(whole, letter.body.start + chosen.end, language)
    if not found:
        return
    zone, letters = found
    facts["their_zone"] = zone
    if is_out_of_season(letters, chosen.day.day if chosen.day else None, language):
        questions.append(Question("their_zone", "out-of-season", (zone.value,), letters))


def _words(letter: Letter, moment: Moment) -> str:
    return letter.text[letter.body.start + moment.start : letter.body.start + moment.end]


def until(
    letter: Letter, moments: list[Moment], facts: dict[str, Fact], questions: list[Question], language: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return the facts of a recorded interview, whose day and time are its deadline."""
    moment = deadline(moments) or best(moments, takes_last=False)
    facts = {
        field: fact
        for field, fact in facts.items()
        if field not in ("interview_date", "interview_time", "interview_end")
    }
    questions = [question for question in questions if question.field != "interview_date"]
    if moment and moment.day:
        _add_day(letter, moment.day, "interview_date", facts, questions)
        if moment.time:
            begin = letter.body.start + moment.time.start
            facts["interview_time"] = letter.fact(wall_time(moment.time.at), begin, letter.body.start + moment.time.end)
            _add_zone(letter, moment, facts, questions, language)
    return facts, questions
