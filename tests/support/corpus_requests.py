"""Requests to the bridge that carry the texts of the corpora."""

import json
from collections.abc import Iterator
from typing import Final

from builder.emails.bridge import ACTIONS
from builder.emails.model.catalogue import FIELDS
from builder.runtime.workload.sample_requests import sample_requests
from tests.conftest import ROOT
from tests.support.check_corpus import CASES
from tests.support.untrusted_corpus import cases

ORDINARY: Final = ROOT / "tests" / "corpus" / "ordinary"
FILLED: Final = (
    "your_name",
    "recipient_name",
    "role",
    "company",
    "place",
    "recipient_email",
    "phone",
    "interview_date",
    "new_time",
    "your_zone",
)


def texts() -> Iterator[str]:
    """Yield every text of the corpora."""
    yield from (path.read_text("utf-8") for path in sorted(ORDINARY.glob("*.txt")))
    yield from (str(case.text) for case in cases())
    yield from (case.body for case in CASES)


def corpus_requests() -> Iterator[str]:
    """Yield a request of every action, as JSON, with every text: in the fields, as the message, and as a link."""
    template = json.loads(sample_requests()[0])
    appointment = {"situation": "confirm-email", "new_date": "2026-12-01"}
    for text in texts():
        filled = {**template["answers"], **{name: text[: FIELDS[name].limit] for name in FILLED}}
        message = {"subject": text[:200], "body": text}
        for action in ACTIONS:
            answers = {**filled, **appointment} if action == "calendar_file" else filled
            request = {"action": action, "answers": answers, "text": message, "fragment": text[:2000]}
            yield json.dumps({**template, **request})
