"""Reads and writes WebAssembly files (https://webassembly.github.io/spec/core/binary/modules.html)."""

from collections.abc import Iterable, Iterator
from typing import Final

HEAD: Final = b"\0asm\1\0\0\0"
IMPORTS, GLOBALS, EXPORTS, CODE, DATA = 2, 6, 7, 10, 11
"""The sections that are of use here, by the numbers they have in a file."""

FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""The kinds of what is imported and exported."""

MEMORY_BASE: Final = 1024
"""Where Emscripten puts the data of a main module that is linked dynamically: its code says "the base", a global."""


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the sections of a file, in order: number and content."""
    at = len(HEAD)
    while at < len(wasm):
        section, (length, at) = wasm[at], number(wasm, at + 1)
        yield section, wasm[at : at + length]
        at += length


def assembled(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """Return the file that has these sections."""
    return HEAD + b"".join(bytes([section]) + sized(content) for section, content in parts)


def number(wasm: bytes, at: int) -> tuple[int, int]:
    """Return an unsigned LEB128 number and the position behind it."""
    value = shift = 0
    while True:
        byte = wasm[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def leb(value: int) -> bytes:
    """Return a number as unsigned LEB128."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def sized(content: bytes) -> bytes:
    """Return bytes with their length before them."""
    return leb(len(content)) + content


def vector(items: list[bytes]) -> bytes:
    """Return items with their number before them."""
    return leb(len(items)) + b"".join(items)


def imports(wasm: bytes) -> list[tuple[str, str, int]]:
    """Return what a file imports: module, name and kind."""
    content = dict(sections(wasm))[IMPORTS]
    count, at = number(content, 0)
    found = []
    for _ in range(count):
        module, at = _name(content, at)
        name, at = _name(content, at)
        kind = content[at]
        found.append((module, name, kind))
        at = _behind_type(content, at + 1, kind)
    return found


def exports(wasm: bytes) -> list[tuple[str, int, bytes]]:
    """Return what a file exports: name, kind as for imports, and the entry as it stands."""
    content = dict(sections(wasm))[EXPORTS]
    count, at = number(content, 0)
    found = []
    for _ in range(count):
        start = at
        name, at = _name(content, at)
        kind = content[at]
        _, at = number(content, at + 1)
        found.append((name, kind, content[start:at]))
    return found


def bodies(wasm: bytes) -> list[bytes]:
    """Return the functions of a file, each with its local variables and its code."""
    content = dict(sections(wasm))[CODE]
    count, at = number(content, 0)
    found = []
    for _ in range(count):
        length, at = number(content, at)
        found.append(content[at : at + length])
        at += length
    return found


def behind_locals(body: bytes) -> int:
    """Return where the code of a function begins, behind its groups of local variables."""
    groups, at = number(body, 0)
    for _ in range(groups):
        _, at = number(body, at)
        at += 1
    return at


def static_data(wasm: bytes) -> tuple[int, bytes]:
    """Return the address and the bytes of the one data segment of a file that Emscripten linked for Pyodide.

    Raises:
        ValueError: the file is of another form than one active segment (0) at `global.get N; end` (0x23 N 0x0b).
    """
    content = dict(sections(wasm)).get(DATA)
    if content is None:
        raise ValueError("the WebAssembly file has no data section")
    count, at = number(content, 0)
    kind, at = number(content, at)
    if (count, kind, content[at]) != (1, 0, 0x23):
        raise ValueError("the WebAssembly file has data of another form than one segment at the memory's base")
    _, at = number(content, at + 1)
    length, at = number(content, at + 1)
    return MEMORY_BASE, content[at : at + length]


def _name(content: bytes, at: int) -> tuple[str, int]:
    """Return a name and the position behind it."""
    length, at = number(content, at)
    return content[at : at + length].decode(), at + length


def _behind_type(content: bytes, at: int, kind: int) -> int:
    """Return the position behind the type of an import."""
    if kind in (TABLE, MEMORY):  # a table says what it holds; both say whether there is a most, the least, and the most
        bounded, at = number(content, at + (kind == TABLE))
        for _ in range(1 + (bounded & 1)):
            _, at = number(content, at)
        return at
    if kind == GLOBAL:
        return at + 2
    return number(content, at + (kind == TAG))[1]
