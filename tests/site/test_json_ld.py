"""Structured data for search engines."""

import itertools
from datetime import date
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Section, get_navigation
from mkdocs.structure.pages import Page

from overrides.hooks import json_ld, mkdocs_hooks
from overrides.hooks.share_images import share_image
from tests.conftest import ROOT

SITE = "https://example.org/x/"


def test_article_and_breadcrumbs() -> None:
    """A guide page is an Article with its review date; its breadcrumbs lead from home through sections with a page."""
    article, breadcrumbs = json_ld.blocks(
        site="S",
        home="https://example.org/x/",
        url="https://example.org/x/situations/overslept/",
        image="assets/images/share.png",
        title="I overslept",
        meta={"title": "Overslept?", "description": "What to do.", "reviewed": "2026-11-24"},
        trail=[("What to do", None), ("Your situation", "https://example.org/x/situations/")],
    )

    assert (article["@type"], article["headline"], article["dateModified"]) == ("Article", "Overslept?", "2026-11-24")
    assert [step["name"] for step in breadcrumbs["itemListElement"]] == ["Home", "Your situation", "I overslept"]


def test_home_page_has_no_breadcrumbs() -> None:
    """One step would say nothing."""
    assert (
        json_ld.blocks(site="S", home="https://a.b/", url="https://a.b/", image="", title="Home", meta={}, trail=[])
        == []
    )


@pytest.fixture(scope="module")
def pages_with_json_ld() -> list[tuple[Page, dict[str, Any]]]:
    """Each page of the navigation with its JSON-LD by type, as a build makes it; the builder's page needs a build."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_url=SITE)
    navigation = get_navigation(get_files(config), config)
    pages = []
    for page in (page for page in navigation.pages if page.file.src_uri != "builder.md"):
        context: dict[str, Any] = {}
        page.read_source(config)
        mkdocs_hooks.on_page_context(context, page=page, config=config, nav=navigation)
        pages.append((page, {block["@type"]: block for block in context["json_ld"]}))
    return pages


def test_article_has_the_properties_google_recommends(pages_with_json_ld: list[tuple[Page, dict[str, Any]]]) -> None:
    """Headline, author, date and image are there; dates are ISO 8601, and addresses absolute.

    https://developers.google.com/search/docs/appearance/structured-data/article. When a page was first published we do
    not know when we write it, so only the day of its last review is given.
    """
    assert len(pages_with_json_ld) > 40
    for page, blocks in pages_with_json_ld:
        article = blocks["Article"]
        assert article["@context"] == "https://schema.org"
        assert article["headline"] == page.meta["title"]
        assert len(article["headline"]) <= 110
        assert article["description"] == page.meta["description"]
        assert date.fromisoformat(article["dateModified"]) == page.meta["reviewed"]
        assert article["url"] == article["mainEntityOfPage"]["@id"] == page.canonical_url
        assert article["url"].startswith(SITE)
        for organization in (article["author"], article["publisher"]):
            assert (organization["@type"], organization["url"]) == ("Organization", SITE)
            assert organization["name"]
            assert (ROOT / "overrides" / organization["logo"].removeprefix(SITE)).is_file()
        image = article["image"]
        assert image["url"] == SITE + share_image(page.file.src_uri).path
        assert image["width"] * image["height"] >= 50_000


def test_breadcrumbs_follow_the_navigation(pages_with_json_ld: list[tuple[Page, dict[str, Any]]]) -> None:
    """From home, through the sections that have a page, to the page: counted from one, each address once.

    https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    for page, blocks in pages_with_json_ld:
        if page.is_homepage:
            assert "BreadcrumbList" not in blocks
            continue
        steps = blocks["BreadcrumbList"]["itemListElement"]
        sections = [
            section
            for section in page.ancestors
            if isinstance(section, Section) and isinstance(section.children[0], Page) and section.children[0].is_index
        ]
        names = ["Home", *(section.title for section in sections[::-1])]
        names += [] if page.is_index else [page.title]
        assert [step["name"] for step in steps] == names
        assert [step["position"] for step in steps] == [*range(1, len(names) + 1)]
        assert {step["@type"] for step in steps} == {"ListItem"}
        addresses = [step["item"] for step in steps]
        assert (addresses[0], addresses[-1]) == (SITE, page.canonical_url)
        assert len({*addresses}) == len(addresses)
        assert all(address.startswith(before) for before, address in itertools.pairwise(addresses))
