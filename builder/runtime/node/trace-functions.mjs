// Restores a snapshot in an instrumented Pyodide, makes it answer requests, and writes the indexes of the functions that
// have run as JSON: node trace-functions.mjs PATHS SNAPSHOT OUTPUT

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { answerRequests, readRequests, startPyodide } from "./pyodide.mjs";

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
const requests = readRequests(paths);
const isReading = (/** @type {string} */ request) => request.startsWith('{"action": "read"');
answerRequests(
  python,
  requests.filter((request) => !isReading(request)),
);
// In the page the first of these fails for want of its modules, and the exception crosses into JavaScript.
const readings = requests.filter(isReading);
let isModuleMissing = false;
try {
  answerRequests(python, readings.slice(0, 1));
} catch (error) {
  isModuleMissing = String(error).includes("ModuleNotFoundError");
}
if (readings.length && !isModuleMissing) throw new Error("the modules that read didn't have to be fetched");
mountAll(python);
answerRequests(python, readings);
python.runPython("gc.collect()");
const names = Object.keys(instrumented).filter(
  (name) => name.startsWith(COVERAGE_PREFIX) && /** @type {WebAssembly.Global} */ (instrumented[name]).value,
);
if (!names.length) throw new Error("Pyodide didn't instantiate the instrumented code with WebAssembly.instantiate");
writeFileSync(output, JSON.stringify(names.map((name) => Number(name.slice(COVERAGE_PREFIX.length)))));

/**
 * Put the modules that the boot leaves out where Python looks for them, as builder/web/python/worker/worker.js does.
 *
 * @param {any} python
 */
function mountAll(python) {
  const library = python.runPython("import sys; '/lib/python%d%d.zip' % sys.version_info[:2]");
  python.FS.writeFile(library, new Uint8Array(readFileSync(paths.stdlib)));
  const rest = gunzipSync(readFileSync(join(dirname(paths.stdlib), "rest.zip.gz")));
  python.FS.writeFile("/lib/rest.zip", new Uint8Array(rest));
  const wheels = readdirSync(paths.packages).filter((name) => name.endsWith(".whl"));
  for (const wheel of wheels)
    python.unpackArchive(new Uint8Array(readFileSync(join(paths.packages, wheel))).buffer, "wheel");
  // A package that is loaded has its other modules in the second archive.
  python.runPython(`
import importlib, sys
sys.path.append("/lib/rest.zip")
for name, module in list(sys.modules.items()):
    if isinstance(getattr(module, "__path__", None), list):
        module.__path__.append("/lib/rest.zip/" + name.replace(".", "/"))
importlib.invalidate_caches()
`);
}
