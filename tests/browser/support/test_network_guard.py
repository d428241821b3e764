"""The watch that every browser test relies on sees what it is there to see."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.support.network_guard import Watch
from tests.support.pages_server import Server, serve

NO_ICON = "<!doctype html><link rel=icon href=data:,>"
POLICY = "default-src 'none'; script-src 'self' blob:; worker-src blob:; connect-src 'self'"
UNDER_POLICY = f'<!doctype html><meta http-equiv=Content-Security-Policy content="{POLICY}">'
FILES = {
    "plain.html": NO_ICON + "<p>Nothing wrong",
    "foreign.html": NO_ICON + "<img src=http://example.org/pixel.gif>",
    "error.html": NO_ICON + "<script>console.error('spilt milk')</script>",
    "uncaught.html": NO_ICON + "<script>throw new Error('spilt milk')</script>",
    "policy.html": f'{UNDER_POLICY}<p style="color:red">',
    "refused.html": f"{UNDER_POLICY}<img src=http://example.org/pixel.gif>",
    "worker.html": f"{UNDER_POLICY}<script src=worker.js></script>",
    "worker.js": """
        const code = `setInterval(() => fetch("http://example.org/").catch(() => {}), 100)`;
        new Worker(URL.createObjectURL(new Blob([code])));
    """,
}


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A site with one fault to a page."""
    folder = tmp_path_factory.mktemp("little")
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    with serve(folder) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, little: Server) -> Iterator[Callable[[str], tuple[Page, Watch]]]:
    """Opens a page of the little site under a watch of its own, whose faults are not this test's."""
    contexts = []

    def open_page(name: str) -> tuple[Page, Watch]:
        watch = Watch(origin=little.url.rstrip("/"))
        contexts.append(browser.new_context())
        watch.attach(contexts[-1])
        page = contexts[-1].new_page()
        page.goto(little.url + name)
        return page, watch

    yield open_page
    for context in contexts:
        context.close()


def test_a_sound_page_raises_nothing(visit: Callable[[str], tuple[Page, Watch]], little: Server) -> None:
    """A page without a fault leaves no error and no foreign request."""
    _, watch = visit("plain.html")

    assert (watch.unexpected, watch.foreign) == ([], [])
    assert [little.url + "plain.html"] == [url for url in watch.requests if not url.startswith("data:")]


def test_foreign_request_is_seen(visit: Callable[[str], tuple[Page, Watch]]) -> None:
    """An image from another host is a foreign request."""
    _, watch = visit("foreign.html")

    assert watch.foreign == ["http://example.org/pixel.gif"]


@pytest.mark.parametrize("name", ["error.html", "uncaught.html"])
def test_error_is_seen(visit: Callable[[str], tuple[Page, Watch]], name: str) -> None:
    """A logged error and an uncaught one are both errors, until the test expects them."""
    page, watch = visit(name)
    page.wait_for_timeout(100)

    assert len(watch.unexpected) == 1
    assert "spilt milk" in watch.unexpected[0]

    watch.expect_errors("spilt")

    assert watch.unexpected == []


def test_policy_violation_is_seen(visit: Callable[[str], tuple[Page, Watch]]) -> None:
    """What the page's policy refuses is an error that names the directive."""
    page, watch = visit("policy.html")
    page.wait_for_timeout(100)

    assert any("CSP violation: style-src" in text for text in watch.unexpected)


def test_refused_request_is_an_error_and_not_foreign(visit: Callable[[str], tuple[Page, Watch]]) -> None:
    """A request that the policy stopped never left; that the page tried is an error."""
    page, watch = visit("refused.html")
    page.wait_for_timeout(100)

    assert watch.refused == ["http://example.org/pixel.gif"]
    assert watch.foreign == []
    assert any("CSP violation: img-src" in text for text in watch.unexpected)


def test_worker_is_watched(visit: Callable[[str], tuple[Page, Watch]]) -> None:
    """What the page's policy refuses to a worker is an error too."""
    page, watch = visit("worker.html")
    for _ in range(100):
        if watch.unexpected:
            break
        page.wait_for_timeout(100)

    assert any("CSP violation: connect-src http://example.org/" in text for text in watch.unexpected)
