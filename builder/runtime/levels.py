"""How much the build does to Pyodide: three levels, each of which adds to the one before."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from builder.runtime.errors import BuildError

VARIABLE: Final = "RUNTIME"
"""The environment variable that chooses the level: `RUNTIME=stock make build`."""


class Level(IntEnum):
    """A level of the build. If a new Pyodide or a browser breaks one, a release can retreat to the one before."""

    STOCK = 1
    """Pyodide's own files, with the standard library and the packages compiled. Needs only documented interfaces."""
    SNAPSHOT = 2
    """Python also starts from a snapshot of its memory."""
    SLIM = 3
    """A start from the snapshot also loads code without unused exports, in which unused functions are stubs."""


def requested_level(environment: Mapping[str, str]) -> Level:
    """Return the level that RUNTIME names; without it, the highest.

    Raises:
        BuildError: RUNTIME names none.
    """
    name = environment.get(VARIABLE) or Level.SLIM.name.lower()
    levels = {level.name.lower(): level for level in Level}
    if name not in levels:
        raise BuildError(f"{VARIABLE}={name} is not one of {', '.join(levels)}.", f"{VARIABLE}=slim make build")
    return levels[name]
