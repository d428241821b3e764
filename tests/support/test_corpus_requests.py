"""The requests with the corpora's texts reach every action of the bridge."""

import json
from itertools import islice

from builder.emails.bridge import ACTIONS, handle_json
from tests.support.corpus_requests import corpus_requests, texts


def test_every_action_is_reached() -> None:
    """No action is missing or misspelt: each is asked and succeeds."""
    succeeded = {
        json.loads(request)["action"]
        for request in islice(corpus_requests(), 5 * len(ACTIONS))
        if json.loads(handle_json(request))["ok"]
    }

    assert succeeded == set(ACTIONS)


def test_texts_reach_the_files() -> None:
    """The draft file and the calendar file hold text of the corpora."""
    first = {json.loads(request)["action"]: request for request in islice(corpus_requests(), len(ACTIONS))}
    draft, calendar = (json.loads(handle_json(first[f"{name}_file"]))["file"] for name in ("draft", "calendar"))

    word = next(texts()).split()[0]
    assert word in draft
    assert f"LOCATION:{word}" in calendar
