"""Random operations on the page against a model of what must not be lost and what must not come back.

In Chromium and in Firefox, with the back-forward cache, the service worker and several tabs. A failure prints its seed
and what was done; `OPERATIONS_SEED=7 make test TESTS="--all -k some_random_operations"` replays the seed 7.
"""

import pytest

from tests.browser.operations import moving
from tests.browser.operations.operations import choose
from tests.browser.operations.running import REPLAYED, run_operations
from tests.browser.operations.session import Session
from tests.browser.support.tabs import Tabs

COUNT, SEED = 40, 1
LONG_COUNT, LONG_SEEDS = 250, range(100, 120)


def run(tabs: Tabs, site: str, seed: int, count: int) -> None:
    """Do some operations in a tab of its own, and compare after each."""
    session = Session(tabs, site, seed)

    def check(operation: object) -> None:
        if operation in (moving.erase, moving.undo_erase):
            session.check_all()
        else:
            session.check()

    session.open_builder()
    try:
        run_operations(session, choose, seed, count, check)
    finally:
        tabs.set_offline(offline=False)


def test_some_random_operations(tabs: Tabs, site: str) -> None:
    """Nothing given is lost, and nothing erased comes back, whatever is done in between."""
    run(tabs, site, int(REPLAYED or SEED), LONG_COUNT if REPLAYED else COUNT)


@pytest.mark.long
@pytest.mark.parametrize("seed", LONG_SEEDS)
def test_many_random_operations(tabs: Tabs, site: str, seed: int) -> None:
    """The same, 5,000 times over all seeds in each engine."""
    run(tabs, site, seed, LONG_COUNT)
