"""Structured data for search engines, in the vocabulary of schema.org (Article, BreadcrumbList)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from overrides.hooks.share_images import SIZE

_CONTEXT: Final = {"@context": "https://schema.org"}


def blocks(
    *,
    site: str,
    home: str,
    url: str,
    image: str,
    title: str,
    meta: Mapping[str, Any],
    trail: Sequence[tuple[str, str | None]],
) -> list[dict[str, Any]]:
    """Return a page's JSON-LD blocks: an Article if it is prose with a review date, and its breadcrumbs.

    A page with a template of its own has neither: the builder counts every byte before Python.

    Args:
        site: the site's name.
        home: the site's own address.
        url: the page's canonical address.
        image: the path of its picture for links from other sites.
        title: the page's name in the navigation.
        meta: its front matter: title, description, reviewed.
        trail: name and address of the sections above it, outermost first; those without an address are left out.
    """
    if "template" in meta:
        return []
    is_article = "reviewed" in meta
    articles = [_article(site, home, url, image, title, meta)] if is_article else []
    return articles if url == home else [*articles, _breadcrumbs(home, [*trail, (title, url)])]


def _article(site: str, home: str, url: str, image: str, title: str, meta: Mapping[str, Any]) -> dict[str, Any]:
    width, height = SIZE
    publisher = {"@type": "Organization", "name": site, "url": home, "logo": f"{home}assets/images/favicon.svg"}
    return _CONTEXT | {
        "@type": "Article",
        "headline": str(meta.get("title", title)),
        "description": str(meta.get("description", "")).strip(),
        "dateModified": str(meta["reviewed"]),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "image": {"@type": "ImageObject", "url": home + image, "width": width, "height": height},
        "author": publisher,
        "publisher": publisher,
    }


def _breadcrumbs(home: str, trail: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """The path from home; a section and its own page share an address and are one step, under the section's name."""
    steps = {home: "Home"}
    for name, url in trail:
        if url:
            steps.setdefault(url, name)
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (url, name) in enumerate(steps.items(), start=1)
    ]
    return _CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items}
