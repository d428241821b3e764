"""What every test may use."""

import os
from pathlib import Path

from hypothesis import settings

ROOT = Path(__file__).parent.parent

# In CI the same examples every time: a red build must be one that a developer can see too.
settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("here", deadline=None)
# Many more, when they are asked for: `make test-all`.
settings.register_profile("full", deadline=None, max_examples=2_000)
settings.load_profile("ci" if os.environ.get("CI") else "here")
