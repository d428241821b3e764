/**
 * All that the worker assumes about Pyodide beyond its documented interface. Only a start from a snapshot needs it, and
 * each assumption is checked where it is used: with a Pyodide that breaks one, the start fails at once and the page
 * starts Python from its packages instead. The build's half is builder/runtime/pyodide_internals.py.
 */

/**
 * @typedef {object} EmscriptenModule what the factory in pyodide.asm.js makes
 * @property {Int32Array} HEAP32 - Python's memory
 * @property {Uint8Array} HEAPU8 - the same
 * @property {number} [__PyRuntime] - the address of CPython's state
 * @property {number} [__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET] - where the trampoline's offset within that state is stored
 * @property {number} [_PyEM_CountArgsPtr] - the trampoline: the index of a function, or 0 where the engine has none
 */

/**
 * Have Pyodide's next module made with the memory of a snapshot.
 *
 * Pyodide's own option reads the whole snapshot before it starts. Given only the snapshot's header it starts at once;
 * `restore` fills in the memory once the module is there, before Python runs.
 *
 * @param {string} version - of Pyodide
 * @param {number} heapBytes - how large the memory is
 * @param {(module: EmscriptenModule) => Promise<void>} restore
 */
export function patchModuleFactory(version, heapBytes, restore) {
  const scope = /** @type {any} */ (globalThis);
  const createModule = scope._createPyodideModule;
  assertInternal(version, typeof createModule === "function", "the module factory is a global function");
  scope._createPyodideModule = async (/** @type {any} */ settings) => {
    const module = await createModule({ ...settings, INITIAL_MEMORY: heapBytes });
    assertInternal(version, module.HEAPU8?.length === heapBytes, "INITIAL_MEMORY sets the size of the memory");
    await restore(module);
    return module;
  };
}

/**
 * Find CPython's pointer to the trampoline that counts a function's arguments. The function is made by the engine, so
 * its index differs from engine to engine, and a snapshot must not overwrite it.
 *
 * @param {string} version - of Pyodide
 * @param {EmscriptenModule} module
 * @returns {number} its index in HEAP32
 */
export function trampolineIndex(version, module) {
  const { HEAP32, __PyRuntime: state = NaN, __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET: offset = NaN } = module;
  const index = (state + (HEAP32[offset / 4] ?? NaN)) / 4;
  const isFound = HEAP32[index] !== undefined && HEAP32[index] === module._PyEM_CountArgsPtr;
  assertInternal(version, isFound, "CPython's state holds the argument-counting trampoline");
  return index;
}

/**
 * @param {string} version
 * @param {boolean} holds
 * @param {string} assumption
 */
function assertInternal(version, holds, assumption) {
  if (holds) return;
  const remedy = "build with RUNTIME=stock, or adapt worker/pyodide-internals.js";
  throw new Error(`Pyodide ${version} breaks an assumption: ${assumption}. To fix it: ${remedy}`);
}
