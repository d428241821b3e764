"""Makes Pyodide's code small: most of CPython never runs here, and a visitor need not wait for it.

What is left out stays as a stub that stops Python where it is called. The page then starts again with the whole code
and asks the same once more (builder/web/python/client.js), so a stub costs time and never an answer.
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
    assembled,
    behind_locals,
    bodies,
    exports,
    imports,
    leb,
    number,
    sections,
    sized,
    static_data,
    vector,
)
from builder.runtime.wasm.snapshot import PAGE

STUB: Final = b"\x00\x00\x0b"
"""A function without local variables whose code is `unreachable; end`, which fits every type."""

COUNTER: Final = "ran "
"""The names of the globals that `counted` exports begin with this; node/ran.mjs reads them."""

DECLARED: Final = 2
"""How often the scripts say "_" and the name of an export to declare it."""


def trimmed(wasm: bytes, glue: str) -> bytes:
    """Return Pyodide's code without the exports that only foreign extension modules would ask for; none is loaded here.

    Emscripten gives every exported function a place in the table of functions, so a snapshot fits only code that has
    been trimmed in the same way.

    Args:
        wasm: Pyodide's code.
        glue: its scripts, which name all exports, and what they use once more, with a "_" before it.
    """
    said = Counter(re.findall(r"[\w$]+", glue))
    own = {name for module, name, _ in imports(wasm) if module.startswith("GOT.")}

    def wanted(name: str) -> bool:
        # `var _x=Module["_x"]=wasmExports["x"]` declares it; what is said more often is used.
        return name in own or name.startswith("__wasm") or said[name] > 1 or said[f"_{name}"] > DECLARED

    kept = [entry for name, kind, entry in exports(wasm) if kind not in (FUNCTION, GLOBAL) or wanted(name)]
    return _with(wasm, {EXPORTS: vector(kept)})


def counted(wasm: bytes) -> bytes:
    """Return code that notes which functions have run: for each it exports a global "ran <index>", 1 once it has."""
    functions = bodies(wasm)
    content = dict(sections(wasm))
    own, at = number(content[GLOBALS], 0)
    first = own + sum(kind == GLOBAL for _, _, kind in imports(wasm))
    entries = [entry for _, _, entry in exports(wasm)]
    entries += [
        sized(f"{COUNTER}{index}".encode()) + bytes([GLOBAL]) + leb(first + index) for index in range(len(functions))
    ]
    parts = {
        # a variable number of 32 bits that begins as `i32.const 0; end`
        GLOBALS: leb(own + len(functions)) + content[GLOBALS][at:] + b"\x7f\x01\x41\x00\x0b" * len(functions),
        EXPORTS: vector(entries),
        CODE: vector([sized(_noting(body, first + index)) for index, body in enumerate(functions)]),
    }
    return _with(wasm, parts)


def slimmed(wasm: bytes, kept: Collection[int], pages: Iterable[int] = ()) -> bytes:
    """Return code in which every function but those with the given indexes is a stub.

    Args:
        wasm: the whole code.
        kept: indexes of functions.
        pages: which pages of its data need not travel, since the snapshot will be put over them (memory.py).
    """
    functions = vector([sized(body if index in kept else STUB) for index, body in enumerate(bodies(wasm))])
    base, data = static_data(wasm)
    blank = bytearray(data)
    for page in pages:
        start, end = max(page * PAGE - base, 0), min((page + 1) * PAGE - base, len(data))
        blank[start:end] = bytes(max(end - start, 0))
    content = dict(sections(wasm))[DATA]
    return _with(wasm, {CODE: functions, DATA: content.removesuffix(data) + blank})


def _with(wasm: bytes, parts: dict[int, bytes]) -> bytes:
    """Return a file with other content in some sections."""
    return assembled((section, parts.get(section, content)) for section, content in sections(wasm))


def _noting(body: bytes, place: int) -> bytes:
    """Return a function that first does `i32.const 1; global.set place`."""
    at = behind_locals(body)
    return body[:at] + b"\x41\x01\x24" + leb(place) + body[at:]
