"""The built pages as files: what holds for all of them."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from overrides.hooks.integrity import digest
from overrides.hooks.share_images import share_image


@dataclass
class Built(HTMLParser):
    """One built page, taken apart."""

    name: str
    html: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and that its text begins."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.setdefault(tag, []).append("")

    def handle_data(self, data: str) -> None:
        """Add to the text of the tag that began last."""
        if self.tags:
            self.texts[self.tags[-1][0]][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def meta(self, name: str) -> str:
        """The content of a <meta>, "" where there is none."""
        matches = [
            it["content"]
            for it in self.all("meta")
            if name in (it.get("name"), it.get("property"), it.get("http-equiv"))
        ]
        return matches[0] if matches else ""

    @property
    def ids(self) -> set[str]:
        """What a fragment can lead to."""
        return {attributes["id"] for _, attributes in self.tags if "id" in attributes}


@pytest.fixture(scope="session")
def pages(site_folder: Path) -> dict[str, Built]:
    """Every built page by its address under the site's root; a page that is a folder's index ends in a slash."""
    matches = {}
    for path in sorted(site_folder.rglob("*.html")):
        name = path.relative_to(site_folder).as_posix().removesuffix("index.html")
        matches[name] = Built(name, path.read_text("utf-8"))
    return matches


@pytest.fixture(scope="session")
def home(pages: dict[str, Built]) -> str:
    """The address that the site was built for."""
    return next(it["href"] for it in pages[""].all("link") if it.get("rel") == "canonical")


def test_the_policy_comes_first(pages: dict[str, Built]) -> None:
    """On every page the policy follows the charset, and the script that narrows it comes next, before all else."""
    for page in pages.values():
        names = [(tag, attributes.get("http-equiv", "")) for tag, attributes in page.tags]
        assert names[2:4] == [("meta", ""), ("meta", "Content-Security-Policy")], page.name
        assert page.tags[4] == ("script", {}), page.name
        assert "document.head.append(narrower)" in page.texts["script"][0], page.name
        assert page.all("meta")[0] == {"charset": "utf-8"}
        assert page.meta("referrer") == "no-referrer"


def test_one_policy(pages: dict[str, Built]) -> None:
    """But for the hashes of its own scripts, each page has the same policy; the builder's has what Python needs too."""
    hashes = re.compile(r" 'sha256-[^']+'")
    policies = {name: hashes.sub("", page.meta("Content-Security-Policy")) for name, page in pages.items()}
    builder = policies.pop("builder/")

    assert len(set(policies.values())) == 1
    without = builder.replace(" 'wasm-unsafe-eval'", "").replace(" blob:", "").replace(" python-worker", "")
    assert without == policies[""]
    assert builder != without


def test_nothing_inline_that_the_policy_would_refuse(pages: dict[str, Built]) -> None:
    """No page has a style element, a style attribute or an event handler."""
    for page in pages.values():
        assert page.all("style") == [], page.name
        for tag, attributes in page.tags:
            refused = [name for name in attributes if name == "style" or name.startswith("on")]
            assert refused == [], f"{page.name}: <{tag} {refused}>"


def test_nothing_comes_from_elsewhere(pages: dict[str, Built], home: str) -> None:
    """Every script, style sheet, picture and frame is on the site's own origin."""
    for page in pages.values():
        loaded = [it["src"] for tag in ("script", "img", "iframe", "source") for it in page.all(tag) if "src" in it]
        loaded += [it["href"] for it in page.all("link") if it.get("rel") not in ("canonical", "prev", "next")]
        for address in loaded:
            assert urljoin(home + page.name, address).startswith(home), f"{page.name}: {address}"


def test_every_script_and_sheet_has_its_hash(pages: dict[str, Built], site_folder: Path, home: str) -> None:
    """Each names what its file holds: one that was changed after the build isn't used."""
    for page in pages.values():
        loaded = {it["src"]: it for it in page.all("script") if "src" in it}
        loaded |= {it["href"]: it for it in page.all("link") if it.get("rel") in ("stylesheet", "modulepreload")}
        assert len(loaded) > 2, page.name
        for address, attributes in loaded.items():
            path = site_folder / urljoin(home + page.name, address).removeprefix(home)
            assert attributes["integrity"] == digest(path.read_bytes()), f"{page.name}: {address}"


def test_no_link_is_dead(pages: dict[str, Built], site_folder: Path, home: str) -> None:
    """Every link within the site leads to a page, and to a place in it where it names one."""
    for page in pages.values():
        for address in {it["href"] for it in page.all("a") if "href" in it}:
            target = urlsplit(urljoin(home + page.name, address))
            if not target.geturl().startswith(home):
                continue
            name = target.geturl().split("#")[0].removeprefix(home)
            assert name in pages or (site_folder / name).is_file(), f"{page.name}: {address}"
            fragment = unquote(target.fragment)
            if fragment and not ("=" in fragment and name == "builder/"):
                assert fragment in pages[name].ids, f"{page.name}: {address}"


def test_no_id_stands_twice(pages: dict[str, Built]) -> None:
    """A fragment, a label and a description lead to one place."""
    for page in pages.values():
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), page.name


def test_what_search_engines_read(pages: dict[str, Built], home: str, site_folder: Path) -> None:
    """Each page has one h1, a title and a description of its own, and its one address; the sitemap lists them all."""
    guide = {name: page for name, page in pages.items() if name != "404.html"}
    listed = ET.fromstring((site_folder / "sitemap.xml").read_text("utf-8"))  # noqa: S314 (we wrote it)

    for name, page in guide.items():
        assert len(page.all("h1")) == 1, name
        assert [home + name] == [it["href"] for it in page.all("link") if it.get("rel") == "canonical"]
        assert 50 <= len(page.meta("description")) <= 170, name
        image = share_image(f"{name.removesuffix('/')}.md" if name else "index.md")
        assert page.meta("og:image") == f"{home}{image.path}"
        assert page.meta("og:image:alt") == image.text
        assert (site_folder / image.path).is_file()
    assert len({page.meta("description") for page in guide.values()}) == len(guide)
    assert len({page.texts["title"][0] for page in guide.values()}) == len(guide)
    assert {home + name for name in guide} == {loc.text for loc in listed.iter() if loc.tag.endswith("}loc")}


def test_structured_data(pages: dict[str, Built], home: str) -> None:
    """Each page of the guide but home says where it stands, and each with a date is an Article with that date."""
    for name, page in pages.items():
        if name in ("404.html", "builder/"):
            continue
        scripts = zip(page.all("script"), page.texts["script"], strict=True)
        blocks = {
            block["@type"]: block
            for attributes, text in scripts
            if attributes.get("type") == "application/ld+json"
            for block in [json.loads(text)]
        }
        trail = [step["item"] for step in blocks["BreadcrumbList"]["itemListElement"]] if name else [home]
        assert (trail[0], trail[-1]) == (home, home + name)
        assert all(item.removeprefix(home) in pages for item in trail)
        articles = [block for kind, block in blocks.items() if kind == "Article"]
        dates = [it["datetime"] for it in page.all("time") if "datetime" in it]
        assert dates == [article["dateModified"] for article in articles], name
        assert all(article["headline"] and article["description"] for article in articles)
        assert articles


def test_html_is_sound(pages: dict[str, Built]) -> None:
    """What the theme gets wrong is mended: no empty tabindex, and a name for the search dialog."""
    for name, page in pages.items():
        assert "" not in [attributes.get("tabindex") for _, attributes in page.tags], name
        assert [it["aria-label"] for it in page.all("div") if it.get("role") == "dialog"] == ["Search"], name


def test_guide_pages_load_no_python(pages: dict[str, Built]) -> None:
    """Only the builder page loads the builder; others load the script of every page, and copy buttons for messages."""
    for name, page in pages.items():
        ours = [it["src"] for it in page.all("script") if "assets/builder/" in it.get("src", "")]
        names = [address.rsplit("/", 1)[-1].rsplit("-", 1)[0] for address in ours]
        assert names.count("every-page") == 1, name
        names.remove("every-page")
        if name != "builder/":
            assert "assets/python" not in page.html, name
            assert names == ["guide-messages"] * ("data-letter" in page.html or "data-locale" in page.html), name
