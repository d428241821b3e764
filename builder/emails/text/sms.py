"""How phone networks count a text message, and how long a script takes to say."""

import re
from dataclasses import dataclass
from typing import Final

GSM_7: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic character set of short messages (3GPP TS 23.038, 6.2.1)."""

GSM_7_EXTENDED: Final = frozenset("^{}\\[~]|€\f")
"""Characters of the same standard's extension table; each counts twice."""

_MAX_UNITS_SINGLE: Final = {True: 160, False: 70}
_MAX_UNITS_CONCATENATED: Final = {True: 153, False: 67}

WORDS_PER_MINUTE: Final = 135
"""A calm speaking pace: 45 to 90 words take 20 to 40 seconds."""

_ASIDE: Final = re.compile(r"\([^()\n]*\)")
_PLAIN_PUNCTUATION: Final = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u00a0": " ",
    }
)


@dataclass(frozen=True)
class SmsLength:
    """How a phone network counts a text.

    Attributes:
        units: the characters it is charged for.
        messages: the text messages it takes.
        is_gsm_7: it fits the 7-bit alphabet.
    """

    units: int
    messages: int
    is_gsm_7: bool


def is_gsm_7(text: str) -> bool:
    """Return whether a text can be sent in the 7-bit alphabet: 160 characters to a message instead of 70."""
    return all(c in GSM_7 or c in GSM_7_EXTENDED for c in text)


def sms_length(text: str) -> SmsLength:
    """Return how a phone network counts a text.

    An emoji counts as two in the 16-bit alphabet, an extension character as two in the 7-bit one.
    """
    plain = is_gsm_7(text)
    units = sum(1 + (c in GSM_7_EXTENDED) for c in text) if plain else len(text.encode("utf-16-le", "replace")) // 2
    return SmsLength(
        units, 1 if units <= _MAX_UNITS_SINGLE[plain] else -(-units // _MAX_UNITS_CONCATENATED[plain]), plain
    )


def to_plain_punctuation(text: str) -> str:
    """Return a text with plain quotes, dashes and spaces: one curly quote cuts a message from 160 characters to 70."""
    return text.translate(_PLAIN_PUNCTUATION)


def speaking_seconds(text: str) -> int:
    """Return the seconds that a script takes to say at a calm pace; asides in brackets are not spoken."""
    return round(len(re.findall(r"\S+", _ASIDE.sub("", text))) * 60 / WORDS_PER_MINUTE)
