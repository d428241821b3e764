import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";

import { patchModuleFactory, trampolineIndex } from "../../../../builder/web/python/worker/pyodide-internals.js";

const scope = /** @type {any} */ (globalThis);

afterEach(() => {
  delete scope._createPyodideModule;
});

describe("trampolineIndex", () => {
  const STATE = 16;
  const OFFSET_ADDRESS = 8;
  const TRAMPOLINE = 77;

  /** A module as Pyodide 0.29.5 makes it: the offset 12 in its memory, and the trampoline at 16 + 12. */
  function makeModule() {
    const HEAP32 = new Int32Array(16);
    HEAP32[OFFSET_ADDRESS / 4] = 12;
    HEAP32[(STATE + 12) / 4] = TRAMPOLINE;
    return {
      HEAP32,
      HEAPU8: new Uint8Array(HEAP32.buffer),
      __PyRuntime: STATE,
      __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET: OFFSET_ADDRESS,
      _PyEM_CountArgsPtr: TRAMPOLINE,
    };
  }

  test("finds the trampoline", () => {
    assert.equal(trampolineIndex("0.29.5", makeModule()), 7);
  });

  for (const symbol of /** @type {const} */ ([
    "__PyRuntime",
    "__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET",
    "_PyEM_CountArgsPtr",
  ])) {
    test(`rejects a Pyodide without ${symbol}`, () => {
      const { [symbol]: _, ...module } = makeModule();
      assert.throws(() => trampolineIndex("314.0.7", module), /Pyodide 314\.0\.7.*trampoline.*RUNTIME=stock/);
    });
  }

  test("rejects a Pyodide that stores something else there", () => {
    assert.throws(() => trampolineIndex("1", { ...makeModule(), _PyEM_CountArgsPtr: 78 }), /trampoline/);
  });

  test("rejects an address outside the memory", () => {
    assert.throws(() => trampolineIndex("1", { ...makeModule(), __PyRuntime: 4096 }), /trampoline/);
  });
});

describe("patchModuleFactory", () => {
  test("makes the module with the snapshot's memory, and restores it before Python runs", async () => {
    /** @type {unknown[]} */
    const calls = [];
    scope._createPyodideModule = async (/** @type {any} */ settings) => {
      calls.push(settings);
      return { HEAPU8: new Uint8Array(settings.INITIAL_MEMORY) };
    };
    patchModuleFactory("0.29.5", 64, async (module) => {
      calls.push(module);
    });
    const module = await scope._createPyodideModule({ noInitialRun: true, INITIAL_MEMORY: 8 });
    assert.deepEqual(calls, [{ noInitialRun: true, INITIAL_MEMORY: 64 }, module]);
  });

  test("rejects a Pyodide without the global factory", () => {
    assert.throws(() => patchModuleFactory("314.0.7", 64, async () => {}), /Pyodide 314\.0\.7.*module factory/);
  });

  test("rejects a Pyodide that ignores the size of the memory", async () => {
    scope._createPyodideModule = async () => ({ HEAPU8: new Uint8Array(128) });
    patchModuleFactory("314.0.7", 64, async () => {
      throw new Error("restored all the same");
    });
    await assert.rejects(scope._createPyodideModule({}), /INITIAL_MEMORY/);
  });
});
