"""What fits into a text message: the GSM 7-bit alphabet (3GPP TS 23.038, 6.2.1)."""

from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("^{}\\[~]|€\x0c")
"""Characters that take two places."""

PLAIN_QUOTES: Final = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
    "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u00a0": " ",
}  # fmt: skip
"""What may stand in the place of characters that the alphabet does not have."""


def foreign(text: str) -> list[int]:
    """Return the places of all characters that are not in the alphabet."""
    return [at for at, c in enumerate(text) if c not in _BASIC and c not in _EXTENDED]


def units(text: str) -> int:
    """Return how many places a text takes: of seven bits, or of sixteen once a character is not in the alphabet."""
    if foreign(text):
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text) + sum(c in _EXTENDED for c in text)


def plain_quotes(text: str) -> str:
    """Return a text with plain characters in the place of quotes and dashes."""
    return "".join(PLAIN_QUOTES.get(c, c) for c in text)
