/** Puts back a snapshot of Python's memory. Runs in the worker. The format stands in builder/runtime/wasm/snapshot.py. */

const PAGE = 4096;
const MAGIC = 0x534d5950; // "PYMS", read as a little-endian number

/**
 * Check that a snapshot is whole.
 *
 * @param {ArrayBuffer} packed - without the gzip around it
 * @returns {ArrayBuffer}
 */
export function checkMemory(packed) {
  const [magic, , count] = new Uint32Array(packed.slice(0, 12));
  if (magic !== MAGIC || packed.byteLength !== 12 + (count ?? 0) * (4 + PAGE)) throw new Error("the snapshot is damaged");
  return packed;
}

/**
 * Make the memory of a started, empty Pyodide that of the snapshot.
 *
 * @param {any} pyodide - Emscripten's module
 * @param {ArrayBuffer} packed
 */
export function applyMemory(pyodide, packed) {
  const [, end = 0, count = 0] = new Uint32Array(packed, 0, 3);
  const numbers = new Uint32Array(packed, 12, count);
  const pages = new Uint8Array(packed, 12 + count * 4);
  // CPython keeps a pointer to a function that is not the same in every engine: this one's own must stay.
  const at = (pyodide.__PyRuntime + pyodide.HEAP32[pyodide.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET / 4]) / 4;
  const own = pyodide.HEAP32[at];
  pyodide.HEAPU8.fill(0, end);
  numbers.forEach((number, index) => {
    pyodide.HEAPU8.set(pages.subarray(index * PAGE, (index + 1) * PAGE), number * PAGE);
  });
  pyodide.HEAP32[at] = own;
}
