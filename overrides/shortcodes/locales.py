"""What the guide shows in British and in American English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LOCALE_NAMES: Final[Mapping[str, str]] = {"en-GB": "British", "en-US": "American"}
"""The locales of the guide, and their names; without a script, the first one is open."""


@dataclass(frozen=True)
class Version[T]:
    """The content of something in one locale."""

    locale: str
    content: T
