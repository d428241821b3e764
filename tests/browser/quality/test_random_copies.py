"""Copy at random moments: the clipboard holds what is in sight, and what is said about it is true.

Chromium, with a Python that is late, dies, or is given up. A failure prints its seed and what was done;
`OPERATIONS_SEED=7 make test TESTS="--all -k some_random_copies"` replays the seed 7.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.operations.copying import Copying, choose
from tests.browser.operations.running import REPLAYED, run_operations
from tests.browser.support.network_guard import Watch

COUNT, SEED = 60, 1
LONG_COUNT, LONG_SEEDS = 150, range(100, 120)


def run(page: Page, site: str, seed: int, count: int) -> None:
    """Do some operations in a page of its own; every copy checks itself."""
    copying = Copying(page, site, seed)
    copying.open()
    run_operations(copying, choose, seed, count)


@pytest.fixture
def copying_page(new_page: Callable[..., Page], watch: Watch) -> Page:
    """A page that may write and read the clipboard; Python's deaths are logged in its console."""
    watch.expect_errors()
    return new_page(permissions=["clipboard-read", "clipboard-write"])


def test_some_random_copies(copying_page: Page, site: str) -> None:
    """Whatever was done before, Copy takes the text in sight and says what that lacks."""
    run(copying_page, site, int(REPLAYED or SEED), LONG_COUNT if REPLAYED else COUNT)


@pytest.mark.long
@pytest.mark.parametrize("seed", LONG_SEEDS)
def test_many_random_copies(copying_page: Page, site: str, seed: int) -> None:
    """The same, 3,000 times over all seeds."""
    run(copying_page, site, seed, LONG_COUNT)
