"""`python -m builder.runtime` makes the distribution and says what is in it."""

import sys
from time import monotonic

from builder.runtime.distribution import ensure
from builder.runtime.errors import BuildFailure


def main() -> int:
    """Make the distribution; return 0, or 1 with one line that says what is wrong and how to mend it."""
    start = monotonic()
    try:
        made = ensure(print)
    except BuildFailure as failure:
        print(failure, file=sys.stderr)
        return 1
    for name, file in made.manifest["files"].items():
        print(f"  {name:<12}{file['bytes']:>10,} bytes {file['gzip']:>10,} gzip  {file['path']}")
    print(f"{made.path} ({monotonic() - start:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
