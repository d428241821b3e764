// Runs the builder in Pyodide and writes what it imports as JSON: node trace-imports.mjs PATHS OUTPUT
// OUTPUT gets {"magic": the number of the bytecode's format, in hex, "files": [paths in the standard library's archive]}.

import { writeFileSync } from "node:fs";
import { answerRequests, readRequests, startPyodide } from "./pyodide.mjs";

const [, , pathsJson, output] = process.argv;
const paths = JSON.parse(pathsJson);
const python = await startPyodide(paths);
const problems = [];
await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
if (problems.length) throw new Error(problems.join("\n"));
answerRequests(python, readRequests(paths));
writeFileSync(
  output,
  python.runPython(`
import importlib.util, json, sys
archive = "/lib/python%d%d.zip/" % sys.version_info[:2]
origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in list(sys.modules.values())]
json.dumps({
    "magic": importlib.util.MAGIC_NUMBER.hex(),
    "files": sorted(origin.removeprefix(archive) for origin in origins if origin.startswith(archive)),
})
`),
);
