"""Which functions of a WebAssembly file call which (https://webassembly.github.io/spec/core/binary/instructions.html)."""

from collections.abc import Collection, Iterable
from typing import Final

from builder.runtime.wasm.binary import FUNCTION, behind_locals, bodies, imports, number

CALL, REF_FUNC = 0x10, 0xD2
BRANCH_TABLE, TYPED_SELECT, PREFIX = 0x0E, 0x1C, 0xFC

# How many LEB128 numbers follow an instruction; most are followed by none.
_ONE: Final = (*range(0x02, 0x05), *range(0x06, 0x0A), 0x0C, 0x0D, 0x18, *range(0x20, 0x27), *range(0x3F, 0x43), 0xD0)
_NUMBERS: Final = dict.fromkeys(_ONE, 1) | dict.fromkeys((0x11, *range(0x28, 0x3F)), 2)
_BYTES: Final = {0x43: 4, 0x44: 8}
_NONE: Final = frozenset((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1))
_PREFIXED: Final = dict.fromkeys(range(8), 0) | {8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1}


def reached(wasm: bytes, start: Collection[int]) -> set[int]:
    """Return the indexes of the functions that some functions call, directly or by others, and their own.

    Calls through the table of functions are not followed: whom they reach is known only when they are made.

    Raises:
        ValueError: the file has an instruction that is not known here.
    """
    functions = bodies(wasm)
    foreign = sum(kind == FUNCTION for _, _, kind in imports(wasm))
    found: set[int] = set()
    left = set(start)
    while left:
        index = left.pop()
        found.add(index)
        left |= {called - foreign for called in _called(functions[index]) if called >= foreign} - found
    return found


def _called(body: bytes) -> Iterable[int]:
    """Return the functions that a function names, by the numbers they have in the file."""
    at = behind_locals(body)
    while at < len(body):
        instruction, at = body[at], at + 1
        if instruction in (CALL, REF_FUNC):
            called, at = number(body, at)
            yield called
        else:
            at = _behind(body, at, instruction)


def _behind(body: bytes, at: int, instruction: int) -> int:
    """Return the position behind what belongs to an instruction."""
    count = _NUMBERS.get(instruction, 0)
    if instruction == BRANCH_TABLE:
        count, at = number(body, at)
        count += 1
    elif instruction == TYPED_SELECT:
        count, at = number(body, at)
    elif instruction == PREFIX:
        more, at = number(body, at)
        count = _PREFIXED[more]
    elif not count and instruction not in _NONE and instruction not in _BYTES:
        raise ValueError(f"the WebAssembly file has an instruction that is not known: {instruction:#x}")
    for _ in range(count):
        _, at = number(body, at)
    return at + _BYTES.get(instruction, 0)
