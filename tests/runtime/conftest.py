"""The distribution at each level of the build."""

import pytest

from builder.runtime.distribution import Distribution, ensure
from builder.runtime.levels import Level


@pytest.fixture(scope="session", params=Level, ids=lambda level: level.name.lower())
def any_distribution(request: pytest.FixtureRequest) -> Distribution:
    """The distribution, once for each level."""
    return ensure(level=request.param)


@pytest.fixture(scope="session")
def distribution() -> Distribution:
    """The distribution at the highest level."""
    return ensure(level=Level.SLIM)
