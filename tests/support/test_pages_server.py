"""The tests' own server behaves like GitHub Pages where a page could notice."""

import gzip
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.pages_server import Server, serve

PAGE = "<!doctype html><title>Sorry I missed it</title>" + "<p>again" * 100


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A small site under a sub-path, beside a file that is not of the site."""
    site = tmp_path / "site"
    for name, content in {
        "guide/index.html": PAGE,
        "404.html": "gone",
        "a.mjs": "",
        "a.wasm": "",
        "a.data.gz": "x",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, "utf-8")
    (tmp_path / "secret.txt").write_text("not of the site", "utf-8")
    with serve(site, "/missed-interview/", compress=True) as running:
        yield running


def get(server: Server, path: str, encoding: str = "identity") -> tuple[HTTPResponse, bytes]:
    """Ask for `path`, as it stands, without following a redirect."""
    connection = HTTPConnection(urlsplit(server.url).netloc)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_folder_serves_its_index(server: Server) -> None:
    """A folder's address gives the page in it."""
    response, body = get(server, "/missed-interview/guide/")

    assert (response.status, body.decode()) == (200, PAGE)


def test_folder_without_slash_redirects(server: Server) -> None:
    """Without the closing slash the address is sent on, so that relative links in the page work."""
    response, _ = get(server, "/missed-interview/guide")

    assert (response.status, response.headers["Location"]) == (301, "/missed-interview/guide/")


@pytest.mark.parametrize("path", ["/", "/guide/", "/missed-interview/nothing", "/missed-interview/../secret.txt"])
def test_outside_is_not_found(server: Server, path: str) -> None:
    """What is not under the sub-path is answered by the site's 404 page."""
    response, body = get(server, path)

    assert (response.status, body) == (404, b"gone")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.mjs", "text/javascript; charset=utf-8"), ("a.wasm", "application/wasm"), ("a.data.gz", "application/gzip")],
)
def test_media_types(server: Server, name: str, kind: str) -> None:
    """Modules and wasm have the type without which a browser refuses them or cannot stream them."""
    response, _ = get(server, f"/missed-interview/{name}")

    assert kind == response.headers["Content-Type"]


def test_no_other_headers(server: Server) -> None:
    """Nothing is sent that GitHub Pages would not send."""
    response, _ = get(server, "/missed-interview/guide/")

    assert {"Server", "Date", "Content-Type", "Content-Length", "Cache-Control"} == set(response.headers)


def test_pages_are_compressed(server: Server) -> None:
    """A page goes out compressed to a browser that takes gzip."""
    response, body = get(server, "/missed-interview/guide/", "gzip")

    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == PAGE


def test_gz_is_sent_as_it_is(server: Server) -> None:
    """A .gz file is content, not an encoding: the page unpacks it itself."""
    response, body = get(server, "/missed-interview/a.data.gz", "gzip")

    assert response.headers["Content-Encoding"] is None
    assert body == b"x"


def test_requests_are_recorded(server: Server) -> None:
    """Every path that was asked for is there to look at."""
    get(server, "/missed-interview/a.mjs")
    get(server, "/missed-interview/nothing")

    assert server.requests == ["/missed-interview/a.mjs", "/missed-interview/nothing"]
