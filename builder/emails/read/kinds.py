"""Tells an invitation from a reply and from a mail about something else, and says what a reply says."""

import re
from functools import cache
from typing import Final

from builder.emails.read.evidence import interviews_and_ties, names_job
from builder.emails.read.phrases import alternatives, count, phrases, words
from builder.emails.read.reading import INVITATION, OTHER, REPLY

_ENOUGH: Final = 3


def kind_of(
    text: str,
    older: str,
    subject: str,
    language: str,
    *,
    has_moment: bool,
    has_time: bool,
    has_future: bool,
    is_linked: bool,
    has_link: bool,
    is_thread: bool,
) -> tuple[str, str]:
    """Return the kind of a mail, and what it says if it is a reply.

    Args:
        text: the newest message.
        older: what it quotes.
        subject: without Re:.
        language: whose phrases count.
        has_moment: it names a day.
        has_time: that day has a time.
        has_future: one that isn't gone yet.
        is_linked: that day stands beside words about a meeting.
        has_link: it has a link to a meeting or to a recording.
        is_thread: its subject begins with Re:, or something is quoted below it.
    """
    whole = f"{subject}\n{text}"
    interview = len(phrases(language, "context", "interview").findall(f"{whole}\n{older}"))
    own = len(phrases(language, "kinds", "about").findall(f"{whole}\n{older}"))
    job = count(phrases(language, "context", "job"), f"{whole}\n{older}")
    meeting = count(phrases(language, "context", "meeting"), whole)
    job += names_job(f"{whole}\n{older}", language)
    interviews, ties = interviews_and_ties(f"{whole}\n{older}", language)
    is_bulk = phrases(language, "kinds", "bulk").search(whole) is not None
    other = (
        4 * is_bulk
        + 2 * count(phrases(language, "kinds", "other"), whole)
        + 0.5 * count(phrases(language, "kinds", "other_weak"), whole)
    )
    is_ours = interviews > 0 or 0 < ties >= other
    is_answer = is_thread and phrases(language, "reply", "apology").search(f"{subject}\n{older}") is not None
    reply = _reply(
        text if is_thread else whole, language, is_thread=is_thread, is_answer=is_answer, has_moment=has_future
    )
    if count(phrases(language, "kinds", "received"), whole) and not has_time:
        return OTHER, ""
    if reply == "out-of-office":
        return (REPLY, reply) if other < 4 else (OTHER, "")
    points = 2 * min(own, 2) + min(job, 3) + min(meeting, 2) + has_moment + is_linked + has_link - other
    if reply and (is_thread or interview or job or _is_about_missing(whole, language)):
        strength = count(phrases(language, "reply", "missed"), whole) + interview + is_thread + is_answer
        if (reply == "moved" and (is_thread or is_ours or not other)) or strength - other > 0:
            return REPLY, reply
    if phrases(language, "kinds", "rejected").search(whole) and not has_moment:
        return OTHER, ""
    if not is_ours or not (own or meeting or has_moment) or not (own or _speaks_to_somebody(text, older, language)):
        return OTHER, ""
    return (INVITATION, "") if points >= _ENOUGH and (has_moment or has_link or own) else (OTHER, "")


def _speaks_to_somebody(text: str, older: str, language: str) -> bool:
    """Return whether a mail greets one person, or speaks to its reader or of a candidate."""
    greetings = alternatives(words(language, "people")["greetings"])
    greets = re.match(rf"\s*(?i:{greetings})[ ,]{{1,2}}[A-Z]", text)
    return greets is not None or phrases(language, "kinds", "reader").search(f"{text}\n{older}") is not None


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
    return phrases(language, "reply", "moved").search(_conditions(language).sub(" ", text)) is not None


def _is_about_missing(text: str, language: str) -> bool:
    return count(phrases(language, "reply", "missed"), text) > 0


def _reply(text: str, language: str, *, is_thread: bool, is_answer: bool, has_moment: bool) -> str:
    """Return what a reply says; "" where it is none."""
    text = phrases(language, "reply", "asks_consent").sub(" ", text)

    def has(key: str) -> bool:
        return phrases(language, "reply", key).search(text) is not None

    if has("out_of_office") and not (has_moment and says_moved(text, language)):
        return "out-of-office"
    is_no = phrases(language, "kinds", "rejected").search(text) is not None
    if says_moved(text, language) and (has_moment or not is_no):
        return "moved"
    missed = count(phrases(language, "reply", "missed"), text) + is_answer
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
