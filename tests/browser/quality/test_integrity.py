"""Files that were changed after the build: no page runs one, in any engine, and the ready-made message stands."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.support.driver import Driver, wait_for
from tests.support.pages_server import Handler, Server, serve

MARKS = {
    ".js": b"\n;(globalThis.changed ??= []).push('script');",
    ".css": b"\n:root { --changed: yes }",
}

CHANGED = """
() => (globalThis.changed ?? []).join() + getComputedStyle(document.documentElement).getPropertyValue("--changed")
"""
FINDINGS_SHOWN = "() => !document.querySelector('#findings').hidden"
THEME_RUNS = "() => document.documentElement.classList.contains('js')"

# A move before our script listens loads nothing, so these move until it has.
MOVE_UNTIL_THEME_RUNS = f"() => {{ dispatchEvent(new Event('scroll')); return ({THEME_RUNS})() }}"
MOVE_UNTIL_THEME_REQUESTED = """() => {
  dispatchEvent(new Event('scroll'));
  return document.querySelector('script[src*="javascripts/bundle."]') !== null
}"""


class ChangingHandler(Handler):
    """Changes every script and style sheet that it sends; `only` is a part of the names of those that it changes."""

    only = ""

    def reply(self, status: HTTPStatus, body: bytes, suffix: str = "", location: str = "") -> None:
        """Send the file with a mark of the change at its end."""
        super().reply(status, body + MARKS.get(suffix, b"") if self.only in self.path else body, suffix, location)


class ChangingTheme(ChangingHandler):
    """Changes the theme's script, which ours loads when the visitor moves."""

    only = "javascripts/bundle."


class ChangingImports(ChangingHandler):
    """Changes the modules that others import."""

    only = "/start-on-paint-"


class ChangingOnDemand(ChangingHandler):
    """Changes the module that the builder imports once there is something to say about a message."""

    only = "/on-demand-"


@pytest.fixture
def changed(request: pytest.FixtureRequest, site_folder: Path, site: str) -> Iterator[Server]:
    """The site, with files changed by the handler that is the fixture's parameter."""
    with serve(site_folder, urlsplit(site).path, handler=request.param) as running:
        yield running


@pytest.mark.parametrize("path", ["", "situations/overslept/", "builder/", "no-such-page/"])
@pytest.mark.parametrize("changed", [ChangingHandler], indirect=True, ids=["all"])
def test_no_changed_file_is_used(driver: Driver, changed: Server, path: str) -> None:
    """A page whose scripts and style sheets were all changed does without."""
    driver.open(changed.url + path)
    assert any(name.endswith(".css") for name in changed.requests)
    assert driver.evaluate(CHANGED) == ""


@pytest.mark.parametrize("changed", [ChangingTheme], indirect=True, ids=["theme"])
def test_changed_theme_is_not_used(driver: Driver, site: str, changed: Server) -> None:
    """The theme's script runs as it was built, and not at all if it was changed since."""
    driver.open(site)
    wait_for(driver, MOVE_UNTIL_THEME_RUNS)

    driver.open(changed.url)
    wait_for(driver, MOVE_UNTIL_THEME_REQUESTED)
    driver.evaluate("() => new Promise((done) => setTimeout(done, 1000))")
    assert ChangingTheme.only in "".join(changed.requests)
    assert driver.evaluate(CHANGED) == ""
    assert not driver.evaluate(THEME_RUNS)


@pytest.mark.parametrize("changed", [ChangingOnDemand], indirect=True, ids=["on-demand"])
def test_changed_later_import_is_not_used(driver: Driver, site: str, changed: Server) -> None:
    """A module that is imported once it's needed has its hash in the page too."""
    driver.open(f"{site}builder/")
    driver.type("#message-body", "im sorry")
    wait_for(driver, FINDINGS_SHOWN)

    driver.open(f"{changed.url}builder/")
    driver.type("#message-body", "im sorry")
    wait_for(driver, "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/on-demand-'))")
    driver.evaluate("() => new Promise((done) => setTimeout(done, 1000))")
    assert ChangingOnDemand.only in "".join(changed.requests)
    assert driver.evaluate(CHANGED) == ""
    assert not driver.evaluate(FINDINGS_SHOWN)


@pytest.mark.parametrize("changed", [ChangingImports], indirect=True, ids=["imports"])
def test_changed_import_is_not_used(driver: Driver, changed: Server) -> None:
    """A module that others import has its hash in the page too."""
    driver.open(f"{changed.url}builder/")
    driver.evaluate("() => new Promise((done) => setTimeout(done, 1000))")
    assert ChangingImports.only in "".join(changed.requests)
    assert driver.evaluate(CHANGED) == ""
    assert driver.evaluate("() => document.querySelector('#message-body').value.length > 100")
