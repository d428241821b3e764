"""Every page reads as a native writer leaves it: sentences of an ordinary length, contractions, no calques."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from builder.emails.compose import examples
from tests.conftest import ROOT
from tests.support.readability import contractions, grade, pages, prose, scripts, sentences, straight, words

PAGES: Final = pages(ROOT / "docs")
WITH_PROSE: Final = [name for name, text in PAGES.items() if sentences(text)]
"""All but the builder's page, whose words come from its template."""

CALQUES: Final = tomllib.loads((ROOT / "tests" / "calques.toml").read_text(encoding="utf-8"))["calque"]

MIN_WORDS: Final = 150
"""A page with less prose than this says too little to have an average of its own: such pages are measured together."""

MAX_SENTENCE_WORDS: Final = 28
WORDS_PER_CONTRACTION: Final = 120


def measured() -> dict[str, str]:
    """Return the texts to measure by their name: each page, and the short ones as one."""
    lengths = {name: sum(len(words(sentence)) for sentence in sentences(text)) for name, text in PAGES.items()}
    short = [name for name, length in lengths.items() if length < MIN_WORDS]
    rest = {name: text for name, text in PAGES.items() if name not in short}
    return rest | {
        " + ".join(short): "\n\n".join(re.sub(r"\A---\n.*?\n---\n", "", PAGES[n], flags=re.DOTALL) for n in short)
    }


def calques_in(text: str) -> list[tuple[str, str]]:
    """Return the calques of a text, each with what to say instead."""
    found = [(re.search(_pattern(calque), text), calque["say"]) for calque in CALQUES]
    return [(match[0], say) for match, say in found if match]


def _pattern(calque: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{calque['words']})(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("name", measured())
def test_sentences_have_an_ordinary_length(name: str) -> None:
    """A page has 12 to 16 words in a sentence, on average."""
    lengths = [len(words(sentence)) for sentence in sentences(measured()[name])]
    assert 12 <= sum(lengths) / len(lengths) <= 16


@pytest.mark.parametrize("name", measured())
def test_prose_has_contractions(name: str) -> None:
    """A page has at least one contraction in 120 words."""
    text = " ".join(prose(measured()[name]))
    assert len(contractions(text)) * WORDS_PER_CONTRACTION >= len(words(text))


@pytest.mark.parametrize("page", WITH_PROSE)
def test_no_sentence_is_too_long(page: str) -> None:
    """No sentence has more than 28 words."""
    assert [s for s in sentences(PAGES[page]) if len(words(s)) > MAX_SENTENCE_WORDS] == []


@pytest.mark.parametrize("page", WITH_PROSE)
def test_the_words_are_plain(page: str) -> None:
    """The reading grade is 8 at most, and 12 in any paragraph of a dozen words."""
    assert grade(PAGES[page]) <= 8
    assert [block for block in prose(PAGES[page]) if len(words(block)) >= 12 and grade(block) > 12] == []


@pytest.mark.parametrize("page", [name for name, text in PAGES.items() if scripts(text)])
def test_every_script_has_contractions(page: str) -> None:
    """What is said aloud, and what is sent as a text, has one contraction in 120 words, and one at the very least."""
    named = re.findall(r"<!-- example: (\S+) -->", PAGES[page])
    written = [examples.render(name).body for name in named if examples.context_of(name).form != "email"]
    for script in [*scripts(PAGES[page]), *map(straight, written)]:
        assert len(contractions(script)) >= max(1, len(words(script)) // WORDS_PER_CONTRACTION), script


@pytest.mark.parametrize("calque", CALQUES, ids=lambda calque: calque["words"])
def test_a_calque_is_recognised(calque: dict[str, str]) -> None:
    """Each expression finds the sentence it was made for."""
    assert _pattern(calque).search(calque["seen"])


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_calques(page: str) -> None:
    """No page has one, in its title and its tables either."""
    assert calques_in(PAGES[page]) == []


@pytest.mark.parametrize("path", [ROOT / "overrides" / "data" / "claims.toml"], ids=lambda path: path.name)
def test_nothing_that_pages_insert_has_calques(path: Path) -> None:
    """The claims, which the evidence page prints, have none."""
    assert calques_in(straight(path.read_text(encoding="utf-8"))) == []


def test_the_measures_refuse_translated_prose() -> None:
    """A clipped text without contractions and with a calque fails each of the measures that it should."""
    text = "Short is right. They talk. A finished message stands there at once. Then stop."
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    assert sum(lengths) / len(lengths) < 12
    assert contractions(text) == []
    assert [found for found, _ in calques_in(text)] == ["stands there", "finished message"]
