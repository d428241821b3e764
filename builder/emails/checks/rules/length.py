"""Length and readability."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.phone_numbers import count_phone_numbers
from builder.emails.checks.parsing.readability import reading_grade
from builder.emails.checks.parsing.tokenized_text import Sentence
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.text.sms import is_gsm_7, sms_length, to_plain_punctuation

MAX_WORDS_BEFORE_FIX: Final = 200
MAX_SENTENCE_WORDS: Final = 36
MAX_SENTENCE_WORDS_BEFORE_WARNING: Final = 44
MAX_MEAN_SENTENCE_WORDS: Final = 26
MAX_GRADE: Final = 10.0
MIN_PARAGRAPHS, MAX_PARAGRAPHS = 2, 6
MAX_PARAGRAPH_WORDS: Final = 95
MAX_SMS_CHARS: Final = 306
MAX_SMS_CHARS_BEFORE_WARNING: Final = 459
MAX_LINKEDIN_CHARS: Final = 1_100
MAX_VOICEMAIL_WORDS: Final = 80
_MIN_WORDS_TO_JUDGE: Final = 30


def message_length(document: Document) -> Iterator[Hit]:
    """Long enough to say it, short enough to be read. Source: Boomerang, 40 million emails: 50 to 125 words.

    List items, such as offered times, are taken in at a glance: they count towards the minimum only.
    """
    min_words, max_words = SITUATIONS[document.context.situation].word_range
    prose = sum(map(document.body.length, _prose(document)))
    if document.word_count < min_words:
        yield flag_missing(document, "short", severity=WARN, count=document.word_count, least=min_words)
    elif prose > max_words:
        severity = FIX if prose > MAX_WORDS_BEFORE_FIX else WARN
        yield flag_missing(document, "long", severity=severity, count=prose, most=max_words)


def _prose(document: Document) -> list[Sentence]:
    """Return the sentences of the main part that are not list items."""
    return [s for s in document.sentences if not s.is_list_item]


def sentence_length(document: Document) -> Iterator[Hit]:
    """Sentences that one reads in a breath. Sources: GOV.UK, 2014 (25 words); our blind readings, won by up to 33."""
    sentences = _prose(document)
    for sentence in sentences:
        words = document.body.length(sentence)
        if words > MAX_SENTENCE_WORDS:
            severity = WARN if words > MAX_SENTENCE_WORDS_BEFORE_WARNING else TIP
            yield flag_tokens(document, (sentence.first, sentence.last), severity=severity, count=words)
    if len(sentences) > 2 and sum(map(document.body.length, sentences)) > MAX_MEAN_SENTENCE_WORDS * len(sentences):
        yield flag_missing(document, "mean")


def plain_words(document: Document) -> Iterator[Hit]:
    """Plain words. Source: the Flesch-Kincaid grade (Kincaid and others 1975); syllables are estimated."""
    sentences = _prose(document)
    words = [t.text for s in sentences for t in document.body.tokens[s.first : s.last] if t.text[0].isalpha()]
    if len(words) < _MIN_WORDS_TO_JUDGE:
        return
    if reading_grade(words, len(sentences)) > MAX_GRADE:
        yield flag_missing(document)


def paragraph_length(document: Document) -> Iterator[Hit]:
    """Two to four paragraphs, none too long. Source: our own judgement. A list can make a fifth."""
    has_long = False  # pragma: no mutate
    for start, end in document.paragraphs:
        words = len(document.body.plain[start:end].split())
        if words > MAX_PARAGRAPH_WORDS:
            has_long = True
            yield flag_chars(start, end, "long", severity=WARN, count=words)
    count = len(document.paragraphs)
    if not has_long and document.word_count > _MIN_WORDS_TO_JUDGE and not MIN_PARAGRAPHS <= count <= MAX_PARAGRAPHS:
        yield flag_missing(document, "few" if count < MIN_PARAGRAPHS else "many")


def text_message_length(document: Document) -> Iterator[Hit]:
    """A text message has plain characters and fits in one or two parts. Source: Twilio and Telnyx, on GSM 03.38."""
    raw = document.body.raw
    not_gsm_7 = [index for index, c in enumerate(raw) if not is_gsm_7(c)]
    replaceable = [index for index in not_gsm_7 if is_gsm_7(to_plain_punctuation(raw[index]))]
    if replaceable:
        start, end = replaceable[0], replaceable[-1] + 1
        yield flag_chars(start, end, "quotes", repair=to_plain_punctuation(raw[start:end]))
    irreplaceable = next((index for index in not_gsm_7 if not is_gsm_7(to_plain_punctuation(raw[index]))), None)
    if irreplaceable is not None:
        yield flag_chars(irreplaceable, irreplaceable + 1, "other", text=raw[irreplaceable])
    length = sms_length(raw).units
    if length > MAX_SMS_CHARS:
        yield flag_missing(
            document, "long", severity=WARN if length > MAX_SMS_CHARS_BEFORE_WARNING else TIP, count=length
        )


def linkedin_length(document: Document) -> Iterator[Hit]:
    """Short paragraphs. Source: LinkedIn, by Search Engine Journal (recruiters' messages to candidates).

    Theirs did best up to 400 characters; an apology with its reason and times to offer takes more.
    """
    length = len(document.body.raw.strip())
    if length > MAX_LINKEDIN_CHARS:
        yield flag_missing(document, count=length)


def voicemail_length(document: Document) -> Iterator[Hit]:
    """At most 80 words, and the number twice. Source: recruiters' advice on voicemail."""
    words = len(document.body.tokens)
    if words > MAX_VOICEMAIL_WORDS:
        yield flag_missing(document, "long", count=words)
    if count_phone_numbers(document) == 1:
        yield flag_missing(document, "once")


def arrival_time(document: Document) -> Iterator[Hit]:
    """Someone who is late says when they will be there. Sources: The Muse; Durham Staffing."""
    if "minutes-late" in document.body:
        return
    start = document.context.interview.start if document.context.interview else ""
    times = {time.hhmm for time in document.times}
    is_arrival = any(document.in_sentence("arriving", document.sentence_of(time.first)) for time in document.times)
    if not is_arrival and not (times - {start} if start else len(times) > 1):
        yield flag_missing(document)
