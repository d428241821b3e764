"""The causes that a message names."""

from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.lexicon import cause_list_name
from builder.emails.checks.parsing.phrase_pattern import Span


def cause_mentions(document: Document) -> list[tuple[str, Span]]:
    """Return the causes that the body names, each with its tokens, in the order of the text.

    A sentence about what will be done differently names no cause.
    """
    mentions = []
    for cause in document.lexicon.cause_groups:
        for span in document.body.matches_of(cause_list_name(cause)):
            if not document.in_sentence("prevention", document.sentence_of(span[0])):
                mentions.append((cause, span))
    return sorted(mentions, key=lambda pair: pair[1])
