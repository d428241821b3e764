"""The page with all of the guide: its chapters in order, under their own ids, with links that stay on it."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

import mkdocs.utils.meta
import pytest
from markdown import Markdown

from overrides.hooks import one_page
from overrides.shortcodes import registry
from tests.conftest import ROOT

SOURCES: Final = {name: (ROOT / "docs" / name).read_text("utf-8") for name in one_page.CHAPTERS}
PAGE: Final = one_page.markdown(SOURCES)


def html(markdown: str, page: str) -> str:
    """Return the HTML of a page without its front matter, as the site's extensions make it."""
    expanded = registry.expand(markdown.split("---\n", 2)[2], registry.PageContext(page))
    return Markdown(extensions=["attr_list", "tables", "md_in_html", "toc"]).convert(expanded)


def words(markdown: str) -> str:
    """Return the text of a page, without addresses, ids and the marks of headings."""
    text = re.sub(r"\]\([^)]*\)|\{#[\w-]+\}|^#+", "", markdown.split("---\n", 2)[2], flags=re.MULTILINE)
    return " ".join(text.split())


def test_every_chapter_is_there_word_for_word() -> None:
    """Each page stands there whole, one after the other."""
    page = words(PAGE)
    places = [page.index(words(SOURCES[chapter])) for chapter in one_page.CHAPTERS]
    assert places == sorted(places)


def test_there_is_one_title_and_no_level_is_skipped() -> None:
    """The chapters are headings of the second level, and what is under them goes down with them."""
    levels = [len(marks) for marks in re.findall(r"^(#+) ", PAGE, re.MULTILINE)]
    assert levels.count(1) == 1
    assert levels.count(2) == len(one_page.CHAPTERS)
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("chapter", one_page.CHAPTERS)
def test_a_section_has_the_id_of_its_own_page_after_the_chapters_name(chapter: str) -> None:
    """A link to a section of a chapter finds it on the page with all of them."""
    name = chapter.removesuffix(".md")
    own = re.findall(r'<h[2-6] id="([\w-]+)"', html(SOURCES[chapter], f"{name}/"))
    here = re.findall(rf'<h[3-6] id="{name}-([\w-]+)"', html(PAGE, "read-it-all/"))
    assert own == here != []


def test_links_stay_on_the_page_or_lead_to_a_page_that_exists() -> None:
    """Between the chapters they are fragments that the page has; the others name a page under docs/."""
    ids = set(re.findall(r' id="([\w-]+)"', html(PAGE, "read-it-all/")))
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    inside = [link[1:] for link in links if link.startswith("#")]
    outside = {Path(link.split("#")[0]) for link in links if not link.startswith("#")}
    assert len(inside) > 5
    assert [name for name in inside if name not in ids] == []
    assert [path for path in outside if not (ROOT / "docs" / path).is_file() or path.name in one_page.CHAPTERS] == []


def test_links_of_a_chapter_in_a_folder_are_seen_from_the_root() -> None:
    """A page's neighbour is in its folder, and a link to a section of the page itself stays with its chapter."""
    sources = {name: f"---\nreviewed: 2026-01-0{n}\n---\n# T\n" for n, name in enumerate(one_page.CHAPTERS, 1)}
    sources["be-truthful.md"] += (
        "## Own it\n[a](situations/forgot.md#x) [b](#own-it) [c](follow-up.md) [d](https://a.b/c)\n"
    )
    page = one_page.markdown(sources)
    assert "[a](situations/forgot.md#x) [b](#be-truthful-own-it) [c](#follow-up) [d](https://a.b/c)" in page


def test_it_is_as_old_as_its_oldest_chapter_and_the_search_leaves_it_out() -> None:
    """Nothing on it was looked at before its date, and no answer is found twice."""
    text, head = mkdocs.utils.meta.get_data(PAGE)
    reviewed = [re.findall(r"^reviewed: (\S+)$", source, re.MULTILINE)[0] for source in SOURCES.values()]
    assert text.startswith("# ")
    assert str(head["reviewed"]) == min(reviewed)
    assert head["search"] == {"exclude": True}
    assert len(head["title"]) <= 75
    assert 110 <= len(head["description"]) <= 165
