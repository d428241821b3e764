"""Takes the line numbers out of bytecode: a tenth of what travels, and no visitor reads them.

A traceback then says "line None" for these modules. The builder's own modules keep theirs.
"""

import marshal
from collections.abc import Iterator
from types import CodeType
from typing import Final

HEADER: Final = 16
"""Bytes of a .pyc before its code (https://peps.python.org/pep-0552/)."""

MOST: Final = 8
"""Instructions that one entry of a table of lines can stand for (CPython's Objects/locations.md)."""


def without_lines(pyc: bytes) -> bytes:
    """Return a .pyc whose code has no lines.

    Each table is overwritten where it stands, and the rest stays byte for byte: marshal would write the same code in
    different ways, as it happens to be shared in memory.
    """
    for table, instructions in dict(_tables(marshal.loads(pyc[HEADER:]))).items():  # noqa: S302  # just written
        length = len(table).to_bytes(4, "little")
        for kind in (b"s", b"\xf3"):  # bytes; bytes that something later refers to
            pyc = pyc.replace(kind + length + table, kind + length + _empty_table(len(table), instructions))
    return pyc


def _empty_table(length: int, instructions: int) -> bytes:
    """Return a table that gives each instruction an entry without a line: bit 7, code 15, their number less one.

    An instruction without an entry would make `traceback` fail. A table that is longer than the code says too much.
    """
    each, more = divmod(max(instructions, length), length)
    return bytes(0xF8 | (min(each + (entry < more), MOST) - 1) for entry in range(length))


def _tables(code: CodeType) -> Iterator[tuple[bytes, int]]:
    """Yield the table of a code, and how many instructions it has; and those of all the code in it."""
    if code.co_linetable:
        yield code.co_linetable, len(code.co_code) // 2
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _tables(constant)
