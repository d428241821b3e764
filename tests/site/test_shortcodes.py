"""The comment shortcodes of the guide, and the examples and diagram behind them."""

import re
from html import unescape
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.compose.ready_made import ready_made_message
from overrides.hooks import mkdocs_hooks
from overrides.shortcodes import benchmark, evidence, message_examples, registry
from overrides.shortcodes.render import render
from tests.bench.visit_marks import STEPS
from tests.conftest import ROOT

HOME = registry.PageContext("")
DEEP = registry.PageContext("situations/overslept/")


@pytest.mark.parametrize(
    ("shortcode", "problem"),
    [
        ("<!-- exmaple: overslept -->", "no such shortcode"),
        ("<!-- note to self -->", "no such shortcode"),
        ("<!-- example: overslpt -->", "overslpt"),
        ("<!-- ready: missed overslpt -->", "overslpt"),
        ("<!-- ready: refused overslept -->", "refused and overslept"),
        ("<!-- build: mised | Write -->", "mised"),
        ("<!-- build: missed -->", "needs its text"),
        ("<!-- build: when=tomorrow | Write -->", "when=tomorrow"),
        ("<!-- build: own=yes | Write -->", "own=yes"),
        ("<!-- claim: nonsense -->", "nonsense"),
        ("<!-- diagram: nonsense -->", "nonsense.svg"),
        ("<!-- reading: nonsense -->", "no mail nonsense"),
        ("<!-- say: -->", "nothing to say"),
        ("<!-- repository: wiki | the wiki -->", "no page wiki"),
    ],
)
def test_unknown_name_fails_build(shortcode: str, problem: str) -> None:
    """An unknown shortcode or name is an error that names the page and what is wrong in it."""
    page = SimpleNamespace(file=SimpleNamespace(src_uri="follow-up.md"), url="follow-up/", meta={}, update_date="")

    with pytest.raises(PluginError) as error:
        mkdocs_hooks.on_page_markdown(f"Text {shortcode} text", page=page, config=None, files=None)  # type: ignore[arg-type]

    assert "docs/follow-up.md" in str(error.value)
    assert problem in str(error.value)


@pytest.mark.parametrize("name", examples.examples())
def test_example_is_the_text_of_the_package(name: str) -> None:
    """The guide shows an example character for character as the package writes it, markup in it inert."""
    messages = [compose(context) for context in examples.versions(name)]
    html = unescape(message_examples.example(name, "../builder/"))

    assert [message.body.strip("\n") for message in messages] == re.findall(r'dir="auto">(.*?)</pre>', html, re.DOTALL)
    subjects = [message.subject for message in messages if message.subject]
    assert subjects == re.findall(r'data-part="subject">(.*?)</dd>', html)


def test_a_message_stands_there_in_british_and_american() -> None:
    """The American version follows the British one, closed and left out of the search; each has a link of its own."""
    html = message_examples.ready("missed", "overslept", "../builder/")
    british, american = html.split("<details")

    for locale, part in {"en-GB": british, "en-US": american}.items():
        message = ready_made_message("missed", "overslept", locale)
        assert message.body.strip("\n") in unescape(part)
        assert f'data-locale="{locale}" lang="{locale}"' in part
        assert f'href="../builder/#situation=missed&amp;cause=overslept&amp;locale={locale}"' in part
        assert part.count('data-copy="body"') == 1
    assert "The same message in American English" in american
    assert "data-search-exclude" in american.split(">")[0]
    assert " open" not in american.split(">")[0]


@pytest.mark.parametrize("name", ["american", "two-zones", "wrong-time-zone"])
def test_what_is_about_a_locale_or_zones_is_shown_once(name: str) -> None:
    """There is nothing to switch, and the link still names the locale."""
    html = message_examples.example(name, "../builder/")

    assert html.count("<pre") == 1
    assert "data-locale" not in html
    assert f"locale={examples.context_of(name).locale}" in html


def test_builder_link_carries_the_choices() -> None:
    """A link into the builder leads to it from any depth, with identifiers of the catalogue in the fragment."""
    shortcode = "<!-- build: missed overslept | Write it -->"
    answers = "<!-- build: when=today contact=none | Write it -->"

    assert 'href="builder/#situation=missed&amp;cause=overslept"' in registry.expand(shortcode, HOME)
    assert 'href="../../builder/#situation=missed&amp;cause=overslept"' in registry.expand(shortcode, DEEP)
    assert 'href="builder/#when=today&amp;contact=none"' in registry.expand(answers, HOME)


def test_claim_links_to_its_row() -> None:
    """The number in the text is the number of the row that it leads to."""
    ids = re.findall(r'<li id="([\w-]+)">', evidence.table())
    number, _ = evidence.reference("apology-parts")

    assert ids[number - 1] == evidence.anchor("apology-parts")
    assert f'href="../../evidence/#{ids[number - 1]}"' in registry.expand("<!-- claim: apology-parts -->", DEEP)


def test_a_script_stands_there_in_british_and_american() -> None:
    """Two quotes become one that can be switched, each as a block quote; what is around them stays as it is."""
    markdown = (
        "Say:\n\n> I’m *ill*\n> & home.\n>\n> Bye.\n\n<!-- american -->\n\n> I’m sick.\n\nThen stop.\n\n> Thanks.\n"
    )
    html = registry.expand(markdown, HOME)
    british, american = html.split("<details")

    assert re.findall("<p>(.+?)</p>", british) == ["I’m *ill* &amp; home.", "Bye."]
    assert re.findall("<p>(.+?)</p>", american) == ["I’m sick."]
    assert "The same words in American English" in american
    assert "data-search-exclude" in american.split(">")[0]
    assert html.startswith('Say:\n\n<div class="script">')
    assert html.endswith("</div>\n\nThen stop.\n\n> Thanks.\n")


def test_an_american_quote_without_its_british_one_fails_the_build() -> None:
    """It must stand between two block quotes."""
    with pytest.raises(registry.ShortcodeError, match="no such shortcode"):
        registry.expand("> I’m ill.\n\n<!-- american -->\n\nThen stop.\n", HOME)


def test_words_to_say_can_be_copied() -> None:
    """The words stand on the page as text, in one line, and a button names them."""
    html = registry.expand("<!-- say: Hello, it’s [name]\n  & co. -->", HOME)

    assert 'data-part="body">Hello, it’s [name] &amp; co.</p>' in html
    assert 'data-copy="body"' in html


def test_repository_is_linked_where_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """On GitHub's runner the text links to its repository; on any other machine it is text."""
    shortcode = "in <!-- repository: issues | the issue tracker -->."
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert registry.expand(shortcode, HOME) == "in the issue tracker."

    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "owner/name")
    assert registry.expand(shortcode, HOME) == "in [the issue tracker](https://github.com/owner/name/issues)."


def test_diagram_matches_the_prose() -> None:
    """The page has the words of every step, and a screen reader is given the picture's name and description."""
    page = (ROOT / "docs" / "first-hour.md").read_text("utf-8")
    html = registry.expand("<!-- diagram: first-hour -->", HOME)
    steps = re.findall(r'<text class="diagram__text(?: diagram__text--end)?">(.*?)</text>', html)
    texts = [re.sub("<[^>]+>", " ", step) for step in steps]
    prose = {word.lower() for word in re.findall(r"\w+", page)}

    assert len(texts) == 8
    assert {word.lower() for text in texts for word in re.findall(r"\w+", text)} <= prose
    assert html.count("<rect") == html.count('<text class="diagram__text') == 11
    for part in re.findall(r'aria-labelledby="([\w-]+) ([\w-]+)"', html)[0]:
        assert html.count(f'id="{part}"') == 1
    assert "\n\n" not in html, "Markdown would end the picture there"


def test_visits_are_a_column_each() -> None:
    """The table of visits has a row for each step and a column for each visit; a step that was not taken is empty."""
    steps = {"painted": "Painted", "unpacked": "Memory unpacked"}
    visits = [{"painted": 1200, "unpacked": 1500}, {"painted": 90}]
    machine = {"load": [0.7, 1.8], "processors": 2}
    uses = [["written"], ["used"]]
    html = render(
        "visits.html", steps=steps, as_it_is=visits, code_cache=uses, day="1 May 2026", runs=7, machine=machine
    )

    assert re.findall(r'scope="col">(.*?)<', html) == ["Reached after", "Visit 1", "Visit 2"]
    rows = re.findall(r'scope="row">(.*?)</th>(.*?)</tr>', html)
    assert [(label, re.findall(r"<td>(.*?)</td>", cells)) for label, cells in rows] == [
        ("Painted", ["1,200&nbsp;ms", "90&nbsp;ms"]),
        ("Memory unpacked", ["1,500&nbsp;ms", ""]),
        ("Compiled code", ["kept", "used"]),
    ]


def test_published_visits_have_every_step() -> None:
    """Each of the three visits that the page shows has reached every step."""
    html = benchmark.visits_table()

    assert html.count('scope="row"') == len(STEPS) + 1
    assert html.count("&nbsp;ms") == 3 * len(STEPS)
