"""What a page tells search engines about itself, in the words of schema.org (Article, BreadcrumbList)."""

from collections.abc import Mapping, Sequence
from typing import Any

from overrides.hooks import open_graph_image

_CONTEXT = {"@context": "https://schema.org"}


def data(
    *, site: str, home: str, url: str, title: str, meta: Mapping[str, Any], trail: Sequence[tuple[str, str | None]]
) -> list[dict[str, Any]]:
    """The page's JSON-LD blocks: an Article if it is prose with a date of review, and its place in the site.

    Args:
        site: the site's name.
        home: the site's own address.
        url: the page's canonical address.
        title: the page's name in the navigation.
        meta: its front matter: title, description, reviewed.
        trail: name and address of the sections above it, outermost first; those without an address are left out.
    """
    article = "reviewed" in meta and "template" not in meta
    blocks = [_article(site, home, url, title, meta)] if article else []
    if url != home:
        blocks.append(_breadcrumbs(home, [*trail, (title, url)]))
    return blocks


def _article(site: str, home: str, url: str, title: str, meta: Mapping[str, Any]) -> dict[str, Any]:
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
        "image": {
            "@type": "ImageObject",
            "url": home + open_graph_image.URI,
            "width": open_graph_image.WIDTH,
            "height": open_graph_image.HEIGHT,
        },
        "author": publisher,
        "publisher": publisher,
    }


def _breadcrumbs(home: str, trail: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """The way from home; a section and its own page have one address and are one step, under the section's name."""
    steps = {home: "Home"}
    for name, url in trail:
        if url:
            steps.setdefault(url, name)
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (url, name) in enumerate(steps.items(), start=1)
    ]
    return _CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items}
