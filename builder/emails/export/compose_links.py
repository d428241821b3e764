"""Links that open the message in a mail program: one pure function per target, and a table of what each accepts.

The addresses of the webmail services are used everywhere and documented nowhere; what is known of each is noted beside
it. No service reports that it opened nothing, so copying always comes first.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from builder.emails.export.email_address import normalize_address
from builder.emails.text import sanitize

if TYPE_CHECKING:
    from builder.emails.contract import LinkData

type Build = Callable[[str, str, str], str]
"""From a subject, a body and an address, any of them "", to a link."""

type OmittedPart = Literal["", "long", "address", "long-address"]
"""What a link leaves out: "" nothing, "long" the body, "address" the address. The key of its words in handoff.toml."""


@dataclass(frozen=True)
class Target:
    """A program or service that opens a message.

    Attributes:
        build: makes the link.
        limit: the most characters of the whole encoded link.
        source: where the limit comes from, for the guide.
        plus: the address may hold a "+".
    """

    build: Build
    limit: int
    source: str
    allows_plus: bool = True


@dataclass(frozen=True)
class Link:
    """A link, and whether the message fits into it.

    Attributes:
        url: the link, never longer than `limit`. Nothing is cut: a part that has no room is omitted whole.
        length: the characters of the link with the whole message.
        limit: the most characters that the target accepts.
        fits: the whole message fits.
        omitted: what was left out.
    """

    url: str
    length: int
    limit: int
    fits: bool
    omitted: OmittedPart


def mailto(subject: str, body: str, to: str) -> str:
    """Return a mailto link (RFC 6068): lines end in CRLF, a space is %20, headers cannot be injected."""
    return f"mailto:{_address(to)}{_query('?', subject=subject, body=body)}"


def gmail(subject: str, body: str, to: str) -> str:
    """Return a link to Gmail's compose window in a desktop browser."""
    return f"https://mail.google.com/mail/?view=cm&fs=1{_query('&', to=to, su=subject, body=body)}"


def outlook(subject: str, body: str, to: str) -> str:
    """Return a link to Outlook.com, for personal accounts. If you are not signed in, the text is lost on the way."""
    return f"https://outlook.live.com/mail/0/deeplink/compose{_query('?', to=to, subject=subject, body=body)}"


def office(subject: str, body: str, to: str) -> str:
    """Return a link to Outlook on the web, for work and school accounts."""
    return f"https://outlook.office.com/mail/deeplink/compose{_query('?', to=to, subject=subject, body=body)}"


def yahoo(subject: str, body: str, to: str) -> str:
    """Return a link to Yahoo Mail's compose window."""
    return f"https://compose.mail.yahoo.com/{_query('?', to=to, subject=subject, body=body)}"


TARGETS: Final[dict[str, Target]] = {
    "mailto": Target(
        mailto,
        2_000,
        "Windows hands a link of about 2,046 characters to a mail program and drops a longer one "
        "(Stack Overflow 4473959; superruub.wordpress.com, 2013; electron/electron #9987 says 2,083)",
    ),
    "gmail": Target(
        gmail,
        4_000,
        "Links of 6,410 and 8,132 characters were refused (defund12/defund12.org #893); "
        "4 kB is named as its limit (savetheinternet.in #140)",
    ),
    "outlook": Target(
        outlook,
        8_000,
        "8,000 characters arrived whole on 19 August 2026, on the calendar's form "
        "(InteractionDesignFoundation/add-event-to-calendar-docs #65)",
    ),
    "office": Target(
        office,
        8_000,
        "As Outlook.com. An address with a + is left out: it would become a space (OfficeDev/office-js #4127)",
        allows_plus=False,
    ),
    "yahoo": Target(yahoo, 2_000, "No figure is known, so the smallest of the others"),
}
"""Every target by its id, in the order in which to offer them."""

_OMITTED_PARTS: Final[dict[tuple[bool, bool], OmittedPart]] = {
    (False, False): "",
    (True, False): "long",
    (False, True): "address",
    (True, True): "long-address",
}
"""What a link leaves out, by whether that is the body and whether it is the address."""


def links(subject: str, body: str, to: str) -> dict[str, Link]:
    """Return the link of every target for a message.

    The subject becomes one line, and both texts are cleaned as answers are. An invalid address is omitted.
    """
    clean = sanitize.clean_line(subject), sanitize.clean_text(body), to.strip()
    return {name: link(target, *clean) for name, target in TARGETS.items()}


def link(target: Target, subject: str, body: str, to: str) -> Link:
    """Return one target's link for a clean message."""
    address = normalize_address(to)
    if not target.allows_plus and "+" in address:
        address = ""
    whole = target.build(subject, body, address)
    candidates = (whole, target.build(subject, "", address), target.build("", "", address))  # pragma: no mutate
    url = next(candidate for candidate in candidates if len(candidate) <= target.limit)
    return Link(url, len(whole), target.limit, url is whole, _OMITTED_PARTS[url is not whole, bool(to) and not address])


def tel(number: str) -> str:
    """Return a link that calls a number (RFC 3966), "" for none. An extension is left for the caller to key in."""
    digits = re.sub(r"\D", "", re.split("(?i)x|ext", number, maxsplit=1)[0].replace("(0)", ""))  # pragma: no mutate
    return f"tel:{'+' if number.strip().startswith('+') else ''}{digits}" if digits else ""


def sms(number: str, body: str) -> Link:
    """Return a link that opens a text message (RFC 5724), to nobody in particular without a number.

    iOS expects the body after "&", Android after "?": "?&body=" serves both.
    """
    clean = sanitize.clean_text(body)
    url = f"sms:{tel(number).removeprefix('tel:')}?&body={quote(clean, safe='')}"
    return Link(url, len(url), len(url), fits=True, omitted="")


def as_data(link: Link) -> "LinkData":
    """Return a link as plain data, ready for JSON."""
    return {"url": link.url, "length": link.length, "limit": link.limit, "fits": link.fits, "omitted": link.omitted}


def _address(to: str) -> str:
    """Return an address as it is written before the "?" of a mailto link."""
    return quote(to, safe="@")


def _query(sign: str, **parts: str) -> str:
    """Return the parts that are not empty as a query, percent-encoded (RFC 3986): never a "+" for a space."""
    pairs = [f"{name}={quote(value.replace('\n', '\r\n'), safe='')}" for name, value in parts.items() if value]
    return sign + "&".join(pairs) if pairs else ""
