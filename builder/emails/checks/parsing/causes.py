"""The causes that a message names."""

from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.lexicon import cause_list
from builder.emails.checks.parsing.phrase_pattern import Span


def cause_mentions(draft: Draft) -> list[tuple[str, Span]]:
    """Return the causes that the body names, each with its tokens, in the order of the text.

    A sentence about what will be done differently names no cause.
    """
    found = []
    for cause in draft.words.stories:
        for span in draft.body.found(cause_list(cause)):
            if not draft.in_sentence("prevention", draft.sentence_of(span[0])):
                found.append((cause, span))
    return sorted(found, key=lambda pair: pair[1])
