// Restores a snapshot in a Pyodide whose code notes which functions run, asks it much, and writes their indexes as JSON:
// node ran.mjs PLACES SNAPSHOT OUTPUT

import { readFileSync, writeFileSync } from "node:fs";
import { exercise, start } from "./pyodide.mjs";

const [, , given, snapshot, output] = process.argv;
const places = JSON.parse(given);
/** @type {WebAssembly.Exports} */
let code = {};
const instantiate = WebAssembly.instantiate;
/** @type {any} */ (WebAssembly).instantiate = async (/** @type {[any, any]} */ ...asked) => {
  const made = /** @type {any} */ (await instantiate(...asked));
  const exported = (made.instance ?? made).exports;
  if ("ran 0" in exported) code = exported;
  return made;
};
const python = await start(places, { _loadSnapshot: new Uint8Array(readFileSync(snapshot)) });
// What the worker does once it has started (builder/web/python/worker/boot.js). When Python looks for garbage is chance, and what it
// meets then too: here it looks all the time.
python.runPython("import random; random.seed()");
python.runPython("import gc; gc.collect(); gc.set_threshold(5)");
exercise(python, places);
python.runPython("gc.collect()");
const ran = Object.entries(code).filter(([name, counter]) => name.startsWith("ran ") && counter.value);
writeFileSync(output, JSON.stringify(ran.map(([name]) => Number(name.slice("ran ".length)))));
