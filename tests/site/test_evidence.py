"""The claims of the guide: how their file is read."""

import json

import pytest

from overrides.shortcodes import evidence

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
