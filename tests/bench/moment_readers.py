"""Four readers of days and times: ours, dateparser, parsedatetime and chrono-node, each set up as its manual says.

Each takes texts and returns what it found in each, as ISO days ("2026-03-12") or moments ("2026-03-12T10:30").
"""

import json
import os
import subprocess
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from builder.emails.read.reader import read
from builder.runtime.tools import node_program
from tests.bench.corpus_lines import CorpusText
from tests.conftest import ROOT

if TYPE_CHECKING:
    import parsedatetime  # type: ignore[import-untyped]

type Moments = Sequence[Sequence[str]]

CHRONO: Final = Path(__file__).parent / "chrono.mjs"
PACKAGE: Final = ROOT / "builder" / "web" / "package.json"


def ours(texts: Sequence[CorpusText]) -> Moments:
    """Return what builder.emails.read fills in. Of a line it's told that it's an interview's: we read no others."""
    found = []
    for text in texts:
        mail = f"Subject: Interview\n\nDear Sam,\n\n{text.text}\n" if text.is_line else text.text
        facts = read(mail, now=text.reference, locale=text.locale).facts
        day, at = (facts.get(f"new_{part}") or facts.get(f"interview_{part}") for part in ("date", "time"))
        moment = "T".join(fact.value for fact in (day, at) if fact)
        found.append([moment] if moment else [])
    return found


def dateparser(texts: Sequence[CorpusText]) -> Moments:
    """Return what `search_dates` finds, with the order of a date's numbers and the reference that the text has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it imports
        from dateparser.search import search_dates  # type: ignore[import-untyped]

        found = []
        for text in texts:
            settings = {
                "RELATIVE_BASE": text.reference,
                "PREFER_DATES_FROM": "future",
                "DATE_ORDER": "MDY" if text.locale == "en-US" else "DMY",
            }
            results = search_dates(text.text, languages=["en"], settings=settings) or []
            found.append([f"{moment:%Y-%m-%dT%H:%M}" for _, moment in results])
    return found


@cache
def _parsedatetime(locale: str) -> "parsedatetime.Calendar":
    import parsedatetime

    # Of its own locales the Australian one is English with the day first.
    constants = parsedatetime.Constants("en_US" if locale == "en-US" else "en_AU", usePyICU=False)
    return parsedatetime.Calendar(constants, version=parsedatetime.VERSION_CONTEXT_STYLE)


def parsedatetime_nlp(texts: Sequence[CorpusText]) -> Moments:
    """Return what `nlp` finds; a day without a year, and a weekday, is one to come by default."""
    results = [_parsedatetime(text.locale).nlp(text.text, sourceTime=text.reference) or () for text in texts]
    return [[f"{moment:%Y-%m-%dT%H:%M}" for moment, *_ in found] for found in results]


def chrono_node(texts: Sequence[CorpusText]) -> Moments:
    """Return what the English parser finds, the British one where the day comes first, with dates forward."""
    request = json.dumps([asdict(text) | {"reference": text.reference.isoformat(), "due": None} for text in texts])
    command = [str(node_program()), str(CHRONO), str(PACKAGE)]
    environment = {**os.environ, "TZ": "UTC"}
    done = subprocess.run(command, input=request, capture_output=True, text=True, check=True, env=environment)
    found: Moments = json.loads(done.stdout)
    return found


READERS: Final[Mapping[str, Callable[[Sequence[CorpusText]], Moments]]] = {
    "ours": ours,
    "dateparser": dateparser,
    "parsedatetime": parsedatetime_nlp,
    "chrono-node": chrono_node,
}
