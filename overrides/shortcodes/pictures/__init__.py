"""The pictures of the guide: HTML figures whose words come from the package that writes the messages."""

from collections.abc import Callable
from typing import Final

from overrides.shortcodes.pictures import (
    before_after,
    call,
    email_parts,
    follow_ups,
    phone_number,
    sorry_scale,
    two_clocks,
)

PICTURES: Final[dict[str, Callable[[], str]]] = {
    "before-after": before_after.picture,
    "call": call.picture,
    "email-parts": email_parts.picture,
    "follow-ups": follow_ups.picture,
    "phone-number": phone_number.picture,
    "sorry-scale": sorry_scale.picture,
    "two-clocks": two_clocks.picture,
}
"""Each picture by its name in the guide."""


def draw(name: str) -> str:
    """Return a picture as HTML.

    Raises:
        LookupError: there is none of that name.
    """
    if name not in PICTURES:
        raise LookupError(f"there is no picture {name!r}, only {', '.join(PICTURES)}")
    return PICTURES[name]()
