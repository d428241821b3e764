"""Serve a built site over HTTP as GitHub Pages does: under a sub-path, with no headers of our own."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""Media types by suffix; anything else is `application/octet-stream`."""

COMPRESSIBLE = (
    "text/",
    "application/javascript",
    "application/json",
    "application/wasm",
    "application/xml",
    "image/svg",
)
"""Prefixes of the media types that GitHub Pages compresses on the fly; a `.gz` file is sent unchanged."""


def media_type(suffix: str) -> str:
    """Return the media type for a file name's suffix."""
    return TYPES.get(suffix, "application/octet-stream")


@cache
def gzipped(body: bytes) -> bytes:
    """Return a body as GitHub Pages compresses it, cached as it is there."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def response_body(path: Path) -> bytes:
    """Return a file as GitHub Pages sends it to a browser that accepts gzip."""
    body = path.read_bytes()
    return gzipped(body) if media_type(path.suffix).startswith(COMPRESSIBLE) else body


@dataclass(frozen=True)
class Server:
    """A running server: `url` ends in a slash; `requests` grows by the path of each request as it comes in."""

    url: str
    requests: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from one folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path, prefix: str, compress: bool, requests: list[str]) -> None:
        self.folder, self.prefix, self.compress, self.requests = folder.resolve(), prefix, compress, requests
        super().__init__(*args)  # type: ignore[arg-type]  # socketserver passes what it expects

    def do_GET(self) -> None:
        """Send the file, its folder's index, or the site's 404 page."""
        path = unquote(urlsplit(self.path).path)
        self.requests.append(path)
        target = self.find(path)
        if target and target.is_dir():
            self.reply(HTTPStatus.MOVED_PERMANENTLY, b"", location=path + "/")
        elif target:
            self.reply(HTTPStatus.OK, target.read_bytes(), target.suffix)
        else:
            page = self.folder / "404.html"
            self.reply(HTTPStatus.NOT_FOUND, page.read_bytes() if page.is_file() else b"", ".html")

    do_HEAD = do_GET  # noqa: N815  # the base class names it

    def find(self, path: str) -> Path | None:
        """Return the file that `path` names, its folder if only the closing slash is missing, or None."""
        if not path.startswith(self.prefix):
            return None
        target = (self.folder / path.removeprefix(self.prefix)).resolve()
        if not target.is_relative_to(self.folder) or not target.exists():
            return None
        if target.is_dir() and path.endswith("/"):
            target /= "index.html"
        return target if target.exists() else None

    def reply(self, status: HTTPStatus, body: bytes, suffix: str = "", location: str = "") -> None:
        """Send one response, with no more headers than GitHub Pages sends."""
        kind = media_type(suffix)
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        if self.compress and kind.startswith(COMPRESSIBLE) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzipped(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it
        """Log nothing, to keep the test output clean."""


class QuietServer(ThreadingHTTPServer):
    """Doesn't report it when a browser closes a connection during a download."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Suppress broken-pipe errors."""


@contextmanager
def serve(
    folder: Path, prefix: str = "/", *, compress: bool = False, handler: Callable[..., Handler] = Handler
) -> Iterator[Server]:
    """Serve `folder` under `prefix` (begins and ends in a slash) on a free port of the loopback for the `with` block.

    With `compress`, what GitHub Pages compresses is sent with gzip; `handler` may answer differently.
    """
    requests: list[str] = []
    answers = partial(handler, folder=folder, prefix=prefix, compress=compress, requests=requests)
    with QuietServer(("127.0.0.1", 0), answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}{prefix}", requests)
        finally:
            server.shutdown()
            thread.join()
