"""Draw the pictures for links from other sites, and say in each file what it shows: `make share-images`."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import sync_playwright

from overrides.hooks.share_images import SIZE, share_images
from tests.browser.support import browsers
from tests.conftest import ROOT

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
KEYWORD: Final = b"Description\0"
"""What a PNG calls the text about its picture (https://www.w3.org/TR/png-3/#11textinfo), with the end of the name."""


def described(png: bytes, text: str) -> bytes:
    """Return a PNG with a text about its picture after its header, which names its size and is 25 bytes long."""
    header = len(SIGNATURE) + 25
    data = b"tEXt" + KEYWORD + text.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return png[:header] + chunk + png[header:]


def description(png: bytes) -> str:
    """Return the text about a PNG's picture, "" where it has none."""
    texts = (data.removeprefix(KEYWORD) for kind, data in _chunks(png) if kind == b"tEXt" and data.startswith(KEYWORD))
    return next(texts, b"").decode("latin-1")


def draw() -> None:
    """Write every picture."""
    program = browsers.find("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*browsers.FLAGS])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for image in share_images().values():
            page.set_content(f"<style>body {{ margin: 0 }}</style>{image.svg()}")
            (ROOT / "overrides" / image.path).write_bytes(described(page.screenshot(), image.text))
        browser.close()


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


if __name__ == "__main__":
    draw()
