"""Removes what the builder never uses from Pyodide's code: exports, and functions that profiling never saw running.

Such a function becomes a stub that traps. When one is called after all, or an export turns out to be needed, Python
stops; the page restarts it with the full build and asks again (builder/web/python/client-state.js), so what is removed
costs time and never an answer.

The technique is that of Binaryen's wasm-split (instrument, profile, split). It isn't used, because the npm package of
Binaryen doesn't include it, and because what a split leaves out is loaded synchronously from inside the call.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from builder.runtime.wasm.binary import (
    CODE,
    DATA,
    EXPORTS,
    FUNCTION,
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

DECLARATION_COUNT: Final = 2
"""How often the glue writes the name of an export, with a "_" before it, to declare it."""

MIN_UNUSED_SHARE: Final = 0.8
"""What share of the exports is unused at the least; in Pyodide 0.29.5 it is 97 %."""


def drop_unused_exports(wasm: bytes, glue: str) -> bytes:
    """Return Pyodide's code without the exports that only foreign extension modules would import; none is loaded here.

    Emscripten gives every exported function a place in the function table. With 9,700 fewer of them Python starts
    sooner, but a snapshot fits only code whose exports were dropped in the same way.

    Args:
        wasm: Pyodide's code.
        glue: its scripts.

    Raises:
        ValueError: too few are unused. The glue declares exports in a way that isn't known here, and to guess which
            of them it uses could drop one that is needed.
    """
    unused = _unused_exports(wasm, glue)
    entries = exports(wasm)
    if len(unused) < MIN_UNUSED_SHARE * len(entries):
        raise ValueError(f"only {len(unused)} of {len(entries)} exports are unused")
    return _replace_sections(wasm, {EXPORTS: vector([entry for name, _, entry in entries if name not in unused])})


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


def _unused_exports(wasm: bytes, glue: str) -> set[str]:
    """Return the exports that neither the glue uses nor the code itself, through the dynamic linker."""
    mentions = Counter(re.findall(r"[\w$]+", glue))
    linked = {name for module, name, _ in imports(wasm) if module.startswith("GOT.")}

    def is_used(name: str) -> bool:
        # `var _x=Module["_x"]=wasmExports["x"]` declares an export; the glue uses one that it mentions more often.
        mentioned = mentions[name] > 1 or mentions[f"_{name}"] > DECLARATION_COUNT
        return mentioned or name in linked or name.startswith("__wasm")

    return {name for name, kind, _ in exports(wasm) if kind in (FUNCTION, GLOBAL) and not is_used(name)}


def _replace_sections(wasm: bytes, changed: dict[int, bytes]) -> bytes:
    """Return a file with other content in some sections."""
    return serialize((section, changed.get(section, content)) for section, content in sections(wasm))


def _record_run(body: bytes, variable: int) -> bytes:
    """Return a function that first does `i32.const 1; global.set variable`."""
    at = skip_locals(body)
    return body[:at] + b"\x41\x01\x24" + write_leb128(variable) + body[at:]
