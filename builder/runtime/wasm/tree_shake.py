"""Replaces the functions of Pyodide's code that were never executed in profiling by stubs that trap.

When a stub is called after all, Python stops; the page restarts it with the full code and asks again
(builder/web/python/client.js), so a stub costs time and never an answer.

The technique is that of Binaryen's wasm-split (instrument, profile, split). It isn't used, because the npm package of
Binaryen doesn't include it, and because what a split leaves out is loaded synchronously from inside the call.
"""

from collections.abc import Collection, Iterable
from typing import Final

from builder.runtime.wasm.binary import (
    CODE,
    DATA,
    EXPORTS,
    GLOBAL,
    GLOBALS,
    data_segments,
    exports,
    function_bodies,
    imports,
    length_prefixed,
    read_leb128,
    sections,
    serialize,
    skip_locals,
    vector,
    write_leb128,
)
from builder.runtime.wasm.snapshot import PAGE_BYTES

STUB: Final = b"\x00\x00\x0b"
"""A function without local variables whose code is `unreachable; end`, which fits every type."""

COVERAGE_PREFIX: Final = "ran "
"""The names of the globals that instrumented code exports begin with this; node/trace-functions.mjs reads them."""


def instrument(wasm: bytes) -> bytes:
    """Return code that records which functions have run: each exports a global "ran <index>", which it sets to 1."""
    bodies = function_bodies(wasm)
    content = dict(sections(wasm))
    count, at = read_leb128(content[GLOBALS], 0)
    first = count + sum(kind == GLOBAL for _, _, kind in imports(wasm))
    entries = [entry for _, _, entry in exports(wasm)]
    entries += [
        length_prefixed(f"{COVERAGE_PREFIX}{index}".encode()) + bytes([GLOBAL]) + write_leb128(first + index)
        for index in range(len(bodies))
    ]
    changed = {
        # a mutable 32-bit number that begins as `i32.const 0; end`
        GLOBALS: write_leb128(count + len(bodies)) + content[GLOBALS][at:] + b"\x7f\x01\x41\x00\x0b" * len(bodies),
        EXPORTS: vector(entries),
        CODE: vector([length_prefixed(_record_run(body, first + index)) for index, body in enumerate(bodies)]),
    }
    return _replace_sections(wasm, changed)


def stub_unused_functions(wasm: bytes, used: Collection[int]) -> bytes:
    """Return code in which every function but those with the given indexes is a stub."""
    bodies = [body if index in used else STUB for index, body in enumerate(function_bodies(wasm))]
    return _replace_sections(wasm, {CODE: vector([length_prefixed(body) for body in bodies])})


def zero_pages(wasm: bytes, base: int, pages: Iterable[int]) -> bytes:
    """Return code without that part of its data which a snapshot restores.

    Args:
        wasm: code with one data segment.
        base: the address of that segment.
        pages: the numbers of the pages that the snapshot restores (snapshot.py).
    """
    [segment] = data_segments(wasm)
    data = segment.content
    zeroed = bytearray(data)
    for page in pages:
        start, end = max(page * PAGE_BYTES - base, 0), min((page + 1) * PAGE_BYTES - base, len(data))
        zeroed[start:end] = bytes(max(end - start, 0))
    content = dict(sections(wasm))[DATA]
    return _replace_sections(wasm, {DATA: content.removesuffix(data) + zeroed})


def _replace_sections(wasm: bytes, changed: dict[int, bytes]) -> bytes:
    """Return a file with other content in some sections."""
    return serialize((section, changed.get(section, content)) for section, content in sections(wasm))


def _record_run(body: bytes, variable: int) -> bytes:
    """Return a function that first does `i32.const 1; global.set variable`."""
    at = skip_locals(body)
    return body[:at] + b"\x41\x01\x24" + write_leb128(variable) + body[at:]
