"""The instruments of `make bench`: the throttled network and the report."""

import json
import time
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from overrides.shortcodes import benchmark
from tests.bench import throttling
from tests.bench.report import Figure, as_data, lines
from tests.support.pages_server import serve


def test_throttled_bandwidth_is_accurate(tmp_path: Path) -> None:
    """Two files at once take the time of both and the latency before them."""
    (tmp_path / "file.bin").write_bytes(bytes(20_000))
    link = throttling.NetworkLink(latency=0.05, speed=100_000)

    def get() -> None:
        assert len(urlopen(f"{running.url}file.bin").read()) == 20_000  # noqa: S310  # on this machine

    def handler(*args: object, **options: object) -> throttling.ThrottledHandler:
        return throttling.ThrottledHandler(*args, link=link, **options)

    with serve(tmp_path, handler=handler) as running:
        both = [Thread(target=get) for _ in range(2)]
        start = time.monotonic()
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        assert time.monotonic() - start >= 0.05 + 0.4


@pytest.mark.parametrize(("value", "missed"), [(0.2, 0), (0.25, 0), (0.3, 0.05)])
def test_missed_goal_is_reported(value: float, missed: float) -> None:
    """With the excess, in the data and in the table; a value that equals its goal reaches it."""
    figure = Figure("a share", value, 0.25, "", 10, 40, "ms")
    assert as_data([figure])[0]["missed_by"] == missed
    assert list(lines([figure]))[1].endswith(f"missed by {missed}" if missed else "reached")


def test_published_table_has_every_figure() -> None:
    """Each with its goal; it names the machine and the browser, and hides no missed goal."""
    published = json.loads(benchmark.DATA.read_text("utf-8"))
    html = benchmark.table()
    assert published["runs"] >= 7
    assert all(f'<th scope="row">{figure["name"]}</th>' in html for figure in published["figures"])
    assert html.count("<td>No, ") == sum(figure["missed_by"] > 0 for figure in published["figures"])
    assert published["browser"] in html
