"""Reads and writes WebAssembly files (https://webassembly.github.io/spec/core/binary/modules.html)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

HEADER: Final = b"\0asm\1\0\0\0"
IMPORTS, GLOBALS, EXPORTS, CODE, DATA = 2, 6, 7, 10, 11
"""The numbers of the sections that are used here."""

FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""The kinds of imports and exports."""

END, I32_CONST, GLOBAL_GET = 0x0B, 0x41, 0x23
"""The instructions in the address of a data segment."""


@dataclass(frozen=True)
class DataSegment:
    """Bytes that are copied into memory.

    Attributes:
        address: the instruction that gives the address, with its operand: `i32.const N` or `global.get N`; None for a
            segment that the code itself copies.
        content: the bytes.
    """

    address: tuple[int, int] | None
    content: bytes


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the sections of a file, in order: number and content."""
    at = len(HEADER)
    while at < len(wasm):
        section, (length, at) = wasm[at], read_leb128(wasm, at + 1)
        yield section, wasm[at : at + length]
        at += length


def serialize(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """Return the file that consists of these sections."""
    return HEADER + b"".join(bytes([section]) + length_prefixed(content) for section, content in parts)


def read_leb128(data: bytes, at: int) -> tuple[int, int]:
    """Return the unsigned LEB128 number at a position, and the position after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def write_leb128(value: int) -> bytes:
    """Return a number as unsigned LEB128."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def length_prefixed(content: bytes) -> bytes:
    """Return bytes after their length."""
    return write_leb128(len(content)) + content


def vector(items: list[bytes]) -> bytes:
    """Return items after their number."""
    return write_leb128(len(items)) + b"".join(items)


def imports(wasm: bytes) -> list[tuple[str, str, int]]:
    """Return the imports of a file: module, name and kind."""
    content = dict(sections(wasm))[IMPORTS]
    count, at = read_leb128(content, 0)
    entries = []
    for _ in range(count):
        module, at = _read_name(content, at)
        name, at = _read_name(content, at)
        kind = content[at]
        entries.append((module, name, kind))
        at = _skip_type(content, at + 1, kind)
    return entries


def exports(wasm: bytes) -> list[tuple[str, int, bytes]]:
    """Return the exports of a file: name, kind as for imports, and the entry itself."""
    content = dict(sections(wasm))[EXPORTS]
    count, at = read_leb128(content, 0)
    entries = []
    for _ in range(count):
        start = at
        name, at = _read_name(content, at)
        kind = content[at]
        _, at = read_leb128(content, at + 1)
        entries.append((name, kind, content[start:at]))
    return entries


def function_bodies(wasm: bytes) -> list[bytes]:
    """Return the functions of a file, each with its local variables and its code."""
    content = dict(sections(wasm))[CODE]
    count, at = read_leb128(content, 0)
    bodies = []
    for _ in range(count):
        length, at = read_leb128(content, at)
        bodies.append(content[at : at + length])
        at += length
    return bodies


def skip_locals(body: bytes) -> int:
    """Return where the code of a function begins, after its groups of local variables."""
    groups, at = read_leb128(body, 0)
    for _ in range(groups):
        _, at = read_leb128(body, at)
        at += 1
    return at


def data_segments(wasm: bytes) -> list[DataSegment]:
    """Return the data of a file.

    Raises:
        ValueError: an address is calculated in a way that isn't known here.
    """
    content = dict(sections(wasm)).get(DATA, b"\0")
    count, at = read_leb128(content, 0)
    segments = []
    for _ in range(count):
        mode, at = read_leb128(content, at)
        address = None
        if mode == 2:  # names its memory
            _, at = read_leb128(content, at)
        if mode != 1:  # copied at the start
            instruction, (operand, at) = content[at], read_leb128(content, at + 1)
            if instruction not in (I32_CONST, GLOBAL_GET) or content[at] != END:
                raise ValueError(f"the address of a data segment has an unknown form: {instruction:#x}")
            address, at = (instruction, operand), at + 1
        length, at = read_leb128(content, at)
        segments.append(DataSegment(address, content[at : at + length]))
        at += length
    return segments


def _read_name(content: bytes, at: int) -> tuple[str, int]:
    """Return the name at a position, and the position after it."""
    length, at = read_leb128(content, at)
    return content[at : at + length].decode(), at + length


def _skip_type(content: bytes, at: int, kind: int) -> int:
    """Return the position after the type of an import."""
    if kind in (TABLE, MEMORY):  # tables name their element type; both have flags, a minimum and maybe a maximum
        flags, at = read_leb128(content, at + (kind == TABLE))
        for _ in range(1 + (flags & 1)):
            _, at = read_leb128(content, at)
        return at
    if kind == GLOBAL:
        return at + 2
    return read_leb128(content, at + (kind == TAG))[1]
