"""What a WebAssembly file says of its own static data (https://webassembly.github.io/spec/core/binary/modules.html)."""

from typing import Final

DATA_SECTION: Final = 11
MEMORY_BASE: Final = 1024
"""Where Emscripten puts the data of a main module that is linked dynamically: its code says "the base", a global."""


def static_data(wasm: bytes) -> tuple[int, bytes]:
    """Return the address and the bytes of the one data segment of a file that Emscripten linked for Pyodide.

    Raises:
        ValueError: the file is of another form.
    """
    at = 8
    while at < len(wasm):
        section, (length, at) = wasm[at], _number(wasm, at + 1)
        if section == DATA_SECTION:
            return _one_segment(wasm, at)
        at += length
    raise ValueError("the WebAssembly file has no data section")


def _one_segment(wasm: bytes, at: int) -> tuple[int, bytes]:
    """Return the segment of a data section: active (0), at `global.get N; end` (0x23 N 0x0b), then its bytes."""
    count, at = _number(wasm, at)
    kind, at = _number(wasm, at)
    if (count, kind, wasm[at]) != (1, 0, 0x23):
        raise ValueError("the WebAssembly file has data of another form than one segment at the memory's base")
    _, at = _number(wasm, at + 1)
    length, at = _number(wasm, at + 1)
    return MEMORY_BASE, wasm[at : at + length]


def _number(wasm: bytes, at: int) -> tuple[int, int]:
    """Return an unsigned LEB128 number and the position behind it."""
    value = shift = 0
    while True:
        byte = wasm[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at
