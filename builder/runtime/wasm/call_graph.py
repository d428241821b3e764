"""Which functions of a WebAssembly file call which (https://webassembly.github.io/spec/core/binary/instructions.html)."""

from collections.abc import Collection, Iterable
from typing import Final

from builder.runtime.wasm.binary import FUNCTION, function_bodies, imports, read_leb128, skip_locals

CALL, REF_FUNC = 0x10, 0xD2
BRANCH_TABLE, TYPED_SELECT, PREFIX = 0x0E, 0x1C, 0xFC

# How many LEB128 numbers follow an instruction: for most of them, none.
_ONE: Final = (*range(0x02, 0x05), *range(0x06, 0x0A), 0x0C, 0x0D, 0x18, *range(0x20, 0x27), *range(0x3F, 0x43), 0xD0)
_NUMBERS: Final = dict.fromkeys(_ONE, 1) | dict.fromkeys((0x11, *range(0x28, 0x3F)), 2)
_BYTES: Final = {0x43: 4, 0x44: 8}
_NONE: Final = frozenset((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1))
_PREFIXED: Final = dict.fromkeys(range(8), 0) | {8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}


def reachable_functions(wasm: bytes, roots: Collection[int]) -> set[int]:
    """Return the indexes of some functions and of all that they call, directly or not; imports aren't counted.

    Calls through the function table aren't followed, since their targets are known only at run time.

    Raises:
        ValueError: the file has an instruction that isn't known here.
    """
    bodies = function_bodies(wasm)
    imported = sum(kind == FUNCTION for _, _, kind in imports(wasm))
    reachable: set[int] = set()
    pending = set(roots)
    while pending:
        index = pending.pop()
        reachable.add(index)
        pending |= {callee - imported for callee in callees(bodies[index]) if callee >= imported} - reachable
    return reachable


def callees(body: bytes) -> Iterable[int]:
    """Yield the functions that a function names, by their numbers in the file, where imports come first.

    Raises:
        ValueError: the function has an instruction that isn't known here.
    """
    at = skip_locals(body)
    while at < len(body):
        instruction, at = body[at], at + 1
        if instruction in (CALL, REF_FUNC):
            callee, at = read_leb128(body, at)
            yield callee
        else:
            at = _skip_operands(body, at, instruction)


def _skip_operands(body: bytes, at: int, instruction: int) -> int:
    """Return the position after the operands of an instruction."""
    count = _NUMBERS.get(instruction, 0)
    if instruction == BRANCH_TABLE:
        count, at = read_leb128(body, at)
        count += 1
    elif instruction == TYPED_SELECT:
        count, at = read_leb128(body, at)
    elif instruction == PREFIX:
        suffix, at = read_leb128(body, at)
        if suffix not in _PREFIXED:
            raise ValueError(f"the WebAssembly file has an unknown instruction: {instruction:#x} {suffix}")
        count = _PREFIXED[suffix]
    elif not count and instruction not in _NONE and instruction not in _BYTES:
        raise ValueError(f"the WebAssembly file has an unknown instruction: {instruction:#x}")
    for _ in range(count):
        _, at = read_leb128(body, at)
    return at + _BYTES.get(instruction, 0)
