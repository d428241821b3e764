"""The navigation has what readers look for; the pages about the site itself are in the footer."""

import re
from typing import Any, Final

import pytest
from mkdocs.config import load_config

from overrides.hooks import one_page
from tests.conftest import ROOT

CONFIG: Final = load_config(str(ROOT / "mkdocs.yml"))
NAV: Final[list[dict[str, Any]]] = CONFIG.nav or []
PAGES: Final = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
IN_FOOTER: Final = {page for page in PAGES if CONFIG.not_in_nav and CONFIG.not_in_nav.match_file(page)}
FOOTER: Final = (ROOT / "overrides" / "partials" / "copyright.html").read_text("utf-8")


def navigation() -> list[str]:
    """Return the pages of the navigation, in order."""
    entries = [entry for group in NAV for entry in group.values()]
    return [entry for entry in entries if isinstance(entry, str)] + [
        page for entry in entries if isinstance(entry, list) for item in entry for page in item.values()
    ]


def test_the_groups_are_what_readers_look_for() -> None:
    """First what to do, then what to say, then everything else, and nothing about the site itself."""
    assert [name for group in NAV for name in group] == [
        "Home",
        "What to do now",
        "What to say",
        "Your situation",
        "What happens next",
        "Rights and benefits",
    ]


def test_every_page_is_in_the_navigation_or_in_the_footer() -> None:
    """No page is lost, and none is in both or in the navigation twice."""
    assert sorted([*navigation(), *IN_FOOTER]) == sorted({*PAGES, one_page.PAGE})


def test_the_footer_links_to_what_the_navigation_leaves_out() -> None:
    """Each page about the site is one tap away from every page."""
    linked = set(re.findall(r'\("([\w-]+)/", ', FOOTER))
    assert linked == {page.removesuffix(".md") for page in IN_FOOTER}


@pytest.mark.parametrize("page", ["threat-model.md", "how-fast.md", "ways-to-send.md", "notices.md", "evidence.md"])
def test_engineers_pages_are_in_the_footer(page: str) -> None:
    """Somebody who has missed an interview needs none of them."""
    assert page in IN_FOOTER


def test_home_has_three_cards_and_words_to_say() -> None:
    """Call before write, a line of hope, words to copy, and a card for each time it can have been."""
    home = (ROOT / "docs" / "index.md").read_text("utf-8").split("---\n", 2)[2].split("\n## ")[0]
    cards = re.findall(r"^\* \*\*(.+?):\*\*", home, re.MULTILINE)
    assert cards == ["It hasn’t started", "It was today", "It was another day"]
    assert home.index("Call first") < home.index("another chance") < home.index("<!-- say: ") < home.index("* **It")
    assert "the person who invited you" in home


@pytest.mark.parametrize("page", ["index.md", "check-your-message.md"])
def test_the_check_of_a_text_is_one_tap_away(page: str) -> None:
    """Whoever has written something already finds a link to the box for it, not only to a page about the check."""
    assert "<!-- build: own=1 |" in (ROOT / "docs" / page).read_text("utf-8")
