/** Restores a snapshot of Python's memory. Runs in the worker. The format is described in builder/runtime/wasm/snapshot.py. */

const PAGE_BYTES = 4096;
const HEADER_BYTES = 12;
const MAGIC = 0x534d5950; // "PYMS", read as a little-endian number

/**
 * Check that a snapshot is complete.
 *
 * @param {ArrayBuffer} snapshot - without the gzip around it
 * @returns {ArrayBuffer} the same
 */
export function validateSnapshot(snapshot) {
  const [magic, , count = 0] = new Uint32Array(snapshot.slice(0, HEADER_BYTES));
  const isComplete = magic === MAGIC && snapshot.byteLength === HEADER_BYTES + count * (4 + PAGE_BYTES);
  if (!isComplete) throw new Error("the snapshot is damaged");
  return snapshot;
}

/**
 * Replace the memory of a Python that has just been started by that of the snapshot, save for one 32-bit word.
 *
 * @param {{HEAP32: Int32Array, HEAPU8: Uint8Array}} memory
 * @param {ArrayBuffer} snapshot
 * @param {number} keptIndex - the index in HEAP32 of the word that keeps its value
 */
export function restoreSnapshot({ HEAP32, HEAPU8 }, snapshot, keptIndex) {
  const [, dataEnd = 0, count = 0] = new Uint32Array(snapshot, 0, 3);
  const pageNumbers = new Uint32Array(snapshot, HEADER_BYTES, count);
  const pages = new Uint8Array(snapshot, HEADER_BYTES + count * 4);
  const keptValue = HEAP32[keptIndex] ?? 0;
  HEAPU8.fill(0, dataEnd);
  pageNumbers.forEach((pageNumber, index) => {
    HEAPU8.set(pages.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES), pageNumber * PAGE_BYTES);
  });
  HEAP32[keptIndex] = keptValue;
}
