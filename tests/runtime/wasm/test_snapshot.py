"""The packed snapshot of Python's memory."""

import gzip
from struct import pack, unpack_from

from builder.runtime.distribution import Distribution
from builder.runtime.pyodide_internals import initial_memory
from builder.runtime.wasm.snapshot import PAGE_BYTES, pack_snapshot, packed_pages


def test_packed_snapshot_is_complete(distribution: Distribution) -> None:
    """It has as many pages as it says, sorted and within the memory, and the end of the code's own data."""
    path, code = (distribution.path / distribution.manifest["files"][name]["path"] for name in ("snapshot", "full"))
    packed = path.read_bytes()
    content = gzip.decompress(packed)
    magic, data_end, count = unpack_from("<4s2I", content)
    assert magic == b"PYMS"
    assert len(content) == 12 + count * (4 + PAGE_BYTES)
    pages = packed_pages(packed)
    assert list(pages) == sorted(set(pages))
    assert (pages[-1] + 1) * PAGE_BYTES <= distribution.manifest["snapshot"]["heap"]
    assert data_end == len(initial_memory(code.read_bytes()))


def test_only_changed_pages_are_packed() -> None:
    """A page that is as the code brings it costs nothing, nor does an empty one."""
    initial = bytes(1024) + bytes(range(256)) * 48
    memory = bytearray(6 * PAGE_BYTES)
    memory[: len(initial)] = initial
    memory[4 * PAGE_BYTES + 7] = 1
    packed = pack_snapshot(bytes(memory), initial)
    changed = bytes(memory[4 * PAGE_BYTES : 5 * PAGE_BYTES])
    assert gzip.decompress(packed) == b"PYMS" + pack("<3I", len(initial), 1, 4) + changed
    assert packed_pages(packed) == (4,)
