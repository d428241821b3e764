"""A snapshot of Python's memory, made small: only the pages that differ from what the WebAssembly code brings along.

The file, little-endian, before it is compressed with gzip:

    "PYMS"   u32 end of the code's own data   u32 number of pages
    u32 x number of pages: which page of 4 KiB, counted from the start of memory
    4 KiB x number of pages

Every other page is as the code brings it (below the end of its data) or zero. Which it is does not depend on the
engine that made the snapshot: the code's data is read from the file, never from a running memory.
"""

import gzip
from base64 import b64encode
from struct import pack, unpack_from
from typing import Any, Final

import deflate

from builder.runtime.wasm.binary import static_data

PAGE: Final = 4096
MAGIC: Final = b"PYMS"
LEVEL: Final = 12
"""Of libdeflate: three per cent smaller than what gzip can do, which is 100 kB for every visitor."""


def pack_memory(snapshot: bytes, wasm: bytes) -> tuple[bytes, dict[str, Any]]:
    """Return the packed memory of a snapshot of `makeMemorySnapshot`, and what else it takes to restore it.

    That is {"heap": the memory's size in bytes, "header": what stands before the memory, as base64}; the second
    32-bit number of a snapshot is the offset of its memory.
    """
    (offset,) = unpack_from("<I", snapshot, 4)
    memory = snapshot[offset:]
    start, data = static_data(wasm)
    end = start + len(data)
    before = bytes(start) + data + bytes(len(memory) - end)
    numbers = [at // PAGE for at in range(0, len(memory), PAGE) if memory[at : at + PAGE] != before[at : at + PAGE]]
    head = pack(f"<4s2I{len(numbers)}I", MAGIC, end, len(numbers), *numbers)
    pages = b"".join(memory[number * PAGE : (number + 1) * PAGE] for number in numbers)
    about = {"heap": len(memory), "header": b64encode(snapshot[:offset]).decode()}
    return bytes(deflate.gzip_compress(head + pages, LEVEL)), about


def pages_of(packed: bytes) -> tuple[int, ...]:
    """Return the numbers of the pages that a packed memory holds."""
    head = gzip.decompress(packed)
    (count,) = unpack_from("<I", head, 8)
    return unpack_from(f"<{count}I", head, 12)
