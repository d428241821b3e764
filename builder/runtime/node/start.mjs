// Starts Pyodide in Node at build time, as the worker starts it in the browser: same archives, same lock, same environment.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @param {{pyodide: string, stdlib: string, packages: string, requests: string}} places paths: Pyodide's folder,
 *   the standard library's archive, the folder of wheels and lock, a JSON file with a list of requests
 * @param {object} [options] more options of loadPyodide
 */
export async function start({ pyodide, stdlib, packages, requests }, options = {}) {
  const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
  const python = await loadPyodide({
    indexURL: pyodide,
    stdLibURL: stdlib,
    lockFileContents: JSON.parse(readFileSync(join(packages, "pyodide-lock.json"), "utf8")),
    packageBaseUrl: packages + "/",
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", TZ: "UTC" },
    ...options,
  });
  const problems = [];
  await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
  if (problems.length) throw new Error(problems.join("\n"));
  const answer = python.pyimport("builder.emails.bridge").answer;
  for (const request of JSON.parse(readFileSync(requests, "utf8"))) JSON.parse(answer(request));
  return python;
}
