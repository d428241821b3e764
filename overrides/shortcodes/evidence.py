"""The claims of the guide and their sources, from data/claims.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from overrides.shortcodes import render

CLAIMS: Final = Path(__file__).parents[1] / "data" / "claims.toml"

STRENGTHS: Final = {
    "strong": "Peer-reviewed research, close to the question",
    "fair": "An official source, or research with clear limits",
    "advice": "Advice from a named practitioner or careers service",
    "weak": "A vendor's survey, or one person's story",
}
PROVENANCE: Final = {
    "read": "We read it",
    "summary": "We read its summary",
    "second-hand": "We read it only through another page that reports it",
}


@dataclass(frozen=True)
class Claim:
    """One row of the evidence page.

    Attributes:
        id: its short name, which pages use.
        claim: what the guide says, in one sentence.
        source: who says it, and when.
        link: where to read it, https.
        measured: what the source really did or looked at.
        strength: one of STRENGTHS.
        read: one of PROVENANCE: how we know.
    """

    id: str
    claim: str
    source: str
    link: str
    measured: str
    strength: str
    read: str


def parse(toml: str) -> dict[str, Claim]:
    """Return the claims of a TOML text, by id, in its order.

    Raises:
        ValueError: an id is used twice, a key is missing or unknown, a link is not https, or a grade is unknown.
    """
    claims: dict[str, Claim] = {}
    for row in tomllib.loads(toml)["claim"]:
        claim = _claim(row)
        if claim.id in claims:
            raise ValueError(f"claim {claim.id!r} is used twice")
        claims[claim.id] = claim
    return claims


def reference(claim: str) -> tuple[int, str]:
    """Return the number and the source of a claim.

    Raises:
        LookupError: there is no such claim.
    """
    claims = _claims()
    if claim not in claims:
        raise LookupError(f"there is no claim {claim!r} in overrides/data/claims.toml")
    return list(claims).index(claim) + 1, claims[claim].source


def anchor(claim: str) -> str:
    """Return the id of a claim's row on the evidence page."""
    return f"claim-{claim}"


def table() -> str:
    """Return all claims with their sources, as HTML."""
    rows = [(anchor(claim.id), claim, urlsplit(claim.link).netloc) for claim in _claims().values()]
    return render.render("evidence.html", rows=rows, strengths=STRENGTHS, provenance=PROVENANCE)


@cache
def _claims() -> Mapping[str, Claim]:
    return parse(CLAIMS.read_text(encoding="utf-8"))


def _claim(row: Mapping[str, str]) -> Claim:
    try:
        claim = Claim(**row)
    except TypeError as error:
        raise ValueError(f"claim {row.get('id')!r}: {error}") from error
    if not claim.link.startswith("https://"):
        raise ValueError(f"claim {claim.id!r}: the link must begin with https://")
    if claim.strength not in STRENGTHS or claim.read not in PROVENANCE:
        raise ValueError(f"claim {claim.id!r}: strength and read must be one of {[*STRENGTHS]} and {[*PROVENANCE]}")
    return claim
