"""`python -m builder.runtime` makes the distribution and lists its files; RUNTIME chooses the level (levels.py)."""

import sys
from time import monotonic

from builder.runtime.distribution import ensure
from builder.runtime.errors import BuildError


def main() -> int:
    """Make the distribution; return 0, or 1 after printing the problem and its remedy."""
    start = monotonic()
    try:
        distribution = ensure(print)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    for name, file in distribution.manifest["files"].items():
        print(f"  {name:<12}{file['bytes']:>10,} bytes {file['gzip']:>10,} gzip  {file['path']}")
    print(f"{distribution.path} ({monotonic() - start:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
