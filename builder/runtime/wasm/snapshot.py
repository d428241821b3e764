"""A compact snapshot of Python's memory: only the pages that differ from what the WebAssembly code brings with it.

The file, little-endian, before it is compressed with gzip:

    "PYMS"   u32 end of the code's own data   u32 number of pages
    u32 x number of pages: the page's number, in pages of 4 KiB from the start of memory
    4 KiB x number of pages

Every other page is as the code brings it (below the end of its data) or zero. Which pages are packed doesn't depend on
the engine that took the snapshot: the code's data is read from the file, never from a running memory.
"""

import gzip
from struct import pack, unpack_from
from typing import Final

import deflate

PAGE_BYTES: Final = 4096
MAGIC: Final = b"PYMS"
COMPRESSION_LEVEL: Final = 12
"""The highest of libdeflate, whose result is 3 % (100 kB) smaller than gzip's."""


def pack_snapshot(memory: bytes, initial: bytes) -> bytes:
    """Return the packed memory.

    Args:
        memory: all of Python's memory.
        initial: the start of the memory before Python ran; the rest of it was zero.
    """
    before = initial + bytes(len(memory) - len(initial))
    starts = range(0, len(memory), PAGE_BYTES)
    numbers = [at // PAGE_BYTES for at in starts if memory[at : at + PAGE_BYTES] != before[at : at + PAGE_BYTES]]
    header = pack(f"<4s2I{len(numbers)}I", MAGIC, len(initial), len(numbers), *numbers)
    pages = b"".join(memory[number * PAGE_BYTES : (number + 1) * PAGE_BYTES] for number in numbers)
    return bytes(deflate.gzip_compress(header + pages, COMPRESSION_LEVEL))


def packed_pages(packed: bytes) -> tuple[int, ...]:
    """Return the numbers of the pages in a packed memory."""
    content = gzip.decompress(packed)
    (count,) = unpack_from("<I", content, 8)
    return unpack_from(f"<{count}I", content, 12)
