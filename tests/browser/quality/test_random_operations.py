"""Random operations on a draft against a model of what must not be lost and what must not come back.

Python never starts, since drafts must not need it; the back-forward cache is on. A failure prints its seed, and that
seed replays it.
"""

import random
import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.builder.test_history import go, open_another
from tests.browser.support.builder_page import body, open_builder, saved
from tests.browser.support.builder_page import field as form_field

OPERATIONS = 45
LONG_OPERATIONS = 250
LONG_SEEDS = range(100, 120)
DEFAULT_TEXT = re.compile("sorry I missed our interview")


@dataclass
class Model:
    """What the page must show.

    Attributes:
        text, name: the visitor's words; None and "" where there are none.
        erased: what "Undo" would bring back, while it is on offer.
        words: all words there ever were.
        doomed, gone: those that were erased, while that can be undone and after it.
        position, documents: where in the tab's history the builder is, and how many documents of it there are.
    """

    text: str | None = None
    name: str = ""
    erased: tuple[str | None, str] | None = None
    words: list[str] = field(default_factory=list)
    doomed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    position: int = 0
    documents: int = 1


class Draft:
    """A page and its model; each operation changes both."""

    def __init__(self, page: Page, site: str, seed: int) -> None:
        self.page, self.site, self.model = page, site, Model()
        self.random = random.Random(seed)  # noqa: S311

    def operations(self) -> list[str]:
        """Return the names of what can be done now."""
        model = self.model
        names = ["type_text", "type_text", "type_name", "reload", "leave", "erase"]
        names += ["undo_erase"] * 3 if model.erased else []
        names += ["back"] if model.position else []
        return names + (["forward"] if model.position < model.documents - 1 else [])

    def new_words(self) -> str:
        """Return words that were never typed before."""
        self.model.words.append(f"word{self.random.randrange(10**9)}x")
        return self.model.words[-1]

    def type_text(self) -> None:
        """Replace the message."""
        self.model.text, self.model.erased = self.new_words(), None
        body(self.page).fill(self.model.text)

    def type_name(self) -> None:
        """Replace the name."""
        self.model.name, self.model.erased = self.new_words(), None
        form_field(self.page, "your_name").fill(self.model.name)

    def reload(self) -> None:
        """Load the page anew."""
        self.model.erased = None
        self.page.reload()

    def leave(self) -> None:
        """Go on to a guide page and to the builder again."""
        open_another(self.page, self.site)
        self.model.position += 1
        self.model.documents, self.model.erased = self.model.position + 1, None

    def back(self) -> None:
        """Go back to the builder's document before this one."""
        go(self.page, -2)
        self.model.position, self.model.erased = self.model.position - 1, None

    def forward(self) -> None:
        """Go forward again."""
        go(self.page, 2)
        self.model.position, self.model.erased = self.model.position + 1, None

    def erase(self) -> None:
        """Erase everything, sometimes with a second tap."""
        model = self.model
        self.page.locator("#erase").click()
        model.erased = model.erased or (model.text, model.name)
        model.doomed = set(model.words)
        if self.random.random() < 0.5:
            self.page.locator("#erase").click()
        model.text, model.name = None, ""

    def undo_erase(self) -> None:
        """Take the erasure back."""
        if self.model.erased:
            self.page.locator("#undo-erase").click()
            self.model.text, self.model.name = self.model.erased
            self.model.erased, self.model.doomed = None, set()

    def check(self) -> None:
        """Compare the page with the model, and what is stored with what may be."""
        page, model = self.page, self.model
        expect(page.locator("#builder")).to_have_attribute("data-live", "")
        expect(body(page)).to_have_value(model.text or DEFAULT_TEXT)
        expect(page.locator("#f-your_name")).to_have_value(model.name)
        if not model.erased:
            model.gone |= model.doomed
            model.doomed = set()
        stored = str(saved(page))
        assert [word for word in model.gone | model.doomed if word in stored] == []


def run(page: Page, site: str, seed: int, count: int) -> None:
    """Do some operations, and compare after each."""
    page.route("**/*.wasm*", lambda route: None)
    page.add_init_script(
        "addEventListener('pageshow', (event) => { window.shown = event.persisted ? 'cached' : 'loaded'; })"
    )
    open_builder(page, site, python=False)
    draft = Draft(page, site, seed)
    done = []
    for _ in range(count):
        done.append(draft.random.choice(draft.operations()))
        getattr(draft, done[-1])()
        try:
            draft.check()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, after {' '.join(done)}: {error}") from error


@pytest.mark.parametrize("seed", [1, 2])
def test_some_random_operations(caching_page: Page, site: str, seed: int) -> None:
    """Nothing typed is lost, and nothing erased comes back, whatever is done in between."""
    run(caching_page, site, seed, OPERATIONS)


@pytest.mark.long
@pytest.mark.parametrize("seed", LONG_SEEDS)
def test_many_random_operations(caching_page: Page, site: str, seed: int) -> None:
    """The same, 5,000 times over all seeds."""
    run(caching_page, site, seed, LONG_OPERATIONS)
