"""Placeholders, the subject, and the facts that a reader needs."""

import re
from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.capitals import shouted_words
from builder.emails.checks.parsing.date_mentions import find_days
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.name_mentions import name_parts
from builder.emails.checks.parsing.phone_numbers import count_phone_numbers
from builder.emails.checks.parsing.time_mentions import find_times
from builder.emails.checks.parsing.tokenized_text import TokenizedText
from builder.emails.model.catalogue import MessageType
from builder.emails.model.subject_limits import MAX_SUBJECT_CHARS, MAX_SUBJECT_WORDS, MIN_SUBJECT_WORDS

_BRACKETS: Final = re.compile(r"\[[^\[\]\n]{1,40}\](?!\()|\{[^{}\n]{1,40}\}|<[A-Za-z_][A-Za-z_ ]{1,30}>|_{3,}")
_BLANK_WORD: Final = re.compile(r"\b(?:XXX+|TB[CDA]|First Last|Your Name|Company Name|Job Title|Role Title)\b")
_PLACEHOLDER_FACTS: Final = ("your_name", "recipient_name", "company", "role", "phone")


def placeholder_left(document: Document) -> Iterator[Hit]:
    """No placeholder is left. Source: our own judgement; well-known sample letters have such gaps."""
    for where, text in (("subject", document.subject), ("body", document.body)):
        author_text = text.author_text
        for match in (*_BRACKETS.finditer(author_text), *_BLANK_WORD.finditer(author_text)):
            if not _is_intended(match.group(), document):
                yield flag_chars(
                    *match.span(), where=where, repair=_known_fact(match.group(), document), text=match.group()
                )


def _is_intended(placeholder: str, document: Document) -> bool:
    """Return whether bracketed text belongs there: "[sic]", "[1]", "[EXTERNAL]"."""
    if placeholder[0] not in "[{":
        return False
    inside = placeholder[1:-1].strip().lower()
    return not any(c.isalpha() for c in inside) or inside.startswith(tuple(document.lexicon.word_set("bracketed")))


def _known_fact(placeholder: str, document: Document) -> str | None:
    """Return the fact that a placeholder stands for, if it is known."""
    label = " ".join(re.findall(r"[a-z]+", placeholder.lower()))
    for field in _PLACEHOLDER_FACTS:
        if label in document.lexicon.word_set(f"gap-{field}"):
            return getattr(document.context, field) or None
    return None


def subject_length(document: Document) -> Iterator[Hit]:
    """There is a subject, of three to twelve words and 70 characters at most. Source: Boomerang, 40 million emails."""
    text = document.subject
    if not text.raw.strip():
        yield flag_chars(0, 0, "empty", where="subject")
    elif not _in_thread(document):
        count = len([chunk for chunk in text.raw.split() if any(c.isalnum() for c in chunk)])
        if len(text.raw.strip()) > MAX_SUBJECT_CHARS or count > MAX_SUBJECT_WORDS:
            yield flag_chars(0, len(text.raw), "long", where="subject", severity=TIP)
        elif count < MIN_SUBJECT_WORDS:
            yield flag_chars(0, len(text.raw), "short", where="subject", severity=TIP)


def _in_thread(document: Document) -> bool:
    """Return whether the subject is that of a thread, which stays as it is."""
    return document.subject.plain.lstrip().startswith(tuple(document.lexicon.word_set("reply-marks")))


def subject_identifies(document: Document) -> Iterator[Hit]:
    """The subject holds your name and the event. Sources: The Balance; Northern Illinois University."""
    text = document.subject
    if not text.raw.strip() or _in_thread(document):
        return
    has_event = (
        "event" in text or _tells_when(text, document) or any(t.text in _role_words(document) for t in text.tokens)
    )
    names = name_parts(document.context.your_name)
    has_name = not names or any(token.text == names[-1] for token in text.tokens)
    if not has_event:
        yield flag_chars(0, len(text.raw), "event", where="subject")
    elif not has_name:
        yield flag_chars(0, len(text.raw), "name", where="subject")


def _tells_when(text: TokenizedText, document: Document) -> bool:
    """Return whether a text names a day, a time or a part of a day: "this morning"."""
    parts = document.lexicon.word_set("day-parts")
    return (
        next(find_days(text, document.lexicon), None) is not None
        or next(find_times(text, document.lexicon), None) is not None
        or any(token.text in parts for token in text.tokens)
    )


def _role_words(document: Document) -> set[str]:
    """Return the words that identify the role."""
    return {word for word in name_parts(document.context.role) if len(word) > 3}


def subject_calm(document: Document) -> Iterator[Hit]:
    """The subject does not shout or plead. Source: our own judgement."""
    text = document.subject
    for span in shouted_words(text, document):
        yield flag_tokens(
            document, span, "caps", where="subject", repair=_sentence_case(text, span), text=text.source(span)
        )
    for match in re.finditer(r"!+", text.raw):
        yield flag_chars(*match.span(), "mark", where="subject", repair="")
    for span in text.matches_of("pleading"):
        yield flag_tokens(document, span, "plea", where="subject", text=text.source(span))


def _sentence_case(text: TokenizedText, span: tuple[int, int]) -> str:
    """Return words in lower case, with a capital at the start of the subject."""
    source = text.source(span)
    return source.capitalize() if span[0] == 0 else source.lower()


def interview_identified(document: Document) -> Iterator[Hit]:
    """The interview is named by its day, and its time or the role. Source: Northern Illinois University.

    The subject counts too. Someone who is late is late today.
    """
    subject, lexicon = document.subject, document.lexicon
    role = _role_words(document)
    has_role = any(
        "role" in text or any(token.text in role for token in text.tokens) for text in (document.body, subject)
    )
    has_time_or_role = has_role or bool(document.times or next(find_times(subject, lexicon), None))
    has_day = document.is_type(MessageType.LATE) or bool(document.days or next(find_days(subject, lexicon), None))
    if document.context.form != "email":
        if not has_time_or_role and not has_day:
            yield flag_missing(document, "short")
    elif not has_day:
        yield flag_missing(document, "day")
    elif not has_time_or_role:
        yield flag_missing(document, "time")


def phone_number_present(document: Document) -> Iterator[Hit]:
    """There is a telephone number. Source: recruiters' advice on voicemail; without one a voicemail is lost."""
    if count_phone_numbers(document) == 0:
        yield flag_missing(document, severity=FIX if document.context.form == "voicemail" else WARN)


def tense_fits_time(document: Document) -> Iterator[Hit]:
    """Before the start nothing is missed yet; afterwards nobody is late any more. Source: our own judgement."""
    before_start = document.is_type(MessageType.LATE, MessageType.CANNOT_ATTEND)
    for span in document.body.not_negated("said-missed" if before_start else "said-late"):
        yield flag_tokens(document, span, "before" if before_start else "after")
