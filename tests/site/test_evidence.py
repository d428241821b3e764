"""The claims of the guide: how their file is read."""

import json
import re
from urllib.parse import urlsplit

import pytest

from overrides.shortcodes import evidence
from tests.conftest import ROOT

NOT_A_SOURCE = {
    "aamtest2.blogspot.com",
    "bit.ly",
    "docslib.org",
    "sage.cnpereading.com",
    "theatln.tc",
    "www.formsbank.com",
    "www.learnvest.com",
    "www.researchgate.net",
    "www.thebalancecareers.com",
}
"""Hosts of mirrors, of short links, of forms that others wrote, and of names that are gone."""

CLAIM = {
    "id": "a",
    "claim": "It is so.",
    "source": "Somebody, 2020",
    "link": "https://example.org/",
    "measured": "A thing.",
    "strength": "weak",
    "read": "read",
}


def as_toml(*claims: dict[str, str]) -> str:
    """Claims as the text of their file."""
    return "\n".join("[[claim]]\n" + "\n".join(f"{k} = {json.dumps(v)}" for k, v in claim.items()) for claim in claims)


def test_complete_claim_is_parsed() -> None:
    """A claim with every key and a known grade."""
    assert {"a": evidence.Claim(**CLAIM)} == evidence.parse(as_toml(CLAIM))


@pytest.mark.parametrize(
    "claims",
    [
        (CLAIM, CLAIM),
        ({**CLAIM, "strength": "sure"},),
        ({**CLAIM, "read": "no"},),
        ({**CLAIM, "link": "http://example.org/"},),
        ({**CLAIM, "more": "1"},),
        ({key: value for key, value in CLAIM.items() if key != "measured"},),
    ],
)
def test_invalid_claim_fails_build(claims: tuple[dict[str, str], ...]) -> None:
    """A duplicate, a missing or unknown key, an unknown grade, or a link without TLS."""
    with pytest.raises(ValueError, match="claim 'a'"):
        evidence.parse(as_toml(*claims))


def test_links_lead_to_the_source_itself() -> None:
    """No link of a claim, of a rule of the check or of a page goes to a copy, a short link or a name that's gone."""
    files = [
        ROOT / "overrides" / "data" / "claims.toml",
        ROOT / "builder" / "emails" / "templates" / "en" / "findings.toml",
        *(ROOT / "docs").rglob("*.md"),
    ]
    links = [link for path in files for link in re.findall(r"https://[^\s)\"]+", path.read_text("utf-8"))]
    assert len(links) > 100
    assert [link for link in links if urlsplit(link).hostname in NOT_A_SOURCE] == []
