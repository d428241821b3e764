/**
 * Starts Pyodide, from a snapshot of its memory or from its packages. Runs in the worker. The packages need nothing but
 * Pyodide's documented interface; what the snapshot needs besides is in pyodide-internals.js.
 */

import { download } from "./download.js";
import { patchModuleFactory, trampolineIndex } from "./pyodide-internals.js";
import { restoreSnapshot, validateSnapshot } from "./snapshot.js";

/** @import { SnapshotData } from "../../contract.d.ts" */
/** @import { BootCache, BootOptions } from "../protocol.d.ts" */

/**
 * @typedef {import("pyodide").PyodideAPI} Python
 * @typedef {(stage: "download" | "start", loaded?: number, total?: number) => void} OnProgress
 */

/** The same as at build time (builder/runtime/node/pyodide.mjs). */
const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "en_GB.UTF-8", PYTHONHASHSEED: "0", TZ: "UTC" };

/** An empty ZIP file: only its end-of-central-directory record. */
const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, index) => [0x50, 0x4b, 5, 6][index] ?? 0);

/**
 * Start Python so that it can import the builder.
 *
 * @param {BootOptions} options
 * @param {OnProgress} onProgress
 * @returns {Promise<{python: Python, bootCache: BootCache}>}
 */
export async function boot({ root, manifest, strategy, bypassCache, bootCache }, onProgress) {
  const { files, lock } = manifest;
  // A snapshot fits only the code that it was taken with; the packages run on all of Pyodide's.
  const build = strategy === "snapshot" && files.slim ? "slim" : "full";
  const cache = bootCache?.strategy === strategy ? bootCache : undefined;
  const data = strategy === "packages" ? ["stdlib", ...Object.keys(lock.packages)] : cache ? [] : ["snapshot"];
  const names = cache ? data : [...data, build];
  let downloading = true;
  const downloads = download(root, files, names, bypassCache, (loaded, total) => {
    if (downloading) onProgress("download", loaded, total);
  });
  const compiled = cache
    ? Promise.resolve(cache.module)
    : marked("code-compiled", WebAssembly.compileStreaming(downloads[build] ?? failMissing(build)));
  const snapshot =
    strategy === "snapshot"
      ? (cache?.snapshot ?? marked("memory-unpacked", readSnapshot(downloads["snapshot"])))
      : undefined;
  const address = (/** @type {string} */ name) => new URL(files[name]?.path ?? failMissing(name), root).href;
  interceptFetch(new Map(names.map((name) => [address(name), downloads[name]])), address("stdlib"));
  // The code compiles and the scripts start while the snapshot is still being downloaded.
  const [{ loadPyodide, version }] = await Promise.all([
    import(address("loader")),
    import(address("glue")),
    compiled,
    downloads["stdlib"],
  ]);
  Promise.all([compiled, snapshot]).then(
    () => {
      downloading = false;
      onProgress("start");
    },
    () => {}, // whoever awaits them gets the rejection
  );
  const failed = interceptInstantiation(compiled);
  const options = {
    indexURL: new URL(".", address("loader")).href,
    stdLibURL: address("stdlib"),
    lockFileContents: lock,
    packageBaseUrl: root,
    env: ENVIRONMENT,
  };
  const snapshotOptions = snapshot && prepareSnapshot(version, manifest.snapshot ?? failMissing("snapshot"), snapshot);
  /** @type {Python} */
  const python = await Promise.race([loadPyodide({ ...options, ...snapshotOptions }), failed]);
  if (snapshot) python.runPython("import random; random.seed()");
  else await loadPackages(python);
  return { python, bootCache: { strategy, module: await compiled, snapshot: await snapshot } };
}

/**
 * Note when something is there (tests/bench/visit_marks.py).
 *
 * @template Result
 * @param {string} name
 * @param {Promise<Result>} promise
 */
async function marked(name, promise) {
  const result = await promise;
  performance.mark(name);
  return result;
}

/** @param {Promise<Response> | undefined} response @returns {Promise<ArrayBuffer>} */
async function readSnapshot(response) {
  return validateSnapshot((await (await response)?.arrayBuffer()) ?? failMissing("snapshot"));
}

/**
 * Have Pyodide restore a snapshot.
 *
 * @param {string} version - of Pyodide
 * @param {SnapshotData} info
 * @param {ArrayBuffer | Promise<ArrayBuffer>} snapshot
 * @returns {object} more options of loadPyodide
 */
function prepareSnapshot(version, { heap, header }, snapshot) {
  patchModuleFactory(version, heap, async (module) => {
    restoreSnapshot(module, await snapshot, trampolineIndex(version, module));
    performance.mark("memory-restored");
  });
  return { _loadSnapshot: Uint8Array.from(atob(header), (character) => character.charCodeAt(0)) };
}

/** Install the builder and the packages that it needs. @param {Python} python */
async function loadPackages(python) {
  /** @type {string[]} */
  const problems = [];
  await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
  if (problems.length) throw new Error(problems.join(" "));
}

/**
 * Answer Pyodide's own requests from the downloads that have begun, and refuse all others.
 *
 * @param {Map<string, Promise<Response> | undefined>} downloads - by address
 * @param {string} stdlibUrl - not downloaded for a snapshot, whose memory has the modules that it needs
 */
function interceptFetch(downloads, stdlibUrl) {
  globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.endsWith(".wasm")) return new Response(); // compiled already; see interceptInstantiation
    return downloads.get(url) ?? (url === stdlibUrl ? new Response(EMPTY_ZIP) : failMissing(url));
  };
}

/**
 * Have Pyodide instantiate the module that is being compiled already. Left to itself Pyodide logs a failure and then
 * never finishes starting.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @returns {Promise<never>} rejects if the module can't be compiled or instantiated
 */
function interceptInstantiation(compiled) {
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      try {
        const module = await compiled;
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

/**
 * @param {string} name
 * @returns {never}
 */
function failMissing(name) {
  throw new Error(`${name} isn't part of the distribution`);
}
