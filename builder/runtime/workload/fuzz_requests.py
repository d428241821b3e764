"""What the build asks of the builder in Pyodide to see which code runs: whatever a visitor may type, and worse."""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

from builder.emails.bridge import ACTIONS
from builder.emails.compose.examples import NOW
from builder.emails.model.catalogue import CAUSES, CHANNELS, FIELDS, SITUATIONS, cause_fits
from builder.emails.translations import TEMPLATES
from builder.runtime.workload.sample_requests import asked, requests

_GIVEN: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_TEXTS: Final = (*_GIVEN["texts"], "Sam\ud83d \ude00")
"""The last has halves of characters, which a browser can send and a file cannot hold."""

_LONG: Final = 300_000

type Request = dict[str, Any]


def varied() -> list[str]:
    """Return the requests of `exercise`, as JSON, and many more of every action."""
    base = asked(ACTIONS)[: len(ACTIONS)]
    more = [*_typed(base), *_chosen(base[0]), *_read(base[0]), *_shared(base[0]), *_refused(base)]
    return [*requests(), *map(json.dumps, more), "[" * 5000, json.dumps([1.5, -(10**30), None, True])]


def _typed(base: list[Request]) -> list[Request]:
    """Return requests with every text: as the message, in every field that is not a choice, in a link."""
    fields = {name: field.limit for name, field in FIELDS.items() if field.kind != "choice"}
    return [
        {**request, "answers": {**request["answers"], **filled}, **_said(text * times), "fragment": f"d={text}"}
        for request in base
        for text in _TEXTS
        for filled in ({}, {name: text[:limit] for name, limit in fields.items()})
        for times in (1, 40)
    ]


def _chosen(request: Request) -> list[Request]:
    """Return requests for every situation, cause and form."""
    return [
        {**request, "answers": {"situation": situation, "cause": cause, "form": form}}
        for situation in SITUATIONS
        for cause in ("", *CAUSES)
        for form in CHANNELS
        if not cause or cause_fits(cause, situation)
    ]


def _read(request: Request) -> list[Request]:
    """Return requests to check all words that the check knows, and texts without end."""
    words = (TEMPLATES / "en" / "lexicon.toml").read_text("utf-8").replace('"', "")
    texts = [words[at : at + 3000] for at in range(0, len(words), 2000)]
    texts += [(sign * _LONG)[:_LONG] for sign in ("a", "@", "1 ", '{"a":')]
    return [{**request, "action": "check", **_said(text)} for text in texts]


def _shared(request: Request) -> list[Request]:
    """Return requests to open whole links, broken ones, and what is no link."""
    whole = request["fragment"]
    fragments = [*_GIVEN["fragments"], whole.lower(), f"{whole}!", *(whole[:length] for length in range(len(whole)))]
    return [{**request, "action": "unshare", "fragment": fragment} for fragment in fragments]


def _refused(base: list[Request]) -> list[Request]:
    """Return requests of every action that are not of the agreed form."""
    answers: tuple[Any, ...] = ({"none such": "1"}, {"your_name": 1}, [], None)
    values: tuple[Any, ...] = (None, 1, "x", {}, [])
    odd: list[Request] = [{"answers": value} for value in answers]
    odd += [{name: value} for name in ("clock", "text", "fragment", "uid", "sequence") for value in values]
    odd += [{"clock": {"now": "never"}}, {"clock": {"now": NOW, "zones": {"Mars/Base": [[0, "x"]]}}}]
    return [{**request, **change} for request in base for change in odd]


def _said(text: str) -> dict[str, dict[str, str]]:
    """Return a text as the message in sight."""
    return {"text": {"subject": text[:200], "body": text}}
