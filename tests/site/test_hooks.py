"""The site's own parts: what stands behind the shortcodes, the pictures, the addresses and the colours."""

import itertools
import json
import re
import struct
import zlib
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Section, get_navigation
from mkdocs.structure.pages import Page

from builder.emails.compose import examples, ready_made
from builder.emails.model import catalogue
from builder.emails.translations import locales
from overrides.hooks import first_paint, json_ld, mkdocs_hooks, open_graph_image
from overrides.shortcodes import evidence, flowchart, message_examples, registry
from tests.conftest import ROOT

HOME = registry.Place("")
DEEP = registry.Place("situations/overslept/")
SITE = "https://example.org/x/"

# ---------------------------------------------------------------- shortcodes


@pytest.mark.parametrize(
    ("shortcode", "says"),
    [
        ("<!-- exmaple: overslept -->", "no such shortcode"),
        ("<!-- note to self -->", "no such shortcode"),
        ("<!-- example: overslpt -->", "overslpt"),
        ("<!-- ready: missed overslpt -->", "overslpt"),
        ("<!-- ready: refused overslept -->", "refused and overslept"),
        ("<!-- build: mised | Write -->", "mised"),
        ("<!-- build: missed -->", "needs its text"),
        ("<!-- claim: nonsense -->", "nonsense"),
        ("<!-- diagram: nonsense -->", "nonsense.toml"),
    ],
)
def test_what_does_not_exist_stops_the_build(shortcode: str, says: str) -> None:
    """An unknown shortcode or name is an error that names the page and what is wrong in it."""
    page = SimpleNamespace(file=SimpleNamespace(src_uri="follow-up.md"), url="follow-up/", meta={}, update_date="")

    with pytest.raises(PluginError) as error:
        mkdocs_hooks.on_page_markdown(f"Text {shortcode} text", page=page, config=None, files=None)  # type: ignore[arg-type]

    assert "docs/follow-up.md" in str(error.value)
    assert says in str(error.value)


@pytest.mark.parametrize("name", examples.examples())
def test_an_example_is_the_packages_text(name: str) -> None:
    """The guide shows an example character for character as the package writes it, markup in it inert."""
    message = examples.render(name)
    html = message_examples.example(name, "../builder/")

    assert message.body.strip("\n") == unescape(html.split('dir="auto">')[1].split("</pre>")[0])
    if message.subject:
        assert message.subject == unescape(html.split('data-part="subject">')[1].split("</dd>")[0])


def test_a_link_into_the_builder_has_its_choices() -> None:
    """A link into the builder leads to it from any depth, with identifiers of the catalogue in the fragment."""
    shortcode = "<!-- build: missed overslept | Write it -->"

    assert 'href="builder/#situation=missed&amp;cause=overslept"' in registry.expand(shortcode, HOME)
    assert 'href="../../builder/#situation=missed&amp;cause=overslept"' in registry.expand(shortcode, DEEP)


def test_a_claim_links_to_its_row() -> None:
    """The number in the text is the number of the row that it leads to."""
    ids = re.findall(r'<li id="([\w-]+)">', evidence.table())
    number, _ = evidence.reference("apology-parts")

    assert ids[number - 1] == evidence.anchor("apology-parts")
    assert f'href="../../evidence/#{ids[number - 1]}"' in registry.expand("<!-- claim: apology-parts -->", DEEP)


CLAIM = {
    "id": "a",
    "claim": "It is so.",
    "source": "Somebody, 2020",
    "link": "https://example.org/",
    "measured": "A thing.",
    "strength": "weak",
    "read": "read",
}


def as_toml(*claims: dict[str, str]) -> str:
    """Claims as the text of their file."""
    return "\n".join("[[claim]]\n" + "\n".join(f"{k} = {json.dumps(v)}" for k, v in claim.items()) for claim in claims)


def test_a_whole_claim_is_read() -> None:
    """A claim with every key and a known grade is taken as it stands."""
    assert {"a": evidence.Claim(**CLAIM)} == evidence.parse(as_toml(CLAIM))


@pytest.mark.parametrize(
    "claims",
    [
        (CLAIM, CLAIM),
        ({**CLAIM, "strength": "sure"},),
        ({**CLAIM, "read": "no"},),
        ({**CLAIM, "link": "http://example.org/"},),
        ({**CLAIM, "more": "1"},),
        ({key: value for key, value in CLAIM.items() if key != "measured"},),
    ],
)
def test_a_faulty_claim_stops_the_build(claims: tuple[dict[str, str], ...]) -> None:
    """A claim that stands twice, lacks a part or has an unknown grade is refused."""
    with pytest.raises(ValueError, match="claim 'a'"):
        evidence.parse(as_toml(*claims))


# ---------------------------------------------------------------- the decision path

GRAPH = flowchart.parse((registry.DATA / "first-hour.toml").read_text("utf-8"))


def test_no_box_of_the_diagram_overlaps_another() -> None:
    """Boxes and passing lines keep apart and inside the picture."""
    boxes, lanes, height = flowchart.place(GRAPH)

    for one, other in itertools.combinations([*boxes.values(), *lanes.values()], 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.bottom <= other.y or other.bottom <= one.y
    for box in boxes.values():
        assert box.x >= 0
        assert box.x + box.width <= flowchart.WIDTH
        assert box.bottom <= height
    assert len(lanes) > 0


def test_every_word_of_the_diagram_is_drawn() -> None:
    """The picture holds all texts and labels of its data, and their description for those who do not see it."""
    svg = flowchart.figure(registry.DATA / "first-hour.toml")
    drawn = " ".join(re.sub(r"<[^>]+>", " ", unescape(svg)).split())

    for text in (
        GRAPH.title,
        GRAPH.summary,
        *(node.text for node in GRAPH.nodes),
        *(edge.label for edge in GRAPH.edges),
    ):
        assert text in drawn


def test_lines_of_the_diagram_run_down() -> None:
    """An edge back up, or to nowhere, is refused."""
    node = '[[node]]\nid = "{0}"\nkind = "end"\ntext = "T"\n'
    toml = 'title = "T"\nsummary = "S"\n' + node.format("a") + node.format("b") + '[[edge]]\nfrom = "b"\nto = "a"\n'

    with pytest.raises(ValueError, match="further down"):
        flowchart.parse(toml)


# ---------------------------------------------------------------- the builder's page


def test_the_opening_has_a_message_for_every_situation() -> None:
    """Before Python runs, the page has the package's own neutral text for every situation, cause and locale."""
    data = json.loads(json.dumps(first_paint.opening()))

    for locale in locales():
        for (situation, cause), message in ready_made.ready(locale).items():
            assert message.body == data["messages"][situation][cause][locale]["body"]
    assert set(catalogue.SITUATIONS) == set(data["situations"])


def test_the_first_answers_and_the_situation_agree() -> None:
    """What a situation takes for granted never leads to another situation."""
    data = first_paint.opening()

    for situation, answers in data["implied_answers"].items():
        led = data["situation_by_answers"].get("|".join(answers.get(name, "") for name in data["question_fields"]))
        assert led in (None, situation)


def test_a_page_says_where_it_stands() -> None:
    """A guide page is an Article with its date, and the way to it leads from home through sections with a page."""
    article, trail = json_ld.data(
        site="S",
        home="https://example.org/x/",
        url="https://example.org/x/situations/overslept/",
        title="I overslept",
        meta={"title": "Overslept?", "description": "What to do.", "reviewed": "2026-11-24"},
        trail=[("What to do", None), ("Your situation", "https://example.org/x/situations/")],
    )

    assert (article["@type"], article["headline"], article["dateModified"]) == ("Article", "Overslept?", "2026-11-24")
    assert [step["name"] for step in trail["itemListElement"]] == ["Home", "Your situation", "I overslept"]


def test_the_home_page_has_no_trail() -> None:
    """A trail of one step is none."""
    assert json_ld.data(site="S", home="https://a.b/", url="https://a.b/", title="Home", meta={}, trail=[]) == []


@pytest.fixture(scope="module")
def described() -> list[tuple[Page, dict[str, Any]]]:
    """Each page of the navigation with its JSON-LD by type, as a build makes it; the builder's page needs a build."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_url=SITE)
    navigation = get_navigation(get_files(config), config)
    found = []
    for page in (page for page in navigation.pages if page.file.src_uri != "builder.md"):
        context: dict[str, Any] = {}
        page.read_source(config)
        mkdocs_hooks.on_page_context(context, page=page, config=config, nav=navigation)
        found.append((page, {block["@type"]: block for block in context["structured"]}))
    return found


def test_every_article_says_what_google_asks_for(described: list[tuple[Page, dict[str, Any]]]) -> None:
    """What is required or recommended is there: headline, author, date, picture; dates are ISO 8601, addresses whole.

    https://developers.google.com/search/docs/appearance/structured-data/article. When a page was first published we do
    not know when we write it, so only the day of its last review is given.
    """
    assert len(described) > 40
    for page, blocks in described:
        article = blocks["Article"]
        assert article["@context"] == "https://schema.org"
        assert article["headline"] == page.meta["title"]
        assert len(article["headline"]) <= 110
        assert article["description"] == page.meta["description"]
        assert date.fromisoformat(article["dateModified"]) == page.meta["reviewed"]
        assert article["url"] == article["mainEntityOfPage"]["@id"] == page.canonical_url
        assert article["url"].startswith(SITE)
        for maker in (article["author"], article["publisher"]):
            assert (maker["@type"], maker["url"]) == ("Organization", SITE)
            assert maker["name"]
            assert (ROOT / "overrides" / maker["logo"].removeprefix(SITE)).is_file()
        picture = article["image"]
        assert picture["url"] == SITE + open_graph_image.URI
        assert picture["width"] * picture["height"] >= 50_000


def test_every_trail_follows_the_navigation(described: list[tuple[Page, dict[str, Any]]]) -> None:
    """From home, through the sections that have a page, to the page: counted from one, each address once.

    https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    for page, blocks in described:
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


def test_the_shared_picture_is_a_png_with_the_mark() -> None:
    """The picture decodes to 1200 x 630 pixels, has the mark's two colours and nothing at its rim."""
    data = open_graph_image.png()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    pixels = zlib.decompress(data[start + 4 : start + 4 + length])
    stride = 1 + 3 * width
    rows = [pixels[row * stride + 1 : (row + 1) * stride] for row in range(height)]

    assert (width, height, depth, colour) == (1200, 630, 8, 2)
    assert len(pixels) == height * stride
    assert {rows[0][3 * x : 3 * x + 3] for x in range(width)} == {bytes.fromhex("0b5860")}
    assert rows[400][3 * 600 : 3 * 600 + 3] == b"\xff\xff\xff"
