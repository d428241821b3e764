/** Starts Pyodide, from a snapshot of its memory or from compiled modules. Runs in the worker. */

import { download } from "./download.js";
import { applyMemory, checkMemory } from "./snapshot.js";

/** @import { BootCache, BootOptions } from "../protocol.d.ts" */

/**
 * @typedef {import("pyodide").PyodideAPI} Python
 * @typedef {(stage: "download" | "start", loaded?: number, total?: number) => void} Tell
 */

/** The same as at build time (builder/runtime/node/pyodide.mjs). */
const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "en_GB.UTF-8", PYTHONHASHSEED: "0", TZ: "UTC" };

/** An archive of nothing: its end record. */
const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, at) => [0x50, 0x4b, 5, 6][at] ?? 0);

/**
 * Start Python so that it can import the builder.
 *
 * @param {BootOptions} options
 * @param {Tell} tell
 * @returns {Promise<{python: Python, bootCache: BootCache}>}
 */
export async function boot({ root, manifest, strategy, build, bypassCache, bootCache }, tell) {
  const { files, lock } = manifest;
  const needed = strategy === "snapshot" ? ["snapshot"] : ["stdlib", ...Object.keys(lock.packages)];
  const module = bootCache?.build === build ? bootCache.module : undefined;
  const names = [...needed.filter((name) => name !== "snapshot" || !bootCache?.snapshot), ...(module ? [] : [build])];
  let waiting = true;
  const coming = download(root, files, names, bypassCache, (loaded, total) => waiting && tell("download", loaded, total));
  const compiled = module ? Promise.resolve(module) : WebAssembly.compileStreaming(coming[build] ?? missing(build));
  const memory = strategy === "snapshot" ? Promise.resolve(bootCache?.snapshot ?? unpacked(coming.snapshot)) : undefined;
  const address = (/** @type {string} */ name) => new URL(files[name]?.path ?? missing(name), root).href;
  serve(new Map(names.map((name) => [address(name), coming[name]])), address("stdlib"));
  // The code compiles and the program starts while the memory is still on its way.
  const parts = [import(address("loader")), import(address("glue")), compiled, coming.stdlib];
  const [{ loadPyodide }] = await Promise.all(parts);
  Promise.all([compiled, memory]).then(
    () => {
      waiting = false;
      tell("start");
    },
    () => {}, // whoever uses them hears of it
  );
  const failed = adapt(compiled, memory, manifest.snapshot?.heap ?? 0);
  const common = { indexURL: new URL(".", address("loader")).href, stdLibURL: address("stdlib"), env: ENVIRONMENT };
  const options = { ...common, lockFileContents: lock, packageBaseUrl: root };
  const header = manifest.snapshot?.header ?? "";
  const snapshot = memory && { _loadSnapshot: Uint8Array.from(atob(header), (c) => c.charCodeAt(0)) };
  /** @type {Python} */
  const python = await Promise.race([loadPyodide({ ...options, ...snapshot }), failed]);
  if (memory) python.runPython("import random; random.seed()");
  else await load(python);
  return { python, bootCache: { build, module: await compiled, snapshot: await memory } };
}

/** @param {Promise<Response> | undefined} response @returns {Promise<ArrayBuffer>} */
async function unpacked(response) {
  return checkMemory((await (await response)?.arrayBuffer()) ?? missing("snapshot"));
}

/** Unpack the builder and what it needs. @param {Python} python */
async function load(python) {
  /** @type {string[]} */
  const problems = [];
  await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
  if (problems.length) throw new Error(problems.join(" "));
}

/**
 * Answer Pyodide's own requests from what is already on its way, and no others.
 *
 * @param {Map<string, Promise<Response> | undefined>} coming - by address
 * @param {string} stdlib - the address of the standard library; a snapshot has in its memory what it needs
 */
function serve(coming, stdlib) {
  globalThis.fetch = async (asked) => {
    const url = asked instanceof Request ? asked.url : String(asked);
    // The code is compiled already; Pyodide asks for it all the same and is not given another copy.
    if (url.endsWith(".wasm")) return new Response();
    return coming.get(url) ?? (url === stdlib ? new Response(EMPTY_ZIP) : missing(url));
  };
}

/**
 * Have Pyodide take compiled code, and the memory of a snapshot if there is one, when it makes its module. Its own way
 * hangs for ever when the code cannot be used; this one fails. And it would wait for the whole memory before it starts.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {Promise<ArrayBuffer> | undefined} memory
 * @param {number} heap - how large the memory is
 * @returns {Promise<never>} rejects when the code or the memory cannot be used
 */
function adapt(compiled, memory, heap) {
  const scope = /** @type {any} */ (globalThis);
  const create = scope._createPyodideModule;
  return new Promise((_, reject) => {
    scope._createPyodideModule = async (/** @type {any} */ settings) => {
      settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ receive) => {
        imports.sentinel = sentinel();
        compiled.then(async (module) => receive(await WebAssembly.instantiate(module, imports), module)).catch(reject);
        return {};
      };
      if (!memory) return create(settings);
      settings.INITIAL_MEMORY = heap;
      const pyodide = await create(settings);
      applyMemory(pyodide, await memory);
      return pyodide;
    };
  });
}

/** Two functions that Pyodide's code imports to mark an error: what it uses itself where wasm has no garbage collector. */
function sentinel() {
  const mark = Symbol("error marker");
  return { create_sentinel: () => mark, is_sentinel: (/** @type {unknown} */ value) => value === mark };
}

/**
 * @param {string} name
 * @returns {never}
 */
function missing(name) {
  throw new Error(`${name} is no part of the distribution`);
}
