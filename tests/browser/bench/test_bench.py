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
from tests.bench.guide_tap import tap_times
from tests.bench.measurements import IS_CACHED, SIZES, fresh_browser, measurements_of, restart_time, type_keys, visit
from tests.bench.report import Figure, as_data, lines, visit_lines
from tests.bench.visit_marks import STEPS, CodeCacheTrace, marks_of
from tests.browser.support import browsers
from tests.conftest import ROOT
from tests.support.pages_server import Handler, Server, response_body, serve

pytestmark = pytest.mark.bench

RUNS = int(os.environ.get("RUNS", "7"))
KEYS = 30
PAUSE = 80
VISITS = 3
CODE_CACHE_MS = 2500
"""Chromium keeps compiled code once none has been added for two seconds."""
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
    third: list[float] = field(default_factory=list)
    stock_third: list[float] = field(default_factory=list)
    after_paint: list[float] = field(default_factory=list)
    tap_painted: list[float] = field(default_factory=list)
    tap_python: list[float] = field(default_factory=list)
    killed: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)
    marks: list[list[dict[str, float]]] = field(default_factory=lambda: [[] for _ in range(VISITS)])


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
    """Visit both pages three times in a fresh browser, and type in the builder unless it is throttled."""
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
                    times.marks[0].append(marks_of(page))
                else:
                    expected = first["message"]
                assert not ours or page.evaluate(IS_CACHED), "the service worker has cached nothing"
                page.wait_for_timeout(CODE_CACHE_MS)
                (times.cold if ours else times.stock_cold).append(first["python"])
                page.close()
            assert message == expected
            for ours in (ours_first, not ours_first):
                page = visit(context, pair.ours.url + BUILDER if ours else pair.stock.url)
                (times.again if ours else times.stock_again).append(measurements_of(page)["python"])
                if ours:
                    marks = marks_of(page)
                    times.marks[1].append(marks)
                    times.after_paint.append(marks["python"] - marks["first-contentful-paint"])
                page.wait_for_timeout(CODE_CACHE_MS)
                page.close()
            for ours in (ours_first, not ours_first):
                page = visit(context, pair.ours.url + BUILDER if ours else pair.stock.url)
                (times.third if ours else times.stock_third).append(measurements_of(page)["python"])
                if ours:
                    times.marks[2].append(marks_of(page))
                if ours and not slowly:
                    page.wait_for_timeout(500)
                    for written, checked in type_keys(page, KEYS, PAUSE):
                        times.keys.append(written)
                        times.checks.append(checked)
                    times.killed.append(restart_time(page))
                page.close()


def tap_link(site: str, times: Times) -> None:
    """Come to the builder from a page of the guide, in a browser of its own."""
    painted, python = tap_times(site)
    times.tap_painted.append(painted)
    times.tap_python.append(python)


def code_cache_use(playwright: Playwright, pair: Pair) -> list[list[str]]:
    """Return what Chromium did with its cache of compiled code in each of three visits, which are not timed.

    The visitor types: without that, too little code gets hot for Chromium to keep any.
    """
    use = []
    with fresh_browser(playwright) as (context, _):
        for _visit in range(VISITS):
            trace = CodeCacheTrace(context)
            page = visit(context, pair.ours.url + BUILDER)
            assert page.evaluate(IS_CACHED)
            type_keys(page, KEYS, PAUSE)
            page.wait_for_timeout(CODE_CACHE_MS)
            use.append(trace.stop(page))
            page.close()
    return use


def median_marks(marks: list[list[dict[str, float]]]) -> list[dict[str, float]]:
    """Return the median of each step that every run has reached, for each visit."""
    return [
        {name: round(median(run[name] for run in runs)) for name in STEPS if all(name in run for run in runs)}
        for runs in marks
    ]


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


def slowest_of_20(times: list[float]) -> float:
    """Return what 95 of 100 times stay below."""
    return round(quantiles(times, n=20)[-1], 1)


def all_figures(fast: Times, slowly: Times, sizes: dict[str, int]) -> list[Figure]:
    """Return the measurements with their goals; sizes are transferred bytes."""
    stock_size = sizes["stock"]
    return [
        Figure("Slowed: painted, with a message to copy", round(median(slowly.painted)), 1000, "ms"),
        Figure("Loaded before Python: the page and its theme", round(sizes["own"] / 1000), 160, "kB"),
        share("First visit, until Python has written a message", fast.cold, fast.stock_cold, 0.25),
        share("Slowed: first visit, until Python has written a message", slowly.cold, slowly.stock_cold, 0.35),
        share("Second visit, until Python has written a message", fast.again, fast.stock_again, 0.20),
        share("Slowed: second visit, until Python has written a message", slowly.again, slowly.stock_again, 0.15),
        share("Third visit, until Python has written a message", fast.third, fast.stock_third, 0.15),
        Figure("Second visit, from the paint until Python’s message", round(median(fast.after_paint)), 200, "ms"),
        Figure("From the guide, tap until painted", round(median(fast.tap_painted)), 100, "ms"),
        Figure("From the guide, tap until Python’s message", round(median(fast.tap_python)), 350, "ms"),
        bytes_share("Loaded for Python: the snapshot", sizes["snapshot"], stock_size, 0.85),
        bytes_share("Loaded for Python: the smaller way", sizes["packages"], stock_size, 0.75),
        Figure("Key press, until the text is there (95 in 100)", slowest_of_20(fast.keys), 16, "ms"),
        Figure("Key press, until the text is checked (95 in 100)", slowest_of_20(fast.checks), 50, "ms"),
        share("Python stopped, until its next answer", fast.killed, fast.stock_cold, 0.15),
        Figure("Longest the page is busy, until Python is ready", round(median(fast.longest)), 50, "ms"),
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
        tap_link(pairs["fast"].ours.url, fast)
        load.append(os.getloadavg()[0])
        for name, times in (("as it is", fast), ("slowed", slowly)):
            numbers = {key: values for key, values in vars(times).items() if values and key != "marks"}
            last = ", ".join(f"{key} {values[-1]:.0f}" for key, values in numbers.items())
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
    about["visits"] = {key: about[key] for key in ("when", "runs", "machine")} | {
        "steps": STEPS,
        "as_it_is": median_marks(fast.marks),
        "slowed": median_marks(slowly.marks),
        "code_cache": code_cache_use(playwright, pair),
    }
    RESULT.write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    EVERY_RUN.write_text(json.dumps({"as it is": vars(fast), "slowed": vars(slowly), "bytes": sizes}), "utf-8")
    print("", *lines(figures), "", sep="\n")
    for title, key in (("As it is", "as_it_is"), ("Slowed", "slowed")):
        print(*visit_lines(title, STEPS, about["visits"][key]), "", sep="\n")
    print("Chromium's cache of compiled code, in each visit:", about["visits"]["code_cache"])

    assert median(fast.cold) < median(fast.stock_cold)
    assert median(fast.keys) < 100
