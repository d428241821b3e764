"""The times that a message offers: how many, and on which days."""

from collections.abc import Iterator
from typing import Final

from builder.emails.checks.parsing.date_mentions import Day
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.time_mentions import Time
from builder.emails.checks.parsing.tokenizer import Sentence

_LINE: Final = 14
"""Words. A line of a list that has no bullet is no longer."""


def offered_days(draft: Draft) -> Iterator[Day]:
    """Yield the days on offer: those in sentences that offer, in questions, and in lists."""
    for day in draft.days:
        if _in_main(draft, day) and _offers(draft, day, draft.sentence_of(day.first)):
            yield day


def count_offers(draft: Draft) -> int:
    """Return how many times are on offer; a span counts once, and a day without a time counts once too."""
    offered = list(offered_days(draft))
    total, at = 0, 0
    times = draft.times
    for number, day in enumerate(offered):
        end = draft.sentence_of(day.first).last
        if number + 1 < len(offered):
            end = min(end, offered[number + 1].first)
        while at < len(times) and times[at].first < day.last:
            at += 1
        starts = 0
        previous: Time | None = None
        while at < len(times) and times[at].first < end:
            if previous is None or not _joined(draft, previous, times[at]):
                starts += 1
            previous = times[at]
            at += 1
        total += max(starts, 1)
    return total


def _in_main(draft: Draft, day: Day) -> bool:
    """Tell whether a day stands in the main part."""
    start, end = draft.layout.main
    return start <= draft.body.tokens[day.first].start < end


def _offers(draft: Draft, day: Day, sentence: Sentence) -> bool:
    """Tell whether a sentence offers the day it names."""
    if draft.in_sentence("past-words", sentence):
        return False
    if sentence.listed or draft.in_sentence("offer", sentence):
        return True
    if sentence.asks and not day.near:
        return True
    bare = draft.body.length(sentence) <= _LINE and not draft.in_sentence("verbs", sentence)
    return sentence.first == day.first and bare


def _joined(draft: Draft, one: Time, two: Time) -> bool:
    """Tell whether a time ends the span that the one before starts, or says it again in brackets for another zone."""
    tokens = draft.body.tokens
    between = draft.body.plain[tokens[one.last - 1].end : tokens[two.first].start]
    if any(mark in between for mark in "(-\u2013\u2014"):
        return True
    return any(token.text in draft.words.named("span-words") for token in tokens[one.last : two.first])
