// Starts Pyodide in Node at build time, in the environment that the worker gives it in the browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{pyodide: string, stdlib: string, packages: string, requests: string}} Places paths: Pyodide's folder,
 *   the standard library's archive, the folder of wheels and lock, a JSON file with a list of requests
 */

/**
 * @param {Places} places
 * @param {object} [options] more options of loadPyodide
 */
export async function start({ pyodide, stdlib, packages }, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: pyodide,
    stdLibURL: stdlib,
    lockFileContents: lock(packages),
    packageBaseUrl: packages + "/",
    env: { HOME: "/home/pyodide", LANG: "en_GB.UTF-8", PYTHONHASHSEED: "0", TZ: "UTC" },
    ...options,
  });
}

/** @param {string} packages */
export function lock(packages) {
  return JSON.parse(readFileSync(join(packages, "pyodide-lock.json"), "utf8"));
}

/**
 * Ask the builder everything that the build asks.
 *
 * @param {any} python
 * @param {Places} places
 */
export function exercise(python, { requests }) {
  const handleJson = python.pyimport("builder.emails.bridge").handle_json;
  for (const request of JSON.parse(readFileSync(requests, "utf8"))) JSON.parse(handleJson(request));
  handleJson.destroy();
}
