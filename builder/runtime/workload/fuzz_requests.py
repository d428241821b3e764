"""Fuzz requests, to trace which code the builder runs: anything a visitor might type, and things nobody should."""

import json
import tomllib
from pathlib import Path
from random import Random
from typing import Any, Final

from builder.emails.compose.examples import NOW
from builder.emails.model.catalogue import CAUSES, CHANNELS, FIELDS, SITUATIONS, cause_fits
from builder.emails.translations import TEMPLATES
from builder.runtime.workload.sample_requests import TRACED_ACTIONS, requests_for, sample_requests

_INPUTS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_HALVES: Final = (
    "Sam\ud83d \ude00",
    "\ud9ec\ud91d\n\ude00Sam\n<b",
    "\ud9bf\ud8d1\n\nDear Ms Okafor,\n\nI am sorry that I missed our interview for the Analyst role at 10:00",
)
"""Texts with halves of characters, which a browser can send and a file can't hold."""

_TEXTS: Final = (*_INPUTS["texts"], *_HALVES, "\U000e0169\U000e0052 \U0002f800 \U00030000 \U000f0000 \U0010fffd")
"""The last has characters of the higher planes."""

_ODD: Final = ("", " ", "\n", "\0", "\u0301", "\u202e", "\U0001f600", "\U000d9210", "\ud800", "\udef0\ude39")
"""A text is kept in one, two or four bytes a character, and each has code of its own, as have halves of a pair."""

_MIXTURES: Final = 100
_LONG_TEXT_CHARS: Final = 300_000

type Request = dict[str, Any]


def fuzz_requests() -> list[str]:
    """Return the sample requests, as JSON, and many more for every action."""
    base = requests_for(TRACED_ACTIONS)[: len(TRACED_ACTIONS)]
    more = [
        *_text_inputs(base),
        *_mixtures(base[0]),
        *_choices(base[0]),
        *_texts_to_check(base[0]),
        *_share_links(base[0]),
        *_malformed(base),
    ]
    return [*sample_requests(), *map(json.dumps, more), "[" * 5000, json.dumps([1.5, -(10**30), None, True])]


def _text_inputs(base: list[Request]) -> list[Request]:
    """Return requests with every text: as the message, in every field that isn't a choice, in a link."""
    limits = {name: field.limit for name, field in FIELDS.items() if field.kind != "choice"}
    return [
        {**request, "answers": {**request["answers"], **fields}, **_message(text * times), "fragment": f"d={text}"}
        for request in base
        for text in _TEXTS
        for fields in ({}, {name: text[:limit] for name, limit in limits.items()})
        for times in (1, 40)
    ]


def _mixtures(request: Request) -> list[Request]:
    """Return requests to check texts of pieces of all of them, in every form, the same every time."""
    random = Random(13)  # noqa: S311  # no secret
    return [
        {**request, "action": "check", "answers": {**request["answers"], "form": form}, **_message(_mixture(random))}
        for form in CHANNELS
        for _ in range(_MIXTURES)
    ]


def _mixture(random: Random) -> str:
    """Return a few pieces of texts, with odd characters among them."""
    texts = random.choices(_TEXTS, k=random.choice((1, 2, 5)))
    starts = [random.randrange(len(text) + 1) for text in texts]
    pieces = [text[at : at + random.choice((1, 10, 100))] for text, at in zip(texts, starts, strict=True)]
    return random.choice(_ODD).join(["", *pieces, ""])


def _choices(request: Request) -> list[Request]:
    """Return requests for every situation, cause and channel."""
    return [
        {**request, "answers": {"situation": situation, "cause": cause, "form": form}}
        for situation in SITUATIONS
        for cause in ("", *CAUSES)
        for form in CHANNELS
        if not cause or cause_fits(cause, situation)
    ]


def _texts_to_check(request: Request) -> list[Request]:
    """Return requests to check every word of the lexicon, and very long texts."""
    words = (TEMPLATES / "en" / "lexicon.toml").read_text("utf-8").replace('"', "")
    texts = [words[at : at + 3000] for at in range(0, len(words), 2000)]
    texts += [(unit * _LONG_TEXT_CHARS)[:_LONG_TEXT_CHARS] for unit in ("a", "@", "1 ", '{"a":')]
    return [{**request, "action": "check", **_message(text)} for text in texts]


def _share_links(request: Request) -> list[Request]:
    """Return requests to open complete links, broken ones, and what is no link."""
    link = request["fragment"]
    fragments = [*_INPUTS["fragments"], link.lower(), f"{link}!", *(link[:length] for length in range(len(link)))]
    return [{**request, "action": "unshare", "fragment": fragment} for fragment in fragments]


def _malformed(base: list[Request]) -> list[Request]:
    """Return malformed requests for every action."""
    answers: tuple[Any, ...] = ({"none such": "1"}, {"your_name": 1}, [], None)
    values: tuple[Any, ...] = (None, 1, "x", {}, [])
    changes: list[Request] = [{"answers": value} for value in answers]
    changes += [{name: value} for name in ("clock", "text", "fragment", "uid", "sequence") for value in values]
    changes += [{"clock": {"now": "never"}}, {"clock": {"now": NOW, "zones": {"Mars/Base": [[0, "x"]]}}}]
    return [{**request, **change} for request in base for change in changes]


def _message(text: str) -> dict[str, dict[str, str]]:
    """Return a text as the message of a request."""
    return {"text": {"subject": text[:200], "body": text}}
