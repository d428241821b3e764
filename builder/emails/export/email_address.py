"""The recipient's address: its ASCII form, and warnings where it looks wrong."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from builder.emails.text.sanitize import is_email_address
from builder.emails.translations import load_table

if TYPE_CHECKING:
    from builder.emails.contract import AddressWarning as AddressWarningData

type AddressRule = Literal["unusable", "mixed", "ascii", "unread", "invites", "greeting"]
"""What is wrong with an address: the key of its sentence in handoff.toml."""

MAX_LABEL_OCTETS: Final = 63
MAX_DOMAIN_OCTETS: Final = 253
"""Octets of one part of a domain, and of a whole one as it is written (RFC 1035, 2.3.4)."""

_DOTS: Final = re.compile("[.\u3002\uff0e\uff61]")
"""What separates the parts of a domain (Unicode Technical Standard 46, 2.3)."""

_LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")

_NO_REPLY: Final = re.compile(
    r"(no|not|donot|dont)reply|mailerdaemon|postmaster|bounces?|notifications?|notify|alerts?|automated|unmonitored"
)
_CALENDAR_MAILBOX: Final = re.compile(
    r"(calendar|invites?|invitations?|schedul(ing|er)|bookings?|meetings?)(notifications?)?"
)

_SHARED_MAILBOX_WORDS: Final = frozenset((
    "admin", "admissions", "apply", "candidate", "candidates", "career", "careers", "campus", "contact", "enquiries",
    "experience", "graduate", "graduates", "head", "hello", "help", "hiring", "hr", "human", "info", "inquiries",
    "interview", "interviews", "jobs", "mail", "manager", "office", "people", "personnel", "recruiter", "recruiters",
    "recruiting", "recruitment", "resources", "service", "services", "staffing", "support", "talent", "team", "work",
))  # fmt: skip
"""Words in the addresses of shared mailboxes, which match every greeting."""

_SCRIPTS: Final = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"))
"""Scripts with letters that look alike (Unicode Technical Standard 39, 4)."""

_TRANSLITERATIONS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "ł": "l", "đ": "d"}
)


@dataclass(frozen=True)
class AddressWarning:
    """A reason to look at an address again.

    Attributes:
        rule: the kind of warning.
        shown: the part of the address it is about; a domain is in ASCII.
    """

    rule: AddressRule
    shown: str


def ascii_domain(domain: str) -> str:
    """Return a domain with every label in ASCII (A-labels, RFC 5890), "" if that is impossible.

    Maps case and width as browsers do, and keeps ß and ς as letters of their own (Unicode Technical Standard 46,
    nontransitional). Python's own idna codec follows the older standard, in which straße.example is another domain.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", domain).lower())
    labels = [_ascii_label(label) for label in _DOTS.split(plain)]
    joined = ".".join(labels)
    return joined if all(labels) and len(joined) <= MAX_DOMAIN_OCTETS else ""


def _ascii_label(label: str) -> str:
    """Return one label in ASCII, "" if that is impossible."""
    if any(unicodedata.category(c) in ("Cf", "Cc", "Cn", "Co", "Cs") for c in label):
        return ""
    written = label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
    return written if len(written) <= MAX_LABEL_OCTETS and _LABEL.fullmatch(written) else ""


def normalize_address(address: str) -> str:
    """Return an address for links and files: its domain in ASCII; "" if it is invalid or hides characters.

    The result names one mailbox: it holds no comma, space, bracket or control character.
    """
    local, _, domain = address.rpartition("@")
    if not is_email_address(address) or any(unicodedata.category(c) in ("Cf", "Cc", "Cs") for c in address):
        return ""
    written = ascii_domain(domain)
    return f"{local}@{written}" if written else ""


def address_warnings(address: str, name: str = "") -> tuple[AddressWarning, ...]:
    """Return what makes an address look wrong, the most serious first; nothing for "".

    name: the person whom the message greets, "" if it greets nobody by name.
    """
    if not address:
        return ()
    local, _, domain = address.rpartition("@")
    shown = ascii_domain(domain)
    warnings = []
    if not normalize_address(address):
        warnings.append(AddressWarning("unusable", domain))
    if _mixes_scripts(domain):
        warnings.append(AddressWarning("mixed", shown))
    elif not domain.isascii() or "xn--" in domain.lower():
        warnings.append(AddressWarning("ascii", shown))
    bare = re.sub(r"[\W\d_]", "", local.split("+")[0]).lower()
    if _NO_REPLY.fullmatch(bare):
        warnings.append(AddressWarning("unread", local))
    elif _CALENDAR_MAILBOX.fullmatch(bare):
        warnings.append(AddressWarning("invites", local))
    elif name and not _name_matches(name, local):
        warnings.append(AddressWarning("greeting", local))
    return tuple(warnings)


def as_data(address: str, name: str = "", language: str = "en") -> "list[AddressWarningData]":
    """Return the warnings about an address as plain data, in the words of a language."""
    sentences = load_table(language, "handoff")["recipient"]
    return [
        {"rule": d.rule, "say": str(sentences[d.rule]).format(shown=d.shown, name=name)}
        for d in address_warnings(address, name)
    ]


def _mixes_scripts(domain: str) -> bool:
    """Return whether one label of a domain mixes alphabets that look alike."""
    return any(len(_SCRIPTS & {_script(c) for c in label if c.isalpha()}) > 1 for label in _DOTS.split(domain))


def _script(letter: str) -> str:
    """Return the script of a letter, as its Unicode name begins."""
    return unicodedata.name(letter, "").split(" ")[0]


def _name_matches(name: str, local: str) -> bool:
    """Return whether a name can belong to an address; in doubt it can.

    Only an address built like a person's name (two or more parts of letters) contradicts a name, and only if no part
    of either occurs in the other.
    """
    parts = [part for part in re.split(r"[._-]", local.split("+")[0].lower()) if part]
    letters = [re.sub(r"\d", "", part) for part in parts]
    if len(letters) < 2 or not all(part.isalpha() for part in letters) or _SHARED_MAILBOX_WORDS & set(letters):
        return True
    if max(map(len, letters)) < 3:
        return True
    names = {spelling for word in re.findall(r"[^\W\d_]{2,}", name.lower()) for spelling in _ascii_variants(word)}
    if not all(word.isascii() for word in names):
        return True
    whole = "".join(plain for part in letters for plain in _ascii_variants(part))
    return any(word in whole or any(_abbreviates(part, word) for part in letters) for word in names)


def _abbreviates(part: str, word: str) -> bool:
    """Return whether a part of an address can stand for a name: its initial, or a longer piece of it."""
    return part in word if len(part) > 2 else word.startswith(part)


def _ascii_variants(word: str) -> set[str]:
    """Return how addresses spell a word in ASCII: müller is muller and mueller."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return {bare.translate(_TRANSLITERATIONS), unicodedata.normalize("NFC", word).translate(_TRANSLITERATIONS)} - {""}
