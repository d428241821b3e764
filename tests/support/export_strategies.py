"""What the tests of the ways out share: generated texts, injections from the corpus, and decoders that are not ours."""

import email
import email.policy
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from hypothesis import strategies as st

from tests.support import untrusted_corpus

PIECES = (
    "Dear Ms Okafor,", "\n", "\n\n", " ", "I am sorry.", "- 14:00", "\n.\n", "\nFrom here", "<b>",
    "%", "&", "#", "+", "=", "?", "100 % & more", "%0D%0A", "%2B", "a+b", "=?utf-8?q?=41?=",
    "'", '"', "“quoted”", "O’Neill", "\\", ";", ",", ":", "\\n", "–", "…", "\u00a0",
    "José", "Łukasz", "Zoë", "Nguyễn", "王小明", "さくら", "Ольга", "שלום", "مرحبا", "نامه\u200cای",
    "😀", "👍🏽", "👩\u200d👩\u200d👧", "🇬🇧",
)  # fmt: skip
"""Pieces of clean text that have broken some mail program or encoder."""

CLEAN_BODIES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LONG_BODIES = st.builds(
    lambda piece, more: (piece + more) * (5_000 // len(piece + more)),
    st.sampled_from(PIECES),
    st.text("aé😀\n", min_size=1),
)
WILD = st.text(st.characters(codec="utf-8"), max_size=200)
BODIES = (
    CLEAN_BODIES
    | LONG_BODIES
    | WILD
    | st.lists(st.sampled_from(PIECES) | WILD | st.just("\r\n"), max_size=20).map("".join)
)
SUBJECTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | WILD
ADDRESSES = st.sampled_from(
    (
        "",
        "hr@northwind.example",
        "sam+jobs@northwind.example",
        "o'neill@north-wind.example",
        "a&b=c?d#e%f@x.example",
        "zoë@bücher.example",
    )
)

INJECTIONS = tuple(
    case.text
    for case in untrusted_corpus.cases()
    if case.kind == "headers" or (case.kind == "addresses" and case.reason in ("address", "direction"))
)
"""Values that try to add a header, a recipient, a property or a second message."""


def assert_same(found: object, wanted: object) -> None:
    """Fail at the first difference; a diff of texts of 5 kB, which pytest would show, takes it minutes to make."""
    one, other = repr(found), repr(wanted)
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    equal = found == wanted
    assert equal, f"{one[max(at - 20, 0) : at + 40]} is not {other[max(at - 20, 0) : at + 40]}"


def query_of(url: str) -> dict[str, str]:
    """Return the parts of a link's query, decoded as RFC 3986 has it; fails where a name comes twice."""
    pairs = [pair.partition("=") for pair in urlsplit(url).query.split("&") if pair]
    decoded = {name: unquote(value, errors="strict") for name, _, value in pairs}
    assert len(decoded) == len(pairs), url
    return decoded


def parse_eml(file: str) -> EmailMessage:
    """Return a draft file as the standard library reads it."""
    message = email.message_from_bytes(file.encode("ascii"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message
