"""Takes the line numbers out of bytecode: a tenth of what travels, and no visitor reads them.

A traceback then says "line None" for these modules. The builder's own modules keep theirs.
"""

import marshal
from collections.abc import Iterator
from types import CodeType
from typing import Final

HEADER: Final = 16
"""Bytes of a .pyc before its code (https://peps.python.org/pep-0552/)."""

NO_LINE: Final = b"\xf8"
"""An entry of a table of lines: one instruction, no location (CPython's Objects/locations.md, code 15)."""


def without_lines(pyc: bytes) -> bytes:
    """Return a .pyc whose code has no lines.

    Each table is overwritten where it stands, and the rest stays byte for byte: marshal would write the same code in
    different ways, as it happens to be shared in memory.
    """
    for table in set(_tables(marshal.loads(pyc[HEADER:]))):  # noqa: S302  # this build has just written it
        length = len(table).to_bytes(4, "little")
        for kind in (b"s", b"\xf3"):  # bytes; bytes that something later refers to
            pyc = pyc.replace(kind + length + table, kind + length + NO_LINE * len(table))
    return pyc


def _tables(code: CodeType) -> Iterator[bytes]:
    """Yield the table of a code and of all the code in it."""
    yield code.co_linetable
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _tables(constant)
