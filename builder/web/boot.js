/** Starts Pyodide from compiled modules. Runs in the worker. */

import { download } from "./download.js";

/**
 * @typedef {import("pyodide").PyodideAPI} Python
 * @typedef {{path: string, bytes: number, gzip: number, integrity: string}} File
 * @typedef {{base: string, files: Record<string, File>, lock: {packages: Record<string, object>}}} Manifest
 * @typedef {object} Start what a worker is told to start with
 * @property {string} root - the address of the distribution, absolute
 * @property {Manifest} manifest
 * @property {string} way - "modules"
 * @property {boolean} fresh - after a failure: ask the server for what the browser may have kept badly
 * @property {WebAssembly.Module} [module] - Pyodide's code, if an earlier worker has compiled it
 * @typedef {(stage: string, loaded?: number, total?: number) => void} Tell
 */

/** The same as when the build asked Python what it imports. */
const ENVIRONMENT = { HOME: "/home/pyodide", PYTHONHASHSEED: "0", TZ: "UTC" };

/**
 * Start Python and import the builder.
 *
 * @param {Start} start
 * @param {Tell} tell
 * @returns {Promise<{python: Python, module: WebAssembly.Module}>}
 */
export async function boot({ root, manifest, fresh, module }, tell) {
  const { files, lock } = manifest;
  const names = ["stdlib", ...Object.keys(lock.packages), ...(module ? [] : ["wasm"])];
  let waiting = true;
  const coming = download(root, files, names, fresh, (loaded, total) => waiting && tell("download", loaded, total));
  const compiled = module ? Promise.resolve(module) : WebAssembly.compileStreaming(coming.wasm ?? missing("wasm"));
  serve(root, files, coming);
  const address = (/** @type {string} */ name) => new URL(files[name]?.path ?? missing(name), root).href;
  const [{ loadPyodide }] = await Promise.all([import(address("loader")), import(address("glue")), compiled, coming.stdlib]);
  waiting = false;
  tell("start");
  const failed = instantiateFrom(compiled);
  /** @type {Python} */
  const python = await Promise.race([
    loadPyodide({
      indexURL: new URL(".", address("loader")).href,
      stdLibURL: address("stdlib"),
      lockFileContents: lock,
      packageBaseUrl: root,
      env: ENVIRONMENT,
    }),
    failed,
  ]);
  /** @type {string[]} */
  const problems = [];
  await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
  if (problems.length) throw new Error(problems.join(" "));
  return { python, module: await compiled };
}

/**
 * Answer Pyodide's own requests from what is already on its way, and no others.
 *
 * @param {string} root
 * @param {Record<string, File>} files
 * @param {Record<string, Promise<Response>>} coming
 */
function serve(root, files, coming) {
  const byAddress = new Map(Object.entries(coming).map(([name, response]) => [new URL(files[name]?.path ?? "", root).href, response]));
  globalThis.fetch = async (asked) => {
    const url = asked instanceof Request ? asked.url : String(asked);
    // The code is compiled already; Pyodide asks for it all the same and is not given another copy.
    if (url.endsWith(".wasm")) return new Response();
    return byAddress.get(url) ?? missing(url);
  };
}

/**
 * Have Pyodide take compiled code. Its own way hangs for ever when the code cannot be used; this one fails.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @returns {Promise<never>} rejects when the code cannot be used
 */
function instantiateFrom(compiled) {
  const scope = /** @type {any} */ (globalThis);
  const create = scope._createPyodideModule;
  return new Promise((_, reject) => {
    scope._createPyodideModule = (/** @type {any} */ settings) => {
      settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ receive) => {
        imports.sentinel = sentinel();
        compiled.then(async (module) => receive(await WebAssembly.instantiate(module, imports), module)).catch(reject);
        return {};
      };
      return create(settings);
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
