"""Links to the repository that the site is published from, where the build knows it: GitHub's runner names it."""

import os
from typing import Final

PLACES: Final = ("issues", "security/advisories/new")
"""The pages of a repository that the guide may link to."""


def link(place: str, text: str) -> str:
    """Return the text as a Markdown link to a page of the repository, or the text alone where there is no repository.

    Raises:
        LookupError: the guide links to no such page.
    """
    if place not in PLACES:
        raise LookupError(f"a repository has no page {place}, only {', '.join(PLACES)}")
    server, repository = (os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"))
    if not (server and repository):
        return text
    return f"[{text}]({server}/{repository}/{place})"
