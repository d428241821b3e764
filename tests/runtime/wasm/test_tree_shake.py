"""Unused functions of Pyodide's code become stubs, and nothing else changes."""

import pytest

from builder.runtime.pyodide_internals import GLUE, LOADER, MEMORY_BASE, WASM
from builder.runtime.pyodide_package import FOLDER
from builder.runtime.wasm.binary import (
    CODE,
    DATA,
    EXPORTS,
    GLOBAL_GET,
    GLOBALS,
    IMPORTS,
    DataSegment,
    data_segments,
    exports,
    function_bodies,
    imports,
    length_prefixed,
    read_leb128,
    sections,
    serialize,
    vector,
    write_leb128,
)
from builder.runtime.wasm.call_graph import reachable_functions
from builder.runtime.wasm.snapshot import PAGE_BYTES
from builder.runtime.wasm.tree_shake import STUB, drop_unused_exports, instrument, stub_unused_functions, zero_pages

BLOCK, BRANCH_TABLE, CALL, CALL_INDIRECT, END = 0x02, 0x0E, 0x10, 0x11, 0x0B
I32_LOAD, I32_CONST, F64_CONST = 0x28, 0x41, 0x44

IMPORTED = 2
"""How many functions the file below imports; its own are numbered after them."""

BODIES = (
    # a block, a table of branches and a constant that look like calls, then calls 1 and the first imported one
    bytes([0, BLOCK, 0x40, I32_CONST, CALL, BRANCH_TABLE, 2, CALL, CALL, CALL, END, CALL, IMPORTED + 1, CALL, 0, END]),
    # two groups of local variables; a load and a double that look like calls, then calls 3
    bytes([2, 1, 0x7F, 2, 0x7E, I32_LOAD, 2, CALL, F64_CONST, *[CALL] * 8, CALL, IMPORTED + 3, END]),
    bytes([0, END]),
    # calls itself, and through the table of functions
    bytes([0, CALL, IMPORTED + 3, CALL_INDIRECT, CALL, 0, END]),
)
DATA_BYTES = bytes(range(1, 251)) * 60


def name(text: str) -> bytes:
    """Return a name as a file stores it."""
    return length_prefixed(text.encode())


@pytest.fixture
def wasm() -> bytes:
    """A file with Pyodide's layout and four functions."""
    function, value = bytes([0, 0]), bytes([3, 0x7F, 0])
    imported = [name("env") + name("imported") + function] * IMPORTED
    imported += [name("GOT.func") + name("own") + value, name("env") + name("memory") + bytes([2, 1, 1, 2])]
    imported += [
        name("env") + name("table") + bytes([1, 0x70, 0, 3]),
        name("sentinel") + name("tag") + bytes([4, 0, 0]),
    ]
    exported = [name("called") + bytes([0, IMPORTED]), name("address") + bytes([3, 1])]
    return serialize(
        [
            (IMPORTS, vector(imported)),
            (GLOBALS, vector([bytes([0x7F, 0, I32_CONST, 5, END])])),
            (EXPORTS, vector(exported)),
            (CODE, vector([length_prefixed(body) for body in BODIES])),
            (DATA, bytes([1, 0, 0x23, 0, END]) + length_prefixed(DATA_BYTES)),
        ]
    )


@pytest.mark.parametrize("value", [0, 1, 127, 128, 300, 2**14, 2**31])
def test_leb128_round_trip(value: int) -> None:
    """A number that is written is read again."""
    assert read_leb128(b"x" + write_leb128(value) + b"y", 1) == (value, 1 + len(write_leb128(value)))


def test_file_round_trip(wasm: bytes) -> None:
    """A file that is taken apart and put together again is the same, and each part is found."""
    assert serialize(sections(wasm)) == wasm
    assert [(module, text) for module, text, _ in imports(wasm)][-1] == ("sentinel", "tag")
    assert [kind for *_, kind in imports(wasm)] == [0, 0, 3, 2, 1, 4]
    assert [text for text, _, _ in exports(wasm)] == ["called", "address"]
    assert tuple(function_bodies(wasm)) == BODIES
    assert data_segments(wasm) == [DataSegment((GLOBAL_GET, 0), DATA_BYTES)]


def test_data_segments_of_every_mode() -> None:
    """At a constant, at a global, in a memory that is named, and copied by the code itself."""
    segments = [
        bytes([0, I32_CONST, 5, END, 1]) + b"a",
        bytes([0, GLOBAL_GET, 1, END, 1]) + b"b",
        bytes([2, 0, I32_CONST, 7, END, 1]) + b"c",
        bytes([1, 1]) + b"d",
    ]
    assert data_segments(serialize([(DATA, vector(segments))])) == [
        DataSegment((I32_CONST, 5), b"a"),
        DataSegment((GLOBAL_GET, 1), b"b"),
        DataSegment((I32_CONST, 7), b"c"),
        DataSegment(None, b"d"),
    ]
    assert data_segments(serialize([])) == []
    with pytest.raises(ValueError, match="unknown form: 0x42"):
        data_segments(serialize([(DATA, vector([bytes([0, 0x42, 5, END, 0])]))]))


def test_instrumented_functions_record_that_they_ran(wasm: bytes) -> None:
    """After its local variables each sets its own global, which is exported under its index."""
    instrumented = instrument(wasm)
    assert [text for text, _, _ in exports(instrumented)][-4:] == ["ran 0", "ran 1", "ran 2", "ran 3"]
    first = 1 + 1  # one global is imported, one is the file's own
    for index, (before, after) in enumerate(zip(BODIES, function_bodies(instrumented), strict=True)):
        at = 5 if index == 1 else 1
        assert after == before[:at] + bytes([I32_CONST, 1, 0x24, first + index]) + before[at:]
    assert dict(sections(instrumented))[GLOBALS] == vector(
        [bytes([0x7F, 0, I32_CONST, 5, END]), *[b"\x7f\x01\x41\x00\x0b"] * 4]
    )


def test_calls_are_followed(wasm: bytes) -> None:
    """Through every function that is called, and not into what only looks like a call."""
    assert reachable_functions(wasm, {0}) == {0, 1, 3}
    assert reachable_functions(wasm, {2}) == {2}
    assert reachable_functions(wasm, set()) == set()


@pytest.mark.parametrize("instruction", [bytes([0xFE]), bytes([0xFC, 99])])
def test_unknown_instruction_fails_build(wasm: bytes, instruction: bytes) -> None:
    """A newer Pyodide may use instructions whose length isn't known here; a guess could stub what is needed."""
    body = bytes([0]) + instruction + bytes([0, END])
    odd = serialize(
        (section, vector([length_prefixed(body)]) if section == CODE else content)
        for section, content in sections(wasm)
    )
    with pytest.raises(ValueError, match="unknown instruction: 0xf"):
        reachable_functions(odd, {0})


def declaration(export: str) -> str:
    """Return the statement of the glue that declares an export."""
    return f'var _{export}=Module["_{export}"]=wasmExports["{export}"];'


def with_exports(wasm: bytes, *names: str) -> bytes:
    """Return a file that exports its first function under some names, and a table."""
    entries = [*(name(text) + bytes([0, IMPORTED]) for text in names), name("table") + bytes([1, 0])]
    return serialize(
        (section, vector(entries) if section == EXPORTS else content) for section, content in sections(wasm)
    )


UNUSED = [f"unused{index}" for index in range(30)]


@pytest.mark.parametrize(
    ("used", "use"),
    [("called", "_called(1);"), ("read", 'wasmExports["read"];'), ("own", ""), ("__wasm_call_ctors", "")],
    ids=["called by the glue", "read by the glue", "linked dynamically", "WebAssembly's own"],
)
def test_unused_exports_are_dropped(wasm: bytes, used: str, use: str) -> None:
    """Those that are needed stay, and so does everything else."""
    full = with_exports(wasm, *UNUSED, used)
    glue = "".join(map(declaration, [*UNUSED[:20], used])) + use  # the glue doesn't declare all of them
    trimmed = drop_unused_exports(full, glue)
    assert [text for text, _, _ in exports(trimmed)] == [used, "table"]
    assert {**dict(sections(trimmed)), EXPORTS: dict(sections(full))[EXPORTS]} == dict(sections(full))


def test_too_few_unused_exports_fail_build(wasm: bytes) -> None:
    """A glue that lists its exports once more, as Pyodide 314's does, seems to use all of them."""
    glue = "".join(map(declaration, UNUSED))
    again = "var " + ",".join(f"_{text}" for text in UNUSED) + ";"
    drop_unused_exports(with_exports(wasm, *UNUSED), glue)
    with pytest.raises(ValueError, match="only 0 of 31 exports are unused"):
        drop_unused_exports(with_exports(wasm, *UNUSED), again + glue)


def test_nearly_all_exports_of_pyodide_are_dropped() -> None:
    """Of 9,708; what calls a Python function is among those that stay."""
    glue = "".join((FOLDER / script).read_text("utf-8") for script in (LOADER, GLUE))
    full = (FOLDER / WASM).read_bytes()
    remaining = {text for text, _, _ in exports(drop_unused_exports(full, glue))}
    assert {"malloc", "_pyproxy_apply", "__main_argc_argv"} <= remaining
    assert len(remaining) < len(exports(full)) / 20


def test_unused_functions_are_stubs(wasm: bytes) -> None:
    """Functions keep their indexes, and everything else is as it was."""
    small = stub_unused_functions(wasm, {1, 3})
    assert function_bodies(small) == [STUB, BODIES[1], STUB, BODIES[3]]
    before, after = dict(sections(wasm)), dict(sections(small))
    assert before | {CODE: after[CODE]} == after


def test_pages_of_the_snapshot_are_zeroed(wasm: bytes) -> None:
    """The others, and everything else, are as they were."""
    small = zero_pages(wasm, MEMORY_BASE, [0, 2])
    before, after = (bytes(MEMORY_BASE) + data_segments(code)[0].content for code in (wasm, small))
    assert len(after) == len(before)
    assert after[:PAGE_BYTES] == bytes(PAGE_BYTES)
    assert after[PAGE_BYTES : 2 * PAGE_BYTES] == before[PAGE_BYTES : 2 * PAGE_BYTES]
    assert after[2 * PAGE_BYTES : 3 * PAGE_BYTES] == bytes(PAGE_BYTES)
    assert after[3 * PAGE_BYTES :] == before[3 * PAGE_BYTES :]
    assert {**dict(sections(small)), DATA: dict(sections(wasm))[DATA]} == dict(sections(wasm))
