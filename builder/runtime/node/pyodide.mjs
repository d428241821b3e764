// Starts Pyodide in Node at build time, in the environment that the worker gives it in the browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {object} Paths the first argument of every script here, as JSON
 * @property {string} pyodide - the folder with Pyodide's scripts and code
 * @property {string} stdlib - the archive of the standard library
 * @property {string} packages - the folder with the wheels and their lock
 * @property {string} requests - a JSON file with a list of requests
 */

/**
 * @param {Paths} paths
 * @param {object} [options] - more options of loadPyodide
 */
export async function startPyodide({ pyodide, stdlib, packages }, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: pyodide,
    stdLibURL: stdlib,
    lockFileContents: readLock(packages),
    packageBaseUrl: packages + "/",
    env: { HOME: "/home/pyodide", LANG: "en_GB.UTF-8", PYTHONHASHSEED: "0", TZ: "UTC" },
    ...options,
  });
}

/** @param {string} packages */
export function readLock(packages) {
  return JSON.parse(readFileSync(join(packages, "pyodide-lock.json"), "utf8"));
}

/**
 * @param {Paths} paths
 * @returns {string[]} the requests, each as JSON
 */
export function readRequests({ requests }) {
  return JSON.parse(readFileSync(requests, "utf8"));
}

/**
 * Make the builder answer every request.
 *
 * @param {any} python
 * @param {string[]} requests - JSON
 */
export function answerRequests(python, requests) {
  const handleJson = python.pyimport("builder.emails.bridge").handle_json;
  for (const request of requests) JSON.parse(handleJson(request));
  handleJson.destroy();
}
