"""A reader with a question finds its answer: the theme's own worker is asked, with the index of the built site."""

import tomllib
from typing import Final

from playwright.sync_api import Page, expect

from tests.conftest import ROOT

QUESTIONS: Final = tomllib.loads((ROOT / "tests" / "search_questions.toml").read_text("utf-8"))["question"]

# The theme's messages: 0 sets the worker up, 2 is a question, 3 its answer. Each item of an answer is a page, with
# those of its sections that fit; the page itself is the one without a fragment.
ASK: Final = """
async (questions) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch(`${base}/search/search_index.json`)).json();
  const worker = new Worker(new URL(search, location));
  const answer = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.data);
    worker.postMessage(message);
  });
  await answer({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = {};
  for (const question of questions) {
    const { items } = await answer({ type: 2, data: question });
    const pages = items.map((item) => item.map((section) => section.location).find((it) => !it.includes("#")));
    found[question] = pages.slice(0, 3);
  }
  worker.terminate();
  return found;
}
"""


def test_a_question_finds_its_page(page: Page, site: str) -> None:
    """Each question, as people ask it, has the page that answers it among the first three, or first of all."""
    page.goto(site)
    page.mouse.move(200, 200)  # the theme's script comes with the first move
    expect(page.locator("html")).to_contain_class("js")

    asked = [(ask, question["page"]) for question in QUESTIONS for ask in question["asks"]]
    found: dict[str, list[str]] = page.evaluate(ASK, [ask for ask, _ in asked])

    assert len(QUESTIONS) == 32
    assert {ask: found[ask] for ask, answer in asked if answer not in found[ask]} == {}
    first = {ask: question["page"] for question in QUESTIONS for ask in question.get("first", ())}
    assert {ask: found[ask][0] for ask in first} == first


def test_what_is_printed_is_not_found_twice(page: Page, site: str) -> None:
    """The page with all of the guide is no answer: its chapters are."""
    page.goto(site)
    index = page.request.get(f"{site}search/search_index.json").json()
    assert len(index["docs"]) > 300
    assert [entry["location"] for entry in index["docs"] if entry["location"].startswith("read-it-all/")] == []
