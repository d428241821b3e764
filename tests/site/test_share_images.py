"""The pictures that other sites show beside a link to us."""

import re
import struct

import pytest

from overrides.hooks.share_images import SIZE, ShareImage, share_image, share_images
from tests.browser.support.share_images import SIGNATURE, description
from tests.conftest import ROOT

IMAGES = [*share_images().values()]


def test_each_has_a_page_and_a_text_of_its_own() -> None:
    """The home page and the five most read have one each; every other page has that of the home page."""
    assert len(IMAGES) == 6
    assert [page for page in share_images() if not (ROOT / "docs" / page).is_file()] == []
    assert len({image.path for image in IMAGES}) == len({image.words for image in IMAGES}) == len(IMAGES)
    assert share_image("evidence.md") == share_image("") == share_image("index.md")


@pytest.mark.parametrize("image", IMAGES, ids=lambda image: image.path)
def test_file_is_up_to_date(image: ShareImage) -> None:
    """The file is a PNG that says the words it shows, of the size that pages state.

    It is small enough for every service that shows it (WhatsApp takes 300 kB). `make share-images` renews it.
    """
    data = (ROOT / "overrides" / image.path).read_bytes()
    template = (ROOT / "overrides" / "main.html").read_text("utf-8")
    stated = [int(size) for size in re.findall(r'og:image:(?:width|height)" content="(\d+)"', template)]
    assert data.startswith(SIGNATURE)
    assert description(data) == image.text
    assert struct.unpack(">II", data[16:24]) == SIZE == tuple(stated)
    assert len(data) < 300_000


@pytest.mark.parametrize("image", IMAGES, ids=lambda image: image.path)
def test_words_fit(image: ShareImage) -> None:
    """The drawing has all of the words, in at most two large lines and a small one."""
    texts = re.findall(r"<text [^>]+>([^<]+)</text>", image.svg())
    assert " ".join(texts) == image.text
    assert len(texts) <= 3
    assert max(map(len, texts[:-1])) <= 18
    assert len(texts[-1]) <= 40
