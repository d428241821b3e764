"""Trusted Types in force: no text becomes markup that acts, a script or a worker, and the site works nevertheless.

Of a text that becomes markup, what isn't part of a search result is shown as it is written.
"""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from tests.browser.support.driver import Driver, wait_for

PATHS: Final = ["", "situations/overslept/", "builder/", "no-such-page/"]

HOSTILE_MARKUP: Final = [
    "<img src=x onerror=\"document.title = 'ran'\">",
    "<script>document.title = 'ran'</script>",
    "<svg onload=\"document.title = 'ran'\"></svg>",
    "<a href=\"javascript:document.title = 'ran'\">tap</a>",
    '<iframe srcdoc="x"></iframe>',
    '<form action="/neighbour/"><input name="words"></form>',
    "<meta http-equiv=refresh content=0>",
    '<mark data-md-highlight onclick="document.title = 1">x',
    '<mark data-md-highlight="" onclick="document.title = 1">x',
    '<div class="md-icon" onclick="document.title = 1">x',
    '<div class="md-icon"onclick="document.title = 1">x',
    "<div/onclick=document.title=1>x",
    "<p\nonclick=document.title=1>x",
    "<P onclick=document.title=1>x",
    "<preface>x",
    "<!-- x -->",
    "<?x?>",
    "<<p>img src=x onerror=alert(1)>",
    '<style>@import "x"</style>',
    "<math><mi>x</mi></math>",
    "<template><p>x</p></template>",
]

MADE_FROM: Final = """
(markup) => {
  const element = document.createElement("section");
  element.innerHTML = markup;
  const range = document.createRange();
  const parsed = new DOMParser().parseFromString(markup, "text/html").body;
  const others = [parsed, range.createContextualFragment(markup)];
  element.insertAdjacentHTML("beforeend", markup);
  return [element, ...others].flatMap((root) => [...root.querySelectorAll("*")].map((it) => it.cloneNode().outerHTML));
}
"""

# A tag of a search result, as a browser writes it.
HARMLESS: Final = re.compile(
    r"<(p|pre|code|[ou]l|li|su[bp]|mark|del|div|h[12])( data-md-highlight=\"\"| class=\"md-icon\")?></\1>"
)

REFUSED: Final = """
async ([site, neighbour]) => {
  const script = () => document.createElement("script");
  const blob = URL.createObjectURL(new Blob(["document.title = 'ran'"], { type: "text/javascript" }));
  const addresses = { neighbour: `${neighbour}x.js`, up: `${site}assets/../../neighbour/x.js`, blob,
    data: "data:text/javascript,document.title='ran'", foreign: "https://elsewhere.test/x.js", page: `${site}about/` };
  const attempts = {
    "event handler": () => document.body.setAttribute("onclick", "document.title = 'ran'"),
    "script text": () => { script().text = "document.title = 'ran'"; },
    "script textContent": () => { script().textContent = "document.title = 'ran'"; },
    "timeout": () => setTimeout("document.title = 'ran'", 0),
    "own policy": () => trustedTypes.createPolicy("own", { createScript: (text) => text }),
    "second default policy": () => trustedTypes.createPolicy("default", { createScript: (text) => text }),
    "policy of Python's worker": () => trustedTypes.createPolicy("python-worker", { createScriptURL: (url) => url }),
  };
  for (const [name, address] of Object.entries(addresses)) {
    attempts[`script from ${name}`] = () => { script().src = address; };
    attempts[`script attribute from ${name}`] = () => script().setAttribute("src", address);
    attempts[`worker from ${name}`] = () => new Worker(address);
    attempts[`service worker from ${name}`] = () => navigator.serviceWorker.register(address);
  }
  const through = [];
  for (const [name, attempt] of Object.entries(attempts)) {
    const outcome = await Promise.resolve().then(attempt).then(() => "succeeded", (error) => error.name);
    if (outcome !== "TypeError") through.push(`${name}: ${outcome}`);
  }
  await new Promise((done) => setTimeout(done, 100));
  return document.title === "ran" ? [...through, "it ran"] : through;
}
"""

LISTEN: Final = """() => {
  window.violations = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    window.violations.push(`${effectiveDirective} ${blockedURI} ${sample}`));
}"""
THEME_RUNS: Final = (
    "() => { dispatchEvent(new Event('scroll')); return document.documentElement.classList.contains('js') }"
)
FOUND: Final = "() => document.querySelector('.md-search-result__terms del')?.textContent === 'zebra'"
RESULT_LIST: Final = "() => document.querySelector('.md-search-result__list').innerHTML"
PYTHON_WROTE: Final = "() => document.querySelector('#builder')?.dataset.source === 'python'"


@pytest.mark.parametrize("path", PATHS)
def test_markup_is_shown_as_text(driver: Driver, site: str, path: str) -> None:
    """No text can be made an element that acts, whichever way the page's scripts would make it one."""
    driver.open(site + path)
    made = {markup: driver.evaluate(MADE_FROM, markup) for markup in HOSTILE_MARKUP}
    acting = {markup: [tag for tag in tags if not HARMLESS.fullmatch(tag)] for markup, tags in made.items()}
    assert {markup: tags for markup, tags in acting.items() if tags} == {}
    assert driver.evaluate(MADE_FROM, "<p>x</p>") == ["<p></p>"] * 4


@pytest.mark.parametrize("path", ["situations/overslept/", "builder/", "no-such-page/"])
def test_no_text_becomes_a_script(driver: Driver, site: str, path: str) -> None:
    """Code in a text, an address outside the site's own folders and a further policy are refused."""
    driver.open(site + path)
    if path == "builder/":
        wait_for(driver, PYTHON_WROTE)
    origin = "/".join(site.split("/")[:3])
    assert driver.evaluate(REFUSED, [site, f"{origin}/neighbour/"]) == []


@pytest.mark.parametrize("path", PATHS)
def test_the_search_is_the_same(driver: Driver, site: str, untyped_site: str, path: str) -> None:
    """Results look as they do without Trusted Types: icons, marks, missing words; and nothing violates the policy."""
    shown = []
    for address in (site, untyped_site):
        driver.open(address + path)
        driver.evaluate(LISTEN)
        driver.resize(1200, 800)
        wait_for(driver, THEME_RUNS)
        driver.type("[data-md-component=search-query]", "hospital zebra")
        wait_for(driver, FOUND)
        shown.append(driver.evaluate(RESULT_LIST).replace(address, ""))
        assert driver.evaluate("() => window.violations") == []
    typed, untyped = shown
    assert typed == untyped
    assert "<mark" in typed


def test_the_builder_writes(driver: Driver, site: str) -> None:
    """Python starts from its blob, and the service worker registers, without a violation."""
    driver.open(f"{site}builder/")
    driver.evaluate(LISTEN)
    wait_for(driver, PYTHON_WROTE)
    wait_for(driver, "async () => !navigator.serviceWorker || Boolean(await navigator.serviceWorker.getRegistration())")
    assert driver.evaluate("() => window.violations") == []


def test_every_tag_of_the_search_index_may_be_shown(driver: Driver, site: str, site_folder: Path) -> None:
    """What the search's index has as markup stays markup."""
    index = json.loads((site_folder / "search" / "search_index.json").read_text("utf-8"))
    tags = sorted({tag for entry in index["docs"] for tag in re.findall(r"<\w+[^>]*>", entry["title"] + entry["text"])})
    driver.open(site)
    assert "<p>" in tags
    assert [tag for tag in tags if not driver.evaluate(MADE_FROM, tag)] == []
