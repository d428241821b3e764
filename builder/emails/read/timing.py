"""Says when the interview is, or when the new one, from the days and times of a letter."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.emails.read.day_resolution import DayMention
from builder.emails.read.kinds import says_moved
from builder.emails.read.letter import Letter
from builder.emails.read.moment_roles import Moment
from builder.emails.read.moment_search import is_stamped
from builder.emails.read.moments import best, deadline, labelled_end, wall_time
from builder.emails.read.phrases import phrases, words
from builder.emails.read.reading import REPLY, Fact, Question
from builder.emails.read.zones import find_zone, is_out_of_season

NEW_TIME: Final = ("new-time", "moved")


def timing(
    letter: Letter, moments: list[Moment], prose: str, kind: str, reply: str, locale: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return when the interview is, or when the new one."""
    language = locale.split("-")[0]
    is_new = reply in NEW_TIME
    names = ("new_date", "new_time") if is_new else ("interview_date", "interview_time")
    takes_last = reply == "moved" or any(m.is_moved_to for m in moments) or says_moved(prose, language)
    if kind == REPLY and not is_new:
        days = [m.day for m in moments if m.day and m.day.is_relative and not m.time]
        gone = [replace(m, day=m.day or next(iter(days), None)) for m in moments if m.role == "old" and m.time]
        moments, takes_last = [replace(m, role="") for m in gone], False
    if takes_last:
        moments = _without_gone_day(moments, prose)
    moments, is_either = _with_either_time(moments, prose)
    options = _options(moments)
    if options and (
        is_either
        or _are_offered(moments, prose)
        or (len(options) > 1 and phrases(language, "context", "choose").search(prose))
    ):
        return _offered(letter, [m for m in moments if m.day and not m.role], names, language)
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


def _without_gone_day(moments: list[Moment], prose: str) -> list[Moment]:
    """Return moments without the day from which something is moved, "today's interview", unless it keeps its day."""
    remaining = [m for m in moments if not (m.day and prose[m.day.end : m.day.end + 2] == "'s")]
    return remaining if any(m.day for m in remaining) else moments


def has_swapped_time(moments: list[Moment], prose: str, language: str) -> bool:
    """Return whether a time takes the place of another that nobody missed: "at 11 instead of 9.30"."""
    swaps = phrases(language, "context", "swaps")
    is_swapped = any(m.role == "old" and swaps.search(prose[max(0, m.start - 16) : m.start]) for m in moments)
    return is_swapped and phrases(language, "reply", "missed").search(prose) is None


def _with_either_time(moments: list[Moment], prose: str) -> tuple[list[Moment], bool]:
    """Return moments of which a second time has the day of the first, "Thursday at 10am or 2pm"; and whether any has."""
    kept = moments[:1]
    for moment in moments[1:]:
        before = kept[-1]
        is_second = (
            before.day and before.time and moment.time and not moment.day and not before.role
            and re.fullmatch(r"[ ]?(?:,|,? or)[ ](?:at[ ])?", prose[before.end : moment.start])
        )  # fmt: skip
        kept.append(replace(moment, day=before.day, role="") if is_second else moment)
    return kept, kept != moments


def _options(moments: list[Moment]) -> list[Moment]:
    """Return the different times that could be the interview's."""
    seen: dict[tuple[object, object], Moment] = {}
    for moment in moments:
        if not moment.role and moment.day and moment.time:
            seen.setdefault((moment.day.day, moment.time.at), moment)
    return list(seen.values())


def _offered(
    letter: Letter, options: list[Moment], names: tuple[str, str], language: str
) -> tuple[dict[str, Fact], list[Question]]:
    """Return what several times have in common, and the days and times to choose from."""
    facts: dict[str, Fact] = {}
    questions: list[Question] = []
    first = next(m for m in options if m.time)
    days = dict.fromkeys(m.day.day.isoformat() for m in options if m.day and m.day.day)
    times = dict.fromkeys(wall_time(m.time.at) for m in options if m.time)
    for field, values in zip(names, (tuple(days), tuple(times)), strict=True):
        if len(values) == 1 and all(m.time for m in options):
            facts[field] = letter.fact(values[0], letter.body.start + first.start, letter.body.start + first.end)
        else:
            questions.append(Question(field, "several-times", values, _words(letter, first)))
    _add_zone(letter, first, facts, questions, language)
    return facts, questions


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
    elif day.is_relative and not is_stamped(letter):
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
        if all_year := words(language, "unchanging").get(letters):
            facts["their_zone"] = replace(zone, value=all_year)  # there, clocks don't change
            return
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
