"""The guide says what it must, in plain words, and claims nothing without a source."""

import re
import tomllib
from collections import Counter
from datetime import date
from html import unescape
from itertools import pairwise
from typing import Final

import pytest

from builder.emails.compose import examples
from builder.emails.model import catalogue
from overrides.shortcodes import pictures
from tests.conftest import ROOT
from tests.support.readability import pages, sentences, straight, words

PAGES: Final = pages(ROOT / "docs")
READ: Final = {name: text for name, text in PAGES.items() if name != "builder.md"}
SITUATIONS: Final = {name: text for name, text in PAGES.items() if re.match(r"situations/(?!index)", name)}
COVERAGE: Final = tomllib.loads((ROOT / "tests" / "guide_coverage.toml").read_text(encoding="utf-8"))
CLAIMS: Final = tomllib.loads((ROOT / "overrides" / "data" / "claims.toml").read_text(encoding="utf-8"))["claim"]

RESTS_ON_EVIDENCE: Final = re.compile(
    r"\b(stud(y|ies)|research|surveys?|experiments?|in one (large )?count|\d+% of|one (hiring )?manager|an HR director"
    r"|one (NHS trust|careers service|adviser)|several US universities|federal law|in California"
    r"|employers? under the|generally mustn't)\b",
    re.IGNORECASE,
)
OUR_OWN_WORD: Final = ("We found no study", "Research on trust points", "Both are right", "an HR director says not")

PROMISES: Final = r"guarantee|always works|never fails|you will get (the|another|a)|success rate of|they will forgive"
SCOLDING: Final = (
    r"don't panic|do not panic|shame on|lazy|unacceptable|irresponsible|inexcusable|immature|stupid|you clearly|"
    r"harsh(,)? but true|grow up|wake-up call|you have only yourself|no excuse for|obviously|simply put"
)
IDIOMS: Final = (
    r"ball is in|bullet|burn(ed|t)? (your )?bridge|silver lining|cut corners|touch base|at the end of the day|"
    r"back to square|piece of cake|on the same page|drop the ball|under the weather|call it a day|bite the|long shot|"
    r"hit the|sleep on it|cold feet|thin ice|elephant in|rule of thumb|in a nutshell|wear your heart|down the road"
)
UNVERIFIED: Final = r"BeHiring|Northern Ireland has|Teamstage"


def front_matter(page: str) -> dict[str, str]:
    """Return the plain keys of a page's front matter: those with a value on their own line."""
    return dict(re.findall(r"^(\w+): (.+)$", PAGES[page].split("---\n")[1], re.MULTILINE))


def headings(page: str) -> list[tuple[int, str]]:
    """Return level and text of each heading of a page."""
    return [(len(marks), text) for marks, text in re.findall(r"^(#+) (.+)$", PAGES[page], re.MULTILINE)]


def section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", PAGES[page], re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no heading {heading!r}"
    return found[1]


@pytest.mark.parametrize("row", COVERAGE["point"], ids=lambda row: row["point"])
def test_every_point_is_made_where_the_table_says(row: dict[str, str]) -> None:
    """Each point of the guide's ground is on its page, below its heading, in its words, message or picture."""
    text = section(row["page"], row["heading"])
    if name := row.get("message"):
        assert f"<!-- example: {name} -->" in text
        text = straight(examples.render(name).body)
    if picture := row.get("picture"):
        assert f"<!-- picture: {picture} -->" in text
        text = straight(unescape(pictures.draw(picture)))
    assert re.search(row["says"], text, re.DOTALL), row


def test_every_point_of_the_article_is_in_the_table() -> None:
    """The table has each of the 63 points that the guide grew from, in order, and none twice."""
    assert [row["seed"] for row in COVERAGE["point"] if "seed" in row] == [*range(1, 64)]


@pytest.mark.parametrize("row", COVERAGE["situation"], ids=lambda row: row["situation"])
def test_every_situation_has_a_page_with_its_message(row: dict[str, str]) -> None:
    """Each situation has a page that holds its message, and the overview links to that page."""
    assert f"<!-- {row['shows']} -->" in PAGES[row["page"]]
    link = row["page"].removeprefix("situations/") if row["page"] in SITUATIONS else f"../{row['page']}"
    assert f"({link})" in PAGES["situations/index.md"]


def test_no_situation_page_is_left_out_of_the_table() -> None:
    """The table knows every page about a situation."""
    assert {row["page"] for row in COVERAGE["situation"]} == {*SITUATIONS, "private-reasons.md"}


@pytest.mark.parametrize("page", SITUATIONS)
def test_a_situation_page_helps_in_every_way(page: str) -> None:
    """It has steps, words for the phone, a message, what not to write, and something only this situation needs."""
    titles = [text for _, text in headings(page)]
    assert re.search(r"^> ", PAGES[page], re.MULTILINE), "no script for the phone"
    assert re.search(r"<!-- (ready|example): ", PAGES[page]), "no message"
    assert "What not to write, and why" in titles
    own = COVERAGE["only"][page]
    assert own in titles
    assert [other for other in PAGES if own in (text for _, text in headings(other))] == [page]
    assert len(sentences(section(page, own))) >= 2


def test_no_page_is_stamped_out() -> None:
    """Outside the scripts, no sentence of eight words or more stands on more than two pages."""
    seen = Counter(s for text in READ.values() for s in {*sentences(re.sub(r"^>.*$", "", text, flags=re.MULTILINE))})
    assert [s for s, times in seen.items() if times > 2 and len(words(s)) >= 8] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_findable(page: str) -> None:
    """It has a title and a description of its own that fit a search result, a date of review, and one h1 first."""
    head = front_matter(page)
    assert 30 <= len(head["title"]) <= 75, head["title"]
    assert 110 <= len(head["description"]) <= 165, len(head["description"])
    assert date(2026, 1, 1) <= date.fromisoformat(head["reviewed"])
    levels = [level for level, _ in headings(page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), "a level is skipped"


def test_titles_and_descriptions_differ() -> None:
    """No two pages look the same in a list of results."""
    for key in ("title", "description"):
        assert len({front_matter(page)[key] for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("pattern", [PROMISES, SCOLDING, IDIOMS], ids=["promises", "scolding", "idioms"])
@pytest.mark.parametrize("page", READ)
def test_the_tone_is_right(page: str, pattern: str) -> None:
    """No promise of an outcome, no scolding, no idiom that a second-language reader would miss."""
    assert re.findall(rf"\b(?:{pattern})\b", READ[page], re.IGNORECASE) == []


def test_nothing_unverified_is_stated() -> None:
    """What the reference marks as unverified appears nowhere; the 76% figure only among those with no source."""
    rest = {name: text for name, text in PAGES.items() if name != "evidence.md"}
    rest["evidence.md"] = PAGES["evidence.md"].replace(section("evidence.md", "Popular figures with no source"), "")
    rest["claims"] = "".join(claim["claim"] + claim["measured"] for claim in CLAIMS)
    assert [name for name, text in rest.items() if re.search(r"\b76 ?(%|per ?cent)", text)] == []
    assert [name for name, text in rest.items() if re.search(UNVERIFIED, text)] == []


def test_second_hand_is_stated_as_such() -> None:
    """A claim that we know only through another page names that page, and the guide says so where it leans on it."""
    assert [c["id"] for c in CLAIMS if (c["read"] == "second-hand") != ("as reported by" in c["source"])] == []
    retold = "|".join(c["id"] for c in CLAIMS if c["read"] == "second-hand")
    leaning = [
        block
        for name in READ
        for block in PAGES[name].split("\n\n")
        if re.search(rf"<!-- claim: ({retold}) -->", block)
    ]
    assert len(leaning) > 5
    assert [block for block in leaning if not re.search(r"second-hand|[Rr]eport(s|ed)|tells of", block)] == []


@pytest.mark.parametrize("page", [page for page in READ if page != "evidence.md"])
def test_no_claim_without_a_source(page: str) -> None:
    """A paragraph that leans on evidence carries a link to the claim it rests on."""
    blocks = re.split(r"\n\s*\n|\n(?=[*-] |\d+\. )", PAGES[page].split("---\n", 2)[2])
    leaning = [b for b in blocks if RESTS_ON_EVIDENCE.search(b) and not any(word in b for word in OUR_OWN_WORD)]
    assert [block for block in leaning if "<!-- claim: " not in block] == []


def test_claims_and_pages_fit() -> None:
    """Every claim that a page names exists, and every claim is used by some page."""
    used = {claim for text in PAGES.values() for claim in re.findall(r"<!-- claim: ([\w-]+) -->", text)}
    assert used == {claim["id"] for claim in CLAIMS}


def test_links_into_the_builder_name_what_it_knows() -> None:
    """Situations and causes in links and messages are the catalogue's own, and fit each other."""
    named = [s for text in PAGES.values() for s in re.findall(r"<!-- (?:build|ready): ([^|>]+?) (?:\||-->)", text)]
    assert len(named) > 40
    # Named answers are checked by the shortcode itself.
    named = [name for name in named if "=" not in name]
    for situation, *cause in (name.split() for name in named):
        assert situation in catalogue.SITUATIONS
        assert all(catalogue.cause_fits(c, situation) for c in cause), (situation, cause)


def test_no_markup_in_the_prose() -> None:
    """Pages are Markdown and shortcodes, with no HTML of their own."""
    assert [name for name, text in PAGES.items() if re.search(r"<(?!!--)[a-z/]", text)] == []


def test_search_finds_the_words_people_use() -> None:
    """The words of a search in panic stand on the page that helps."""
    for phrase, page in [
        ("slept in", "situations/overslept.md"),
        ("no-show", "situations/campus.md"),
        ("Zoom crashed", "situations/technology.md"),
        ("did not show up", "situations/interviewer-absent.md"),
    ]:
        assert phrase.lower() in PAGES[page].lower()
