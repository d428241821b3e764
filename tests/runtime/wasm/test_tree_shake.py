"""Pyodide's code is made small by leaving out what is not reached, and nothing else."""

import pytest

from builder.runtime.wasm.binary import (
    CODE,
    DATA,
    EXPORTS,
    GLOBALS,
    IMPORTS,
    MEMORY_BASE,
    assembled,
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
from builder.runtime.wasm.call_graph import reached
from builder.runtime.wasm.snapshot import PAGE
from builder.runtime.wasm.tree_shake import STUB, counted, slimmed, trimmed

BLOCK, BRANCH_TABLE, CALL, END, I32_CONST, I32_LOAD, F64_CONST, CALL_INDIRECT = (
    2,
    0x0E,
    0x10,
    0x0B,
    0x41,
    0x28,
    0x44,
    0x11,
)

FOREIGN = 2
"""How many functions the file below imports; its own are numbered after them."""

BODIES = (
    # a block, a table of branches and a constant that look like calls, then calls 1 and the first foreign one
    bytes([0, BLOCK, 0x40, I32_CONST, CALL, BRANCH_TABLE, 2, CALL, CALL, CALL, END, CALL, FOREIGN + 1, CALL, 0, END]),
    # two groups of local variables; a load and a double that look like calls, then calls 3
    bytes([2, 1, 0x7F, 2, 0x7E, I32_LOAD, 2, CALL, F64_CONST, *[CALL] * 8, CALL, FOREIGN + 3, END]),
    bytes([0, END]),
    # calls itself, and through the table of functions
    bytes([0, CALL, FOREIGN + 3, CALL_INDIRECT, CALL, 0, END]),
)
DECLARED = "".join(
    f'var _{name}=Module["_{name}"]=wasmExports["{name}"];' for name in ("called", "wrapped", "kept_for_got", "unused")
)
DATA_BYTES = bytes(range(1, 251)) * 60


def name(text: str) -> bytes:
    """Return a name as it stands in a file."""
    return sized(text.encode())


@pytest.fixture
def wasm() -> bytes:
    """A file of the form of Pyodide's, with four functions."""
    function, value = bytes([0, 0]), bytes([3, 0x7F, 0])
    imported = [name("env") + name("foreign") + function] * FOREIGN
    imported += [name("GOT.func") + name("kept_for_got") + value, name("env") + name("memory") + bytes([2, 1, 1, 2])]
    imported += [
        name("env") + name("table") + bytes([1, 0x70, 0, 3]),
        name("sentinel") + name("tag") + bytes([4, 0, 0]),
    ]
    exported = [name(text) + bytes([0, FOREIGN]) for text in ("called", "wrapped", "kept_for_got", "unused")]
    exported += [name("unused_address") + bytes([3, 1]), name("__wasm_call_ctors") + bytes([0, FOREIGN])]
    return assembled(
        [
            (IMPORTS, vector(imported)),
            (GLOBALS, vector([bytes([0x7F, 0, I32_CONST, 5, END])])),
            (EXPORTS, vector(exported)),
            (CODE, vector([sized(body) for body in BODIES])),
            (DATA, bytes([1, 0, 0x23, 0, END]) + sized(DATA_BYTES)),
        ]
    )


@pytest.mark.parametrize("value", [0, 1, 127, 128, 300, 2**14, 2**31])
def test_numbers_come_back(value: int) -> None:
    """What is written as LEB128 is read as it was."""
    assert number(b"x" + leb(value) + b"y", 1) == (value, 1 + len(leb(value)))


def test_a_file_comes_back(wasm: bytes) -> None:
    """Taken apart and put together again it is the same, and each part is found."""
    assert assembled(sections(wasm)) == wasm
    assert [(module, text) for module, text, _ in imports(wasm)][-1] == ("sentinel", "tag")
    assert [kind for *_, kind in imports(wasm)] == [0, 0, 3, 2, 1, 4]
    assert tuple(bodies(wasm)) == BODIES
    assert static_data(wasm) == (MEMORY_BASE, DATA_BYTES)


def test_exports_that_nothing_names_are_left_out(wasm: bytes) -> None:
    """Kept is what the scripts use and not only declare, what the code itself asks for, and how it starts."""
    kept = [text for text, _, _ in exports(trimmed(wasm, DECLARED + "_called(); wasmExports.wrapped"))]
    assert kept == ["called", "wrapped", "kept_for_got", "__wasm_call_ctors"]


def test_each_function_notes_that_it_ran(wasm: bytes) -> None:
    """Behind its local variables each sets its own number, which is exported under its index."""
    noting = counted(wasm)
    assert [text for text, _, _ in exports(noting)][-4:] == ["ran 0", "ran 1", "ran 2", "ran 3"]
    first = 1 + 1  # one global is imported, one is the file's own
    for index, (before, after) in enumerate(zip(bodies(wasm), bodies(noting), strict=True)):
        at = 5 if index == 1 else 1
        assert after == before[:at] + bytes([I32_CONST, 1, 0x24, first + index]) + before[at:]
    assert dict(sections(noting))[GLOBALS] == vector(
        [bytes([0x7F, 0, I32_CONST, 5, END]), *[b"\x7f\x01\x41\x00\x0b"] * 4]
    )


def test_calls_are_followed(wasm: bytes) -> None:
    """Through every function that is called, and not into what only looks like a call."""
    assert reached(wasm, {0}) == {0, 1, 3}
    assert reached(wasm, {2}) == {2}
    assert reached(wasm, set()) == set()


def test_an_unknown_instruction_stops_the_build(wasm: bytes) -> None:
    """A newer Pyodide may use instructions whose length is not known here; guessing would leave out what is needed."""
    odd = assembled(
        (section, vector([sized(bytes([0, 0xFE, 0, END]))]) if section == CODE else content)
        for section, content in sections(wasm)
    )
    with pytest.raises(ValueError, match="0xfe"):
        reached(odd, {0})


def test_what_is_left_out_is_a_stub(wasm: bytes) -> None:
    """Functions keep their places, and pages that the snapshot brings are empty; everything else is as it was."""
    small = slimmed(wasm, {1, 3}, [0, 2])
    assert bodies(small) == [STUB, BODIES[1], STUB, BODIES[3]]
    start, data = static_data(small)
    whole = bytes(start) + DATA_BYTES
    kept = bytes(start) + data
    assert len(kept) == len(whole)
    assert kept[:PAGE] == bytes(PAGE)
    assert kept[PAGE : 2 * PAGE] == whole[PAGE : 2 * PAGE]
    assert kept[2 * PAGE : 3 * PAGE] == bytes(PAGE)
    assert kept[3 * PAGE :] == whole[3 * PAGE :]
    others = (IMPORTS, GLOBALS, EXPORTS)
    assert [dict(sections(small))[one] for one in others] == [dict(sections(wasm))[one] for one in others]
