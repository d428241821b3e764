"""How long a visitor waits, compared with a baseline page: `make bench` prints it and writes .cache/bench.json.

Both pages are visited in turn in a browser with an empty profile, so that other work of the machine slows both: the
ratio to the baseline's time says more than the time. To publish the figures, copy that file to
overrides/data/bench.json; docs/how-fast.md shows it.
"""

import json
import os
import platform
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from playwright.sync_api import Playwright

from builder.runtime.distribution import ensure
from builder.runtime.versions import read_versions
from tests.bench import baseline_page, throttling
from tests.bench.measurements import IS_CACHED, SIZES, fresh_browser, measurements_of, restart_time, type_keys, visit
from tests.bench.report import Figure, as_data, lines
from tests.browser.support import browsers
from tests.conftest import ROOT
from tests.support.pages_server import Handler, Server, response_body, serve

pytestmark = pytest.mark.bench

RUNS = int(os.environ.get("RUNS", "7"))
KEYS = 30
PAUSE = 80
SLOWER = 4
RESULT = ROOT / ".cache" / "bench.json"
EVERY_RUN = ROOT / ".cache" / "bench-runs.json"
SITE = "/missed-interview/"
BUILDER = "builder/#situation=missed&cause=overslept"
SAVING = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })"


@dataclass(frozen=True)
class Pair:
    """The builder's site and the baseline page, over the same link."""

    ours: Server
    stock: Server


@dataclass
class Times:
    """The measurements of each run, in milliseconds."""

    cold: list[float] = field(default_factory=list)
    stock_cold: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    stock_again: list[float] = field(default_factory=list)
    killed: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)


@pytest.fixture(scope="module")
def stock_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The baseline page."""
    folder = tmp_path_factory.mktemp("stock")
    baseline_page.lay_out(folder)
    return folder


@pytest.fixture(scope="module")
def pairs(site_folder: Path, stock_folder: Path) -> Iterator[dict[str, Pair]]:
    """Both pages, compressed as GitHub Pages does it, unthrottled and over a slow link."""
    link = throttling.NetworkLink(**throttling.FAST_4G)
    handlers: dict[str, Callable[..., Handler]] = {
        "fast": Handler,
        "slow": partial(throttling.ThrottledHandler, link=link),
    }
    with ExitStack() as stack:

        def start(folder: Path, prefix: str, handler: Callable[..., Handler]) -> Server:
            return stack.enter_context(serve(folder, prefix, compress=True, handler=handler))

        yield {
            name: Pair(start(site_folder, SITE, handler), start(stock_folder, "/", handler))
            for name, handler in handlers.items()
        }


def run(playwright: Playwright, pair: Pair, times: Times, *, slowly: bool, ours_first: bool) -> None:
    """Visit both pages twice in a fresh browser, and type in the builder unless it is throttled."""
    with fresh_browser(playwright) as (context, profile):
        context.new_page().goto("about:blank")
        with throttling.cpu_throttled(profile, SLOWER) if slowly else nullcontext():
            for ours in (ours_first, not ours_first):
                page = visit(context, pair.ours.url + BUILDER if ours else pair.stock.url)
                first = measurements_of(page)
                if ours:
                    message = first["message"]
                    times.painted.append(first["lcp"])
                    times.live.append(first["live"])
                    times.longest.append(max((length for _, length in first["tasks"]), default=0))
                else:
                    expected = first["message"]
                assert not ours or page.evaluate(IS_CACHED), "the service worker has cached nothing"
                page.wait_for_timeout(2000)  # the browser caches compiled code only after a while
                (times.cold if ours else times.stock_cold).append(first["python"])
                page.close()
            assert message == expected
            for ours in (ours_first, not ours_first):
                page = visit(context, pair.ours.url + BUILDER if ours else pair.stock.url)
                (times.again if ours else times.stock_again).append(measurements_of(page)["python"])
                if ours and not slowly:
                    page.wait_for_timeout(500)
                    times.keys += type_keys(page, KEYS, PAUSE)
                    times.killed.append(restart_time(page))
                page.close()


def own_bytes(playwright: Playwright, pair: Pair) -> int:
    """Return the bytes that the builder's page transfers before Python."""
    with fresh_browser(playwright) as (context, _):
        page = visit(context, pair.ours.url + BUILDER, SAVING)
        return sum(size for _, size in page.evaluate(SIZES))


def start_bytes(playwright: Playwright, server: Server, folder: Path, base: str, prepare: str = "") -> int:
    """Return the bytes below `base` that are transferred until Python has answered."""
    server.requests.clear()
    with fresh_browser(playwright) as (context, _):
        visit(context, server.url + (BUILDER if base != "/" else ""), prepare)
        requested = {path for path in server.requests if re.match(base, path)}
    files = [folder / path.removeprefix(SITE).removeprefix("/") for path in requested]
    return sum(len(response_body(file)) for file in files if file.is_file())


def version_of_chromium() -> str:
    """Return the browser's name and version."""
    program = browsers.find("chromium")
    assert program
    result = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return " ".join(result.stdout.split()[:2])


def share(name: str, ours: list[float], stocks: list[float], goal: float) -> Figure:
    """Return the median of the ratios of each run."""
    shares = [builder / baseline for builder, baseline in zip(ours, stocks, strict=True)]
    return Figure(name, round(median(shares), 3), goal, "", round(median(ours)), round(median(stocks)), "ms")


def bytes_share(name: str, ours: int, stocks: int, goal: float) -> Figure:
    """Return the ratio of transferred bytes."""
    return Figure(name, round(ours / stocks, 3), goal, "", round(ours / 1000), round(stocks / 1000), "kB")


def all_figures(fast: Times, slowly: Times, sizes: dict[str, int]) -> list[Figure]:
    """Return the measurements with their goals; sizes are transferred bytes."""
    stock_size = sizes["stock"]
    return [
        Figure("Slowed: the page is painted, with a message to copy", round(median(slowly.painted)), 1200, "ms"),
        Figure("What the page and its theme load before Python", round(sizes["own"] / 1000), 160, "kB"),
        share("First visit, to a message that Python wrote", fast.cold, fast.stock_cold, 0.25),
        share("Slowed: first visit, to a message that Python wrote", slowly.cold, slowly.stock_cold, 0.25),
        share("Second visit, to a message that Python wrote", fast.again, fast.stock_again, 0.12),
        share("Slowed: second visit, to a message that Python wrote", slowly.again, slowly.stock_again, 0.12),
        bytes_share("What Python loads at first: from the snapshot", sizes["snapshot"], stock_size, 0.95),
        bytes_share("What Python loads at first: the smaller way", sizes["packages"], stock_size, 0.75),
        Figure("Key press to new text, checked: 95 of 100 within", round(quantiles(fast.keys, n=20)[-1], 1), 16, "ms"),
        share("Python stopped, to its next answer; against a first visit", fast.killed, fast.stock_cold, 0.15),
        Figure("Longest that the page is busy, until Python is ready", round(median(fast.longest)), 50, "ms"),
    ]


def test_figures(playwright: Playwright, pairs: dict[str, Pair], site_folder: Path, stock_folder: Path) -> None:
    """The builder is faster than the baseline page; every figure is printed, with what it misses."""
    load = [os.getloadavg()[0]]
    fast, slowly = Times(), Times()
    for path in (*site_folder.rglob("*"), *stock_folder.rglob("*")):
        if path.is_file():
            response_body(path)  # so that no visit waits for a file to be compressed
    for number in range(RUNS):
        run(playwright, pairs["fast"], fast, slowly=False, ours_first=number % 2 == 0)
        run(playwright, pairs["slow"], slowly, slowly=True, ours_first=number % 2 == 0)
        load.append(os.getloadavg()[0])
        for name, times in (("as it is", fast), ("slowed", slowly)):
            last = ", ".join(f"{key} {values[-1]:.0f}" for key, values in vars(times).items() if values)
            print(f"\nrun {number + 1}, {name}, ms: {last}", flush=True)
    pair = pairs["fast"]
    base = SITE + ensure().manifest["base"]
    sizes = {
        "own": own_bytes(playwright, pair),
        "snapshot": start_bytes(playwright, pair.ours, site_folder, base),
        "packages": start_bytes(playwright, pair.ours, site_folder, base, SAVING),
        "stock": start_bytes(playwright, pair.stock, stock_folder, "/"),
    }
    figures = all_figures(fast, slowly, sizes)
    about: dict[str, Any] = {
        "when": datetime.now(UTC).isoformat("T", "minutes"),
        "runs": RUNS,
        "machine": {"kind": platform.machine(), "processors": os.cpu_count(), "load": [min(load), max(load)]},
        "browser": version_of_chromium(),
        "pyodide": read_versions().pyodide,
        "line": throttling.FAST_4G,
        "slower": SLOWER,
        "figures": as_data(figures),
    }
    RESULT.write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    EVERY_RUN.write_text(json.dumps({"as it is": vars(fast), "slowed": vars(slowly), "bytes": sizes}), "utf-8")
    print("", *lines(figures), sep="\n")

    assert median(fast.cold) < median(fast.stock_cold)
    assert median(fast.keys) < 100
