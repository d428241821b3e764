"""How many times a message offers, and how the check judges their number."""

import pytest

from builder.emails.checks import check
from builder.emails.checks.parsing.document import parse_document
from builder.emails.checks.parsing.offered_times import count_offers
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from tests.support.check_corpus import SUBJECT
from tests.support.factories import context_of

NONE, ONE = ["fix"], ["tip"]


@pytest.mark.parametrize(
    ("body", "offers"),
    [
        ("I am free on 26 November, 14:00-16:00.", 1),
        ("I am free on 26 November, 14:00 – 16:00.", 1),
        ("I am free on 26 November, 14:00 (09:00 there).", 1),
        ("I am free on 26 November, 14:00 until 16:00.", 1),
        ("I am free on 26 November (14:00 or 16:00).", 2),
        ("I am free on 26 November, 14:00 or 16:00.", 2),
        ("Hi,\n26 November would suit?", 1),
        ("Hi,\n26 November", 1),
        ("Was it 26 November?", 0),
        ("Could we talk?\n\nMonday", 0),
        ("I can today?", 0),
        ("I am free on 26 November at 10:00 or 27 November at 11:00 or 12:00.", 3),
        ("I am free on 25 November at 10:00, 26 November at 11:00 or 12:00, 27 November at 13:00.", 4),
        ("I am free on 26 November at 10:00. 11:00 is too early.", 1),
        ("So, 26 November?", 1),
        ("I am free Tues at 10:00 or Thurs at 14:00.", 2),
        ("26 November is a holiday.", 0),
        ("All of 26 November.", 0),
        (f"26 November{' or' * 12}.", 1),
        (f"26 November{' or' * 13}.", 0),
    ],
)
def test_count_offers(body: str, offers: int) -> None:
    """A time span counts once, and so does a time repeated in another zone; the past and the signature offer none."""
    assert (
        count_offers(parse_document(Message(SUBJECT, body), Context("missed", MessageType.FIRST_APOLOGY, today="")))
        == offers
    )


@pytest.mark.parametrize(
    ("body", "answers", "expected"),
    [
        ("I am here.", {}, NONE),
        ("I am free on 26 November.", {}, ONE),
        ("I am free on 26 November at 10:00 or 11:00.", {}, []),
        ("I am free on 26 November at 10:00, 11:00, 12:00 or 13:00.", {}, []),
        ("I am free on 26 November at 10:00, 11:00, 12:00, 13:00 or 14:00.", {}, []),
        ("I am free on 26 November at 10:00, 11:00, 12:00, 13:00, 14:00 or 15:00.", {}, ["tip"]),
        ("I will be available from then.", {}, NONE),
        ("I will be available from then.", {"cause": "overslept"}, NONE),
        ("I will be available from then.", {"cause": "health"}, ONE),
        ("I will be there then.", {"cause": "health"}, NONE),
        ("I was ill, and will be available from then.", {}, ONE),
        ("There was a death in my family, and I will be available from then.", {}, ONE),
        ("It was a health matter, and I will be available from then.", {}, ONE),
        ("I overslept, and will be available from then.", {}, NONE),
        ("I was ill, and will be there then.", {}, NONE),
        ("I can do it by phone.", {}, NONE),
        ("I can do it by phone.", {"situation": "moved-no"}, ONE),
        ("I can do it then.", {"situation": "moved-no"}, NONE),
    ],
)
def test_number_of_offers_is_judged(body: str, answers: dict[str, str], expected: list[str]) -> None:
    """Two to four are right; for the ill and bereaved a day to be available from counts, for a clash another format."""
    findings = check(Message(SUBJECT, body), context_of(**answers))
    assert [finding.severity for finding in findings if finding.rule == "concrete-times"] == expected
