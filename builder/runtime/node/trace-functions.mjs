// Restores a snapshot in an instrumented Pyodide, makes it answer requests, and writes the indexes of the functions that
// have run as JSON: node trace-functions.mjs PATHS SNAPSHOT OUTPUT

import { readFileSync, writeFileSync } from "node:fs";
import { answerRequests, startPyodide } from "./pyodide.mjs";

const COVERAGE_PREFIX = "ran "; // tree_shake.py

const [, , pathsJson, snapshot, output] = process.argv;
const paths = JSON.parse(pathsJson);
/** @type {WebAssembly.Exports} */
let instrumented = {};
const instantiate = WebAssembly.instantiate;
/** @type {any} */ (WebAssembly).instantiate = async (/** @type {[any, any]} */ ...args) => {
  const result = /** @type {any} */ (await instantiate(...args));
  const { exports } = result.instance ?? result;
  if (`${COVERAGE_PREFIX}0` in exports) instrumented = exports;
  return result;
};
const python = await startPyodide(paths, { _loadSnapshot: new Uint8Array(readFileSync(snapshot)) });
// What the worker does once it has started (builder/web/python/worker/boot.js). When Python collects garbage, and what
// it runs then, is down to chance: here it collects all the time.
python.runPython("import random; random.seed()");
python.runPython("import gc; gc.collect(); gc.set_threshold(5)");
answerRequests(python, paths);
python.runPython("gc.collect()");
const names = Object.keys(instrumented).filter(
  (name) => name.startsWith(COVERAGE_PREFIX) && /** @type {WebAssembly.Global} */ (instrumented[name]).value,
);
if (!names.length) throw new Error("Pyodide didn't instantiate the instrumented code with WebAssembly.instantiate");
writeFileSync(output, JSON.stringify(names.map((name) => Number(name.slice(COVERAGE_PREFIX.length)))));
