"""Tells an invitation from a reply and from a mail about something else, and says what a reply says."""

import re
from functools import cache
from typing import Final

from builder.emails.read.evidence import (
    interviews_and_ties,
    is_after_interview,
    is_another_genre,
    leads_on,
    names_job,
)
from builder.emails.read.phrases import alternatives, count, phrases, words
from builder.emails.read.reading import INVITATION, OTHER, REPLY

_INTERVIEW_WEIGHT: Final = 3
"""So many times as much speaks for a mail's being ours where it names an interview as what speaks for something else."""
_ENOUGH: Final = 3
_ENDING: Final = 200
"""The characters in which a signature is."""
_MUCH: Final = 2
"""What says so much that a mail is about something else is right where it's a list for nobody by name."""
_NUMBERED: Final = re.compile(r"(?m)^[ ]*\d{1,2}[.)][ ]")
_MIN_NUMBERED: Final = 3
_THANKS: Final = re.compile(r"\b(?:thanks|thank you|thx|appreciate)\b[^.!?\n]{0,200}", re.IGNORECASE)
"""What thanks for an explanation asks for none."""


def kind_of(
    text: str,
    older: str,
    subject: str,
    language: str,
    *,
    has_moment: bool,
    has_time: bool,
    names_when: bool,
    has_future: bool,
    is_moved: bool,
    is_linked: bool,
    has_link: bool,
    is_thread: bool,
    names_reader: bool,
) -> tuple[str, str]:
    """Return the kind of a mail, and what it says if it is a reply.

    Args:
        text: the newest message.
        older: what it quotes.
        subject: without Re:.
        language: whose phrases count.
        has_moment: it names a day.
        has_time: that day has a time.
        names_when: it names any day or time.
        has_future: one that isn't gone yet.
        is_moved: something is moved to one.
        is_linked: that day stands beside words about a meeting.
        has_link: it has a link to a meeting or to a recording.
        names_reader: it names who reads it.
        is_thread: its subject begins with Re:, or something is quoted below it.
    """
    whole = f"{subject}\n{text}"
    interview = phrases(language, "context", "interview").how_often(f"{whole}\n{older}")
    own = phrases(language, "kinds", "about").how_often(f"{whole}\n{older}")
    job = count(phrases(language, "context", "job"), f"{whole}\n{older}")
    meeting = count(phrases(language, "context", "meeting"), whole)
    job += names_job(f"{whole}\n{older}", language)
    interviews, ties = interviews_and_ties(f"{whole}\n{older}", text[-_ENDING:] if names_reader else "", language)
    is_bulk = phrases(language, "kinds", "bulk").search(whole) is not None
    other = (
        4 * is_bulk
        + 2 * count(phrases(language, "kinds", "other"), whole)
        + 0.5 * count(phrases(language, "kinds", "other_weak"), whole)
        + 4 * (_ends_in_relative(language).search(whole) is not None)
    )
    hints = count(phrases(language, "evidence", "hints"), whole)
    is_ours = 0 < interviews >= (other - hints / 3) / _INTERVIEW_WEIGHT or 0 < ties >= other - hints / 3
    is_answer = is_thread and phrases(language, "reply", "apology").search(f"{subject}\n{older}") is not None
    reply = _reply(
        text if is_thread else whole,
        language,
        is_thread=is_thread,
        is_answer=is_answer,
        has_moment=has_future,
        is_moved=is_moved,
    )
    if count(phrases(language, "kinds", "received"), whole) and not (has_time or (has_moment and own)):
        return OTHER, ""
    if reply == "out-of-office":
        return (REPLY, reply) if other < 4 else (OTHER, "")
    points = (
        2 * min(own, 2) + min(job, 3) + min(meeting, 2) + min(hints, 4) / 2 + has_moment + is_linked + has_link - other
    )
    is_over = phrases(language, "kinds", "decided").search(whole) is not None
    if reply == "no" and is_over and not is_thread and not _is_about_missing(whole, language):
        return OTHER, ""
    if reply and (is_thread or interview or job or _is_about_missing(whole, language)):
        strength = (
            (reply == "asks-what-happened")
            + count(phrases(language, "reply", "missed"), whole)
            + interview
            + is_thread
            + is_answer
        )
        if (reply == "moved" and (is_thread or is_ours or not other)) or strength - other > 0:
            return REPLY, reply
    elif reply == "moved" and not other:
        return REPLY, reply
    if is_over or (phrases(language, "kinds", "rejected").search(whole) and not has_moment):
        return OTHER, ""
    if is_another_genre(whole, language) or (not has_time and is_after_interview(whole, language)):
        return OTHER, ""
    if not (names_when or has_link or is_thread) and not leads_on(whole, language):
        return OTHER, ""
    greets = _greets_somebody(text, language)
    if other >= _MUCH and not names_reader and len(_NUMBERED.findall(text)) >= _MIN_NUMBERED:
        return OTHER, ""  # a newsletter's list
    speaks = own or greets or phrases(language, "kinds", "reader").search(f"{text}\n{older}") is not None
    if not is_ours or not (own or meeting or has_moment) or not speaks:
        return OTHER, ""
    return (INVITATION, "") if points >= _ENOUGH and (has_moment or has_link or own) else (OTHER, "")


@cache
def _ends_in_relative(language: str) -> re.Pattern[str]:
    """Return the pattern of a relative's name at the end."""
    relatives = alternatives(words(language, "kinds")["relatives"])
    return re.compile(rf"(?:\n|[.!?x] )[ ]*(?:love )?(?:{relatives})(?:[ ][A-Z]\w+)?\b[\sx.!]*\Z")


def _greets_somebody(text: str, language: str) -> bool:
    """Return whether a mail greets one person."""
    greetings = alternatives(words(language, "people")["greetings"])
    return re.match(rf"\s*(?i:{greetings})[ ,]{{1,2}}[A-Z]", text) is not None


@cache
def _conditions(language: str) -> re.Pattern[str]:
    """Return the pattern of a clause that says what to do if the time doesn't suit: it moves nothing."""
    begins = alternatives(words(language, "kinds")["conditions"])
    return re.compile(
        rf"(?<!\w)(?:{begins})\b[^.!?\n]*|(?:^|[.!?\n])[ ]?(?:(?:need|want|have) to\b[^.!?\n]{{3,60}}\?|to (?:reschedule|cancel|change)\b[^.!?\n]*)",
        re.IGNORECASE,
    )


def says_moved(text: str, language: str) -> bool:
    """Return whether a text says that the interview was moved, and not how to move it."""
    moved = phrases(language, "reply", "moved")
    return moved.may_match(text) and moved.search(_conditions(language).sub(" ", text)) is not None


def _is_about_missing(text: str, language: str) -> bool:
    return count(phrases(language, "reply", "missed"), text) > 0


def _reply(text: str, language: str, *, is_thread: bool, is_answer: bool, has_moment: bool, is_moved: bool) -> str:
    """Return what a reply says; "" where it is none."""
    text = phrases(language, "reply", "asks_consent").sub(" ", text)

    def has(key: str) -> bool:
        return phrases(language, "reply", key).search(text) is not None

    is_moved = is_moved or says_moved(text, language)
    if has("out_of_office") and not (has_moment and is_moved):
        return "out-of-office"
    is_no = phrases(language, "kinds", "rejected").search(text) is not None
    is_softly = has_moment and phrases(language, "reply", "moved_softly").search(_conditions(language).sub(" ", text))
    if is_softly or (is_moved and (has_moment or not is_no)):
        return "moved"
    missed = count(phrases(language, "reply", "missed"), text) + is_answer
    text = _THANKS.sub(" ", text)
    if is_no and not has_moment and has("refused"):
        return "no"
    if not missed and not is_thread and not has("asks_what") and not has("asks_surely"):
        return ""
    if not missed and not has("asks_what") and not has("asks_surely") and not has("asks_interested"):
        return ""
    if is_no and not has_moment and not has("asks_times") and not has("asks_when"):
        return "no"
    if has("extended"):
        return "still-open"
    if has_moment and (has("new_time") or is_answer) and not has("asks_when"):
        return "new-time"
    if (has("asks_times") or has("asks_when")) and not has("asks_surely"):
        return "asks-times"
    if has("asks_what") or has("asks_surely") or has("asks_interested"):
        return "asks-what-happened"
    if has("still_open"):
        return "still-open"
    return "no" if is_no else ""
