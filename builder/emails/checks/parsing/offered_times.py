"""The times that a message offers: how many, and on which days."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.parsing.date_mentions import DayMention
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.time_mentions import TimeMention
from builder.emails.checks.parsing.tokenized_text import Sentence

_MAX_LIST_LINE_WORDS: Final = 14
"""A list item without a bullet is no longer than this."""


def offered_days(document: Document) -> Iterator[DayMention]:
    """Yield the days on offer: in sentences that make an offer, in questions, and in lists."""
    for day in document.days:
        if _in_main(document, day) and _is_on_offer(document, day, document.sentence_of(day.first)):
            yield day


def count_offers(document: Document) -> int:
    """Return how many times are on offer; a time span counts once, and so does a day without a time."""
    days = list(offered_days(document))
    total, index = 0, 0
    times = document.times
    for number, day in enumerate(days):
        end = document.sentence_of(day.first).last
        if number + 1 < len(days):
            end = min(end, days[number + 1].first)
        while index < len(times) and times[index].first < day.last:
            index += 1
        starts = 0
        previous: TimeMention | None = None
        while index < len(times) and times[index].first < end:
            if previous is None or not _same_slot(document, previous, times[index]):
                starts += 1
            previous = times[index]
            index += 1
        total += max(starts, 1)
    return total


def _in_main(document: Document, day: DayMention) -> bool:
    """Return whether a day is in the main part."""
    start, end = document.sections.main
    return start <= document.body.tokens[day.first].start < end


def _is_on_offer(document: Document, day: DayMention, sentence: Sentence) -> bool:
    """Return whether a sentence offers the day it mentions."""
    if document.in_sentence("past-words", sentence):
        return False
    if sentence.is_list_item or document.in_sentence("offer", sentence):
        return True
    if sentence.is_question and not day.relative:
        return True
    is_short_line = document.body.length(sentence) <= _MAX_LIST_LINE_WORDS and not document.in_sentence(
        "verbs", sentence
    )
    return sentence.first == day.first and is_short_line


def _same_slot(document: Document, one: TimeMention, two: TimeMention) -> bool:
    """Return whether a time ends the span that another starts, or repeats it in brackets for another zone."""
    tokens = document.body.tokens
    between = document.body.plain[tokens[one.last - 1].end : tokens[two.first].start]
    if any(mark in between for mark in "(-\u2013\u2014"):
        return True
    return any(token.text in document.lexicon.word_set("span-words") for token in tokens[one.last : two.first])
