"""Length and readability."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.finding import FIX, TIP, WARN, Hit, flag_chars, flag_missing, flag_tokens
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.phone_numbers import count_phone_numbers
from builder.emails.checks.parsing.readability import reading_grade
from builder.emails.checks.parsing.tokenizer import Sentence
from builder.emails.model.catalogue import SITUATIONS
from builder.emails.text.sms import is_gsm_7, sms_length, to_plain_punctuation

LONGEST: Final = 200
SENTENCE: Final = (25, 35)
MEAN_SENTENCE: Final = 20
GRADE: Final = 10.0
PARAGRAPHS: Final = (2, 5)
PARAGRAPH: Final = 80
SMS: Final = (160, 300)
LINKEDIN: Final = 400
VOICEMAIL: Final = 70
_ENOUGH_WORDS: Final = 30


def message_length(draft: Draft) -> Iterator[Hit]:
    """Long enough to say it, short enough to be read. Source: Boomerang, 40 million emails: 50 to 125 words.

    The lines of a list, such as times on offer, are taken in at a glance: they count towards the least only.
    """
    least, most = SITUATIONS[draft.context.situation].words
    prose = sum(map(draft.body.length, _prose(draft)))
    if draft.word_count < least:
        yield flag_missing(draft, "short", severity=WARN, count=draft.word_count, least=least)
    elif prose > most:
        severity = FIX if prose > LONGEST else WARN
        yield flag_missing(draft, "long", severity=severity, count=prose, most=most)


def _prose(draft: Draft) -> list[Sentence]:
    """Return the sentences of the main part that are no lines of a list."""
    return [s for s in draft.sentences if not s.listed]


def sentence_length(draft: Draft) -> Iterator[Hit]:
    """Sentences of 25 words at most. Source: GOV.UK, 2014; Readability Guidelines."""
    sentences = _prose(draft)
    for sentence in sentences:
        words = draft.body.length(sentence)
        if words > SENTENCE[0]:
            severity = WARN if words > SENTENCE[1] else TIP
            yield flag_tokens(draft, (sentence.first, sentence.last), severity=severity, count=words)
    if len(sentences) > 2 and sum(map(draft.body.length, sentences)) > MEAN_SENTENCE * len(sentences):
        yield flag_missing(draft, "mean")


def plain_words(draft: Draft) -> Iterator[Hit]:
    """Plain words. Source: the Flesch-Kincaid grade (Kincaid and others 1975); syllables are estimated."""
    sentences = _prose(draft)
    words = [t.text for s in sentences for t in draft.body.tokens[s.first : s.last] if t.text[0].isalpha()]
    if len(words) < _ENOUGH_WORDS:
        return
    if reading_grade(words, len(sentences)) > GRADE:
        yield flag_missing(draft)


def paragraph_length(draft: Draft) -> Iterator[Hit]:
    """Two to four paragraphs, none too long. Source: our own judgement. A list may make a fifth."""
    long = False
    for start, end in draft.paragraphs:
        words = len(draft.body.plain[start:end].split())
        if words > PARAGRAPH:
            long = True
            yield flag_chars(start, end, "long", severity=WARN, count=words)
    count = len(draft.paragraphs)
    if not long and draft.word_count > _ENOUGH_WORDS and not PARAGRAPHS[0] <= count <= PARAGRAPHS[1]:
        yield flag_missing(draft, "few" if count < PARAGRAPHS[0] else "many")


def text_message_length(draft: Draft) -> Iterator[Hit]:
    """A text message of plain characters, in one part or two. Source: Twilio and Telnyx, on GSM 03.38."""
    raw = draft.body.raw
    foreign = [at for at, c in enumerate(raw) if not is_gsm_7(c)]
    fixable = [at for at in foreign if is_gsm_7(to_plain_punctuation(raw[at]))]
    if fixable:
        start, end = fixable[0], fixable[-1] + 1
        yield flag_chars(start, end, "quotes", repair=to_plain_punctuation(raw[start:end]))
    other = next((at for at in foreign if not is_gsm_7(to_plain_punctuation(raw[at]))), None)
    if other is not None:
        yield flag_chars(other, other + 1, "other", text=raw[other])
    length = sms_length(raw).units
    if length > SMS[0]:
        yield flag_missing(draft, "long", severity=WARN if length > SMS[1] else TIP, count=length)


def linkedin_length(draft: Draft) -> Iterator[Hit]:
    """At most 400 characters. Source: LinkedIn, by Search Engine Journal (recruiters' messages to candidates)."""
    length = len(draft.body.raw.strip())
    if length > LINKEDIN:
        yield flag_missing(draft, count=length)


def voicemail_length(draft: Draft) -> Iterator[Hit]:
    """At most 70 words, and the number twice. Source: recruiters' advice on voicemail."""
    words = len(draft.body.tokens)
    if words > VOICEMAIL:
        yield flag_missing(draft, "long", count=words)
    if count_phone_numbers(draft) == 1:
        yield flag_missing(draft, "once")


def arrival_time(draft: Draft) -> Iterator[Hit]:
    """Someone who is late says when they will be there. Sources: The Muse; Durham Staffing."""
    if "minutes-late" in draft.body:
        return
    known = draft.context.interview.start if draft.context.interview else ""
    walls = {time.wall for time in draft.times}
    arriving = any(draft.in_sentence("arriving", draft.sentence_of(time.first)) for time in draft.times)
    if not arriving and not (walls - {known} if known else len(walls) > 1):
        yield flag_missing(draft)
