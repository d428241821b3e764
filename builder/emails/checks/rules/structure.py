"""Placeholders, the subject, and the facts that a reader needs."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.capitals import shouted
from builder.emails.checks.parsing.date_mentions import days
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.name_mentions import name_parts
from builder.emails.checks.parsing.phone_numbers import count_phone_numbers
from builder.emails.checks.parsing.time_mentions import times
from builder.emails.checks.parsing.tokenizer import Text

_BRACKETS: Final = re.compile(r"\[[^\[\]\n]{1,40}\](?!\()|\{[^{}\n]{1,40}\}|<[A-Za-z_][A-Za-z_ ]{1,30}>|_{3,}")
_BLANK_WORD: Final = re.compile(r"\b(?:XXX+|TB[CDA]|First Last|Your Name|Company Name|Job Title|Role Title)\b")
SUBJECT_LENGTH: Final = 60
SUBJECT_WORDS: Final = (4, 9)
_PLACEHOLDER_FACTS: Final = ("your_name", "recipient_name", "company", "role", "phone")


def placeholder_left(draft: Draft) -> Iterator[Hit]:
    """Nothing is left to be filled in. Source: our own judgement; well-known sample letters hold such gaps."""
    for where, text in (("subject", draft.subject), ("body", draft.body)):
        shown = text.own
        for match in (*_BRACKETS.finditer(shown), *_BLANK_WORD.finditer(shown)):
            if not _meant(match.group(), draft):
                yield flag_chars(*match.span(), where=where, repair=_known(match.group(), draft), text=match.group())


def _meant(found: str, draft: Draft) -> bool:
    """Tell whether brackets hold something that belongs there: "[sic]", "[1]", "[EXTERNAL]"."""
    if found[0] not in "[{":
        return False
    inside = found[1:-1].strip().lower()
    return not any(c.isalpha() for c in inside) or inside.startswith(tuple(draft.words.named("bracketed")))


def _known(found: str, draft: Draft) -> str | None:
    """Return the fact that a gap asks for, where it is known."""
    wanted = " ".join(re.findall(r"[a-z]+", found.lower()))
    for field in _PLACEHOLDER_FACTS:
        if wanted in draft.words.named(f"gap-{field}"):
            return getattr(draft.context, field) or None
    return None


def subject_length(draft: Draft) -> Iterator[Hit]:
    """There is a subject, of four to nine words and 60 characters at most. Source: Boomerang, 40 million emails."""
    text = draft.subject
    if not text.raw.strip():
        yield flag_chars(0, 0, "empty", where="subject")
    elif not _in_thread(draft):
        count = len([chunk for chunk in text.raw.split() if any(c.isalnum() for c in chunk)])
        if len(text.raw.strip()) > SUBJECT_LENGTH or count > SUBJECT_WORDS[1]:
            yield flag_chars(0, len(text.raw), "long", where="subject", severity=TIP)
        elif count < SUBJECT_WORDS[0]:
            yield flag_chars(0, len(text.raw), "short", where="subject", severity=TIP)


def _in_thread(draft: Draft) -> bool:
    """Tell whether the subject is the thread's, and not to be changed."""
    return draft.subject.plain.lstrip().startswith(tuple(draft.words.named("reply-marks")))


def subject_identifies(draft: Draft) -> Iterator[Hit]:
    """The subject holds your name and the event. Sources: The Balance; Northern Illinois University."""
    text = draft.subject
    if not text.raw.strip() or _in_thread(draft):
        return
    event = "event" in text or any(token.text in _role_words(draft) for token in text.tokens)
    names = name_parts(draft.context.your_name)
    named = not names or any(token.text == names[-1] for token in text.tokens)
    if not event:
        yield flag_chars(0, len(text.raw), "event", where="subject")
    elif not named:
        yield flag_chars(0, len(text.raw), "name", where="subject")


def _role_words(draft: Draft) -> set[str]:
    """Return the words of the role that could stand for it."""
    return {word for word in name_parts(draft.context.role) if len(word) > 3}


def subject_calm(draft: Draft) -> Iterator[Hit]:
    """The subject does not shout or plead. Source: our own judgement."""
    text = draft.subject
    for span in shouted(text, draft):
        yield flag_tokens(draft, span, "caps", where="subject", repair=_unshouted(text, span), text=text.written(span))
    for match in re.finditer(r"!+", text.raw):
        yield flag_chars(*match.span(), "mark", where="subject", repair="")
    for span in text.found("pleading"):
        yield flag_tokens(draft, span, "plea", where="subject", text=text.written(span))


def _unshouted(text: Text, span: tuple[int, int]) -> str:
    """Return capitals in small letters, with a capital where the subject starts."""
    written = text.written(span)
    return written.capitalize() if span[0] == 0 else written.lower()


def interview_identified(draft: Draft) -> Iterator[Hit]:
    """Which interview it was: its day, and its time or the role. Source: Northern Illinois University.

    The subject counts too. Someone who is late is late today.
    """
    texts = (draft.body, draft.subject)
    role = _role_words(draft)
    named = any("role" in text or any(token.text in role for token in text.tokens) for text in texts)
    clocked = named or any(next(times(text, draft.words), None) for text in texts)
    dated = draft.is_type("M1") or any(next(days(text, draft.words), None) for text in texts)
    if draft.context.form != "email":
        if not clocked and not dated:
            yield flag_missing(draft, "short")
    elif not dated:
        yield flag_missing(draft, "day")
    elif not clocked:
        yield flag_missing(draft, "time")


def phone_number_present(draft: Draft) -> Iterator[Hit]:
    """There is a number to call. Source: recruiters' advice on voicemail; without one a voicemail is lost."""
    if count_phone_numbers(draft) == 0:
        yield flag_missing(draft, severity=FIX if draft.context.form == "voicemail" else WARN)


def tense_fits_time(draft: Draft) -> Iterator[Hit]:
    """Before the start nothing is missed yet; afterwards nobody is late any more. Source: our own judgement."""
    early = draft.is_type("M1", "M2")
    for span in draft.body.affirmed("said-missed" if early else "said-late"):
        yield flag_tokens(draft, span, "before" if early else "after")
